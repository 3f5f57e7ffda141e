"""When two names, or two noun phrases, count as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

#: Words of a phrase that are shorter than this are not compared (characters).
_SHORTEST_WORD = 3
_WORD = re.compile(rf"\w{{{_SHORTEST_WORD},}}")
_OUTER = " .,;:«»\"'()"
_RULES = Path(__file__).with_name("scoring.yaml")


@lru_cache(maxsize=1)
def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = yaml.safe_load(_RULES.read_text(encoding="utf-8"))
    return rules


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _rules()["leading_words"]), key=len, reverse=True))
    elided = "|".join(map(re.escape, _rules()["leading_elided"]))
    return re.compile(rf"^(?:(?:{words})\s+|(?:{elided})\s*)(?=\S{{2}})")


def normalised(name: str) -> str:
    """A name without case, outer punctuation, leading article and possessive ending."""
    text = unicodedata.normalize("NFKC", name).replace("’", "'").casefold().strip(_OUTER)
    text = _leading().sub("", text).removesuffix(_rules()["possessive"])
    return " ".join(text.split())


def keys(names: Iterable[str]) -> set[str]:
    """What names are compared by: their normal forms, and the countries of words of nationality."""
    countries: Mapping[str, str] = _rules()["countries"]
    found: set[str] = set()
    for name in names:
        key = normalised(name)
        found.add(key)
        forms = [key, *(re.sub(ending, "", key) for ending in _rules()["endings"])]
        found.update(countries[form] for form in forms if form in countries)
    return found


def words(phrase: str) -> set[str]:
    """The words of a noun phrase that are compared."""
    return set(_WORD.findall(normalised(phrase)))


def same_phrase(one: str, other: str) -> bool:
    """Whether two noun phrases share at least half of the words of the shorter one."""
    first, second = words(one), words(other)
    common = len(first & second)
    return common > 0 and common / min(len(first), len(second)) >= 0.5
