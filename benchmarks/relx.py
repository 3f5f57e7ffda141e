"""Relation classification on RELX: which of 18 directed relations joins two marked entities.

The program reads the sentence without its marks. The label is that of a statement that it makes
between the entities at the two marks. Where it states nothing there are three ways to answer, all
reported: ``no_relation``; what the kinds of the two marked things suggest; or what the words
between and beside the marks tell as well (:mod:`benchmarks.relx_pairs`). The last two are no
extraction (they join two names because they stand in one sentence), but the task as published asks
for it: in six of seven sentences some relation holds, and the systems it is compared with have
learnt both. The kinds alone are reported too, so that one sees their part.
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
from benchmarks.passages import Reading, read_alone
from benchmarks.places import kind_of_place
from benchmarks.relx_marks import NATIONALITY, Mark, MarkKinds, find_mark
from benchmarks.relx_pairs import PairReader
from kgbuild.model import Article, Extraction, Mention, Statement, Topic
from kgbuild.pipeline import pipeline_for

NO_RELATION = "no_relation"
_MAPPING = Path(__file__).with_name("relx.yaml")
_MARK = re.compile(r"<(/?)e([12])>")
#: Kinds of marks that a noun phrase may hold as a title.
_NO_NAMES = frozenset({"Title", "Nationality", "Person", ""})
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
        items.append(unmarked(number, text.strip().removeprefix('"').removesuffix('"'), label.strip()))
    return items


def unmarked(number: str, marked: str, label: str) -> Item:
    """An item out of a sentence with the marks ``<e1>`` and ``<e2>`` around the two entities."""
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


@dataclass(frozen=True, slots=True)
class Marked:
    """An item with what the program finds in it, and the marks with the votes on what they are."""

    item: Item
    extraction: Extraction
    marks: Mapping[int, Mark]
    votes: Mapping[int, Mapping[str, float]]

    @classmethod
    def of(cls, item: Item, reading: Reading, kinds: MarkKinds) -> Marked:
        """The item as read; ``kinds`` votes on its marks."""
        spans = {number: (item.span(number), item.span(3 - number)) for number in (1, 2)}
        marks = {number: find_mark(reading.sentences, *both) for number, both in spans.items()}
        mentions = reading.extraction.mentions
        votes = {n: kinds.votes(mark, _mention_at(mentions, item.span(n))) for n, mark in marks.items()}
        return cls(item, reading.extraction, marks, votes)

    def kind(self, number: int) -> str:
        """The kind of a mark for which most speaks, "" where nothing speaks for any."""
        return max(sorted(self.votes[number]), key=self.votes[number].__getitem__, default="")

    def mention(self, number: int) -> Mention | None:
        """The mention at a mark."""
        return _mention_at(self.extraction.mentions, self.item.span(number))


class Classifier:
    """Reads a label out of what the program finds; the rules lie in ``relx.yaml``."""

    def __init__(self) -> None:
        self._mapping: Mapping[str, Any] = yaml.safe_load(_MAPPING.read_text(encoding="utf-8"))

    def from_statements(self, marked: Marked) -> str:
        """The label that the program's statements give, ``no_relation`` where there is none."""
        found: list[tuple[int, str]] = []
        for statement in marked.extraction.statements:
            if statement.polarity == "negative":
                continue
            for ends in ((1, 2), (2, 1)):
                subject = marked.mention(ends[0])
                if subject is not None and subject.entity == statement.subject:
                    found += self._labels(statement, marked, ends)
        return min(found)[1] if found else self._alternate(marked)

    def from_types(self, marked: Marked) -> str:
        """The label that the kinds of the two marked things suggest."""
        for row in self._mapping["types"]:
            for first, second in ((1, 2), (2, 1)):
                if (row["first"], row["second"]) == (marked.kind(first), marked.kind(second)):
                    return f"{row['label']}(e{first},e{second})"
        return NO_RELATION

    def _alternate(self, marked: Marked) -> str:
        """Two separate names of one entity are two of its names."""
        first, second = marked.mention(1), marked.mention(2)
        if first is None or second is None or first.entity is None:
            return NO_RELATION
        if first.id == second.id or first.entity != second.entity or {first.kind, second.kind} != {"name"}:
            return NO_RELATION
        types = {entity.id: entity.type for entity in marked.extraction.entities}
        label = self._mapping["same_entity"].get(types[first.entity])
        return f"{label}(e1,e2)" if label else NO_RELATION

    def _labels(
        self, statement: Statement, marked: Marked, ends: tuple[int, int]
    ) -> Iterator[tuple[int, str]]:
        """The label of a statement with its rank, if its object stands at the second of ``ends``."""
        words, kind, target = marked.item.marked(ends[1]), marked.kind(ends[1]), marked.mention(ends[1])
        types = {entity.id: entity.type for entity in marked.extraction.entities}
        subject_type = types[statement.subject]
        if isinstance(statement.object, Topic):
            target_type = "Topic"
            meant = kind in _NO_NAMES and words.casefold() in statement.object.text.casefold()
        else:
            target_type = types[statement.object]
            meant = target is not None and target.entity == statement.object
        if not meant:
            return
        for rank, row in enumerate(self._mapping["relations"]):
            asked = {"relation": statement.relation, "marked": kind}
            ends_fit = subject_type in row.get("subject", [subject_type]) and target_type in row.get(
                "object", [target_type]
            )
            if not ends_fit or any(row.get(key, value) != value for key, value in asked.items()):
                continue
            label = row["label"]
            if "{place}" in label:
                if kind == NATIONALITY:
                    continue
                label = self._mapping["labels_of_place"].get(label.format(place=kind_of_place([words])))
            if label:
                first, second = {"subject": ends, "object": ends[::-1]}.get(row["first"], (2, 1))
                yield rank, f"{label}(e{first},e{second})"
                return


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


def answers(items: Sequence[Item], lang: str) -> Iterator[tuple[Item, str, str, str]]:
    """Each item with the labels of its statements, of its marks' kinds, and of the words beside them."""
    pipeline, classifier, kinds, pairs = pipeline_for(lang), Classifier(), MarkKinds(lang), PairReader(lang)
    for item in items:
        marked = Marked.of(item, read_alone(pipeline, Article(item.id, item.id, lang, item.text)), kinds)
        yield (
            item,
            classifier.from_statements(marked),
            classifier.from_types(marked),
            pairs.label(marked.marks, marked.votes) or NO_RELATION,
        )


def measure(path: Path, lang: str) -> list[Figure]:
    """The figures of one file of the set."""
    found = list(answers(read(path), lang))
    gold = [item.label for item, *_ in found]
    stated = [label for _, label, _, _ in found]
    typed = [label for _, _, label, _ in found]
    read_off = [label for *_, label in found]
    name = f"RELX {lang}"
    return [
        Figure(name, f"{kind} F1, {how}", value)
        for how, labels in (
            ("statements", stated),
            ("statements, else types", _else(stated, typed)),
            ("statements, else cues and types", _else(stated, read_off)),
            ("types alone", typed),
        )
        for kind, value in zip(("macro", "micro"), scores(gold, labels), strict=True)
    ]


def _else(labels: Sequence[str], others: Sequence[str]) -> list[str]:
    """The first labels, and the others where they are ``no_relation``."""
    return [b if a == NO_RELATION else a for a, b in zip(labels, others, strict=True)]
