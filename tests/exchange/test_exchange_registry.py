"""Targets by name, what goes wrong, and the same bytes every time."""

import subprocess
import sys
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from sample_graph import hostile_graph, sample_graph

from kgbuild.cli.export import FORMATS
from kgbuild.errors import OutputError, UsageError
from kgbuild.exchange import export, exporter_names, get_exporter, registry, to_networkx
from kgbuild.exchange.base import ExportSource
from kgbuild.model import PropertyGraph

TRIG = "@prefix ex: <https://data.example/> . ex:g { ex:a ex:b [ ex:c 1 ] , [ ex:c 2 ] . }"


@pytest.fixture
def out(tmp_path):
    (tmp_path / "graph.trig").write_text(TRIG)
    return tmp_path


class Echo:
    """An exporter as another package would bring it."""

    name = "echo"
    version = "1"

    def write(self, source: ExportSource, folder: Path) -> list[Path]:
        path = folder / "echo.txt"
        path.write_text(str(len(source.graph.nodes)))
        return [path]


def registered(monkeypatch, value: str, name: str = "echo") -> None:
    entry = EntryPoint(name, value, registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [entry] if group == registry.GROUP else [])


def test_names():
    assert exporter_names() == FORMATS
    for name in FORMATS:
        exporter = get_exporter(name)
        assert exporter.name == name
        assert exporter.version


@pytest.mark.parametrize("name", FORMATS)
def test_every_target_gives_the_same_bytes_in_another_process(name, out):
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from sample_graph import hostile_graph; from kgbuild.exchange import export;"
        "out = Path(sys.argv[3]);"
        "export(sys.argv[2], out, hostile_graph(), out / 'graph.trig', out / 'again')"
    )
    view = str(Path(__file__).parents[1] / "view")
    subprocess.run(
        [sys.executable, "-c", code, view, name, str(out)], check=True, cwd=Path(__file__).parents[2]
    )
    paths = export(name, out, hostile_graph(), out / "graph.trig", out / "deep" / "once")
    assert paths
    once, again = out / "deep" / "once", out / "again"
    for path in paths:
        assert path.read_bytes() == (again / path.relative_to(once)).read_bytes()
    found = sorted(p.relative_to(again) for p in again.rglob("*") if p.is_file())
    assert found == sorted(p.relative_to(once) for p in paths)


@pytest.mark.parametrize("name", FORMATS)
def test_empty_graph(name, out):
    assert all(path.is_file() for path in export(name, out, PropertyGraph(), out / "graph.trig", out / "x"))


def test_unknown_name(out):
    with pytest.raises(UsageError, match=r"KG141.*'neo4j'.*neo4j-csv"):
        export("neo4j", out, sample_graph(), out / "graph.trig", out)


def test_missing_dataset(tmp_path):
    with pytest.raises(OutputError, match=r"KG521.*graph\.trig"):
        export("turtle", tmp_path, sample_graph(), tmp_path / "graph.trig", tmp_path)


def test_folder_that_cannot_be_made(out):
    (out / "file").write_text("")
    with pytest.raises(OutputError, match="KG522"):
        export("gexf", out, sample_graph(), out / "graph.trig", out / "file" / "x")


def test_file_that_cannot_be_written_leaves_nothing_half_done(out):
    (out / "x" / "graph.cypher").mkdir(parents=True)
    with pytest.raises(OutputError, match="KG522"):
        export("cypher", out, sample_graph(), out / "graph.trig", out / "x")
    assert [p.name for p in (out / "x").iterdir()] == ["graph.cypher"]


@pytest.mark.parametrize("name", ["cypher", "gexf", "graphml", "neo4j-csv"])
def test_statement_about_an_unknown_entity(name, out):
    graph = sample_graph()
    broken = replace(graph, edges=(replace(graph.edges[0], target="urn:gone"),))
    with pytest.raises(OutputError, match=r"KG523.*urn:gone"):
        export(name, out, broken, out / "graph.trig", out / "x")


def test_entry_point(monkeypatch, out):
    registered(monkeypatch, f"{__name__}:Echo")
    assert "echo" in exporter_names()
    (path,) = export("echo", out, sample_graph(), out / "graph.trig", out / "x")
    assert path.read_text() == "15"


def test_entry_point_stands_before_a_built_in(monkeypatch):
    registered(monkeypatch, f"{__name__}:Echo", "gexf")
    assert get_exporter("gexf").name == "echo"


@pytest.mark.parametrize("value", ["no_such_module_anywhere:X", "kgbuild.exchange.base:Nothing"])
def test_entry_point_that_does_not_load(value, monkeypatch):
    registered(monkeypatch, value)
    with pytest.raises(UsageError, match=r"KG142.*'echo'"):
        get_exporter("echo")


def test_amounts_are_numbers():
    graph = sample_graph()
    told = {"amount": "2500000", "amountText": "2,5 M€", "currency": "EUR"}
    [first, *rest] = graph.edges
    result = to_networkx(replace(graph, edges=(replace(first, qualifiers=told), *rest)))
    [found] = [data for *_, key, data in result.edges(keys=True, data=True) if key == first.iri]
    assert found["qualifier_amount"] == 2500000.0
    assert found["qualifier_amountText"] == "2,5 M€"


def test_networkx():
    graph = sample_graph()
    result = to_networkx(graph)
    assert (result.number_of_nodes(), result.number_of_edges()) == (15 + 3, 25)
    assert result.graph["articles"] == dict(graph.articles)
    vasseur, nordalis = "urn:kgbuild:entity:vasseur", "urn:kgbuild:entity:nordalis"
    assert result.nodes[vasseur]["names"] == ("Claire Vasseur", "Vasseur")
    assert {a["relation"] for a in result[vasseur][nordalis].values()} == {"headOf", "founderOf"}
    supplies = result.edges["urn:kgbuild:entity:ferrolyt", nordalis, "urn:kgbuild:statement:006"]
    assert supplies["qualifier_commodity"] == "nickel"
    assert supplies["label_fr"] == "fournit {commodity} à"
    assert "speaker" not in supplies
