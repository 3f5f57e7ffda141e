"""Finds languages by their code; a language loads when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from kgbuild.errors import LanguageError
from kgbuild.languages.base import Language

_GROUP = "kgbuild.languages"
_BUILT_IN = {
    "en": "kgbuild.languages.en.rules:English",
    "fr": "kgbuild.languages.fr.rules:French",
}


def available_languages() -> tuple[str, ...]:
    """The codes of all languages that are installed, sorted."""
    return tuple(sorted(_BUILT_IN.keys() | {point.name for point in entry_points(group=_GROUP)}))


@cache
def get_language(code: str) -> Language:
    """The language with an ISO 639-1 code such as ``"fr"``.

    Raises :class:`LanguageError` (KG301) where kgbuild has no such language.
    """
    if code in _BUILT_IN:
        module, _, name = _BUILT_IN[code].partition(":")
        found = getattr(import_module(module), name)
    else:
        points = [point for point in entry_points(group=_GROUP) if point.name == code]
        if not points:
            known = ", ".join(available_languages())
            raise LanguageError("KG301", f"kgbuild does not know the language {code!r}; it knows {known}")
        found = points[0].load()
    language: Language = found()
    return language
