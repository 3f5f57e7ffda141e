"""Asks a store on disk from a process of its own, which is ended when its time is up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pyoxigraph

import kgbuild
from kgbuild.errors import OutputError, QueryError
from kgbuild.graph.formats import rows_as_json
from kgbuild.graph.query import QueryLimits, QueryResult, check_query, run_query, time_is_up
from kgbuild.graph.store import OxigraphStore


def query_store(path: Path, sparql: str, limits: QueryLimits | None = None) -> QueryResult:
    """The answer of the store in the folder ``path``, within the limits whatever the query.

    Raises what :func:`~kgbuild.graph.query.run_query` raises; :class:`QueryError` (KG606)
    where the query brings its process down; :class:`OutputError` (KG532) where there is no
    store.
    """
    within = limits or QueryLimits()
    check_query(sparql)
    request = {"path": str(path), "sparql": sparql, "rows": within.rows, "seconds": within.seconds}
    try:
        done = subprocess.run(  # noqa: S603 - this program's own module; the query goes by stdin
            [sys.executable, "-P", "-m", __name__],
            input=json.dumps(request).encode("ascii"),
            capture_output=True,
            timeout=within.seconds + _START,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise time_is_up(within.seconds) from None
    if done.returncode == _TIME_IS_UP:
        raise time_is_up(within.seconds)
    if done.returncode != 0:
        raise QueryError(
            "KG606", f"the query brought its process down (exit code {done.returncode}); simplify it"
        )
    return _read_reply(json.loads(done.stdout))


#: Seconds that the process may take to start and to end itself, before it is ended from outside.
_START = 10.0
_TIME_IS_UP = 75


def _environment() -> dict[str, str]:
    """The process must find this very package, also where it is not installed."""
    here = str(Path(kgbuild.__path__[0]).parent)
    others = os.environ.get("PYTHONPATH", "")
    return os.environ | {"PYTHONPATH": os.pathsep.join(part for part in (here, others) if part)}


def _read_reply(reply: dict[str, Any]) -> QueryResult:
    if "code" in reply:
        kind = OutputError if reply["class"] == OutputError.__name__ else QueryError
        raise kind(reply["code"], reply["message"])
    solutions = pyoxigraph.parse_query_results(reply["rows"], pyoxigraph.QueryResultsFormat.JSON)
    if isinstance(solutions, pyoxigraph.QueryBoolean):
        raise QueryError("KG606", "the query's process gave an answer without rows; reinstall kgbuild")
    rows = tuple(tuple(row) for row in solutions)
    return QueryResult(reply["kind"], tuple(reply["variables"]), rows, reply["truncated"])


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    limits = QueryLimits(request["rows"], request["seconds"])
    # Nothing interrupts Oxigraph inside a query, so the clock ends the whole process.
    clock = threading.Timer(limits.seconds, os._exit, (_TIME_IS_UP,))
    clock.daemon = True
    clock.start()
    try:
        result = run_query(OxigraphStore.open(Path(request["path"])), request["sparql"], limits)
    except (OutputError, QueryError) as error:
        return {"class": type(error).__name__, "code": error.code, "message": error.message}
    return {
        "kind": result.kind,
        "variables": result.variables,
        "rows": rows_as_json(result),
        "truncated": result.truncated,
    }


if __name__ == "__main__":
    json.dump(_answer(json.load(sys.stdin)), sys.stdout)
