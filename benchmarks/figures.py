"""The figures that benchmarks report, and how they are printed beside what others have published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

_REFERENCES = Path(__file__).with_name("references.yaml")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value, 0.0 to 1.0 or a count. ``set`` names the data, ``measure`` what is measured.

    ``lower_is_better`` marks counts and shares of errors.
    """

    set: str
    measure: str
    value: float
    lower_is_better: bool = False

    @property
    def key(self) -> str:
        """``set / measure``, the name of the figure in data files."""
        return f"{self.set} / {self.measure}"


def load_references(path: Path = _REFERENCES) -> Mapping[str, Sequence[str]]:
    """Published values by figure key, each as text: ``0.583 multilingual BERT``."""
    rows: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        key: [f"{point['value']:.3f} {point['system']}" for point in points]
        for key, points in rows["figures"].items()
    }


def table(figures: Iterable[Figure], references: Mapping[str, Sequence[str]]) -> str:
    """The figures as a Markdown table."""
    lines = ["| set | measure | value | published |", "| --- | --- | --- | --- |"]
    for figure in figures:
        points = "; ".join(references.get(figure.key, ()))
        lines.append(f"| {figure.set} | {figure.measure} | {figure.value:.3f} | {points} |")
    return "\n".join(lines)
