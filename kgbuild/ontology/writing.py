"""The vocabulary as text: the file itself, other RDF formats, the context, the tables."""

from __future__ import annotations

import json
from typing import Literal

from pyoxigraph import RdfFormat, Triple, parse, serialize

from kgbuild.ontology.context import jsonld_context
from kgbuild.ontology.folder import read_ontology_file

OntologyFormat = Literal["turtle", "ntriples", "rdfxml", "jsonld", "context"]

_WRITTEN = {
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
    "jsonld": RdfFormat.JSON_LD,
}


def ontology_text(form: OntologyFormat = "turtle") -> str:
    """``ontologies/kgbuild.ttl`` in a format; ``context`` is the JSON-LD context of its terms.

    Raises :class:`DataError` (KG411) where the file is missing.
    """
    source = read_ontology_file("kgbuild.ttl")
    if form == "turtle":
        return source
    if form == "context":
        return json.dumps({"@context": jsonld_context()}, ensure_ascii=False, indent=1) + "\n"
    quads = parse(source, format=RdfFormat.TURTLE)
    triples = (Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    # Without prefixes: Oxigraph writes them in another order each time.
    text = serialize(triples, format=_WRITTEN[form]) or b""
    return text.decode("utf-8").rstrip("\n") + "\n"
