"""A Cypher script for Neo4j and for the other engines that take openCypher.

One statement a line, each safe to repeat: loading the script again changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.files import write_chunks
from kgbuild.exchange.properties import TOPIC, Edge, Node, Value, edges_of, nodes_of
from kgbuild.exchange.text import plain

_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


class CypherExporter:
    """Writes ``graph.cypher``."""

    name = "cypher"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        lines = (f"{line};\n".encode() for line in script(source))
        return [write_chunks(folder / "graph.cypher", lines)]


def script(source: ExportSource) -> Iterator[str]:
    """The statements of the script, without their final semicolons."""
    edges = edges_of(source.graph)
    for label, key in (("Entity", "iri"), (TOPIC, "iri"), ("Article", "id")):
        yield (
            f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        )
    for article, title in sorted(source.graph.articles.items()):
        yield f"MERGE (n:Article {{id: {literal(article)}}}) SET n.title = {literal(title)}"
    nodes = nodes_of(source.graph)
    for node in nodes:
        yield f"MERGE (n{_labels(node)} {{iri: {literal(node.iri)}}}) SET {_setting('n', node.properties)}"
    kinds = {node.iri: TOPIC if node.type == TOPIC else "Entity" for node in nodes}
    for edge in edges:
        yield _relationship(edge, kinds)


def literal(value: Value) -> str:
    """A property as a Cypher literal."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{''.join(map(_escaped, plain(value)))}'" if isinstance(value, str) else repr(value)


def name(text: str) -> str:
    """A label, relationship type or property key, in backticks.

    A backslash becomes a slash: Neo4j would read ``\\u0060`` as a backtick even here. Control
    characters become spaces, since a statement stays on its line.
    """
    cleaned = plain(text).replace("`", "``").replace("\\", "/")
    return f"`{''.join(c if ord(c) >= 32 else ' ' for c in cleaned)}`"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    # Controls and the line separators that some readers of scripts split lines at.
    return f"\\u{code:04X}" if code < 32 or 127 <= code < 160 or code in (0x2028, 0x2029) else character


def _labels(node: Node) -> str:
    return f":{TOPIC}" if node.type == TOPIC else f":Entity:{name(node.type)}"


def _setting(variable: str, properties: Mapping[str, Value]) -> str:
    return ", ".join(f"{variable}.{name(key)} = {literal(value)}" for key, value in properties.items())


def _relationship(edge: Edge, kinds: Mapping[str, str]) -> str:
    return (
        f"MATCH (a:{kinds[edge.source]} {{iri: {literal(edge.source)}}}), "
        f"(b:{kinds[edge.target]} {{iri: {literal(edge.target)}}}) "
        f"MERGE (a)-[r:{name(edge.relation)} {{iri: {literal(edge.iri)}}}]->(b) "
        f"SET {_setting('r', edge.properties)}"
    )
