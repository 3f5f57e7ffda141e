"""Asks a store: what may be asked, how much may come back, how long it may take."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import Literal as OneOf

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Triple

from kgbuild.errors import QueryError
from kgbuild.graph.store import Answer, Store

#: What stands in a row of a result; None where the variable has no value.
Value = NamedNode | BlankNode | Literal | Triple | None

ResultKind = OneOf["select", "ask", "graph"]

_MAX_QUERY = 100_000
_MAX_REASON = 160
_MAX_MENTIONS = 100

# SERVICE makes the store call another server. The word counts wherever a server could follow it,
# in a comment or a string as well: refusing too much here is the safe side.
_SERVICE = re.compile(
    r"service(?:\s|#[^\n\r]*+)*+(?:silent(?:\s|#[^\n\r]*+)*+)?+(?:<|[?$]\w|[\w.-]*+:)", re.IGNORECASE
)
_WORD_BEFORE = re.compile(r"[?$:@]\w*\Z")
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_UPDATE = re.compile(
    r"(?:\s|#[^\n\r]*+|PREFIX\s+[^\s<]*+\s*<[^>]*+>|BASE\s*<[^>]*+>)*+"
    r"(?:INSERT|DELETE|WITH|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """At most ``rows`` rows (the rest is cut off) within ``seconds`` (or an error)."""

    rows: int = 10_000
    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class QueryResult:
    """An answer. ``kind``: ``select``; ``ask``, one row with one boolean; ``graph``, triples.

    ``truncated`` is true where there were more rows than the limit.
    """

    kind: ResultKind
    variables: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    truncated: bool = False


def run_query(store: Store, sparql: str, limits: QueryLimits | None = None) -> QueryResult:
    """The answer to a SELECT, ASK, CONSTRUCT or DESCRIBE query.

    The time is looked at between rows: a query that works long before its first row is not
    stopped. :func:`kgbuild.graph.bounded.query_store` stops any.

    Raises :class:`QueryError`: KG601 not a valid query, KG602 an update, KG603 a call to
    another server, KG604 over the time, KG605 the store failed.
    """
    within = limits or QueryLimits()
    check_query(sparql)
    deadline = time.monotonic() + within.seconds
    try:
        return _collect(store.query(sparql), within, deadline)
    except SyntaxError as error:
        # Oxigraph lists every character class that could follow; the place is what helps.
        where = str(error).splitlines()[0][:_MAX_REASON]
        raise QueryError("KG601", f"the query is not valid SPARQL: {where}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("KG605", f"the store could not answer the query: {error}") from error


def check_query(sparql: str) -> None:
    """Refuses what may not be asked.

    Raises :class:`QueryError`: KG601 too long, KG602 an update, KG603 a call to another server.
    """
    if len(sparql) > _MAX_QUERY:
        raise QueryError("KG601", f"the query has {len(sparql)} characters; at most {_MAX_QUERY} are read")
    if _UPDATE.match(sparql):
        raise QueryError("KG602", "the query would change the graph; ask SELECT, ASK, CONSTRUCT or DESCRIBE")
    # Some SPARQL engines resolve \u escapes before they parse, so both readings are looked at.
    if any(_calls_service(text) for text in (sparql, _ESCAPE.sub(_unescape, sparql))):
        raise QueryError("KG603", "the query would call another server; take out SERVICE")


def time_is_up(seconds: float) -> QueryError:
    """The error for a query that took too long."""
    return QueryError("KG604", f"the query took longer than {seconds:g} s; narrow it or allow more time")


def _calls_service(text: str) -> bool:
    # Each mention may be followed by a long comment: many of them would take for ever to look at.
    if text.lower().count("service") > _MAX_MENTIONS:
        return True
    # ?service, :service and @service are a variable, a name, a language: not the keyword.
    return any(
        not _WORD_BEFORE.search(text, max(0, found.start() - 200), found.start())
        for found in _SERVICE.finditer(text)
    )


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def _collect(answer: Answer, limits: QueryLimits, deadline: float) -> QueryResult:
    if isinstance(answer, QueryBoolean):
        truth = Literal("true" if answer else "false", datatype=_BOOLEAN)
        return QueryResult("ask", ("answer",), ((truth,),))
    rows: list[tuple[Value, ...]] = []
    truncated = False
    for row in answer:
        if time.monotonic() > deadline:
            raise time_is_up(limits.seconds)
        if len(rows) == limits.rows:
            truncated = True
            break
        rows.append((row.subject, row.predicate, row.object) if isinstance(row, Triple) else tuple(row))
    if isinstance(answer, QuerySolutions):
        variables = tuple(variable.value for variable in answer.variables)
        return QueryResult("select", variables, tuple(rows), truncated)
    return QueryResult("graph", ("subject", "predicate", "object"), tuple(rows), truncated)


_BOOLEAN = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
