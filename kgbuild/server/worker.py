"""Answers one query, in a process of its own that ends with it or with its time.

``python -m kgbuild.server.worker`` reads a task as JSON and writes one line of JSON, then the
answer in its format.
"""

from __future__ import annotations

import json
import os
import re
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Triple

from kgbuild.errors import KgbuildError, OutputError, QueryError
from kgbuild.exchange.jsonld import compacted
from kgbuild.graph.formats import rows_as_json
from kgbuild.graph.query import QueryResult, Value, check_query
from kgbuild.ontology import load_prefixes
from kgbuild.server.store import with_store

#: The exit code of a process whose time was up.
TIME_IS_UP = 75
_MAX_REASON = 160

# How an IRI ends that XML can take apart into a namespace and the name of an element.
_ELEMENT = re.compile(r"[^\W\d][\w.-]*\Z")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_BINDINGS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}


@dataclass(frozen=True, slots=True)
class Task:
    """A query, its dataset (None: the store's own) and how it is answered.

    ``bindings`` and ``graph`` name the format of the answer where it is rows or a truth value,
    or triples; None where the client takes none. With ``cut`` the rows over the limit are left
    out, without it too many are an error.
    """

    path: str
    sparql: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    bindings: str | None
    graph: str | None
    rows: int
    cut: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Head:
    """The first line: ``graph`` is true where the answer is triples, ``format`` its format's name."""

    graph: bool
    format: str | None
    truncated: bool = False


def answer(task: Task) -> tuple[Head, bytes]:
    """The answer, or an empty one without a format where the client takes none.

    Raises :class:`QueryError`: KG601 no valid query, KG605 the store failed, KG607 too many
    rows, KG609 a graph's name that is no IRI, KG610 triples that the format cannot hold.
    """
    check_query(task.sparql)
    dataset = {"default_graph": _names(task.default_graphs), "named_graphs": _names(task.named_graphs)}
    prefixes = dict(load_prefixes())

    def read(store: pyoxigraph.Store) -> tuple[Head, bytes]:
        found = store.query(task.sparql, prefixes=prefixes, **dataset)  # type: ignore[arg-type]
        if isinstance(found, QueryTriples):
            return _graph(found, task)
        if task.bindings is None:
            return Head(False, None), b""
        if isinstance(found, QueryBoolean):
            return Head(False, task.bindings), _bytes(found.serialize(format=_BINDINGS[task.bindings]))
        return _rows(found, task, task.bindings)

    try:
        return with_store(Path(task.path), read)
    except SyntaxError as error:
        where = str(error).splitlines()[0][:_MAX_REASON]
        raise QueryError("KG601", f"the query is not valid SPARQL: {where}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("KG605", f"the store could not answer the query: {error}") from error


def _names(graphs: tuple[str, ...] | None) -> list[NamedNode] | None:
    try:
        return None if graphs is None else [NamedNode(graph) for graph in graphs]
    except ValueError as error:
        raise QueryError("KG609", f"the name of a graph is no IRI: {error}") from error


def _rows(found: pyoxigraph.QuerySolutions, task: Task, form: str) -> tuple[Head, bytes]:
    names = tuple(variable.value for variable in found.variables)
    rows: list[tuple[Value, ...]] = []
    truncated = False
    for row in found:
        if len(rows) == task.rows:
            truncated = _over(task)
            break
        rows.append(tuple(row))
    text = rows_as_json(QueryResult("select", names, tuple(rows), truncated))
    if form == "json":
        return Head(False, form, truncated), text.encode("utf-8")
    solutions = pyoxigraph.parse_query_results(text, QueryResultsFormat.JSON)
    body = solutions.serialize(format=_BINDINGS[form])
    if form == "xml":
        _check_xml(body)
    return Head(False, form, truncated), _bytes(body)


def _graph(found: QueryTriples, task: Task) -> tuple[Head, bytes]:
    if task.graph is None:
        return Head(True, None), b""
    # A graph is a set; the engine may give a triple more than once.
    triples: dict[Triple, None] = {}
    truncated = False
    for triple in found:
        if triple not in triples and len(triples) == task.rows:
            truncated = _over(task)
            break
        triples[triple] = None
    # What is said of one thing stands together, and the same graph gives the same bytes.
    ordered = sorted(triples, key=str)
    if task.graph == "jsonld":
        return Head(True, task.graph, truncated), compacted(ordered)
    body = pyoxigraph.serialize(ordered, format=_GRAPHS[task.graph], prefixes=_used(triples, load_prefixes()))
    if task.graph == "rdfxml":
        for triple in triples:
            if not _ELEMENT.search(triple.predicate.value):
                raise _no_xml(f"the property {triple.predicate.value} cannot be the name of an element")
        _check_xml(body)
    return Head(True, task.graph, truncated), _bytes(body)


def _check_xml(body: bytes | None) -> None:
    """Oxigraph writes characters that no XML may hold as they are."""
    found = _NO_XML.search(_bytes(body).decode("utf-8"))
    if found:
        raise _no_xml(f"it holds the character U+{ord(found[0]):04X}")


def _no_xml(reason: str) -> QueryError:
    return QueryError("KG610", f"this answer cannot be written as XML: {reason}; ask for JSON or Turtle")


def _used(triples: dict[Triple, None], prefixes: Any) -> dict[str, str]:
    """The prefixes that the triples need: all of them would outweigh a small answer."""
    terms = {
        term.value
        for t in triples
        for term in (t.subject, t.predicate, t.object)
        if isinstance(term, NamedNode)
    }
    types = {t.object.datatype.value for t in triples if isinstance(t.object, pyoxigraph.Literal)}
    every = terms | types
    return {name: iri for name, iri in prefixes.items() if any(term.startswith(iri) for term in every)}


def _over(task: Task) -> bool:
    if not task.cut:
        raise QueryError(
            "KG607",
            f"the answer has more than {task.rows} rows; add LIMIT {task.rows} to the query, or "
            f"rows={task.rows} to the request, which cuts the rest off",
        )
    return True


def _bytes(written: bytes | None) -> bytes:
    return written or b""


def run_task(work: Callable[[dict[str, Any]], tuple[dict[str, Any], bytes]]) -> None:
    """Reads a task from standard input and writes what ``work`` makes of it: a head, and a body.

    The task's ``seconds`` is how long it may take.
    """
    task = json.load(sys.stdin)
    # Nothing interrupts Oxigraph inside a query, so the clock ends the whole process.
    clock = threading.Timer(task["seconds"], os._exit, (TIME_IS_UP,))
    clock.daemon = True
    clock.start()
    head: dict[str, Any]
    try:
        head, body = work(task)
    except KgbuildError as error:
        kind = OutputError if isinstance(error, OutputError) else QueryError
        head, body = {"error": kind.__name__, "code": error.code, "message": error.message}, b""
    sys.stdout.buffer.write(json.dumps(head).encode("ascii") + b"\n" + body)


def _work(given: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    head, body = answer(Task(**given))
    return asdict(head), body


if __name__ == "__main__":
    run_task(_work)
