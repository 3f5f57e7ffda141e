"""Relation classification on RELX: which of 18 directed relations joins two marked entities.

The program reads the sentence without its marks. The label is that of a statement that it makes
between the entities at the two marks. Where it states nothing there are two ways to answer, both
reported: ``no_relation``, or what the types of the two marked things suggest. The second is no
extraction (it joins two names because they stand in one sentence), but the task as published asks
for it: in six of seven sentences some relation holds, and the systems it is compared with have
learnt from the types. The types alone are reported as a third figure, so that one sees their part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.figures import Figure
from benchmarks.places import kind_of_place
from kgbuild.languages import get_language
from kgbuild.languages.lexicon import Lexicon
from kgbuild.model import Article, Entity, Extraction, Mention, Statement, Topic
from kgbuild.pipeline import pipeline_for

NO_RELATION = "no_relation"
_MAPPING = Path(__file__).with_name("relx.yaml")
_MARK = re.compile(r"<(/?)e([12])>")
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
#: Kinds of marks that a noun phrase may hold as a title.
_NO_NAMES = frozenset({"Title", "Nationality", "Person", ""})
#: The labels know people, organisations and places only.
_AS_ORGANISATION = {"Event": "Organisation", "Work": "Organisation", "Product": "Organisation"}
_LABEL = re.compile(r"^(.+)\((e[12]),(e[12])\)$")


@dataclass(frozen=True, slots=True)
class Item:
    """A sentence without its marks, the offsets of the two entities in it, and the gold label."""

    id: str
    text: str
    first: tuple[int, int]
    second: tuple[int, int]
    label: str

    def span(self, number: int) -> tuple[int, int]:
        """The offsets of the first or second mark."""
        return self.first if number == 1 else self.second

    def marked(self, number: int) -> str:
        """The words at the first or second mark."""
        return self.text[slice(*self.span(number))]


def read(path: Path) -> list[Item]:
    """The items of a RELX file: a line with id and quoted sentence, a line with the label."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    items = []
    for sentence, label in zip(lines[::2], lines[1::2], strict=True):
        number, text = sentence.split("\t", 1)
        items.append(_item(number, text.strip().removeprefix('"').removesuffix('"'), label.strip()))
    return items


def _item(number: str, marked: str, label: str) -> Item:
    text, last = "", 0
    spans: dict[str, tuple[int, int]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        closing, which = mark.groups()
        last = mark.end()
        if closing:
            text = text.removesuffix(" ")
            spans[which] = (spans[which][0], len(text))
        else:
            spans[which] = (len(text), len(text))
            last += marked[last : last + 1] == " "
    text += marked[last:]
    return Item(number, text, spans["1"], spans["2"], label)


class Classifier:
    """Reads a label out of what the program finds; the rules lie in ``relx.yaml``."""

    def __init__(self, lang: str) -> None:
        self._mapping: Mapping[str, Any] = yaml.safe_load(_MAPPING.read_text(encoding="utf-8"))
        self._kinds = MarkKinds(lang)

    def from_statements(self, item: Item, extraction: Extraction) -> str:
        """The label that the program's statements give, ``no_relation`` where there is none."""
        entities = {entity.id: entity for entity in extraction.entities}
        marks = {
            number: _at(extraction.mentions, span) for number, span in ((1, item.first), (2, item.second))
        }
        found: list[tuple[int, str]] = []
        for statement in extraction.statements:
            if statement.polarity == "negative":
                continue
            for subject, target in ((1, 2), (2, 1)):
                if statement.subject in marks[subject] and self._is_object(
                    statement, marks[target], item.span(target), extraction
                ):
                    found += self._labels(statement, extraction, item, (subject, target))
        return min(found)[1] if found else self._alternate(item, extraction, entities)

    def from_types(self, item: Item, extraction: Extraction) -> str:
        """The label that the kinds of the two marked things suggest."""
        kinds = {number: self._kinds.of(item.span(number), extraction) for number in (1, 2)}
        for row in self._mapping["types"]:
            for first, second in ((1, 2), (2, 1)):
                if (row["first"], row["second"]) == (kinds[first], kinds[second]):
                    return f"{row['label']}(e{first},e{second})"
        return NO_RELATION

    def _alternate(self, item: Item, extraction: Extraction, entities: Mapping[str, Entity]) -> str:
        """Two separate mentions of one entity are two of its names."""
        first, second = (_mention_at(extraction.mentions, item.span(number)) for number in (1, 2))
        if first is None or second is None or first.entity is None:
            return NO_RELATION
        if first.id == second.id or first.entity != second.entity:
            return NO_RELATION
        label = self._mapping["same_entity"].get(entities[first.entity].type)
        return f"{label}(e1,e2)" if label else NO_RELATION

    def _is_object(
        self, statement: Statement, entities: frozenset[str], span: tuple[int, int], extraction: Extraction
    ) -> bool:
        if not isinstance(statement.object, Topic):
            return statement.object in entities
        marked = extraction.article.text[slice(*span)].casefold()
        return self._kinds.of(span, extraction) in _NO_NAMES and marked in statement.object.text.casefold()

    def _labels(
        self, statement: Statement, extraction: Extraction, item: Item, ends: tuple[int, int]
    ) -> Iterator[tuple[int, str]]:
        """The labels of a statement, each with its rank; ``ends`` are the marks of subject and object."""
        types = {entity.id: entity.type for entity in extraction.entities}
        subject_type = types[statement.subject]
        target_type = types[statement.object] if isinstance(statement.object, str) else "Topic"
        marked = self._kinds.of(item.span(ends[1]), extraction)
        for rank, row in enumerate(self._mapping["relations"]):
            if row["relation"] != statement.relation or subject_type not in row.get(
                "subject", [subject_type]
            ):
                continue
            if target_type not in row.get("object", [target_type]) or marked != row.get("marked", marked):
                continue
            label = row["label"]
            if "{place}" in label:
                place = label.format(place=kind_of_place([item.marked(ends[1])]))
                label = self._mapping["labels_of_place"].get(place)
            if label:
                first, second = ends if row["first"] == "subject" else ends[::-1]
                yield rank, f"{label}(e{first},e{second})"
                return


class MarkKinds:
    """What a marked stretch of text is, for the rows ``types`` of the mapping."""

    def __init__(self, lang: str) -> None:
        self._lexicon = Lexicon(get_language(lang))

    def of(self, span: tuple[int, int], extraction: Extraction) -> str:
        """``Year``, ``Title``, ``Nationality``, a kind of place, or the type of the entity there."""
        text = extraction.article.text[slice(*span)]
        if _YEAR.search(text):
            return "Year"
        if self._lexicon.demonym(text) is not None:
            return "Nationality"
        mention = _mention_at(extraction.mentions, span)
        if mention is not None and mention.kind == "pronoun":
            return "Person" if mention.gender else "Organisation"
        if text[:1].islower():
            return "Title"
        kind = kind_of_place([text])
        if kind != "city":
            return kind
        type_ = mention.type if mention else None
        return kind if type_ == "Place" else _AS_ORGANISATION.get(type_ or "", type_ or "")


def _at(mentions: Sequence[Mention], span: tuple[int, int]) -> frozenset[str]:
    """The entities of the mentions that overlap a span most."""
    best = _mention_at(mentions, span)
    if best is None or best.entity is None:
        return frozenset()
    return frozenset({best.entity})


def _mention_at(mentions: Sequence[Mention], span: tuple[int, int]) -> Mention | None:
    """The mention that overlaps a span most; one that has an entity rather than one that has none."""
    near = [m for m in mentions if m.start < span[1] and m.end > span[0]]
    return max(near, key=lambda m: (_overlap((m.start, m.end), span), m.entity is not None), default=None)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def scores(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float]:
    """Macro-averaged and micro-averaged F1 over the relations, ``no_relation`` left out.

    A relation's F1 counts both its directions together, and a label is right only in the right direction,
    as in the evaluation that the data set came with.
    """
    right: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for label, answer in zip(gold, found, strict=True):
        wanted[_relation(label)] += 1
        given[_relation(answer)] += 1
        right[_relation(label)] += label == answer
    relations = sorted(set(wanted) - {NO_RELATION})
    each = [2 * right[r] / (wanted[r] + given[r]) for r in relations]
    hits = sum(right[r] for r in relations)
    asked = sum(wanted[r] + given[r] for r in relations)
    return sum(each) / len(each), 2 * hits / asked


def _relation(label: str) -> str:
    match = _LABEL.match(label)
    return match.group(1) if match else label


def answers(items: Sequence[Item], lang: str) -> Iterator[tuple[Item, Extraction, str, str]]:
    """Each item with what the program finds, the label of its statements, and that of the types."""
    pipeline, classifier = pipeline_for(lang), Classifier(lang)
    for item in items:
        extraction = pipeline.extract(Article(item.id, item.id, lang, item.text))
        yield (
            item,
            extraction,
            classifier.from_statements(item, extraction),
            classifier.from_types(item, extraction),
        )


def measure(path: Path, lang: str) -> list[Figure]:
    """The figures of one file of the set."""
    found = list(answers(read(path), lang))
    gold = [item.label for item, *_ in found]
    stated = [label for _, _, label, _ in found]
    typed = [label for *_, label in found]
    both = [by_types if label == NO_RELATION else label for _, _, label, by_types in found]
    name = f"RELX {lang}"
    return [
        Figure(name, f"{kind} F1, {how}", value)
        for how, labels in (
            ("statements", stated),
            ("statements, else types", both),
            ("types alone", typed),
        )
        for kind, value in zip(("macro", "micro"), scores(gold, labels), strict=True)
    ]
