"""JSON-LD for people (a context, each article with what it names and says) and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Triple, serialize

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.compact import Context, Node, nest
from kgbuild.exchange.dataset import RdfData, read_trig
from kgbuild.exchange.files import write_chunks
from kgbuild.ontology.context import jsonld_context, jsonld_frame


class JsonldExporter:
    """Writes ``graph.jsonld``: short names, and in each named graph the article as one tree.

    The context is in the file. What stands inside what is told by ``ontologies/frame.jsonld``.
    """

    name = "jsonld"
    version = "2"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        return [write_chunks(folder / "graph.jsonld", _framed(read_trig(source.trig)))]


class ExpandedJsonldExporter:
    """Writes ``graph.expanded.jsonld``, without a context, each named graph on a line of its own."""

    name = "jsonld-expanded"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        return [write_chunks(folder / "graph.expanded.jsonld", _expanded(read_trig(source.trig)))]


def compacted(triples: Iterable[Triple]) -> bytes:
    """A graph as JSON-LD in short names, with the part of the context that they need.

    Raises :class:`OutputError` (KG525) for a term that JSON-LD cannot hold in short form.
    """
    told = jsonld_context()
    context = Context(told)
    nodes = list(context.nodes(triples).values())
    return _json({"@context": context.part_for(nodes), "@graph": nodes}) + b"\n"


def _framed(data: RdfData) -> Iterator[bytes]:
    told = jsonld_context()
    context, frame = Context(told), jsonld_frame()
    yield b'{"@context": ' + _json(told) + b',\n"@graph": ['
    between = b"\n"
    for graph, quads in groupby(data.quads, key=lambda quad: quad.graph_name):
        nodes = nest(context.nodes(quads), frame, context)
        if isinstance(graph, DefaultGraph):
            parts: list[Node] = nodes
        else:
            parts = [{"id": context.id(graph), "@graph": nodes}]
        for part in parts:
            yield between + _json(part)
            between = b",\n"
    yield b"\n]}\n"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8")


def _expanded(data: RdfData) -> Iterator[bytes]:
    yield b"["
    between = b"\n"
    for _, quads in groupby(data.quads, key=lambda quad: quad.graph_name):
        array = serialize(quads, format=RdfFormat.JSON_LD) or b"[]"
        yield between + array.strip()[1:-1]
        between = b",\n"
    yield b"\n]\n"
