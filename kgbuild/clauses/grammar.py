"""A language's function words, as sets that the clause layer asks."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from kgbuild.languages import Language, get_language


@dataclass(frozen=True, slots=True)
class Grammar:
    """The keys of a language's ``grammar.yaml`` that clauses need, as sets of lemmas; see there."""

    agent: frozenset[str]
    possessor: frozenset[str]
    dative: frozenset[str]
    between: frozenset[str]
    role: frozenset[str]
    relative: frozenset[str]
    relative_possessor: frozenset[str]
    reflexive: frozenset[str]
    possessives: frozenset[str]
    becoming: frozenset[str]
    assuming: frozenset[str]
    suspected: frozenset[str]
    naming: frozenset[str]
    causative: frozenset[str]
    going: frozenset[str]
    infinitive_markers: frozenset[str]
    purpose: frozenset[str]
    subject_control: frozenset[str]
    controlling: frozenset[str]
    undertakings: frozenset[str]
    kept_from: frozenset[str]
    light: frozenset[str]
    during: frozenset[str]
    during_bare: frozenset[str]
    passive_light: frozenset[str]
    future_adjectives: frozenset[str]
    partitive: frozenset[str]
    there: frozenset[str]
    no_passive: frozenset[str]
    places: frozenset[str]
    shares: frozenset[str]


@cache
def _grammar(code: str) -> Grammar:
    document: dict[str, Any] = get_language(code).data.document("grammar")
    return Grammar(**{field.name: frozenset(document[field.name]) for field in fields(Grammar)})


def grammar_of(language: Language) -> Grammar:
    """The grammar of a language, read once."""
    return _grammar(language.code)
