"""``kgbuild export``: the graph as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgbuild.workspace import Workspace

NAME = "export"
EXAMPLE = "Example: kgbuild export out --to graphml"


def run(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that 'kgbuild build' wrote.")],
    to: Annotated[str, typer.Option("--to", help="neo4j-csv, cypher, graphml, gexf, jsonld or turtle.")],
    target: Annotated[
        Path | None, typer.Option("--target", "-t", help="Folder for the files; OUT/export by default.")
    ] = None,
) -> None:
    """Export the graph for graph databases, Gephi and RDF tools."""
    from kgbuild.exchange import export

    workspace = Workspace(out)
    workspace.require()
    for path in export(to, out, workspace.graph(), workspace.trig, target or out / "export"):
        print(path)
