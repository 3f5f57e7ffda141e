"""Compares what the program finds in an article with a gold annotation.

``benchmarks/gold/README.md`` describes the gold, ``docs/contract.md`` the document that is scored.

An entity is found where one of its names is a name of a gold entity. A statement is right as a
*pair* where both ends are right (in either order for symmetric relations), and right as *typed*
where its relation, too, is one that the gold accepts. Recall counts core statements only.
Precision counts statements between two entities; one that matches a statement outside the core
is right as well. Polarity, certainty and source are those of statements that are right as typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import astuple, dataclass
from typing import Any

from benchmarks.naming import keys, same_phrase, words

Document = Mapping[str, Any]
#: The kinds of entity whose names are counted.
_COUNTED = frozenset({"Person", "Organisation", "Place"})


@dataclass(frozen=True, slots=True)
class Hits:
    """Of ``found`` things ``right`` were right; ``recalled`` of the ``wanted`` were found."""

    right: int = 0
    found: int = 0
    recalled: int = 0
    wanted: int = 0

    def __add__(self, other: Hits) -> Hits:
        return Hits(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    @property
    def precision(self) -> float:
        """0.0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """0.0 where nothing was wanted."""
        return self.recalled / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Of ``matched`` statements, how many have the right polarity, certainty and source.

    ``false_assertions`` counts those stated as certain facts that the gold denies or doubts.
    """

    matched: int = 0
    polarity: int = 0
    certainty: int = 0
    source: int = 0
    false_assertions: int = 0

    def __add__(self, other: Standing) -> Standing:
        return Standing(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))

    def share(self, count: int) -> float:
        """A count as a share of the matched statements; 0.0 where none matched."""
        return count / self.matched if self.matched else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one article, or the sum of several."""

    entities: Hits = Hits()
    typed_entities: Hits = Hits()
    pairs: Hits = Hits()
    typed: Hits = Hits()
    standing: Standing = Standing()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.entities + other.entities,
            self.typed_entities + other.typed_entities,
            self.pairs + other.pairs,
            self.typed + other.typed,
            self.standing + other.standing,
        )


def score(gold: Document, document: Document, symmetric: Set[str]) -> Score:
    """The counts of one article. ``symmetric`` holds the relations that read both ways."""
    matcher = _Matcher(gold, document, symmetric)
    return Score(
        matcher.entity_hits(with_type=False),
        matcher.entity_hits(with_type=True),
        matcher.statement_hits(with_relation=False),
        matcher.statement_hits(with_relation=True),
        matcher.standing(),
    )


def total(scores: Iterable[Score]) -> Score:
    """The sum of the counts of several articles."""
    return sum(scores, start=Score())


def aligned(gold: Document, document: Document) -> dict[str, str]:
    """For each found entity that the gold knows, the gold entity that shares most names with it."""
    wanted = {entity["id"]: keys(entity["names"]) for entity in gold["entities"]}
    pairs: dict[str, str] = {}
    for entity in document["entities"]:
        names = keys([entity["name"], *entity["names"]])
        best = max(wanted, key=lambda known: len(wanted[known] & names), default=None)
        if best is not None and wanted[best] & names:
            pairs[entity["id"]] = best
    return pairs


class _Matcher:
    """One article's gold beside its document."""

    def __init__(self, gold: Document, document: Document, symmetric: Set[str]) -> None:
        self._gold = gold
        self._document = document
        self._symmetric = symmetric
        self._aligned = aligned(gold, document)
        self._names = {entity["id"]: entity["name"] for entity in document["entities"]}

    def entity_hits(self, with_type: bool) -> Hits:
        gold = {entity["id"]: entity for entity in self._gold["entities"]}
        wanted = {
            known
            for known, entity in gold.items()
            if entity["type"] in _COUNTED and not entity.get("optional")
        }
        found = [entity for entity in self._document["entities"] if entity["type"] in _COUNTED]
        right = []
        for entity in found:
            match = gold.get(self._aligned.get(entity["id"], ""))
            if match and (not with_type or entity["type"] in (match["type"], match.get("also_type"))):
                right.append(match["id"])
        return Hits(len(right), len(found), len(set(right) & wanted), len(wanted))

    def statement_hits(self, with_relation: bool) -> Hits:
        core = {i for i, known in enumerate(self._gold["statements"]) if known["core"]}
        recalled: set[int] = set()
        right = found = 0
        for statement in self._document["statements"]:
            matches = set(self._matches(statement, with_relation))
            recalled |= matches & core
            if isinstance(statement["object"], str):
                found += 1
                right += bool(matches)
        return Hits(right, found, len(recalled), len(core))

    def standing(self) -> Standing:
        known = self._gold["statements"]
        sums = Standing()
        for statement in self._document["statements"]:
            matches = [known[i] for i in self._matches(statement, with_relation=True)]
            if matches:
                sums += self._standing_of(statement, matches)
        return sums

    def _standing_of(self, statement: Document, matches: list[Document]) -> Standing:
        polarity, certainty = statement["polarity"], statement["certainty"]
        asserted = polarity == "positive" and certainty == "certain"
        is_fact = any(m["polarity"] == "positive" and m["certainty"] == "certain" for m in matches)
        return Standing(
            1,
            any(m["polarity"] == polarity for m in matches),
            any(m["certainty"] == certainty for m in matches),
            any(self._same_source(m.get("source"), statement["attributed_to"]) for m in matches),
            asserted and not is_fact,
        )

    def _matches(self, statement: Document, with_relation: bool) -> Iterator[int]:
        """The positions of the gold statements that say the same."""
        subject, target = self._aligned.get(statement["subject"]), statement["object"]
        for position, known in enumerate(self._gold["statements"]):
            if with_relation and statement["relation"] not in known["rel"]:
                continue
            direct = subject == known["s"] and self._same_object(known, target)
            if direct or self._swapped(known, subject, target):
                yield position

    def _same_object(self, known: Document, target: Any) -> bool:
        if known["o"] is not None:
            return isinstance(target, str) and self._aligned.get(target) == known["o"]
        text = self._names.get(target, "") if isinstance(target, str) else target["text"]
        return same_phrase(text, known["o_text"] or "")

    def _swapped(self, known: Document, subject: str | None, target: Any) -> bool:
        if known["o"] is None or not isinstance(target, str) or not self._symmetric & set(known["rel"]):
            return False
        return bool(subject == known["o"] and self._aligned.get(target) == known["s"])

    def _same_source(self, known: str | None, source: Any) -> bool:
        if known is None or source is None:
            return known is None and source is None
        if isinstance(source, str):
            return self._aligned.get(source) == known
        return bool(words(source["text"]) & words(known))
