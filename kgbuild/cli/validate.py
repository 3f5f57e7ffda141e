"""``kgbuild validate``: whether a graph keeps its own rules."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgbuild.workspace import Workspace

NAME = "validate"
EXAMPLE = "Example: kgbuild validate out"


def run(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A folder that 'kgbuild build' wrote.")],
) -> int:
    """Check the graph against the shapes (needs the extra 'validate')."""
    from kgbuild.graph.validate import validate

    workspace = Workspace(out)
    workspace.require()
    texts = {e.article.id: e.article.text for e in workspace.extractions()}
    violations = validate(workspace.trig, texts)
    for violation in violations:
        print(violation)
    print(f"{len(violations)} violations" if violations else "valid")
    return 1 if violations else 0
