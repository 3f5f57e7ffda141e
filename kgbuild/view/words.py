"""The page's own words, in the languages that it speaks: data files ``static/words.CODE.json``."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from kgbuild.errors import UsageError


@cache
def page_languages() -> tuple[str, ...]:
    """Codes of the languages that the page can speak, sorted."""
    names = (place.name for place in files("kgbuild.view").joinpath("static").iterdir())
    return tuple(sorted(n.split(".")[1] for n in names if n.startswith("words.") and n.endswith(".json")))


def page_words(language: str) -> dict[str, Any]:
    """The words for ``language``; a word that counts is a mapping of plural forms.

    Raises :class:`UsageError` (KG131) where the page does not speak the language.
    """
    if language not in page_languages():
        raise UsageError(
            "KG131", f"the page has no words in {language!r}; choose one of {', '.join(page_languages())}"
        )
    place = files("kgbuild.view").joinpath("static", f"words.{language}.json")
    words: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return words
