"""Which format an answer takes."""

import csv
import io
import json

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from rdflib.compare import isomorphic
from rdflib.graph import Graph

from kgbuild.server.negotiation import BINDINGS, GRAPHS, HTML, choose


@pytest.mark.parametrize(
    ("formats", "accept", "name"),
    [
        (BINDINGS, "", "json"),
        (BINDINGS, "*/*", "json"),
        (BINDINGS, "text/*", "xml"),
        (BINDINGS, "text/csv", "csv"),
        (BINDINGS, "TEXT/CSV; charset=utf-8", "csv"),
        (BINDINGS, "text/csv;q=0.5, text/tab-separated-values;q=0.6", "tsv"),
        (BINDINGS, "text/csv;q=0.2, */*;q=0.1", "csv"),
        (BINDINGS, "text/csv;q=0, */*", "json"),
        (BINDINGS, "text/*, text/csv;q=0, text/xml;q=0", "tsv"),
        (BINDINGS, "application/json, text/plain, */*", "json"),
        (BINDINGS, "text/csv, */*", "csv"),
        (BINDINGS, "application/sparql-results+xml", "xml"),
        (BINDINGS, "text/turtle", None),
        (BINDINGS, "*/*;q=0", None),
        (BINDINGS, "image/png, image/*;q=0.8", None),
        (GRAPHS, "", "turtle"),
        (GRAPHS, "application/ld+json, */*;q=0.1", "jsonld"),
        (GRAPHS, "application/ld+json, */*", "jsonld"),
        (GRAPHS, "application/n-triples;q=0.9, text/turtle;q=0.8", "ntriples"),
        (GRAPHS, "application/rdf+xml", "rdfxml"),
        (GRAPHS, "text/csv", None),
        ((HTML, *GRAPHS), "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ((HTML, *GRAPHS), "text/turtle, text/html;q=0.9", "turtle"),
        (BINDINGS, ",;q=,,q=0.x;;", None),
    ],
)
def test_accept(formats, accept, name):
    choice = choose(formats, accept)
    assert (choice and choice.name) == name


def test_the_answer_bears_the_type_that_was_asked_for():
    assert choose(BINDINGS, "application/json").content_type == "application/json"
    assert choose(BINDINGS, "text/xml").content_type == "text/xml"
    assert choose(BINDINGS, "", "text/csv").content_type == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("wanted", "rows", "graph"),
    [
        ("json", "json", "jsonld"),
        ("xml", "xml", "rdfxml"),
        ("csv", "csv", None),
        ("turtle", None, "turtle"),
        ("TTL", None, "turtle"),
        ("json-ld", None, "jsonld"),
        ("nt", None, "ntriples"),
        ("application/sparql-results+json", "json", None),
    ],
)
def test_the_address_goes_before_the_header(wanted, rows, graph):
    found = [choose(formats, "image/png", wanted) for formats in (BINDINGS, GRAPHS)]
    assert [choice and choice.name for choice in found] == [rows, graph]


NAMES = "SELECT ?e ?name { ?e a kgb:Person ; rdfs:label ?name . FILTER (LANG(?name) = 'fr') } ORDER BY ?e"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows_are_the_same_in_every_format(client, accept, form):
    plain = client.get("/sparql", params={"query": NAMES}).content
    expected = [tuple(row) for row in parse_query_results(plain, QueryResultsFormat.JSON)]
    assert len(expected) == 2
    response = client.get("/sparql", params={"query": NAMES}, headers={"Accept": accept})
    assert response.headers["content-type"].split(";")[0] == accept
    assert [tuple(row) for row in parse_query_results(response.content, form)] == expected


def test_csv(client):
    response = client.get("/sparql", params={"query": NAMES, "format": "csv"})
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8"))))
    names = client.get("/sparql", params={"query": NAMES}).json()["results"]["bindings"]
    assert rows == [["e", "name"], *([n["e"]["value"], n["name"]["value"]] for n in names)]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_a_truth_value_in_every_format(client, form):
    response = client.get("/sparql", params={"query": "ASK {}", "format": form})
    assert response.status_code == 200
    assert "true" in response.text


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_graphs_are_the_same_in_every_format(client, accept, name):
    query = "CONSTRUCT WHERE { ?e a kgb:Person ; rdfs:label ?name }"
    plain = client.get("/sparql", params={"query": query, "format": "turtle"}).content
    expected = Graph().parse(plain, format="turtle")
    assert len(expected) == 6
    response = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert response.headers["content-type"].split(";")[0] == accept
    assert isomorphic(Graph().parse(response.content, format=name), expected)


def test_json_ld_has_short_names_and_brings_their_context(client):
    query = "CONSTRUCT WHERE { ?e a kgb:Person }"
    written = client.get("/sparql", params={"query": query, "format": "jsonld"}).json()
    assert written["@context"]["Person"] == "kgb:Person"
    assert {tuple(node["type"]) for node in written["@graph"]} == {("Person",)}


def test_a_graph_holds_each_triple_once_and_gives_the_same_bytes(client):
    params = {"query": "CONSTRUCT { ?p a kgb:Person } { ?p a kgb:Person ; ?q ?o }", "format": "ntriples"}
    first, second = (client.get("/sparql", params=params).content for _ in range(2))
    assert first == second
    assert len(list(parse(first, format=RdfFormat.N_TRIPLES))) == len(first.splitlines()) == 2


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        (NAMES, {"headers": {"Accept": "text/turtle"}}),
        (NAMES, {"headers": {"Accept": "text/html"}}),
        ("ASK {}", {"headers": {"Accept": "image/*"}}),
        ("DESCRIBE <urn:a>", {"headers": {"Accept": "text/csv"}}),
        ("DESCRIBE <urn:a>", {"format": "csv"}),
        (NAMES, {"format": "turtle"}),
        (NAMES, {"format": "html"}),
    ],
)
def test_what_no_accepted_format_can_hold_is_refused(client, query, asked):
    params = {"query": query} | ({"format": asked["format"]} if "format" in asked else {})
    response = client.get("/sparql", params=params, headers=asked.get("headers"))
    assert (response.status_code, response.text[:5]) == (406, "KG610")


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("CONSTRUCT { ?s <urn:9> ?s } WHERE { ?s a kgb:Person }", "rdfxml"),
        ("CONSTRUCT { ?s rdfs:label 'a\\u0001' } WHERE { ?s a kgb:Person }", "rdfxml"),
        ("SELECT ('a\\u0001' AS ?a) {}", "xml"),
    ],
)
def test_what_xml_cannot_hold_is_refused(client, query, form):
    response = client.get("/sparql", params={"query": query, "format": form})
    assert (response.status_code, response.text[:5]) == (406, "KG610")
    assert client.get("/sparql", params={"query": query}).status_code == 200


def test_json_is_read_by_any_reader_of_json(client):
    response = client.get("/sparql", params={"query": NAMES}, headers={"Accept": "application/json"})
    assert response.headers["content-type"] == "application/json"
    assert json.loads(response.content)["head"] == {"vars": ["e", "name"]}
