"""The words of the server's pages: ``static/words.CODE.json``, in the language of the graph's page."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from kgbuild.ontology.vocabulary import FALLBACK_LANGUAGE
from kgbuild.view import RENDERERS, Renderer


@dataclass(frozen=True, slots=True)
class Site:
    """The heading of the graph's page, its language, and what it was asked to be drawn by."""

    title: str
    language: str
    renderer: Renderer = "auto"


def read_site(settings: Path) -> Site:
    """The title and language with which the graph was published last, or plain ones."""
    try:
        told = json.loads(settings.read_text(encoding="utf-8"))
        title, language = str(told["title"]), str(told["label_lang"])
        drawn = told.get("renderer")
    except (OSError, ValueError, KeyError, TypeError):
        # The server can do without them: they only dress its pages.
        return Site("kgbuild", FALLBACK_LANGUAGE)
    renderer: Renderer = next((each for each in RENDERERS if each == drawn), "auto")
    return Site(title, language if language in languages() else FALLBACK_LANGUAGE, renderer)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that the pages speak, sorted."""
    names = (place.name for place in files("kgbuild.server").joinpath("static").iterdir())
    return tuple(sorted(n.split(".")[1] for n in names if n.startswith("words.") and n.endswith(".json")))


@cache
def words(language: str) -> dict[str, Any]:
    """The words in one of :func:`languages`."""
    place = files("kgbuild.server").joinpath("static", f"words.{language}.json")
    found: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return found
