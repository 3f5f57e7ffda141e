"""JSON-LD in expanded form, with the named graphs of the dataset."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import RdfFormat, serialize

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.dataset import RdfData, read_trig
from kgbuild.exchange.files import write_chunks


class JsonldExporter:
    """Writes ``graph.jsonld``, each named graph on a line of its own."""

    name = "jsonld"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        return [write_chunks(folder / "graph.jsonld", _document(read_trig(source.trig)))]


def _document(data: RdfData) -> Iterator[bytes]:
    yield b"["
    between = b"\n"
    for _, quads in groupby(data.quads, key=lambda quad: quad.graph_name):
        array = serialize(quads, format=RdfFormat.JSON_LD) or b"[]"
        yield between + array.strip()[1:-1]
        between = b",\n"
    yield b"\n]\n"
