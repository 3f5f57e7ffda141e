"""The CSV files, read back with the csv module and the rules their documentation gives."""

import csv
from pathlib import Path

import pytest
from sample_graph import hostile_graph, sample_graph

from kgbuild.exchange.base import ExportSource
from kgbuild.exchange.neo4j_csv import Neo4jCsvExporter
from kgbuild.exchange.properties import topic_iri
from kgbuild.exchange.text import csv_text
from kgbuild.model import PropertyGraph

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [{key: unguarded(value) for key, value in row.items()} for row in csv.DictReader(file)]


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def written(graph: PropertyGraph, folder: Path) -> tuple[list[dict[str, str]], ...]:
    paths = Neo4jCsvExporter().write(ExportSource(graph, folder / "none"), folder)
    assert [p.name for p in paths] == ["nodes.csv", "articles.csv", "relationships.csv"]
    return tuple(read(path) for path in paths)


@pytest.mark.parametrize("make", [sample_graph, hostile_graph])
def test_everything_is_read_back(make, tmp_path):
    graph = make()
    nodes, articles, relationships = written(graph, tmp_path)
    topics = {e.target_text for e in graph.edges if e.target is None}

    by_iri = {row["iri:ID"]: row for row in nodes}
    assert set(by_iri) == {n.iri for n in graph.nodes} | {topic_iri(t) for t in topics}
    for node in graph.nodes:
        row = by_iri[node.iri]
        assert row[":LABEL"].split(";") == ["Entity", node.type]
        assert row["name:string"] == node.name
        for column, values in (("names", node.names), ("same_as", node.same_as), ("articles", node.articles)):
            cell = row[f"{column}:string[]"]
            assert (cell.split(";") if cell else []) == [v.replace(";", "；") for v in values]
    for text in topics:
        assert by_iri[topic_iri(text)]["name:string"] == text
        assert by_iri[topic_iri(text)][":LABEL"] == "Topic"

    assert {row["id:ID"]: row["title:string"] for row in articles} == dict(graph.articles)

    assert [row["iri:string"] for row in relationships] == [e.iri for e in graph.edges]
    for row, edge in zip(relationships, graph.edges, strict=True):
        assert row[":START_ID"] == edge.source
        assert row[":END_ID"] == (edge.target or topic_iri(edge.target_text))
        assert row[":TYPE"] == edge.relation
        assert float(row["confidence:double"]) == edge.confidence
        assert int(row["trigger_offset:int"]) == edge.trigger_offset
        assert row["asserted:boolean"] == ("true" if edge.asserted else "false")
        for language, label in edge.label.items():
            assert row[f"label_{language}:string"] == label
        assert row["qualifier_commodity:string"] == edge.qualifiers.get("commodity", "")
        for name in (
            *("relation_iri", "polarity", "certainty", "speaker", "sentence", "trigger", "rule"),
            *("article", "article_title", "article_source"),
        ):
            assert row[f"{name}:string"] == (getattr(edge, name) or ""), name
        assert row.get("published:string", "") == (edge.published or "")
        assert row.get("speaker_iri:string", "") == (edge.speaker_iri or "")


def test_no_cell_begins_like_a_formula(tmp_path):
    graph = hostile_graph()
    paths = Neo4jCsvExporter().write(ExportSource(graph, tmp_path), tmp_path)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            assert not [cell for row in csv.reader(file) for cell in row if cell.startswith(FORMULA)]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "'=1", "''@x", "＝1"])
def test_guarding_a_cell_can_be_undone(text):
    assert csv_text(text) == f"'{text}"
    assert unguarded(csv_text(text)) == text


@pytest.mark.parametrize("text", ["'Ndrangheta", "a=b", "", "'", "Érémont"])
def test_ordinary_cells_stay(text):
    assert csv_text(text) == text
    assert unguarded(text) == text


def test_nul_and_lone_surrogates_do_not_reach_the_file():
    assert csv_text("a\0b\ud800c") == "ab\ufffdc"
