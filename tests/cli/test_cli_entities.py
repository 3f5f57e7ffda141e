"""``kgbuild entities`` as people run it, on a folder that holds some extracts."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from kgbuild.entities.naming import iri
from kgbuild.model import Article, Entity, Extraction, Span, Statement
from kgbuild.workspace import Workspace


def extraction(number: int, person: str, body: str) -> Extraction:
    text = f"{person} dirige {body}."
    entities = tuple(
        Entity(f"e{n}", iri(type_, name), type_, name, (name,), (), 0.7)
        for n, (type_, name) in enumerate((("Person", person), ("Organisation", body)), 1)
    )
    whole, verb = Span(0, len(text), text), Span(len(person) + 1, len(person) + 7, "dirige")
    label = {"fr": "dirige", "en": "heads"}
    statement = Statement(
        "s1", "e1", "headOf", label, "e2", {}, "positive", "certain", None, verb, whole, 0.8, "fr/x"
    )
    article = Article(f"urn:kgbuild:article:{number:032x}", f"a{number}.txt", "fr", text)
    return Extraction(article, (), entities, (statement,))


@pytest.fixture
def entities(kgbuild):
    return partial(kgbuild, "entities")


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    workspace = Workspace(tmp_path_factory.mktemp("published") / "out")
    workspace.prepare()
    for number, (person, body) in enumerate(
        [("Ida Roussin", "Volmarine"), ("Ida Roussin", "Volmarine"), ("Ida Cavelin", "Banque Cavelin")]
    ):
        workspace.put(extraction(number, person, body))
    workspace.publish(title="Essai", label_lang="fr")
    return workspace.root


@pytest.fixture
def out(published, tmp_path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "out"))


def state(out: Path) -> dict[str, str]:
    """The hashes of all that is derived, and of the extracts."""
    names = ["graph.trig", "graph.html", "identities.jsonl", *(f"articles/{n:032x}.json" for n in range(3))]
    return {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in names}


def test_a_merge_a_split_a_rename_and_taking_all_back_leave_the_graph_as_it_was(entities, out):
    before = state(out)
    for command in (
        ("merge", out, "Ida Roussin", "Ida Cavelin"),
        ("split", out, "Volmarine", "a1.txt", "--name", "Volmarine, le port"),
        ("rename", out, "Ida Roussin", "Ida R."),
    ):
        earlier = state(out)
        done = entities(*command)
        assert done.exit_code == 0, done.stderr
        now = state(out)
        assert now["graph.trig"] != earlier["graph.trig"]
        assert all(now[name] == before[name] for name in before if name.startswith("articles/"))
    assert "Volmarine, le port" in (out / "graph.trig").read_text(encoding="utf-8")
    for _ in range(3):
        assert entities("undo", out).exit_code == 0
    assert state(out) == before
    assert not (out / "judgements.csv").exists()


def test_the_title_of_the_page_stays(entities, out):
    entities("rename", out, "Ida Roussin", "Ida R.")
    page = (out / "graph.html").read_text(encoding="utf-8")
    assert "Essai" in page and "Ida R." in page


def test_a_judgement_survives_building_again(entities, out):
    entities("merge", out, "Ida Roussin", "Ida Cavelin")
    workspace = Workspace(out)
    workspace.put(extraction(7, "Ida Cavelin", "Banque Cavelin"))
    graph, _ = workspace.publish(title="Essai", label_lang="fr")
    assert [node.name for node in graph.nodes if node.type == "Person"] == ["Ida Roussin"]


def test_any_line_can_be_taken_back(entities, out):
    entities("merge", out, "Ida Roussin", "Ida Cavelin")
    entities("rename", out, "Volmarine", "Volmarine SA")
    assert "Ida Cavelin into Ida Roussin" in entities("undo", out, 2).stdout
    assert "Volmarine SA" in entities(out).stdout
    assert "Ida Cavelin" in entities(out).stdout


def test_the_list_shows_type_articles_names_and_reasons(entities, out):
    shown = entities(out).stdout
    assert "Ida Roussin  Person, 2 articles" in shown
    assert "Ida Roussin joined Ida Roussin" in shown
    only = entities(out, "cavelin").stdout
    assert "Banque Cavelin" in only and "Volmarine  " not in only


def test_the_list_for_programs(entities, out):
    rows = [json.loads(line) for line in entities(out, "--json").stdout.splitlines()]
    assert {row["name"] for row in rows} == {"Ida Roussin", "Ida Cavelin", "Volmarine", "Banque Cavelin"}
    roussin = next(row for row in rows if row["name"] == "Ida Roussin")
    assert roussin["merges"][0]["evidence"]
    entities("rename", out, "Volmarine", "=1+1")
    table = list(csv.DictReader(entities(out, "--csv").stdout.splitlines()))
    assert {row["type"] for row in table} == {"Person", "Organisation"}
    assert "'=1+1" in {row["name"] for row in table}


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (("merge", "OUT", "Ida Roussin", "Nobody Known"), 2, "KG121"),
        (("merge", "OUT", "Ida Roussin", "ida roussin"), 2, "KG125"),
        (("split", "OUT", "Ida Roussin", "Ida Roussin"), 2, "KG126"),
        (("split", "OUT", "Ida Roussin", "nowhere.txt"), 2, "KG123"),
        (("rename", "OUT", "Ida Roussin", " "), 2, "KG127"),
        (("rename", "OUT", "Ida Roussin", "a\x1bb"), 2, "KG127"),
        (("undo", "OUT"), 2, "KG128"),
        (("OUT", "--json", "--csv"), 2, "KG124"),
        (("nowhere",), 1, "KG502"),
        (("merge", "OUT"), 2, "Missing argument"),
    ],
)
def test_errors_are_told_and_change_nothing(entities, out, args, code, says):
    before = state(out)
    done = entities(*(out if arg == "OUT" else arg for arg in args))
    assert (done.exit_code, says in done.stderr, "Traceback" in done.stderr) == (code, True, False), (
        done.stderr
    )
    assert state(out) == before


def test_a_bad_line_in_the_file_stops_with_its_number(entities, out):
    (out / "judgements.csv").write_text("judgement,entity,other,name,note\nmarry,a,b,,\n", encoding="utf-8")
    done = entities(out)
    assert done.exit_code == 1
    assert "KG422" in done.stderr and "line 2" in done.stderr


def test_help_has_an_example(entities):
    for name in ((), ("merge",), ("split",), ("rename",), ("undo",), ("list",)):
        assert "Example: kgbuild entities" in entities(*name, "--help").stdout
