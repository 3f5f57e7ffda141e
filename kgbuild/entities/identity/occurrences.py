"""What one article says of one entity, as evidence for who it is."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kgbuild.entities.identity.names import NameForm, name_reader
from kgbuild.entities.identity.roles import role_reader
from kgbuild.languages.gazetteer import fold
from kgbuild.model import ENTITY_TYPES, Entity, EntityType, Extraction, Mention

#: From this confidence on an article's own type stands, whatever the others say.
_SURE = 0.9
#: An unsure type gives way where the other articles outweigh it so many times.
_OUTVOTED = 4.0
#: An article with more names than this is a list: that it names two things together says little.
_MOST_COMPANIONS = 60
_BRACKETS = re.compile(r"\s?\(([^\W\d_]{2,8})\)")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An entity of one article.

    ``iri`` is the one that the article alone gives it. ``form`` is its fullest name, taken
    apart; ``aliases`` the others. ``evidence`` holds features such as ``companion:KEY``,
    ``half:KEY``, ``place:KEY``, ``role:WORD``, ``field:NAME``, ``gender:m``, ``link:IRI``.
    ``retyped`` is true where the other articles gave it another type than its own.
    """

    article: str
    entity: str
    lang: str
    iri: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    form: NameForm
    aliases: tuple[NameForm, ...]
    evidence: frozenset[str]
    retyped: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Article and entity id: the occurrence's own key."""
        return self.article, self.entity


def read_occurrences(extractions: Iterable[Extraction]) -> list[Occurrence]:
    """The occurrences of all articles, sorted by article and entity; an article counts once."""
    found: dict[str, list[Occurrence]] = {}
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    sure: set[tuple[str, str]] = set()
    for extraction in extractions:
        if extraction.article.id in found:
            continue
        found[extraction.article.id] = _read(extraction, sure)
        for entity in extraction.entities:
            # Also by its other names: where somebody is called by the family name alone, that tells what
            # it is in an article that says no more. Whole numbers: the order of adding changes nothing.
            for name in {fold(name) for name in (entity.name, *entity.names)}:
                votes[name][entity.type] += round(entity.confidence * 100)
    settled: list[Occurrence] = []
    for article in sorted(found):
        settled.extend(_settle(o, votes[fold(o.name)], o.place in sure) for o in found[article])
    return settled


def _settle(occurrence: Occurrence, votes: Counter[EntityType], sure: bool) -> Occurrence:
    """The occurrence with the type that the other articles give its name, where they outweigh it."""
    best = min(votes, key=lambda kind: (-votes[kind], ENTITY_TYPES.index(kind)))
    if sure or best == occurrence.type or votes[best] < _OUTVOTED * votes[occurrence.type]:
        return occurrence
    reader = name_reader()
    return replace(
        occurrence,
        type=best,
        form=reader.read(occurrence.name, best),
        aliases=tuple(reader.read(name, best) for name in occurrence.names if name != occurrence.name),
        retyped=True,
    )


def _read(extraction: Extraction, sure: set[tuple[str, str]]) -> list[Occurrence]:
    reader, roles = name_reader(), role_reader(extraction.article.lang)
    forms = {entity.id: reader.read(entity.name, entity.type) for entity in extraction.entities}
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.entity is not None:
            mentions[mention.entity].append(mention)
    others = {e.id: beside(e.type, forms[e.id]) for e in extraction.entities}
    crowded = len(forms) > _MOST_COMPANIONS
    found = []
    for entity in extraction.entities:
        said = roles.read(entity.descriptions, entity.type)
        if entity.confidence >= _SURE or any(feature.startswith("field:") for feature in said):
            sure.add((extraction.article.id, entity.id))
        evidence = {*said, *(f"link:{link}" for link in entity.same_as)}
        if not crowded:
            evidence.update(feature for other, feature in others.items() if other != entity.id)
        own = mentions[entity.id]
        names = tuple(dict.fromkeys((*entity.names, *_acronyms(extraction.article.text, own))))
        if entity.type == "Person":
            evidence.update(_genders(extraction.article.text, own))
        found.append(_occurrence(extraction, entity, names, forms[entity.id], frozenset(evidence)))
    return found


def _occurrence(
    extraction: Extraction, entity: Entity, names: tuple[str, ...], form: NameForm, evidence: frozenset[str]
) -> Occurrence:
    reader = name_reader()
    aliases = {reader.read(name, entity.type): None for name in names if name != entity.name}
    own = {beside(entity.type, each) for each in (form, *aliases)}
    return Occurrence(
        extraction.article.id,
        entity.id,
        extraction.article.lang,
        entity.iri,
        entity.type,
        entity.name,
        names,
        form,
        tuple(aliases),
        evidence - own,
    )


def beside(type_: EntityType, form: NameForm) -> str:
    """The feature of what an article names together with a thing; half a name says less."""
    if type_ == "Place":
        return f"place:{form.key}"
    half = type_ == "Person" and len(form.words) - len(form.initials) < 2
    return f"half:{form.key}" if half else f"companion:{form.key}"


def _acronyms(text: str, mentions: Iterable[Mention]) -> list[str]:
    """Acronyms that stand in brackets behind a name and are made of its letters, in order."""
    found = []
    for mention in mentions:
        match = _BRACKETS.match(text, mention.end) if mention.kind == "name" and " " in mention.text else None
        if match and match[1].isupper():
            letters = iter(fold(mention.text))
            if all(letter in letters for letter in fold(match[1])):
                found.append(match[1])
    return found


def _genders(text: str, mentions: Iterable[Mention]) -> set[str]:
    """The genders that titles before a name tell."""
    found = set()
    for mention in mentions:
        before = text[max(0, mention.start - 20) : mention.start].split()
        gender = name_reader().title_gender(before[-1]) if before and mention.kind == "name" else ""
        if gender:
            found.add(f"gender:{gender}")
    return found if len(found) == 1 else set()
