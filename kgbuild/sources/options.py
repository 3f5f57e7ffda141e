"""How sources are to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceOptions:
    """What the user can choose.

    ``lang`` is an ISO 639-1 code that replaces detection. ``as_is`` takes texts untouched: no
    cleaning, no change of line ends, so that offsets fit the input. The ``*_field`` names say
    which members of a JSON record hold what. ``max_bytes`` bounds one file, page or record
    (after decompression), ``timeout`` in seconds bounds the fetching of one address.
    """

    lang: str | None = None
    as_is: bool = False
    text_field: str = "text"
    title_field: str = "title"
    date_field: str = "date"
    publisher_field: str = "publisher"
    url_field: str = "url"
    max_bytes: int = 20_000_000
    timeout: float = 20.0
