"""SPARQL for Python: values go in, Python values come back."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from math import inf
from pathlib import Path
from typing import Any

from kgbuild.errors import KgbuildWarning, UsageError
from kgbuild.graph.bindings import bind
from kgbuild.graph.bounded import query_store
from kgbuild.graph.canned import canned_queries
from kgbuild.graph.query import QueryLimits, QueryResult, run_query
from kgbuild.graph.store import OxigraphStore
from kgbuild.graph.values import python_value, rows_of
from kgbuild.ontology import load_prefixes


def ask(store: Path, sparql: str, bindings: Mapping[str, object], rows: int, seconds: float | None) -> Any:
    """The answer of the store in a folder; see :meth:`KnowledgeGraph.query`."""
    text = bind(_text(sparql, rows), bindings)
    result = _answer(store, text, rows, seconds)
    if result.truncated:
        # The caller of KnowledgeGraph.query.
        warnings.warn(
            f"only the first {rows} rows are given; rows=… allows more", KgbuildWarning, stacklevel=3
        )
    if result.kind == "ask":
        return python_value(result.rows[0][0])
    if result.kind == "graph":
        from kgbuild.exchange.rdflib_graph import to_graph

        return to_graph(result.rows, load_prefixes())
    return rows_of(result)


def _text(sparql: str, rows: int) -> str:
    """The query itself; a single word is the name of a canned one."""
    if not sparql.replace("-", "").isalnum():
        return sparql
    known = canned_queries()
    if sparql not in known:
        raise UsageError("KG115", f"there is no canned query {sparql!r}; there are {', '.join(known)}")
    return known[sparql].limited(rows)


def _answer(store: Path, text: str, rows: int, seconds: float | None) -> QueryResult:
    if seconds is not None:
        return query_store(store, text, QueryLimits(rows, seconds))
    opened = OxigraphStore.open(store)
    try:
        return run_query(opened, text, QueryLimits(rows, inf))
    finally:
        opened.close()
