"""GraphML, read by Gephi, yEd, Cytoscape, igraph and networkx."""

from __future__ import annotations

import io
import json
from pathlib import Path

import networkx as nx

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.files import write_chunks
from kgbuild.exchange.networkx_graph import flattened
from kgbuild.exchange.text import xml_text


class GraphmlExporter:
    """Writes ``graph.graphml``; article titles are the graph's own attribute ``articles`` (JSON)."""

    name = "graphml"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        graph = flattened(source.graph, xml_text)
        titles = dict(sorted(source.graph.articles.items()))
        graph.graph["articles"] = xml_text(json.dumps(titles, ensure_ascii=False))
        buffer = io.BytesIO()
        # Not write_graphml: that one's bytes depend on whether lxml is installed.
        nx.write_graphml_xml(graph, buffer, named_key_ids=True, prettyprint=True, edge_id_from_attribute=None)
        return [write_chunks(folder / "graph.graphml", [buffer.getvalue()])]
