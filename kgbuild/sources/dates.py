"""Dates as they are written become ISO dates, never in relation to today."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from kgbuild.languages.data import DataFolder

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_FIGURES = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})(?!\d)")
_RFC_822 = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s[A-Za-z]{3}\s\d{4}\b")
# Up to the year: what follows is the time of day, or another date.
_WORDS = re.compile(r".{0,40}?\b(?:1[6-9]|20)\d\d\b")


def iso_date(written: str | None, language: str) -> str | None:
    """``2024-03-12`` for a date that names its day, month and four-figure year; else None.

    Reads ISO 8601, RFC 822, figures in the language's order and dates in the language's words.
    """
    text = (written or "").strip()[:100]
    if not text:
        return None
    match = _ISO.match(text)
    if match:
        return _checked(match[1] or match[5], match[3] or match[6], match[4] or match[7])
    match = _FIGURES.match(text)
    if match:
        return _from_figures(match[1], match[2], match[3], language)
    if _RFC_822.match(text):
        try:
            return parsedate_to_datetime(text).date().isoformat()
        except ValueError:  # another language's month
            pass
    return _from_words(text, language)


def _checked(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _from_figures(first: str, second: str, year: str, language: str) -> str | None:
    order = DataFolder(language).document("writing").get("date_order")
    if order == "DMY" or int(first) > 12 or first == second:
        return _checked(year, second, first)
    if order == "MDY" or int(second) > 12:
        return _checked(year, first, second)
    return None


def _from_words(text: str, language: str) -> str | None:
    match = _WORDS.match(text)
    if match is None:
        return None
    import dateparser  # slow to load, and seldom needed

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["day", "month", "year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),
        "TIMEZONE": "UTC",
    }
    try:
        found = dateparser.parse(match.group(), languages=[language], settings=settings)
    except ValueError:  # a language that the library does not know
        return None
    return found.date().isoformat() if found else None
