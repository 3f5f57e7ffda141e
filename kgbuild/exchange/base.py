"""What an exporter is given and what it has to offer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kgbuild.model import PropertyGraph


@dataclass(frozen=True, slots=True)
class ExportSource:
    """One graph in its two forms: nodes and edges, and the TriG file they were read from.

    RDF targets read ``trig``, so that nothing the property graph has no place for is lost.
    """

    graph: PropertyGraph
    trig: Path


class Exporter(Protocol):
    """Writes a graph for one target.

    ``name`` is what ``kgbuild export --to`` takes, ``version`` the version of the written
    format, raised when loaded data would look different.
    """

    name: str
    version: str

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        """Writes into ``folder``, which exists, and gives the files in the order to load them.

        The same source gives the same bytes. Raises :class:`kgbuild.errors.OutputError` where
        the folder cannot be written or the source does not hold what it should.
        """
        ...
