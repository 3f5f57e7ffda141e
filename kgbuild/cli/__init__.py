"""The command line. Each command is a thin file; :func:`main` gathers them."""

from __future__ import annotations


def main() -> None:
    """Runs the ``kgbuild`` command."""
    from kgbuild.cli.main import main as run

    run()
