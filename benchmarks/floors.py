"""Pinned floors: figures below which the program may not fall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import yaml

from benchmarks.figures import Figure

FLOORS = Path(__file__).with_name("floors.yaml")
#: How far a floor lies below the figure of the day it was pinned.
MARGIN = 0.02
_HEAD = """\
# Figures on the dev half of the gold below which `make test` fails, for counts of errors above which.
# Written by `benchmarks/run --raise-floors`, which only ever makes a floor stricter.
"""


def load(path: Path = FLOORS) -> dict[str, float]:
    """The floors by figure key; none where the file is not there yet."""
    if not path.exists():
        return {}
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")) or {})


def below(figures: Iterable[Figure], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure that is worse than its floor, and for each floor without a figure."""
    found = {figure.key: figure for figure in figures}
    lines = [f"{key}: no such figure any more" for key in floors if key not in found]
    for key, floor in floors.items():
        figure = found.get(key)
        if figure is None:
            continue
        worse = figure.value > floor if figure.lower_is_better else figure.value < floor
        if worse:
            lines.append(f"{key}: {figure.value:.3f}, the floor is {floor:.3f}")
    return lines


def raised(figures: Iterable[Figure], floors: Mapping[str, float]) -> dict[str, float]:
    """The floors that the figures allow, each at least as strict as before."""
    new = dict(floors)
    for figure in figures:
        if figure.lower_is_better:
            new[figure.key] = min(round(figure.value + MARGIN, 3), floors.get(figure.key, 1.0))
        else:
            new[figure.key] = max(round(figure.value - MARGIN, 3), floors.get(figure.key, 0.0))
    return new


def save(floors: Mapping[str, float], path: Path = FLOORS) -> None:
    """Writes the floors, sorted by key."""
    lines = [f'"{key}": {floors[key]:.3f}' for key in sorted(floors)]
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
