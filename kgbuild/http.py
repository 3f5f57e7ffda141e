"""What all clients of web services share: which answers may pass, and bodies that are bounded."""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

import httpx

#: The status codes of answers that may be different next time.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


class TooLarge(Exception):
    """A body has more bytes than are taken."""


class TooSlow(Exception):
    """A body did not end in its time."""


def user_agent() -> str:
    """``kgbuild/VERSION``, as it is sent to servers."""
    try:
        return f"kgbuild/{version('kgbuild')}"
    except PackageNotFoundError:  # run from a folder, not installed
        return "kgbuild/0"


def read_body(
    response: httpx.Response,
    max_bytes: int,
    deadline: float,
    clock: Callable[[], float] = time.monotonic,
) -> bytes:
    """The body of an answer that is being streamed, decompressed.

    ``max_bytes`` bounds what comes out, ``deadline`` is in seconds of ``clock``: httpx bounds each
    wait, the deadline their sum, against servers that drip. Raises :class:`TooLarge`,
    :class:`TooSlow` and what httpx raises.
    """
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if len(body) > max_bytes:
            raise TooLarge
        if clock() > deadline:
            raise TooSlow
    return bytes(body)
