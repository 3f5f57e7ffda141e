"""``kgbuild serve``: the graph over HTTP, for browsers and programs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

import typer

from kgbuild.cli.console import complain
from kgbuild.errors import UsageError
from kgbuild.graph.query import QueryLimits
from kgbuild.workspace import Workspace

NAME = "serve"
EXAMPLE = "Example: kgbuild serve out"
_ORIGIN = re.compile(r"\*|https?://[^/?#\s]+")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


def run(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that 'kgbuild build' wrote.")],
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 for any that is free.")] = 8765,
    name: Annotated[
        list[str] | None, typer.Option("--name", help="A host name it answers to, besides localhost.")
    ] = None,
    cors: Annotated[
        list[str] | None,
        typer.Option("--cors", metavar="ORIGIN", help="A site whose pages may read the answers; * for all."),
    ] = None,
    rows: Annotated[int, typer.Option(min=1, help="At most so many rows an answer.")] = 10_000,
    seconds: Annotated[float, typer.Option(min=0.1, help="At most so many seconds a query.")] = 30.0,
    renderer: Annotated[
        Literal["auto", "vis", "webgl"] | None,
        typer.Option(help="What draws the pages it makes; what drew the graph's page by default."),
    ] = None,
    queries: Annotated[int, typer.Option(min=1, max=64, help="At most so many queries at once.")] = 4,
) -> None:
    """Serve the graph over HTTP: a query page, linked data, SPARQL. It only reads."""
    try:
        from kgbuild.server.serving import serve
        from kgbuild.server.settings import ServerSettings
    except ImportError as error:
        raise UsageError(
            "KG162", "serving needs Werkzeug and Waitress; run: pip install 'kgbuild[serve]'"
        ) from error
    for origin in cors or ():
        if not _ORIGIN.fullmatch(origin):
            raise UsageError(
                "KG163", f"--cors {origin}: an origin is like https://site.example, without a path"
            )
    if host not in _LOOPBACK:
        complain(f"whoever reaches {host} may read the graph: there is no login and no encryption")
    settings = ServerSettings(
        host=host,
        port=port,
        names=frozenset(each.lower() for each in name or ()),
        origins=frozenset(cors or ()),
        limits=QueryLimits(rows, seconds),
        queries=queries,
        renderer=renderer,
    )
    serve(Workspace(out), settings, _ready)


def _ready(address: str) -> None:
    complain(f"{address} is served; {address}sparql takes queries; Ctrl-C stops it")
