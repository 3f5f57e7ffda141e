"""The server's reading of the store, which a build may replace at any moment.

It is opened for each request, which takes some milliseconds, and let go afterwards: a request
sees the old store or the new one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pyoxigraph

from kgbuild.errors import OutputError

Answer = TypeVar("Answer")

#: A file that every store's folder has.
_MARK = "CURRENT"
_FAILURES = (OSError, RuntimeError)
#: Seconds that a swap of two folders may take, and how often it is looked at.
_SWAP = 2.0
_PAUSE = 0.02


def with_store(path: Path, read: Callable[[pyoxigraph.Store], Answer]) -> Answer:
    """What ``read`` gives for the store in the folder ``path``; it may be called twice.

    Raises :class:`OutputError` (KG532) where there is none, and what ``read`` raises.
    """
    deadline = time.monotonic() + _SWAP
    while True:
        before = store_state(path)
        try:
            if before is None:
                raise OutputError("KG532", f"{path} holds no store; run 'kgbuild build' to make one")
            return read(_open(path))
        except (OutputError, *_FAILURES):
            # Replaced in between, or about to be: what failed says nothing of the store.
            moved = before is None or store_state(path) != before
            if not moved or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE)


def _open(path: Path) -> pyoxigraph.Store:
    try:
        return pyoxigraph.Store.read_only(str(path))
    except _FAILURES as error:
        raise OutputError("KG532", f"the store {path} cannot be read ({error}); build it anew") from error


def store_state(path: Path) -> tuple[int, int] | None:
    """What tells one state of the store in a folder from another; None while there is none."""
    try:
        found = (path / _MARK).stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns
