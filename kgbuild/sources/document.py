"""What a reader takes out of an input, before cleaning and language detection."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One article as its input holds it.

    ``published`` is the date as it is written there, in any form. ``plain`` is true where
    nothing but the text itself can tell the title. ``left_out`` counts the lines that the
    reader took out on its own account.
    """

    source: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    plain: bool = False
    left_out: int = 0
