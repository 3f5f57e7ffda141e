"""The command line. Each command is a thin file; ``app`` gathers them."""

from kgbuild.cli.main import main

__all__ = ["main"]
