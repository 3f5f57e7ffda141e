"""Reads sources one after the other; a bad one stops no other one."""

from __future__ import annotations

import gzip
import re
import sys
import zlib
from collections.abc import Iterator, Sequence

from kgbuild.errors import KgbuildError, SourceError
from kgbuild.languages import available_languages, get_language
from kgbuild.model import Article
from kgbuild.sources.article import make_article
from kgbuild.sources.document import Document
from kgbuild.sources.kinds import kind_by_name
from kgbuild.sources.locate import Located, locate, printable, unreadable
from kgbuild.sources.options import SourceOptions
from kgbuild.sources.readers import stream_documents
from kgbuild.sources.results import Repeated, Skipped, SourceFailure, SourceResult

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_STDIN = "-"

_Found = Document | Skipped | SourceFailure


def read_sources(sources: Sequence[str], options: SourceOptions | None = None) -> Iterator[SourceResult]:
    """The articles behind ``sources``, lazily, in the order given; see the package's docstring.

    A source is a path, a folder, a glob, ``-`` for standard input, or an http or https address
    of a page or a feed. What goes wrong with a source is yielded, not raised; only an unknown
    ``options.lang`` raises :class:`LanguageError` (KG301), as all articles would share it.
    """
    options = options or SourceOptions()
    if options.lang is not None and options.lang not in available_languages():
        get_language(options.lang)
    return _results(sources, options)


def _results(sources: Sequence[str], options: SourceOptions) -> Iterator[SourceResult]:
    first: dict[str, str] = {}
    for source in sources:
        for found in _documents(source, options):
            result = _article(found, options) if isinstance(found, Document) else found
            if not isinstance(result, Article):
                yield result
            elif result.id in first:
                yield Repeated(result.source, result.id, first[result.id])
            else:
                first[result.id] = result.source
                yield result


def _article(document: Document, options: SourceOptions) -> Article | SourceFailure:
    try:
        return make_article(document, options)
    except KgbuildError as error:
        return SourceFailure(document.source, error)


def _documents(source: str, options: SourceOptions) -> Iterator[_Found]:
    try:
        if source == _STDIN:
            yield from stream_documents(sys.stdin.buffer, source, None, options)
        elif _SCHEME.match(source):
            from kgbuild.sources.address import address_documents  # loads an HTTP client

            yield from address_documents(source, options)
        else:
            for item in locate(source):
                if isinstance(item, Located):
                    yield from _file(item, options)
                else:
                    yield item
    except KgbuildError as error:
        yield SourceFailure(printable(source), error)
    except _DAMAGED as error:
        yield SourceFailure(source, _damaged(source, error))


def _file(item: Located, options: SourceOptions) -> Iterator[_Found]:
    try:
        with item.path.open("rb") as stream:
            yield from stream_documents(stream, item.source, kind_by_name(item.source), options)
    except KgbuildError as error:
        yield SourceFailure(item.source, error)
    except _DAMAGED as error:
        yield SourceFailure(item.source, _damaged(item.source, error))
    except OSError as error:
        yield unreadable(item.source, error)


_DAMAGED = (gzip.BadGzipFile, EOFError, zlib.error)


def _damaged(source: str, error: Exception) -> SourceError:
    return SourceError("KG215", f"{source} is a damaged gzip file ({error}); compress it again")
