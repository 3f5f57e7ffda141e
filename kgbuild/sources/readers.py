"""Bytes of any kind that is read become documents."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from kgbuild.errors import SourceError
from kgbuild.sources.document import Document
from kgbuild.sources.encoding import decode
from kgbuild.sources.kinds import GZIP_MAGIC, Kind, kind_by_content
from kgbuild.sources.options import SourceOptions
from kgbuild.sources.records import json_documents, jsonl_documents, parse_json
from kgbuild.sources.results import SourceFailure
from kgbuild.sources.text import text_document


def stream_documents(
    stream: BinaryIO, source: str, kind: Kind | None, options: SourceOptions
) -> Iterator[Document | SourceFailure]:
    """The documents in an open file or standard input, gzip or not.

    ``kind`` None tells the kind by the content. Raises :class:`SourceError`; damaged gzip data
    raises what :mod:`gzip` raises.
    """
    plain = _decompressed(stream)
    if kind == "jsonl":
        yield from jsonl_documents(plain, source, options)
        return
    data = plain.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise SourceError(
            "KG206",
            f"{source} is larger than {options.max_bytes} bytes; split it, or give many articles as .jsonl",
        )
    yield from data_documents(data, source, kind or _kind(data, source), options)


def data_documents(
    data: bytes,
    source: str,
    kind: Kind,
    options: SourceOptions,
    *,
    charset: str | None = None,
    url: str | None = None,
) -> Iterator[Document | SourceFailure]:
    """The documents in ``data``. ``charset`` is what a server said, ``url`` where it came from.

    A feed gives what its entries hold themselves: links are not followed from here.
    """
    if not data.strip():
        raise SourceError("KG203", f"{source} is empty; give an input with text in it")
    if kind == "json":
        yield from json_documents(data, source, options)
    elif kind == "jsonl":
        yield from jsonl_documents(io.BytesIO(data), source, options)
    elif kind == "html":
        from kgbuild.sources.html import declared_charset, html_document  # loads trafilatura

        page = decode(data, source, charset or declared_charset(data))
        yield html_document(page, source, url)
    elif kind == "feed":
        yield from _feed_documents(data, source)
    else:
        text = decode(data, source, charset)
        yield text_document(text, source, markdown=kind == "markdown", as_is=options.as_is)


def _feed_documents(data: bytes, source: str) -> Iterator[Document | SourceFailure]:
    from kgbuild.sources.feed import feed_entries  # loads feedparser and trafilatura

    for entry in feed_entries(data, source):
        if entry.document is None:
            message = f"{entry.source} has no text of its own; give the feed's address to follow its links"
            yield SourceFailure(entry.source, SourceError("KG203", message))
        else:
            yield entry.document


def _decompressed(stream: BinaryIO) -> BinaryIO:
    if not isinstance(stream, io.BufferedReader):
        stream = io.BufferedReader(cast(io.RawIOBase, stream))
    if stream.peek(len(GZIP_MAGIC)).startswith(GZIP_MAGIC):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    return stream


def _kind(data: bytes, source: str) -> Kind:
    """The kind that the content shows. A text may begin with a bracket: JSON must parse."""
    kind = kind_by_content(data)
    if kind != "text" or not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return kind
    if _parses(data, source):
        return "json"
    return "jsonl" if _parses(data.strip().split(b"\n", 1)[0], source) else "text"


def _parses(data: bytes, source: str) -> bool:
    try:
        return isinstance(parse_json(decode(data, source), source), (dict, list))
    except SourceError:
        return False
