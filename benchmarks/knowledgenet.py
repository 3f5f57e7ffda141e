"""Facts on KnowledgeNet: 15 properties of people and organisations in passages of English text.

The set counts every mention: a fact holds between spans, pronouns too, and passages stand alone
(:mod:`benchmarks.passages`). A found fact is right where both its spans overlap those of a fact of
the gold with the same property (the set's own text measure). Facts of properties for which a
passage was not exhaustively annotated are left out.

Eleven properties are relations of the vocabulary and are read off statements. Four are not (schools
and the dates of birth, death and foundation); they are read off the program's clauses, before
relations are typed. Both mappings lie in ``knowledgenet.yaml``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from benchmarks.figures import Figure
from benchmarks.passages import Reading, read_alone
from benchmarks.scoring import Hits
from kgbuild.model import Argument, Article, Clause, Entity, Extraction
from kgbuild.pipeline import pipeline_for

LANG = "en"
_MAPPING = Path(__file__).with_name("knowledgenet.yaml")
#: What the set annotates as an argument.
_ARGUMENTS = frozenset({"name", "pronoun"})
#: Slots of arguments that are told apart by their preposition.
_WITH_PREPOSITION = frozenset({"obl", "nmod"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """A property between two spans of a passage."""

    property: str
    subject: Span
    object: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage with its facts; offsets count from its start."""

    id: str
    text: str
    exhaustive: frozenset[str]
    facts: tuple[Fact, ...]


def read(path: Path) -> list[Passage]:
    """The passages of a file with one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        return [_passage(json.loads(line)) for line in lines]


def _passage(row: Mapping[str, Any]) -> Passage:
    start = row["start"]
    facts = tuple(
        Fact(f["prop"], (f["ss"] - start, f["se"] - start), (f["os"] - start, f["oe"] - start))
        for f in row["facts"]
    )
    return Passage(f"{row['doc']}:{start}", row["text"], frozenset(row["exhaustive_props"]), facts)


class FactFinder:
    """Reads facts out of what the program finds; the rules lie in ``knowledgenet.yaml``."""

    def __init__(self) -> None:
        rules = yaml.safe_load(_MAPPING.read_text(encoding="utf-8"))
        self._rows: Sequence[Mapping[str, Any]] = rules["properties"]
        self._clause_rows: Sequence[Mapping[str, Any]] = rules["clauses"]
        self._word_lists: Mapping[str, Sequence[str]] = rules["words"]
        self._date = re.compile(rules["date"], re.IGNORECASE | re.VERBOSE)
        self.from_clauses = frozenset(row["property"] for row in self._clause_rows)

    def facts(self, reading: Reading) -> Iterator[Fact]:
        """A fact for each pair of mentions of two things between which a property is found."""
        spans = _spans(reading.extraction)
        for property_, first, second in self._statement_pairs(reading.extraction):
            for pair in product(spans.get(first, ()), spans.get(second, ())):
                yield Fact(property_, *pair)
        for clause in reading.clauses:
            if clause.polarity == "positive":
                for row in self._clause_rows:
                    if clause.kind == row.get("kind", "verb") and clause.lemma in row["words"]:
                        yield from self._clause_facts(row, clause, reading, spans)

    def _statement_pairs(self, extraction: Extraction) -> Iterator[tuple[str, str, str]]:
        entities = {entity.id: entity for entity in extraction.entities}
        for statement in extraction.statements:
            if statement.polarity == "negative" or not isinstance(statement.object, str):
                continue
            ends = {"subject": entities[statement.subject], "object": entities[statement.object]}
            for row in self._rows:
                if row["relation"] == statement.relation and self._fits(row, ends):
                    first, second = (
                        ("subject", "object") if row["first"] == "subject" else ("object", "subject")
                    )
                    yield row["property"], ends[first].id, ends[second].id

    def _fits(self, row: Mapping[str, Any], ends: Mapping[str, Entity]) -> bool:
        types = all(entity.type in row.get(end, [entity.type]) for end, entity in ends.items())
        return types and self._is_named_so(row, ends["object"])

    def _is_named_so(self, row: Mapping[str, Any], entity: Entity) -> bool:
        words = self._word_lists.get(row.get("object_words", ""))
        names = " ".join([entity.name, *entity.names]).casefold()
        return words is None or any(word in names for word in words)

    def _clause_facts(
        self, row: Mapping[str, Any], clause: Clause, reading: Reading, spans: Mapping[str, Sequence[Span]]
    ) -> Iterator[Fact]:
        entities = reading.resolver.entities
        found = [(a, reading.resolver.entity(clause, a)) for a in clause.arguments]
        subjects = [e for a, e in found if e and _slot(a) in row["subject"]]
        objects: list[Span] = []
        for argument, entity in found:
            if row["object"] == "date":
                objects += self._dates(argument)
            elif entity and _slot(argument) in row["object"] and self._is_named_so(row, entities[entity]):
                objects += spans.get(entity, ())
        for subject in subjects:
            if entities[subject].type in row["types"]:
                for pair in product(spans.get(subject, ()), objects):
                    yield Fact(row["property"], *pair)

    def _dates(self, argument: Argument) -> Iterator[Span]:
        """The dates in a complement; elsewhere only where the argument is a date itself."""
        start = argument.span.start
        for match in self._date.finditer(argument.span.text):
            if argument.slot in _WITH_PREPOSITION or (argument.slot == "obj" and match.start() == 0):
                yield start + match.start(), start + match.end()


def _slot(argument: Argument) -> str:
    with_preposition = argument.slot in _WITH_PREPOSITION
    return f"{argument.slot}:{argument.preposition}" if with_preposition else argument.slot


def _spans(extraction: Extraction) -> dict[str, list[Span]]:
    """Where each entity is mentioned; a place's spans include the larger place named behind it.

    The set takes *Lyon, France* for two facts: one with Lyon, one with France.
    """
    spans: dict[str, list[Span]] = {}
    mentions = [m for m in extraction.mentions if m.entity and m.kind in _ARGUMENTS]
    for mention in mentions:
        own = spans.setdefault(mention.entity or "", [])
        own.append((mention.start, mention.end))
        inner = mention
        for other in mentions:
            between = extraction.article.text[inner.end : other.start]
            if inner.type == other.type == "Place" and between.strip() == "," and other.start > inner.end:
                own.append((other.start, other.end))
                inner = other
    return spans


def hits(passage: Passage, found: Iterable[Fact]) -> Hits:
    """Right, found, recalled and wanted facts of a passage."""
    wanted = [fact for fact in passage.facts if fact.property in passage.exhaustive]
    given = sorted(
        {f for f in found if f.property in passage.exhaustive},
        key=lambda f: (f.property, f.subject, f.object),
    )
    recalled = sum(any(_same(fact, other) for other in given) for fact in wanted)
    wrong = sum(not any(_same(fact, other) for other in wanted) for fact in given)
    # As in the set's own scorer, what is right is counted by the gold's facts.
    return Hits(recalled, recalled + wrong, recalled, len(wanted))


def _same(one: Fact, other: Fact) -> bool:
    return (
        one.property == other.property
        and _overlaps(one.subject, other.subject)
        and _overlaps(one.object, other.object)
    )


def _overlaps(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def answers(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Reading, list[Fact]]]:
    """Each passage with what the program finds in it and the facts that follow."""
    pipeline, finder = pipeline_for(LANG), FactFinder()
    for passage in passages:
        reading = read_alone(pipeline, Article(passage.id, passage.id, LANG, passage.text))
        yield passage, reading, list(finder.facts(reading))


def measure(path: Path) -> list[Figure]:
    """The figures of the set: all properties, then those that are relations of the vocabulary."""
    outside = FactFinder().from_clauses
    everything, typed = Hits(), Hits()
    for passage, _, facts in answers(read(path)):
        everything += hits(passage, facts)
        typed += hits(replace(passage, exhaustive=passage.exhaustive - outside), facts)
    return [
        Figure(name, f"text {measure}", value)
        for name, summed in (("KnowledgeNet dev", everything), ("KnowledgeNet dev, typed statements", typed))
        for measure, value in (("P", summed.precision), ("R", summed.recall), ("F1", summed.f1))
    ]
