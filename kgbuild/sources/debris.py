"""Recognises lines of web pages by the patterns that the languages' data names.

The data files ``languages/*/data/debris.yaml`` say which patterns there are and what they mean.
The patterns of all languages are used together: pages mix them, and whole lines seldom clash.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgbuild.errors import DataError
from kgbuild.languages import available_languages
from kgbuild.languages.data import DataFolder

# Lines above these lengths (characters) are text; the bound also keeps matching quick.
_LONGEST_LINE = 200
_LONGEST_PROMPT = 500

# A day, a month in words or figures, and a year of four figures.
_DATE = (
    r"(?P<date>\d{4}[-/.]\d{2}[-/.]\d{2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
    r"|\D{0,24}\d{1,2}\D{1,14}\d{4})(?!\d)"
)
_LISTS = ("lines", "prompts", "headlines", "lists", "endings", "published", "bylines")
_SEPARATOR = r"[\s·|•,;:/<>«»()…–—-]"
_BETWEEN = re.compile(rf"{_SEPARATOR}*")
_SPLIT = re.compile(r"\s*[·|•]\s*|\s{2,}|\s[–—-]\s")


@dataclass(frozen=True, slots=True)
class DebrisRules:
    """The compiled patterns. Each method takes one normalised line."""

    _lines: tuple[re.Pattern[str], ...]
    _prompts: re.Pattern[str]
    _headlines: re.Pattern[str]
    _lists: re.Pattern[str]
    _endings: re.Pattern[str]
    _published: tuple[re.Pattern[str], ...]
    _bylines: tuple[re.Pattern[str], ...]

    def is_debris(self, line: str) -> bool:
        """Whether the whole line is made of labels, buttons, counts, credits or date lines."""
        if not any(char.isalnum() for char in line):
            return True
        if len(line) > _LONGEST_LINE:
            return False
        parts = [part for part in _SPLIT.split(fold(line)) if part]
        dated = len(parts) > 1
        return all(self._is_made_of_labels(p) or (dated and self._is_date_line(p)) for p in parts)

    def _is_date_line(self, part: str) -> bool:
        return any(pattern.fullmatch(part) for pattern in self._published)

    def _is_made_of_labels(self, part: str) -> bool:
        """Whether labels follow each other from end to end, the longest that fits each time."""
        at = _between(part, 0)
        while at < len(part):
            end = max((m.end() for p in self._lines if (m := p.match(part, at))), default=at)
            if end == at:
                return False
            at = _between(part, end)
        return True

    def is_prompt(self, line: str) -> bool:
        """Whether the line, even if it is a full sentence, addresses the site's visitor."""
        return len(line) <= _LONGEST_PROMPT and bool(self._prompts.match(fold(line)))

    def announces_headlines(self, line: str) -> re.Match[str] | None:
        """A match where the line begins with an announcement of other articles.

        Its group ``rest`` is what follows on the line: a headline, or nothing.
        """
        return self._headlines.match(fold(line)) if len(line) <= _LONGEST_LINE else None

    def announces_list(self, line: str) -> re.Match[str] | None:
        """A match where the line begins a list of tags; group ``rest`` as above."""
        return self._lists.match(fold(line)) if len(line) <= _LONGEST_PROMPT else None

    def ends_article(self, line: str) -> bool:
        """Whether nothing below the line belongs to the article."""
        return len(line) <= _LONGEST_LINE and bool(self._endings.fullmatch(fold(line)))

    def published(self, line: str) -> str | None:
        """The date in a line that says when the article was published, as it is written."""
        return _group(self._published, line, "date", fold_accents=True)

    def author(self, line: str) -> str | None:
        """The author's name in a line that says who wrote the article."""
        return _group(self._bylines, line, "author", fold_accents=False)


def fold(line: str) -> str:
    """The line without accents, with plain apostrophes and spaces; case is kept."""
    plain = line.replace("’", "'").replace("ʼ", "'")
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip()


@cache
def debris_rules() -> DebrisRules:
    """The patterns of the available languages and those that all share.

    Raises :class:`DataError` KG403 where a data file is wrong.
    """
    found: dict[str, list[str]] = {name: [] for name in _LISTS}
    name_pattern = str(DataFolder("common").document("debris").get("name", r"\S+"))
    for code in ("common", *available_languages()):
        document: Any = DataFolder(code).document("debris")
        for name in _LISTS:
            patterns = document.get(name, [])
            if not isinstance(patterns, list) or not all(isinstance(p, str) for p in patterns):
                raise DataError("KG403", f"languages/{code}/data/debris.yaml: {name} is no list of patterns")
            found[name] += [p.replace("{date}", _DATE).replace("{name}", name_pattern) for p in patterns]
    return _compile(found)


def _compile(found: dict[str, list[str]]) -> DebrisRules:
    try:
        rest = r"(?P<rest>(?:\s*[:>»|→–—-])+\s*.*|\s*[^\Wa-z].*|\s*[«\"“].*|\s*)$"
        return DebrisRules(
            # Buttons run together when copied: a capital letter may follow one directly.
            _lines=tuple(re.compile(rf"(?i:{fold(p)})(?=$|{_SEPARATOR}|[A-Z0-9(])") for p in found["lines"]),
            _prompts=re.compile(rf"(?i:\W*(?:{_either(found['prompts'])}))"),
            _headlines=re.compile(rf"\W*(?i:{_either(found['headlines'])}){rest}"),
            _lists=re.compile(rf"\W*(?i:{_either(found['lists'])})(?P<rest>\s*:.*|\s*)$"),
            _endings=re.compile(rf"\W*(?i:{_either(found['endings'])})\W*"),
            _published=tuple(re.compile(rf"\W*(?i:{fold(p)})") for p in found["published"]),
            _bylines=tuple(re.compile(rf"\W*{p}") for p in found["bylines"]),
        )
    except re.error as error:
        raise DataError("KG403", f"a pattern in debris.yaml is no regular expression: {error}") from None


def _between(part: str, at: int) -> int:
    """The end of the separators that stand at ``at``."""
    match = _BETWEEN.match(part, at)
    return match.end() if match else at


def _either(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{fold(p)})" for p in patterns) or r"(?!)"


def _group(patterns: Sequence[re.Pattern[str]], line: str, name: str, *, fold_accents: bool) -> str | None:
    if len(line) > _LONGEST_LINE:
        return None
    key = fold(line) if fold_accents else line.replace("’", "'")
    for pattern in patterns:
        match = pattern.fullmatch(key)
        if match:
            found = match.groupdict().get(name)
            return found.strip() if found else ""
    return None
