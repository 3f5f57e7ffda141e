"""Every frame's own sentences: the examples give the relation, the counter-examples do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kgbuild.languages import get_language
from kgbuild.model import Article, Extraction, Reference, Topic
from kgbuild.pipeline import pipeline_for

FILES = [(code, name) for code in ("fr", "en") for name in get_language(code).data.names("frames")]


def extract(lang: str, text: str) -> Extraction:
    return pipeline_for(lang).extract(Article("urn:kgbuild:article:test", "test", lang, text))


def ends(extraction: Extraction, relation: str) -> Iterator[tuple[set[str], set[str]]]:
    names = {entity.id: {entity.name, *entity.names} for entity in extraction.entities}

    def of(end: Reference) -> set[str]:
        return {end.text} if isinstance(end, Topic) else names[end]

    for statement in extraction.statements:
        if statement.relation == relation:
            yield of(statement.subject), of(statement.object)


def holds(found: set[str], wanted: str) -> bool:
    return wanted in found or any(wanted.casefold() in name.casefold() for name in found)


def misses(lang: str, frame: dict[str, Any]) -> Iterator[str]:
    for example in frame["examples"]:
        extraction = extract(lang, example["text"])
        if not any(
            holds(subject, example["subject"]) and holds(target, example["object"])
            for subject, target in ends(extraction, frame["relation"])
        ):
            yield f"{frame['id']}: no {frame['relation']} in {example['text']!r}"
    for text in frame["counter"]:
        if any(True for _ in ends(extract(lang, text), frame["relation"])):
            yield f"{frame['id']}: {frame['relation']} in {text!r}"


@pytest.mark.parametrize(("lang", "name"), FILES)
def test_examples_and_counter_examples(lang, name):
    frames = get_language(lang).data.document(name)
    assert [miss for frame in frames for miss in misses(lang, frame)] == []
