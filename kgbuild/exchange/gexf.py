"""GEXF, Gephi's own format."""

from __future__ import annotations

import io
from pathlib import Path

from networkx.readwrite.gexf import GEXFWriter

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.files import write_chunks
from kgbuild.exchange.networkx_graph import flattened
from kgbuild.exchange.text import xml_text


class GexfExporter:
    """Writes ``graph.gexf`` (version 1.2draft)."""

    name = "gexf"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        graph = flattened(source.graph, xml_text)
        for _, _, key, attributes in graph.edges(keys=True, data=True):
            attributes["id"] = key
        writer = GEXFWriter(prettyprint=True, version="1.2draft")
        writer.add_graph(graph)
        # networkx stamps today's date on the file; the same graph has to give the same bytes.
        for element in writer.xml.iter():
            element.attrib.pop("lastmodifieddate", None)
        buffer = io.BytesIO()
        writer.write(buffer)
        return [write_chunks(folder / "graph.gexf", [buffer.getvalue()])]
