"""Checks a graph against ``ontologies/shapes.ttl`` with pySHACL (the extra ``validate``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse, serialize

from kgbuild.errors import OutputError, UsageError
from kgbuild.graph import terms
from kgbuild.ontology import load_ontology, read_ontology_file

if TYPE_CHECKING:
    from rdflib import Graph

#: Quads checked together: pySHACL has a start-up cost for each lot, rdflib a memory cost.
_LOT = 20_000


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One rule that one thing breaks; ``value`` is what breaks it, or ""."""

    focus: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.focus}: {self.message}" + (f" ({self.value})" if self.value else "")


def validate(trig: Path, texts: Mapping[str, str] | None = None) -> list[Violation]:
    """What breaks the shapes in a TriG file, sorted; nothing where it is valid.

    ``texts`` maps the ids of articles to their texts: where an article's text is given, the
    offsets are checked against it.

    Raises :class:`OutputError` (KG531) where the file cannot be read or is no TriG;
    :class:`UsageError` (KG116) where pySHACL is not installed.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise UsageError("KG116", "validating needs pySHACL; run: pip install 'kgbuild[validate]'") from error
    found: set[Violation] = set()
    for lot in _lots(trig):
        data = _graph(lot, texts or {})
        _, report, _ = pyshacl.validate(data, shacl_graph=_shapes())
        found.update(_violations(report))
    return sorted(found)


def _lots(trig: Path) -> Iterator[list[Quad]]:
    """Whole graphs together, some ten thousand quads at a time."""
    lot: list[Quad] = []
    try:
        for _, quads in groupby(parse(path=str(trig), format=RdfFormat.TRIG), key=lambda q: q.graph_name):
            lot.extend(quads)
            if len(lot) >= _LOT:
                yield lot
                lot = []
    except (OSError, SyntaxError) as error:
        raise OutputError("KG531", f"cannot read {trig}: {error}") from error
    if lot:
        yield lot


def _graph(quads: list[Quad], texts: Mapping[str, str]) -> Graph:
    """The merge of the graphs, the vocabulary, and the articles' texts, as rdflib holds it."""
    from rdflib import Graph, Literal, URIRef

    triples = dict.fromkeys(Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    page = BytesIO()
    serialize(triples, page, format=RdfFormat.N_TRIPLES)
    graph = Graph()
    graph.parse(data=page.getvalue(), format="nt")
    graph.parse(data=read_ontology_file("kgbuild.ttl"), format="turtle")
    for name in dict.fromkeys(quad.graph_name for quad in quads):
        if isinstance(name, NamedNode) and name.value in texts:
            graph.add((URIRef(name.value), URIRef(terms.NIF + "isString"), Literal(texts[name.value])))
    return graph


@cache
def _shapes() -> Graph:
    from rdflib import Graph

    return Graph().parse(data=read_ontology_file("shapes.ttl"), format="turtle")


def _violations(report: Graph) -> Iterator[Violation]:
    from rdflib import SH

    ontology = load_ontology()
    for result in report.objects(None, SH.result):
        message = str(report.value(result, SH.resultMessage) or "")
        value = report.value(result, SH.value)
        focus = str(report.value(result, SH.focusNode))
        if focus == ontology.iri:
            # A rule over the whole graph: what breaks it is the value.
            yield Violation(str(value), message)
        else:
            yield Violation(focus, message, str(value or "").removeprefix(ontology.namespace))
