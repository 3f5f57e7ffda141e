"""What the start page of a large graph shows: how much there is, the best connected, a search.

The store is gone through once for each state of it, by a process beside the server; what it found
is kept in memory. So a request costs no more than a look at that.
"""

from __future__ import annotations

import json
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from kgbuild.errors import KgbuildError, OutputError
from kgbuild.server.asking import run_worker
from kgbuild.server.overview import Known, Reading, Totals
from kgbuild.server.store import store_state

#: Bytes of the page of the graph above which the start page takes its place.
LARGE = 4_000_000
#: How many of the best connected are listed, and how many finds.
LISTED = 30
#: Characters of what is searched for.
_QUERY = 200
#: How many entities are kept: those in the most statements.
_MOST = 100_000
_SECONDS = 600.0
_WORKER = "kgbuild.server.overview"


@dataclass(frozen=True, slots=True)
class Overview:
    """The best connected entities, those in the most statements first, and what names fold to."""

    totals: Totals
    entities: tuple[Known, ...]
    folded: tuple[tuple[str, ...], ...]

    def search(self, text: str) -> tuple[list[Known], bool]:
        """The entities that a name of is like the text, the likest first; whether there are more.

        Accents and case do not matter. A name that begins so goes before one in which a word
        does, and that before one that holds it anywhere; then what is in more statements.
        """
        query = fold(text[:_QUERY])
        if not query:
            return [], False
        ranks: tuple[list[Known], ...] = ([], [], [])
        for known, rank in self._ranked(query):
            ranks[rank].append(known)
        found = [known for each in ranks for known in each]
        return found[:LISTED], len(found) > LISTED

    def _ranked(self, query: str) -> Iterator[tuple[Known, int]]:
        for known, names in zip(self.entities, self.folded, strict=True):
            best = min((_rank(name, query) for name in names if query in name), default=None)
            if best is not None:
                yield known, best


def fold(text: str) -> str:
    """The text without case, accents and doubled spaces."""
    apart = unicodedata.normalize("NFD", text)
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).casefold().split())


def _rank(name: str, query: str) -> int:
    if name.startswith(query):
        return 0
    begins = any(not name[at - 1].isalnum() for at in _places(name, query))
    return 1 if begins else 2


def _places(name: str, query: str) -> Iterator[int]:
    at = name.find(query)
    while at >= 0:
        yield at
        at = name.find(query, at + 1)


class Overviews:
    """The overview of a store that may be replaced; safe to ask from several threads."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._changed = threading.Condition()
        self._state: tuple[int, int] | None = None
        self._known: Overview | None = None
        self._working = False
        self._failure: KgbuildError | None = None

    def get(self, patience: float) -> Overview | None:
        """The overview of the store, or of the one before while this one is being gone through.

        None where there is none after ``patience`` seconds. Raises :class:`OutputError` (KG532)
        where there is no store, :class:`QueryError` (KG604-KG606) where it could not be read.
        """
        state = store_state(self._store)
        if state is None:
            raise OutputError("KG532", f"{self._store} holds no store; run 'kgbuild build' to make one")
        with self._changed:
            if self._state == state:
                return self._known
            if not self._working:
                self._working, self._failure = True, None
                threading.Thread(target=self._read, args=(state,), daemon=True).start()
            if self._known is None:
                self._changed.wait_for(lambda: not self._working, patience)
                if self._failure is not None:
                    raise self._failure
            return self._known

    def _read(self, state: tuple[int, int]) -> None:
        found, failure = None, None
        try:
            found = read_overview(self._store)
        except KgbuildError as error:
            failure = error
        with self._changed:
            if found is not None:
                self._state, self._known = state, found
            self._working, self._failure = False, failure
            self._changed.notify_all()


def read_overview(store: Path) -> Overview:
    """Goes through the store. Raises :class:`QueryError` (KG604-KG606), :class:`OutputError` (KG532)."""
    head, body = run_worker(_WORKER, asdict(Reading(str(store), _MOST, _SECONDS)))
    entities = tuple(
        Known(iri, kind, tuple(names), statements) for iri, kind, names, statements in json.loads(body)
    )
    folded = tuple(tuple(dict.fromkeys(map(fold, known.names))) for known in entities)
    return Overview(Totals(**head), entities, folded)


def page_size(page: Path) -> int | None:
    """Bytes of a file; None where there is none."""
    try:
        return page.stat().st_size
    except OSError:
        return None
