from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import pytest

from kgbuild.clauses.parser import Parser
from kgbuild.entities import EntityResolver, Resolution
from kgbuild.languages import get_language
from kgbuild.mentions import MentionFinder
from kgbuild.model import Article, CoreferenceChain


@cache
def _tools(lang: str) -> tuple[Parser, MentionFinder, EntityResolver]:
    language = get_language(lang)
    parser = Parser(language)
    return parser, MentionFinder(language), EntityResolver(language, parser.similarity)


@pytest.fixture
def resolve() -> Callable[..., Resolution]:
    """Who is who in a text; ``linked`` are coreference chains from outside."""

    def run(lang: str, text: str, linked: Sequence[CoreferenceChain] = ()) -> Resolution:
        parser, finder, resolver = _tools(lang)
        article = Article("a", "a", lang, text)
        sentences = parser.parse(text)
        return resolver.resolve(article, sentences, finder.find(article, sentences), linked)

    return run
