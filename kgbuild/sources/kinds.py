"""Which kind of content an input is: by its name, by its first bytes."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "markdown", "html", "json", "jsonl", "feed"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".xml": "feed",
    ".rss": "feed",
    ".atom": "feed",
}

GZIP_MAGIC = b"\x1f\x8b"

# Enough to see a root element behind a declaration and comments.
_HEAD = 2048


def kind_by_name(name: str) -> Kind | None:
    """The kind that a file's ending names, looking through ``.gz``; None where it names none."""
    path = PurePath(name.lower())
    if path.suffix == ".gz":
        path = path.with_suffix("")
    return ENDINGS.get(path.suffix)


def kind_by_content(data: bytes) -> Kind:
    """The kind that the first bytes show; ``text`` where they show no other.

    JSON is told from a text that begins with a bracket by the caller, which parses it.
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if head.startswith((b"<!doctype html", b"<html")):
        return "html"
    if head.startswith((b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed"
    if head.startswith(b"<?xml"):
        return "html" if b"<html" in head else "feed"
    return "text"
