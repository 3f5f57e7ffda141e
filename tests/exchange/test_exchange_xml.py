"""GraphML and GEXF, read back with networkx."""

import json

import networkx as nx
import pytest
from sample_graph import hostile_graph, sample_graph

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.gexf import GexfExporter
from kgbuild.exchange.graphml import GraphmlExporter
from kgbuild.exchange.networkx_graph import to_networkx
from kgbuild.exchange.text import xml_text


def expected(value):
    if isinstance(value, tuple):
        value = " | ".join(value)
    return xml_text(value) if isinstance(value, str) else value


def expected_nodes(graph):
    return {
        iri: {"label": expected(a["name"]), **{k: expected(v) for k, v in a.items()}}
        for iri, a in to_networkx(graph).nodes(data=True)
    }


def expected_edges(graph):
    return {
        key: (s, t, {"label": expected(a["relation"]), **{k: expected(v) for k, v in a.items()}})
        for s, t, key, a in to_networkx(graph).edges(keys=True, data=True)
    }


@pytest.mark.parametrize("make", [sample_graph, hostile_graph])
def test_graphml(make, tmp_path):
    graph = make()
    (path,) = GraphmlExporter().write(ExportSource(graph, tmp_path), tmp_path)
    back = nx.read_graphml(path, force_multigraph=True)
    assert dict(back.nodes(data=True)) == expected_nodes(graph)
    found = {key: (s, t, a) for s, t, key, a in back.edges(keys=True, data=True)}
    assert found == expected_edges(graph)
    titles = json.loads(back.graph["articles"])
    assert titles == {k: xml_text(v) for k, v in graph.articles.items()}


@pytest.mark.parametrize("make", [sample_graph, hostile_graph])
def test_gexf(make, tmp_path):
    graph = make()
    (path,) = GexfExporter().write(ExportSource(graph, tmp_path), tmp_path)
    back = nx.read_gexf(path)
    assert dict(back.nodes(data=True)) == expected_nodes(graph)
    found = {}
    for source, target, attributes in back.edges(data=True):
        found[attributes.pop("id")] = (source, target, attributes)
    assert found == expected_edges(graph)


def test_characters_that_xml_forbids_are_left_out():
    assert xml_text("a\x00\x07\x1b\ufffe\ud800b\r\nc\rd") == "a\ufffdb\nc\nd"
