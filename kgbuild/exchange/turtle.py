"""Turtle: all named graphs of the dataset as one."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.dataset import read_trig
from kgbuild.exchange.files import write_chunks


class TurtleExporter:
    """Writes ``graph.ttl``. Turtle has no named graphs; what two of them say stands once."""

    name = "turtle"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        data = read_trig(source.trig)
        triples = {(str(q.subject), str(q.predicate), str(q.object)): q.triple for q in data.quads}
        ordered = (triples[key] for key in sorted(triples))
        content = serialize(ordered, format=RdfFormat.TURTLE, prefixes=data.prefixes)
        return [write_chunks(folder / "graph.ttl", [content or b""])]
