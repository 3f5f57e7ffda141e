"""RSS and Atom feeds become entries; nothing is fetched here."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import feedparser

from kgbuild.errors import SourceError
from kgbuild.sources.document import Document
from kgbuild.sources.html import html_document

# Feeds carry either whole articles or teasers. A text of this many words is taken as whole.
_WHOLE_CONTENT = 60
_WHOLE_SUMMARY = 150
_CUT = ("…", "...", "[…]", "[...]", "…]", "...]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed.

    ``document`` is None where the entry has no text of its own; ``whole`` is true where that
    text is more than a teaser.
    """

    source: str
    title: str | None
    published: str | None
    publisher: str | None
    author: str | None
    link: str | None
    document: Document | None
    whole: bool


def feed_entries(data: bytes, source: str) -> Iterator[Entry]:
    """The entries in the feed's order, named ``source#1``, ``source#2`` …

    Raises :class:`SourceError` KG213 where the data is no feed or the feed has no entries.
    """
    # A stream and never a string: feedparser would open or fetch what a string names.
    feed: Any = feedparser.parse(io.BytesIO(data))
    if not feed.get("version"):
        raise SourceError("KG213", f"{source} is no RSS or Atom feed; give a feed, a page or a text")
    if not feed.entries:
        raise SourceError("KG213", f"the feed {source} has no entries")
    publisher = _string(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        yield _entry(entry, f"{source}#{number}", publisher)


def _entry(entry: Any, source: str, publisher: str | None) -> Entry:
    contents = [_string(part.get("value")) for part in entry.get("content", ())]
    content = max((part for part in contents if part), key=len, default=None)
    markup = content or _string(entry.get("summary"))
    text = _plain(markup, source) if markup else ""
    words = len(text.split())
    found = Entry(
        source=source,
        title=_string(entry.get("title")),
        published=_string(entry.get("published")) or _string(entry.get("updated")),
        publisher=publisher,
        author=_string(entry.get("author")),
        link=_string(entry.get("link")),
        document=None,
        whole=words >= (_WHOLE_CONTENT if content else _WHOLE_SUMMARY) and not text.endswith(_CUT),
    )
    if not text:
        return found
    document = Document(source, text, found.title, found.published, publisher, found.author, found.link)
    return replace(found, document=document)


def _plain(markup: str, source: str) -> str:
    try:
        return html_document(f"<article>{markup}</article>", source).text.strip()
    except SourceError:  # markup without words: the entry has no text of its own
        return ""


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) and value.strip() else None
