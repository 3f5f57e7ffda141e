"""Where quads are kept: a small protocol, and Oxigraph behind it.

The default graph holds what any named graph says, each triple once, so that a plain query sees
all articles and counts nothing twice. (Oxigraph's own union of graphs, asked for with each query,
gives a triple once for each graph that holds it.)

A store on disk is built beside the old one and takes its place by renaming, so that a crash
leaves the old one or the new one, never half of one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples, RdfFormat

from kgbuild.errors import OutputError
from kgbuild.ontology import load_ontology, load_prefixes, read_ontology_file

Answer = QuerySolutions | QueryBoolean | QueryTriples

# A file that every RocksDB folder has: what has it may be replaced.
_MARK = "CURRENT"

# What Oxigraph raises where its files are out of order, or open for reading only.
_FAILURES = (OSError, RuntimeError)

#: Quads loaded at once; some 600 MB of memory. Larger batches load a little faster.
_BATCH = 250_000


class Store(Protocol):
    """What a store of quads can do. Graphs are named by their IRIs.

    ``add`` and ``remove_graph`` raise :class:`OutputError` (KG535) where nothing can be written.
    """

    def add(self, quads: Iterable[Quad]) -> None:
        """Adds the quads of named graphs, all of them or (where it fails) none."""

    def remove_graph(self, graph: str) -> None:
        """Takes a graph away with all its triples; nothing happens where there is none."""

    def graphs(self) -> tuple[str, ...]:
        """The named graphs, sorted."""

    def quads(self, graph: str) -> Iterator[Quad]:
        """The quads of one named graph, in no particular order."""

    def query(self, sparql: str) -> Answer:
        """The answer to a SPARQL query, whose default graph is the merge of all graphs.

        The project's prefixes are declared. Raises :class:`SyntaxError` for a query that is
        none; what may be asked is decided in :mod:`kgbuild.graph.query`.
        """

    def close(self) -> None:
        """Lets go of the store's files; nothing else may be called afterwards."""


class OxigraphStore:
    """An Oxigraph store: in memory, or on disk."""

    def __init__(self, store: pyoxigraph.Store | None = None) -> None:
        self._store = store if store is not None else pyoxigraph.Store()

    @classmethod
    def open(cls, path: Path) -> OxigraphStore:
        """The store in the folder ``path``, for reading; several may read at once.

        Raises :class:`OutputError` (KG532) where there is none.
        """
        _recover(path)
        if not (path / _MARK).is_file():
            raise OutputError("KG532", f"{path} holds no store; run 'kgbuild build' to make one")
        try:
            return cls(pyoxigraph.Store.read_only(str(path)))
        except _FAILURES as error:
            raise OutputError(
                "KG532", f"the store {path} cannot be read ({error}); run 'kgbuild build' to make it anew"
            ) from error

    def add(self, quads: Iterable[Quad]) -> None:
        found = _with_default(list(quads))
        try:
            self._store.extend(found)
        except _FAILURES as error:
            raise _cannot_change(error) from error

    def remove_graph(self, graph: str) -> None:
        update = read_ontology_file("updates/remove-graph.ru").replace("$GRAPH", str(NamedNode(graph)))
        try:
            self._store.update(update)
        except _FAILURES as error:
            raise _cannot_change(error) from error

    def graphs(self) -> tuple[str, ...]:
        return tuple(sorted(name.value for name in self._store.named_graphs() if isinstance(name, NamedNode)))

    def quads(self, graph: str) -> Iterator[Quad]:
        return self._store.quads_for_pattern(None, None, None, NamedNode(graph))

    def query(self, sparql: str) -> Answer:
        return self._store.query(sparql, prefixes=dict(load_prefixes()))

    def close(self) -> None:
        # Oxigraph lets go of its files with the last reference.
        del self._store


def vocabulary_quads() -> Iterator[Quad]:
    """``ontologies/kgbuild.ttl`` as the graph that bears the ontology's IRI."""
    graph = NamedNode(load_ontology().iri)
    for quad in pyoxigraph.parse(read_ontology_file("kgbuild.ttl"), format=RdfFormat.TURTLE):
        yield Quad(quad.subject, quad.predicate, quad.object, graph)


def _cannot_change(error: Exception) -> OutputError:
    return OutputError("KG535", f"the store cannot be changed: {error}; is it open for reading only?")


def _with_default(quads: list[Quad]) -> list[Quad]:
    return quads + [Quad(quad.subject, quad.predicate, quad.object) for quad in quads]


def rebuild_store(path: Path, trig: Path) -> None:
    """Makes the store in the folder ``path`` anew from a TriG file, with the vocabulary.

    Raises :class:`OutputError`: KG531 where a file cannot be read or written or is no TriG,
    KG533 where ``path`` is something else than a store and is left alone.
    """
    _recover(path)
    if path.exists() and not (path / _MARK).is_file():
        raise OutputError("KG533", f"{path} is not a store of kgbuild and is left alone; move it away")
    unfinished = path.with_name(path.name + ".tmp")
    try:
        _remove(unfinished)
        store = pyoxigraph.Store(str(unfinished))
        quads = chain(vocabulary_quads(), pyoxigraph.parse(path=str(trig), format=RdfFormat.TRIG))
        while batch := list(islice(quads, _BATCH)):
            store.bulk_extend(_with_default(batch))
        # A bulk load leaves overlapping files; put in order, they are read several times faster.
        store.optimize()
        store.flush()
        del store
        _swap(unfinished, path)
    except (SyntaxError, *_FAILURES) as error:
        raise OutputError("KG531", f"cannot make the store {path} from {trig}: {error}") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _swap(fresh: Path, path: Path) -> None:
    """Puts a finished folder in the place of another.

    No system renames a folder over a full one, so there is a moment without ``path``; the
    names tell :func:`_recover` what was going on.
    """
    ready, old = _ready(path), _old(path)
    _remove(ready)
    fresh.rename(ready)
    if path.exists():
        _remove(old)
        path.rename(old)
    ready.rename(path)
    _remove(old)


def _recover(path: Path) -> None:
    """Ends a swap that was cut off between two renames."""
    if path.exists():
        return
    for other in (_ready(path), _old(path)):
        if other.exists():
            try:
                other.rename(path)
            except OSError as error:
                raise OutputError("KG531", f"cannot put {other} back as {path}: {error.strerror}") from error
            return


def _ready(path: Path) -> Path:
    return path.with_name(path.name + ".ready")


def _old(path: Path) -> Path:
    return path.with_name(path.name + ".old")


def _remove(path: Path) -> None:
    if path.exists():
        shutil.rmtree(path)
