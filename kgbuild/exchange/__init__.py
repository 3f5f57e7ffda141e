"""Exchange: a graph as files that graph databases, Gephi and RDF tools load.

``export("graphml", ...)`` writes one target; ``exporter_names()`` lists them. A new target is a
class with the methods of :class:`Exporter`, registered in the entry-point group
``kgbuild.exporters``.
"""

from kgbuild.exchange.base import Exporter, ExportSource
from kgbuild.exchange.networkx_graph import to_networkx
from kgbuild.exchange.registry import export, exporter_names, get_exporter

__all__ = ["ExportSource", "Exporter", "export", "exporter_names", "get_exporter", "to_networkx"]
