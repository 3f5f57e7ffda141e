"""A graph that is not an article's: an answer of the server."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kgbuild.errors import OutputError
from kgbuild.exchange.jsonld import compacted

KGB = "https://w3id.org/kgbuild/ontology#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_IRIS = st.sampled_from(
    ["urn:a", "https://example.org/x?y=1#z", KGB + "Person", KGB + "headOf", "https://schema.org/name"]
).map(NamedNode)
_PREDICATES = st.sampled_from(
    [
        RDF + "type",
        RDF + "subject",
        RDF + "first",
        "http://www.w3.org/2000/01/rdf-schema#label",
        "https://schema.org/headline",
        "https://schema.org/datePublished",
        "https://example.org/p",
        KGB + "headOf",
        KGB + "polarity",
        KGB + "asserted",
        KGB + "confidence",
    ]
).map(NamedNode)
_LITERALS = st.one_of(
    st.text("aé<\"'\\ \n:/@", max_size=6).map(Literal),
    st.text("ab", max_size=3).map(lambda text: Literal(text, language="fr")),
    st.sampled_from(["true", "1", "0.50", "2024-02-30", "x"]).flatmap(
        lambda text: st.sampled_from(["boolean", "integer", "decimal", "date"]).map(
            lambda kind: Literal(text, datatype=NamedNode(XSD + kind))
        )
    ),
)
_NODES = st.one_of(_IRIS, st.sampled_from(["b1", "b2"]).map(BlankNode))
_TRIPLES = st.builds(Triple, _NODES, _PREDICATES, st.one_of(_NODES, _LITERALS))


@given(st.lists(_TRIPLES, max_size=12, unique_by=str))
def test_any_graph_comes_back(triples):
    read = {str(quad.triple) for quad in parse(compacted(triples), format=RdfFormat.JSON_LD)}
    assert read == {str(triple) for triple in triples}


def test_names_are_short_and_the_context_is_only_what_they_need():
    written = json.loads(
        compacted(
            [
                Triple(NamedNode("urn:a"), NamedNode(RDF + "type"), NamedNode(KGB + "Person")),
                Triple(NamedNode("urn:a"), NamedNode(KGB + "headOf"), NamedNode("urn:b")),
            ]
        )
    )
    assert written["@graph"] == [{"id": "urn:a", "type": ["Person"], "headOf": "urn:b"}]
    assert set(written["@context"]) == {"@version", "id", "type", "kgb", "Person", "headOf"}


def test_an_iri_that_would_be_read_as_a_short_name_is_an_error():
    with pytest.raises(OutputError, match="KG525"):
        compacted([Triple(NamedNode("kgb:x"), NamedNode("urn:p"), NamedNode("urn:b"))])
