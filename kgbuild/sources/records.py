"""JSON and JSON Lines become documents, one a record."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from kgbuild.errors import KgbuildError, SourceError
from kgbuild.sources.document import Document
from kgbuild.sources.encoding import decode
from kgbuild.sources.options import SourceOptions
from kgbuild.sources.results import SourceFailure

# Usual names of a record's date beside the one that the options name.
_DATES = ("published", "datePublished", "pubDate")


def json_documents(data: bytes, source: str, options: SourceOptions) -> Iterator[Document | SourceFailure]:
    """The records of a JSON file: one object, a list of objects, or an object that holds one list.

    Raises :class:`SourceError` KG209 where the file is no JSON or holds no records.
    """
    value = parse_json(decode(data, source), source)
    records = _records(value, options)
    if not records:
        raise SourceError("KG209", f"{source} holds no JSON object with a member {options.text_field!r}")
    for number, record in enumerate(records, 1):
        yield _record(record, source if value is record else f"{source}#{number}", options)


def jsonl_documents(
    stream: BinaryIO, source: str, options: SourceOptions
) -> Iterator[Document | SourceFailure]:
    """The records of a JSON Lines stream, read one at a time. A bad line stops no other line."""
    number = 0
    while line := stream.readline(options.max_bytes + 1):
        too_long = len(line) > options.max_bytes
        rest = line if too_long else b""
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(options.max_bytes)
        if not line.strip(b"\xef\xbb\xbf \t\r\n"):
            continue
        number += 1
        place = f"{source}#{number}"
        try:
            if too_long:
                raise SourceError("KG206", f"{place} is larger than {options.max_bytes} bytes; split it")
            yield _record(parse_json(decode(line, place), place), place, options)
        except KgbuildError as error:
            yield SourceFailure(place, error)
    if number == 0:
        raise SourceError("KG203", f"{source} is empty; give an input with text in it")


def parse_json(text: str, source: str) -> Any:
    """The value that ``text`` holds. Raises :class:`SourceError` KG209 where it is no JSON."""
    try:
        return json.loads(text)
    except RecursionError:
        raise SourceError("KG209", f"{source} is JSON that is nested too deep") from None
    except ValueError as error:
        raise SourceError("KG209", f"{source} is not valid JSON: {error}") from None


def _records(value: Any, options: SourceOptions) -> list[Any]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    if options.text_field not in value:
        lists = [v for v in value.values() if isinstance(v, list) and v and isinstance(v[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [value]


def _record(value: Any, source: str, options: SourceOptions) -> Document | SourceFailure:
    if not isinstance(value, Mapping):
        return SourceFailure(source, SourceError("KG209", f"{source} is no JSON object"))
    text = value.get(options.text_field)
    if not isinstance(text, str):
        names = ", ".join(sorted(name for name, v in value.items() if isinstance(v, str))[:10]) or "none"
        message = (
            f"{source} has no text in a member {options.text_field!r} "
            f"(members with text: {names}); name the one that holds the text"
        )
        return SourceFailure(source, SourceError("KG209", message))
    dates = (_string(value.get(name)) for name in (options.date_field, *_DATES))
    return Document(
        source=source,
        text=text,
        title=_string(value.get(options.title_field)),
        published=next((date for date in dates if date), None),
        publisher=_string(value.get(options.publisher_field)),
        author=_string(value.get("author")),
        url=_string(value.get(options.url_field)),
    )


def _string(value: Any) -> str | None:
    """A member's text; schema.org records put a name one level down."""
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) and value.strip() else None
