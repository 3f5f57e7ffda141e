"""Reads short passages that stand alone, for benchmarks that count pronouns as arguments.

In an article, a pronoun whose antecedent is nowhere named is left out. Here it counts as a thing of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kgbuild.model import Article, Clause, Entity, Extraction, Mention, Sentence
from kgbuild.pipeline import Pipeline
from kgbuild.statements.dates import Dates
from kgbuild.statements.resolver import Resolver


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program makes of a passage: sentences, extraction, and the clauses with their resolver."""

    sentences: tuple[Sentence, ...]
    extraction: Extraction
    clauses: tuple[Clause, ...]
    resolver: Resolver


def read_alone(pipeline: Pipeline, article: Article) -> Reading:
    """The pipeline's run, with an entity of its own for each unnamed thing that a pronoun stands for."""
    sentences, clauses = pipeline.parse(article)
    mentions = pipeline.mentions.find(article, sentences)
    resolution = pipeline.entities.resolve(article, sentences, mentions)
    unnamed, owner = _unnamed(pipeline, sentences, resolution.mentions)
    entities = [*resolution.entities, *unnamed]
    held = tuple(replace(m, entity=owner.get(m.id, m.entity)) for m in resolution.mentions)
    resolver = Resolver(pipeline.language, sentences, held, entities, resolution.demonyms)
    held += tuple(_demonyms(sentences, resolution.demonyms))
    statements = pipeline.statements.extract(
        clauses, sentences, resolver, Dates(pipeline.language, article.published)
    )
    return Reading(sentences, Extraction(article, held, tuple(entities), statements), clauses, resolver)


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
