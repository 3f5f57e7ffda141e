"""``kgbuild query``: SPARQL over a built graph."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kgbuild.cli.console import complain
from kgbuild.errors import UsageError
from kgbuild.graph.bounded import query_store
from kgbuild.graph.canned import MOST_ROWS, CannedQuery, canned_queries, canned_query
from kgbuild.graph.formats import RESULT_FORMATS, ResultFormat, format_result
from kgbuild.graph.query import QueryLimits, QueryResult, run_query
from kgbuild.workspace import Workspace

NAME = "query"
EXAMPLE = "Example: kgbuild query out --name relations-of 'Elon Musk'"
#: A path longer than this is no path.
_LONGEST_PATH = 1000


def run(
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT", help="A folder that 'kgbuild build' wrote, or a SPARQL service's address."
        ),
    ],
    sparql: Annotated[
        str | None,
        typer.Argument(metavar="[QUERY]", help="A SPARQL query, a file that holds one, or - for input."),
    ] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="Values for a canned query.")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help="A canned query; --list shows them.")] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the canned queries.")] = False,
    form: Annotated[
        str, typer.Option("--format", "-f", help="table, csv, tsv, json; turtle for graphs.")
    ] = "table",
    rows: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = MOST_ROWS,
    seconds: Annotated[float, typer.Option(min=0.1, help="At most so many seconds.")] = 30.0,
) -> None:
    """Ask the graph: SPARQL, or a canned query by its name."""
    if list_:
        for canned in canned_queries().values():
            print(_line(canned))
        return
    is_server = out.startswith(("http://", "https://"))
    workspace = Workspace(Path(out))
    if not is_server:
        workspace.require()
    if name is not None:
        given = [value for value in (sparql, *(values or ())) if value is not None]
        text = canned_query(name, given, rows)
    else:
        text = _read(sparql)
    limits = QueryLimits(rows, seconds)
    result = _ask_server(out, text, limits) if is_server else query_store(workspace.store, text, limits)
    width = None
    if sys.stdout.isatty():
        import shutil

        width = shutil.get_terminal_size().columns
    sys.stdout.write(format_result(result, _format(form), width))
    if result.truncated:
        complain(f"only the first {rows} rows are shown; --rows allows more")


def _ask_server(address: str, sparql: str, limits: QueryLimits) -> QueryResult:
    from kgbuild.graph.store_http import ServerLimits
    from kgbuild.graph.store_server import SparqlServer

    server = SparqlServer(query=address, limits=ServerLimits(seconds=limits.seconds))
    try:
        return run_query(server, sparql, limits)
    finally:
        server.close()


def _line(canned: CannedQuery) -> str:
    call = " ".join((canned.name, *canned.parameters))
    return f"{call:<24} {canned.description}"


def _read(sparql: str | None) -> str:
    if sparql is None:
        raise UsageError("KG104", "give a SPARQL query, a file, or --name; --list shows the canned queries")
    if sparql == "-":
        return sys.stdin.read()
    path = Path(sparql)
    if len(sparql) < _LONGEST_PATH and "\n" not in sparql and path.is_file():
        return path.read_text(encoding="utf-8")
    return sparql


def _format(form: str) -> ResultFormat:
    for name in RESULT_FORMATS:
        if name == form:
            return name
    raise UsageError("KG112", f"there is no format {form!r}; choose one of {', '.join(RESULT_FORMATS)}")
