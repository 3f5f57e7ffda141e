"""Measures the program on the gold of ``benchmarks/gold``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure
from benchmarks.scoring import Hits, Score, score, total
from kgbuild.contract import to_document
from kgbuild.model import Article
from kgbuild.ontology import load_ontology
from kgbuild.pipeline import pipeline_for

GOLD = Path(__file__).with_name("gold")


def names(held: bool, folder: Path = GOLD) -> list[str]:
    """The articles of one half: ``fr-01`` … with odd numbers, or the held ones with even numbers."""
    found = sorted(path.stem for path in folder.glob("*.json"))
    return [name for name in found if (int(name.rsplit("-", 1)[1]) % 2 == 0) == held]


def measure(held: bool = False, folder: Path = GOLD) -> list[Figure]:
    """The figures of one half, for each language."""
    scores: dict[str, list[Score]] = {}
    symmetric = {name for name, relation in load_ontology().relations.items() if relation.symmetric}
    for name in names(held, folder):
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        text = (folder / "texts" / f"{name}.txt").read_text(encoding="utf-8")
        scores.setdefault(gold["lang"], []).append(
            score(gold, extracted(name, gold["lang"], text), symmetric)
        )
    half = "held" if held else "dev"
    return [
        figure for lang, parts in sorted(scores.items()) for figure in figures(f"gold {lang} {half}", parts)
    ]


def extracted(name: str, lang: str, text: str) -> dict[str, Any]:
    """The contract document of an article that is taken as it stands."""
    return to_document(pipeline_for(lang).extract(Article(name, name, lang, text)))


def figures(label: str, scores: Sequence[Score]) -> list[Figure]:
    """The figures of several articles together."""
    summed = total(scores)
    parts: list[tuple[str, Hits]] = [
        ("entities", summed.entities),
        ("typed entities", summed.typed_entities),
        ("statement pairs", summed.pairs),
        ("typed statements", summed.typed),
    ]
    found = [
        Figure(label, f"{name} {kind}", value)
        for name, hits in parts
        for kind, value in (("P", hits.precision), ("R", hits.recall), ("F1", hits.f1))
    ]
    standing = summed.standing
    found += [
        Figure(label, f"{name} right", standing.share(count))
        for name, count in (
            ("polarity", standing.polarity),
            ("certainty", standing.certainty),
            ("source", standing.source),
        )
    ]
    share = standing.share(standing.false_assertions)
    return [*found, Figure(label, "false assertions", share, lower_is_better=True)]
