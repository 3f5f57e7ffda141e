"""The script, run line by line in an openCypher engine."""

import pytest
from sample_graph import hostile_graph, sample_graph

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.cypher import CypherExporter, literal, name
from kgbuild.exchange.properties import edges_of, nodes_of


@pytest.fixture(scope="module")
def engine(tmp_path_factory):
    arcadedb = pytest.importorskip("arcadedb_embedded", reason="pip install arcadedb-embedded to run this")
    folder = tmp_path_factory.mktemp("arcadedb")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # the engine writes a log folder where it stands
        with arcadedb.create_database(str(folder / "db")) as database:
            yield database


def run(database, script: str) -> None:
    lines = script.split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert line.endswith(";")
        with database.transaction():
            database.command("opencypher", line[:-1])


def rows(database, query: str) -> list[dict]:
    return [row.to_dict() for row in database.query("opencypher", query)]


def plain_value(value):
    return tuple(value) if isinstance(value, list) else value


@pytest.mark.parametrize("make", [sample_graph, hostile_graph])
def test_everything_is_read_back(make, engine, tmp_path):
    graph = make()
    (path,) = CypherExporter().write(ExportSource(graph, tmp_path), tmp_path)
    script = path.read_bytes().decode("utf-8")
    with engine.transaction():
        engine.command("opencypher", "MATCH (n) DETACH DELETE n")
    run(engine, script)
    run(engine, script)  # loading twice adds nothing

    nodes = nodes_of(graph)
    found = {
        row["p"]["iri"]: row
        for row in rows(engine, "MATCH (n) WHERE n.iri IS NOT NULL RETURN labels(n) AS l, properties(n) AS p")
    }
    assert set(found) == {node.iri for node in nodes}
    for node in nodes:
        properties = {key: plain_value(value) for key, value in found[node.iri]["p"].items()}
        assert properties == {"iri": node.iri, **node.properties}
        labels = {"Topic"} if node.type == "Topic" else {"Entity", node.type}
        assert labels <= set(found[node.iri]["l"])

    edges = edges_of(graph)
    query = "MATCH (a)-[r]->(b) RETURN a.iri AS a, b.iri AS b, type(r) AS t, properties(r) AS p"
    relationships = {row["p"]["iri"]: row for row in rows(engine, query)}
    assert set(relationships) == {edge.iri for edge in edges}
    for edge in edges:
        row = relationships[edge.iri]
        assert (row["a"], row["b"]) == (edge.source, edge.target)
        assert f"`{row['t'].replace('`', '``')}`" == name(edge.relation)
        assert {key: plain_value(value) for key, value in row["p"].items()} == {
            "iri": edge.iri,
            **edge.properties,
        }

    titles = rows(engine, "MATCH (n:Article) RETURN n.id AS id, n.title AS title")
    assert {row["id"]: row["title"] for row in titles} == dict(graph.articles)


def test_strings_cannot_leave_their_quotes():
    assert literal("'") == r"'\''"
    assert literal("\\") == r"'\\'"
    assert literal("\\u0027") == r"'\\u0027'"
    assert literal("a\nb\u2028\x00") == r"'a\nb\u2028\u0000'"
    assert literal(("a'", "b")) == r"['a\'', 'b']"
    assert (literal(True), literal(0.5), literal(3)) == ("true", "0.5", "3")


def test_names_cannot_leave_their_backticks():
    assert name("a`b") == "`a``b`"
    assert name("a\\u0060b") == "`a/u0060b`"
    assert name("a\nb") == "`a b`"
