"""Reads the neighbourhood of an entity, in a process of its own that ends with it or with its time.

``python -m kgbuild.server.around`` reads a task as JSON and writes one line of JSON, then the
quads of the statements as N-Quads. The store is looked up term by term, never searched, so that
the work grows with the entity's statements and not with the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, get_args

import pyoxigraph
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat

from kgbuild.errors import QueryError
from kgbuild.graph import terms
from kgbuild.model import Certainty
from kgbuild.ontology import load_ontology
from kgbuild.server.resources import is_class, node_of
from kgbuild.server.store import with_store
from kgbuild.server.worker import run_task

#: How many statements a page draws.
SIZE = 200
#: How far a page may reach: statements of the entity, and those of its neighbours.
DEPTHS = (1, 2)
#: How many triples about the entity, and about its neighbours, are looked at.
_MOST = 50_000
#: How many neighbours a second step goes out from, and how many articles tell of a lonely entity.
_NEIGHBOURS = 200
_ARTICLES = 20
#: How many names and links one article gives of one thing.
_VALUES = 50
_MAX_BYTES = 8_000_000

_ALL = DefaultGraph()
_DATE = NamedNode(terms.SCHEMA + "datePublished")
_HEADLINE = NamedNode(terms.SCHEMA + "headline")
#: What the page shows of the things in a statement: entities, speakers, the words themselves.
_TOLD = (terms.TYPE, terms.LABEL, terms.ALT_LABEL, terms.SAME_AS, terms.ANCHOR_OF, terms.BEGIN_INDEX)


@dataclass(frozen=True, slots=True)
class Around:
    """What is asked: ``SIZE`` statements from number ``start`` on, within ``seconds``."""

    path: str
    iri: str
    depth: int
    start: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Reach:
    """How much there is. ``known`` is false where the graph holds no such entity.

    ``total`` counts the statements that were found; ``more`` is true where others were not
    looked at.
    """

    known: bool
    total: int
    more: bool


def neighbourhood(task: Around) -> tuple[Reach, bytes]:
    """How much there is around the entity, and the quads of one page of it.

    Raises :class:`QueryError`: KG605 the store failed, KG607 too many bytes, KG609 no IRI;
    :class:`OutputError` (KG532) where there is no store.
    """
    centre = node_of(task.iri)

    def read(store: pyoxigraph.Store) -> tuple[Reach, bytes]:
        if not _is_entity(store, centre):
            return Reach(False, 0, False), b""
        found, more = _ranked(store, centre, task.depth)
        quads = dict.fromkeys(_quads(store, found[task.start : task.start + SIZE]))
        if all(quad.subject != centre for quad in quads):
            quads |= dict.fromkeys(_lonely(store, centre))
        quads |= dict.fromkeys(_links(store, quads))
        body = pyoxigraph.serialize(sorted(quads, key=str), format=RdfFormat.N_QUADS) or b""
        if len(body) > _MAX_BYTES:
            raise QueryError("KG607", f"what is around {task.iri} has more than {_MAX_BYTES} bytes")
        return Reach(True, len(found), more), body

    try:
        return with_store(Path(task.path), read)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("KG605", f"the store could not answer: {error}") from error


def _is_entity(store: pyoxigraph.Store, node: NamedNode) -> bool:
    return any(is_class(quad.object) for quad in store.quads_for_pattern(node, terms.TYPE, None, _ALL))


def _ranked(store: pyoxigraph.Store, centre: NamedNode, depth: int) -> tuple[list[NamedNode], bool]:
    """The statements: the entity's own first, the most certain of them first, then the latest."""
    rank = _Rank(store)
    own, more = _parts(store, (centre,))
    found = sorted(own, key=rank.of)
    if depth == 1:
        return found, more
    ends: dict[NamedNode, None] = {}
    for statement in found[:SIZE]:
        for quad in store.quads_for_pattern(statement, None, None, _ALL):
            if isinstance(quad.object, NamedNode) and _is_end(quad.predicate):
                ends[quad.object] = None
    ends.pop(centre, None)
    others, cut = _parts(store, list(ends)[:_NEIGHBOURS])
    further = sorted((each for each in others if each not in own), key=rank.of)
    return found + further, more or cut or len(ends) > _NEIGHBOURS


def _is_end(predicate: NamedNode) -> bool:
    return predicate in (terms.SUBJECT, terms.OBJECT, _kgb("attributedTo"))


def _parts(store: pyoxigraph.Store, nodes: Sequence[NamedNode]) -> tuple[dict[NamedNode, None], bool]:
    """The statements in which the nodes take part, and whether some were not looked at."""
    quads = (quad for node in nodes for quad in store.quads_for_pattern(None, None, node, _ALL))
    seen = list(islice(quads, _MOST + 1))
    found: dict[NamedNode, None] = {}
    for quad in seen[:_MOST]:
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(terms.STATEMENT):
            found[quad.subject] = None
    return found, len(seen) > _MOST


class _Rank:
    """Puts statements in order; each article's date is looked up once."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self._store = store
        self._order = {_kgb(name).value: number for number, name in enumerate(get_args(Certainty))}
        self._dates: dict[str, tuple[int, ...]] = {}

    def of(self, statement: NamedNode) -> tuple[int, tuple[int, ...], str]:
        certainty = self._value(statement, _kgb("certainty"))
        article = self._value(statement, _kgb("article"))
        if article not in self._dates:
            date = self._value(NamedNode(article), _DATE) if article else ""
            # The latest first, those without a date last.
            self._dates[article] = tuple(-ord(character) for character in date) or (0,)
        return self._order.get(certainty, len(self._order)), self._dates[article], statement.value

    def _value(self, node: NamedNode, predicate: NamedNode) -> str:
        quads = self._store.quads_for_pattern(node, predicate, None, _ALL)
        return min((str(getattr(quad.object, "value", "")) for quad in quads), default="")


def _quads(store: pyoxigraph.Store, statements: Iterable[NamedNode]) -> Iterator[Quad]:
    """All of the statements, and in their articles what the page shows of the things in them."""
    told: dict[tuple[NamedNode, NamedNode], None] = {}
    for statement in statements:
        for quad in store.quads_for_pattern(statement, None, None, None):
            if not isinstance(quad.graph_name, NamedNode):
                continue
            yield quad
            told[quad.graph_name, quad.graph_name] = None
            if isinstance(quad.object, NamedNode):
                told[quad.object, quad.graph_name] = None
    for node, graph in told:
        yield from _told(store, node, graph)


def _told(store: pyoxigraph.Store, node: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    predicates = (_HEADLINE, _DATE, _kgb("source")) if node == graph else _TOLD
    for predicate in predicates:
        yield from islice(store.quads_for_pattern(node, predicate, None, graph), _VALUES)


def _lonely(store: pyoxigraph.Store, node: NamedNode) -> Iterator[Quad]:
    """What some articles tell of an entity that none of the statements names."""
    typed = store.quads_for_pattern(node, terms.TYPE, None, None)
    graphs = (quad.graph_name for quad in typed if is_class(quad.object))
    for graph in islice((each for each in graphs if isinstance(each, NamedNode)), _ARTICLES):
        yield from _told(store, graph, graph)
        yield from _told(store, node, graph)


def _links(store: pyoxigraph.Store, quads: Mapping[Quad, None]) -> list[Quad]:
    """What links the entities to other collections; it stands in a graph of its own."""
    entities = {quad.subject for quad in quads if quad.predicate == terms.TYPE and is_class(quad.object)}
    graph = NamedNode(terms.LINKS)
    return [
        quad
        for entity in sorted(entities, key=str)
        for quad in islice(store.quads_for_pattern(entity, None, None, graph), _VALUES)
    ]


@cache
def _kgb(name: str) -> NamedNode:
    return NamedNode(load_ontology().namespace + name)


def _work(given: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    reach, body = neighbourhood(Around(**given))
    return asdict(reach), body


if __name__ == "__main__":
    run_task(_work)
