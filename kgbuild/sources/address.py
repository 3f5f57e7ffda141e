"""Addresses become documents: a page, a text, or a feed with the pages it links to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx

from kgbuild.errors import KgbuildError, SourceError
from kgbuild.sources.document import Document
from kgbuild.sources.feed import Entry, feed_entries
from kgbuild.sources.options import SourceOptions
from kgbuild.sources.readers import data_documents
from kgbuild.sources.results import SourceFailure
from kgbuild.sources.web import fetch, open_client

# What a feed's link is followed to. A feed that links to feeds would have no end.
_PAGES = ("html", "text", "markdown")


def address_documents(url: str, options: SourceOptions) -> Iterator[Document | SourceFailure]:
    """The documents at an http or https address.

    A feed's entry that holds its article whole is taken as it is; else its link is fetched. Raises
    :class:`SourceError` where the address itself cannot be read.
    """
    with open_client(options) as client:
        page = fetch(client, url, options)
        if page.kind != "feed":
            yield from data_documents(page.data, url, page.kind, options, charset=page.charset, url=page.url)
            return
        for entry in feed_entries(page.data, url):
            try:
                yield _entry_document(client, entry, options)
            except KgbuildError as error:
                yield SourceFailure(entry.source, error)


def _entry_document(client: httpx.Client, entry: Entry, options: SourceOptions) -> Document:
    own = entry.document
    if own is not None and (entry.whole or entry.link is None):
        return own
    if entry.link is None:
        raise SourceError("KG203", f"{entry.source} has neither text nor a link")
    page = fetch(client, entry.link, options)
    if page.kind not in _PAGES:
        raise SourceError("KG212", f"{entry.source} links to {entry.link}, which is no page and no text")
    documents = data_documents(page.data, entry.link, page.kind, options, charset=page.charset, url=page.url)
    found = next(document for document in documents if isinstance(document, Document))
    return replace(
        found,
        source=entry.source,
        title=entry.title or found.title,
        published=entry.published or found.published,
        publisher=found.publisher or entry.publisher,
        author=found.author or entry.author,
    )
