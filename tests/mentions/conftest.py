from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from kgbuild.clauses.parser import Parser
from kgbuild.languages import get_language
from kgbuild.mentions import MentionFinder
from kgbuild.model import Article, Mention


@cache
def _tools(lang: str) -> tuple[Parser, MentionFinder]:
    language = get_language(lang)
    return Parser(language), MentionFinder(language)


@pytest.fixture
def find() -> Callable[[str, str], tuple[Mention, ...]]:
    """The mentions of a text in a language."""

    def run(lang: str, text: str) -> tuple[Mention, ...]:
        parser, finder = _tools(lang)
        return finder.find(Article("a", "a", lang, text), parser.parse(text))

    return run
