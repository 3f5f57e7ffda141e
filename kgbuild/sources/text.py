"""Plain text and Markdown become documents."""

from __future__ import annotations

import re

import yaml

from kgbuild.sources.document import Document

# A header block is a few short lines; anything longer between two rules is text.
_HEADER = re.compile(r"\s*---[ \t]*\r?\n(.{1,4000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_MEMBER = re.compile(r"([A-Za-z_-]+)[ \t]*:[ \t]*(.*)")
_MEMBERS = {
    "title": "title",
    "date": "published",
    "published": "published",
    "publisher": "publisher",
    "author": "author",
    "url": "url",
}


def text_document(text: str, source: str, *, markdown: bool, as_is: bool) -> Document:
    """The document in a decoded file.

    A header block between ``---`` lines at the top (Title, Date, Publisher, Author, URL) tells
    what the text cannot. ``as_is`` leaves header and markup in the text.
    """
    header, body = split_header(text)
    left_out = 0
    if as_is:
        body = text
    elif markdown:
        from kgbuild.sources.markdown import plain_text  # loads a parser

        body, left_out = plain_text(body)
    return Document(
        source=source,
        text=body,
        title=header.get("title"),
        published=header.get("published"),
        publisher=header.get("publisher"),
        author=header.get("author"),
        url=header.get("url"),
        plain=True,
        left_out=left_out,
    )


def split_header(text: str) -> tuple[dict[str, str], str]:
    """The members of the header block by their field name, and the text after it.

    Without a header block that names at least one known member, the text stays whole.
    """
    match = _HEADER.match(text)
    if match is None:
        return {}, text
    header = {
        _MEMBERS[name.lower()]: value.strip()
        for name, value in _members(match.group(1))
        if name.lower() in _MEMBERS and value.strip()
    }
    return (header, text[match.end() :]) if header else ({}, text)


def _members(block: str) -> list[tuple[str, str]]:
    try:
        # The base loader keeps every value as it is written: a date stays text.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 - makes strings only
    except yaml.YAMLError:
        # A colon within a title is no YAML, and clear all the same.
        matches = [_MEMBER.fullmatch(line.strip()) for line in block.splitlines() if line.strip()]
        return [(m.group(1), m.group(2).strip("\"'")) for m in matches if m]
    if not isinstance(loaded, dict):
        return []
    return [(k, v) for k, v in loaded.items() if isinstance(k, str) and isinstance(v, str)]
