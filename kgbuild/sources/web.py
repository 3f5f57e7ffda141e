"""Fetches http and https addresses, bounded in size, time and redirects."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from kgbuild.errors import SourceError
from kgbuild.http import TooLarge, TooSlow, read_body, user_agent
from kgbuild.sources.kinds import Kind, kind_by_content, kind_by_name
from kgbuild.sources.options import SourceOptions
from kgbuild.sources.urls import is_web_address

_REDIRECTS = 5

_MARKUP = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
_KINDS: dict[str, Kind] = {
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "text/markdown": "markdown",
    "application/json": "json",
    "application/ld+json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
}
# What servers say of files whose kind they do not know.
_VAGUE = ("", "text/plain", "application/octet-stream", "binary/octet-stream")


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave. ``url`` is the one that answered, after redirects."""

    url: str
    data: bytes
    kind: Kind
    charset: str | None


@contextmanager
def open_client(options: SourceOptions) -> Iterator[httpx.Client]:
    """A client that keeps to the limits; http and https are the only schemes it speaks."""
    with httpx.Client(
        follow_redirects=True,
        max_redirects=_REDIRECTS,
        timeout=options.timeout,
        headers={"User-Agent": user_agent()},
    ) as client:
        yield client


def fetch(client: httpx.Client, url: str, options: SourceOptions) -> Page:
    """What the address gives.

    Raises :class:`SourceError` KG210 (no http address), KG211 (cannot be fetched), KG206 (too
    large) or KG212 (content of a kind that is not read).
    """
    if not is_web_address(url):
        raise SourceError("KG210", f"{url} is no http or https address; those are the ones that are fetched")
    try:
        with client.stream("GET", url) as response:
            if response.status_code != httpx.codes.OK:
                raise SourceError("KG211", f"{url} answered {response.status_code} {response.reason_phrase}")
            data = _read(response, url, options)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        reason = str(error) or type(error).__name__
        raise SourceError("KG211", f"{url} cannot be fetched: {reason}") from None
    essence = response.headers.get("content-type", "").split(";")[0].strip().lower()
    kind = _kind(essence, str(response.url), data)
    if kind is None:
        raise SourceError("KG212", f"{url} is {essence}; pages, texts, JSON and feeds are read")
    return Page(str(response.url), data, kind, response.charset_encoding)


def _read(response: httpx.Response, url: str, options: SourceOptions) -> bytes:
    try:
        return read_body(response, options.max_bytes, time.monotonic() + options.timeout)
    except TooLarge:
        raise SourceError("KG206", f"{url} is larger than {options.max_bytes} bytes") from None
    except TooSlow:
        raise SourceError("KG211", f"{url} did not end within {options.timeout:g} seconds") from None


def _kind(essence: str, url: str, data: bytes) -> Kind | None:
    if essence in _KINDS:
        return _KINDS[essence]
    if essence in _MARKUP:
        seen = kind_by_content(data)
        return "html" if seen == "text" else seen
    if essence in _VAGUE:
        return kind_by_name(urlsplit(url).path) or kind_by_content(data)
    return None
