"""Clauses of short sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.clauses.analyser import ClauseAnalyser
from kgbuild.clauses.parser import Parser
from kgbuild.languages import get_language
from kgbuild.model import Clause
from kgbuild.statements.frames import load_frames

Clauses = Callable[[str, str], tuple[Clause, ...]]


@pytest.fixture(scope="session")
def clauses_of() -> Clauses:
    """``clauses_of("fr", text)`` gives the clauses of a text."""
    loaded: dict[str, tuple[Parser, ClauseAnalyser]] = {}

    def find(lang: str, text: str) -> tuple[Clause, ...]:
        if lang not in loaded:
            language = get_language(lang)
            loaded[lang] = (Parser(language), ClauseAnalyser(language, load_frames(language).nominals))
        parser, analyser = loaded[lang]
        return analyser.analyse(text, parser.parse(text))

    return find


@pytest.fixture(scope="session")
def verb_of(clauses_of: Clauses) -> Callable[[str, str, str], Clause]:
    """``verb_of("fr", text, lemma)`` gives the one clause of a verb."""

    def find(lang: str, text: str, lemma: str) -> Clause:
        found = [c for c in clauses_of(lang, text) if c.kind == "verb" and c.lemma == lemma]
        assert len(found) == 1, [c.lemma for c in clauses_of(lang, text)]
        return found[0]

    return find
