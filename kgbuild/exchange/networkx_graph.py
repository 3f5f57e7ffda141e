"""The graph as a networkx object, for analysis in Python and for the formats networkx writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx

from kgbuild.exchange.properties import Value, edges_of, nodes_of
from kgbuild.model import PropertyGraph


def to_networkx(graph: PropertyGraph) -> nx.MultiDiGraph[str]:
    """The graph as a directed multigraph: nodes keyed by IRI, edges by the statement's IRI.

    Nodes carry ``type``, ``name``, ``names``, ``same_as``, ``articles``; a noun phrase that is no
    entity is a node of type ``Topic``. Edges carry ``relation`` and everything else that a
    statement has (``label_fr``, ``qualifier_…``, ``sentence`` …), without what is None. The
    graph's ``articles`` attribute maps article ids to titles.

    Raises :class:`kgbuild.errors.OutputError` (KG523) for an edge without its node.
    """
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph(articles=dict(graph.articles))
    for node in nodes_of(graph):
        result.add_node(node.iri, type=node.type, **node.properties)
    for edge in edges_of(graph):
        result.add_edge(edge.source, edge.target, key=edge.iri, relation=edge.relation, **edge.properties)
    return result


def flattened(graph: PropertyGraph, text: Callable[[str], str]) -> nx.MultiDiGraph[str]:
    """:func:`to_networkx` for formats without lists: these are joined with `` | ``.

    ``text`` is applied to every string. Nodes and edges get the ``label`` that programs show.
    """
    full = to_networkx(graph)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def flat(value: Value) -> Any:
        if isinstance(value, tuple):
            return text(" | ".join(value))
        return text(value) if isinstance(value, str) else value

    for iri, attributes in full.nodes(data=True):
        values = {text(name): flat(value) for name, value in attributes.items()}
        result.add_node(text(iri), label=values["name"], **values)
    for source, target, key, attributes in full.edges(keys=True, data=True):
        values = {text(name): flat(value) for name, value in attributes.items()}
        values["label"] = values["relation"]
        result.add_edge(text(source), text(target), key=text(key), **values)
    return result
