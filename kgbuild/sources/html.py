"""HTML pages become documents, through trafilatura; nothing is fetched here."""

from __future__ import annotations

import logging
import re
from typing import Any

import trafilatura

from kgbuild.errors import SourceError
from kgbuild.sources.document import Document

# The libraries warn of pages that hold nothing; the error says it once, for people.
for _name in ("trafilatura", "htmldate", "justext", "courlan"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

# A fixed last date: trafilatura would take today's. No search in the running text: it may guess.
_DATES: dict[str, Any] = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_ROOT = re.compile(r"<(?:html|body)\b", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


def declared_charset(data: bytes) -> str | None:
    """The charset that the page's own ``meta`` element names, if it does."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def html_document(page: str, source: str, url: str | None = None) -> Document:
    """The article in a page: text, title, date, author, publisher (the site's name).

    Raises :class:`SourceError` KG208 where the page holds no article.
    """
    page = _DECLARATION.sub("", page, count=1)
    if _ROOT.search(page) is None:
        page = f"<html><body>{page}</body></html>"
    try:
        found = trafilatura.bare_extraction(
            page, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except (ValueError, RecursionError):  # lxml refuses control characters; trees may be too deep
        found = None
    text = getattr(found, "text", None)
    if not isinstance(text, str) or not text.strip():
        raise SourceError(
            "KG208", f"no article text was found in the page {source}; give its text as a .txt file"
        )

    def member(name: str) -> str | None:
        value = getattr(found, name, None)
        return value if isinstance(value, str) and value.strip() else None

    return Document(
        source=source,
        text=text,
        title=member("title"),
        published=member("date"),
        publisher=member("sitename"),
        author=member("author"),
        url=member("url") or url,
    )
