"""Facts on KnowledgeNet: 15 properties of people and organisations in passages of English text.

The set counts every mention: a fact holds between spans, pronouns too, and the passages of one
document stand alone. So a pronoun whose antecedent is not in the passage counts as a thing of its
own here, though in an article it would be left out: see :func:`extracted`.

A found fact is right where both its spans overlap those of a fact of the gold with the same property
(the set's own text measure). Facts of properties for which a passage was not exhaustively annotated
are left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from benchmarks.figures import Figure
from benchmarks.scoring import Hits
from kgbuild.model import Article, Entity, Extraction, Mention, Sentence
from kgbuild.pipeline import Pipeline, pipeline_for
from kgbuild.statements.resolver import Resolver

LANG = "en"
_MAPPING = Path(__file__).with_name("knowledgenet.yaml")
#: What the set annotates as an argument.
_ARGUMENTS = frozenset({"name", "pronoun"})
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


def extracted(pipeline: Pipeline, article: Article) -> Extraction:
    """The pipeline's run, with an entity of its own for each unnamed thing that a pronoun stands for."""
    sentences, clauses = pipeline.parse(article)
    mentions = pipeline.mentions.find(article, sentences)
    resolution = pipeline.entities.resolve(article, sentences, mentions)
    unnamed, owner = _unnamed(pipeline, sentences, resolution.mentions)
    entities = [*resolution.entities, *unnamed]
    held = tuple(replace(m, entity=owner.get(m.id, m.entity)) for m in resolution.mentions)
    resolver = Resolver(pipeline.language, sentences, held, entities, resolution.demonyms)
    held += tuple(_demonyms(sentences, resolution.demonyms))
    statements = pipeline.statements.extract(clauses, sentences, resolver)
    return Extraction(article, held, tuple(entities), statements)


def _demonyms(sentences: Sequence[Sentence], demonyms: Mapping[tuple[int, int], str]) -> Iterator[Mention]:
    """Words of nationality as mentions of their country."""
    for number, ((sentence, position), entity) in enumerate(sorted(demonyms.items()), 1):
        token = sentences[sentence].tokens[position]
        yield Mention(
            f"d{number}",
            token.start,
            token.end,
            token.text,
            "name",
            sentence,
            position,
            "Place",
            entity=entity,
        )


def _unnamed(
    pipeline: Pipeline, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[list[Entity], dict[str, str]]:
    """Entities for what only pronouns stand for, and which mention belongs to which of them.

    Chains of the resolver stay together; pronouns alone are one thing where their form is alike.
    """
    grammar = pipeline.language.data.document("grammar")
    groups: dict[tuple[str, ...], list[Mention]] = {}
    named = {m.id for m in mentions if m.entity}
    chained: set[str] = set()
    for number, chain in enumerate(pipeline.entities.chains(sentences, mentions)):
        if len(chain) > 1 and not any(m.id in named for m in chain):
            groups["chain", str(number)] = list(chain)
            chained.update(m.id for m in chain)
    for mention in mentions:
        if mention.kind == "pronoun" and mention.id not in named | chained:
            groups.setdefault(_form(mention, sentences, grammar), []).append(mention)
    entities: list[Entity] = []
    owner: dict[str, str] = {}
    for number, group in enumerate(groups.values(), 1):
        if not any(m.kind == "pronoun" for m in group):
            continue
        types = [m.type for m in group if m.type]
        person = any(_is_person(m, sentences, grammar) for m in group if m.kind == "pronoun")
        type_ = types[0] if types else "Person" if person else "Organisation"
        entities.append(Entity(f"u{number}", f"u{number}", type_, group[0].text, ()))
        owner.update((m.id, f"u{number}") for m in group)
    return entities, owner


def _form(mention: Mention, sentences: Sequence[Sentence], grammar: Mapping[str, Any]) -> tuple[str, ...]:
    first = _first_person(mention, sentences, grammar)
    return ("form", first) if first else ("form", f"{mention.gender} {mention.number}")


def _first_person(mention: Mention, sentences: Sequence[Sentence], grammar: Mapping[str, Any]) -> str:
    """Which first person a pronoun is, "" where it is none."""
    token = sentences[mention.sentence].tokens[mention.head]
    words = {token.lemma, token.text.casefold()}
    found = [name for name in ("first_person", "first_person_plural") if words & set(grammar[name])]
    return found[0] if found else ""


def _is_person(mention: Mention, sentences: Sequence[Sentence], grammar: Mapping[str, Any]) -> bool:
    """*he*, *I* and *they* without an antecedent; *it* and *we* are taken for organisations."""
    first = _first_person(mention, sentences, grammar)
    if first:
        return first == "first_person"
    return bool(mention.gender) or mention.number == "p"


class FactFinder:
    """Reads facts out of what the program finds; the rules lie in ``knowledgenet.yaml``."""

    def __init__(self) -> None:
        rules = yaml.safe_load(_MAPPING.read_text(encoding="utf-8"))
        self._rows: Sequence[Mapping[str, Any]] = rules["properties"]
        self._word_lists: Mapping[str, Sequence[str]] = rules["words"]

    def facts(self, extraction: Extraction) -> Iterator[Fact]:
        """A fact for each pair of mentions of the two ends of each statement that is not denied."""
        entities = {entity.id: entity for entity in extraction.entities}
        spans = _spans(extraction)
        for statement in extraction.statements:
            if statement.polarity == "negative" or not isinstance(statement.object, str):
                continue
            ends = {"subject": entities[statement.subject], "object": entities[statement.object]}
            for row in self._rows:
                if row["relation"] == statement.relation and self._fits(row, ends):
                    first, second = (
                        ("subject", "object") if row["first"] == "subject" else ("object", "subject")
                    )
                    for pair in product(spans.get(ends[first].id, ()), spans.get(ends[second].id, ())):
                        yield Fact(row["property"], *pair)

    def _fits(self, row: Mapping[str, Any], ends: Mapping[str, Entity]) -> bool:
        if any(entity.type not in row.get(end, [entity.type]) for end, entity in ends.items()):
            return False
        words = self._word_lists.get(row.get("object_words", ""))
        if words is None:
            return True
        names = " ".join([ends["object"].name, *ends["object"].names]).casefold()
        return any(word in names for word in words)


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


def answers(passages: Iterable[Passage]) -> Iterator[tuple[Passage, Extraction, list[Fact]]]:
    """Each passage with what the program finds in it and the facts that follow."""
    pipeline, finder = pipeline_for(LANG), FactFinder()
    for passage in passages:
        extraction = extracted(pipeline, Article(passage.id, passage.id, LANG, passage.text))
        yield passage, extraction, list(finder.facts(extraction))


def measure(path: Path) -> list[Figure]:
    """The figures of the set."""
    summed = sum((hits(passage, facts) for passage, _, facts in answers(read(path))), start=Hits())
    return [
        Figure("KnowledgeNet dev", f"text {name}", value)
        for name, value in (("P", summed.precision), ("R", summed.recall), ("F1", summed.f1))
    ]
