"""``kgbuild.build``, and what changes a graph."""

from __future__ import annotations

import gc
import hashlib
import os
import subprocess
import sys
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path

import pytest

import kgbuild
from kgbuild.errors import DataError, KgbuildWarning, OutputError, SourceError, UsageError

ENGLISH = "Russia attacked Georgia last week, and the world watched.\n"
OTHER = "Turkey attacked Syria last week, and the world watched.\n"


def digests(folder: Path) -> dict[str, str]:
    names = ("graph.trig", "graph.html", "identities.jsonl", "links.json", "settings.json")
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "news" / "b.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path / "news"


def test_the_folder_is_that_of_the_command(sources, tmp_path):
    graph = kgbuild.build(sources, tmp_path / "mine", "en", title="News")
    command = [sys.executable, "-m", "kgbuild", "build", sources, "-o", tmp_path / "its"]
    subprocess.run([*command, "--lang", "en", "--title", "News", "-q"], check=True)
    assert digests(tmp_path / "mine") == digests(tmp_path / "its")
    assert graph.path == tmp_path / "mine"
    assert (graph.report.articles, graph.report.changed) == (2, 2)
    assert kgbuild.KnowledgeGraph.open(graph.path).entities() == graph.entities()


def test_building_again_adds(sources, tmp_path):
    kgbuild.build(sources / "a.txt", tmp_path / "out", "en")
    graph = kgbuild.build([sources], tmp_path / "out", "en")
    assert (graph.report.changed, len(graph.articles)) == (1, 2)


def test_a_temporary_graph_goes_with_its_object(said):
    graph = kgbuild.build(said)
    folder = graph.path
    assert folder.is_dir()
    if os.name == "posix":
        assert folder.stat().st_mode & 0o077 == 0
    del graph
    gc.collect()
    assert not folder.exists()


def test_a_temporary_folder_goes_with_the_program_that_made_it():
    code = (
        "import os; from kgbuild.api.temporary import discard_with, folder_for\n"
        "class Owner: pass\n"
        "with folder_for(None) as folder: owner = Owner()\n"
        "discard_with(owner, folder); print(folder, flush=True)\n"
        "if hasattr(os, 'fork') and os.fork() == 0: raise SystemExit\n"
        "if hasattr(os, 'fork'): os.wait()\n"
        "assert folder.is_dir()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert not Path(done.stdout.strip()).exists()


def test_a_failed_build_leaves_no_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(SourceError, match="KG201"):
        kgbuild.build("nowhere.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_closed_graph_says_so(said):
    with kgbuild.build(said) as graph:
        pass
    assert repr(graph) == "<KnowledgeGraph, closed>"
    graph.close()
    for use in (graph.statements, graph.entities, graph.to_html, lambda: graph.query("ASK {}")):
        with pytest.raises(UsageError, match="KG153"):
            use()


def test_closing_keeps_a_folder_that_was_named(said, tmp_path):
    with kgbuild.build(said, tmp_path / "out"):
        pass
    assert kgbuild.KnowledgeGraph.open(str(tmp_path / "out")).statements()


def test_what_was_added_can_be_taken_away(sources, said, tmp_path):
    graph = kgbuild.build(said, tmp_path / "out", title="News", label_lang="fr")
    before = digests(graph.path)
    report = graph.add([sources / "a.txt", str(sources / "b.txt")], lang="en")
    assert (report.articles, report.changed, len(graph.articles)) == (2, 2, 3)
    assert graph.report is report
    assert graph.statements("Turkey", "attacks", "Syria")
    graph.remove(str(sources / "a.txt"))
    [other] = [key for key, title in graph.articles.items() if title == str(sources / "b.txt")]
    graph.remove(other)
    assert digests(graph.path) == before
    assert list(graph.articles) == [said.article.id]
    graph.remove(said.article)
    assert (graph.articles, graph.statements(), graph.entities()) == ({}, (), ())


def test_a_changed_article_replaces_its_own(sources):
    graph = kgbuild.build(sources / "a.txt", lang="en")
    (sources / "a.txt").write_text(OTHER, encoding="utf-8")
    graph.add(sources / "a.txt", "en")
    assert len(graph.articles) == 1
    assert {node.name for node in graph.entities()} == {"Turkey", "Syria"}


def test_an_empty_graph_can_be_filled(said):
    graph = kgbuild.build([])
    assert graph.statements() == ()
    graph.add(said.article)
    assert len(graph.statements()) == len(said.statements)


def test_inputs_that_fail_stop_no_other(sources):
    (sources / "c.txt").write_text("", encoding="utf-8")
    (sources / "d.png").write_bytes(b"")
    with pytest.warns(KgbuildWarning, match="KG203") as caught:
        graph = kgbuild.build(sources, lang="en")
    assert caught[0].filename == __file__
    [failure] = graph.report.failed
    assert (failure.source, failure.error.code) == (str(sources / "c.txt"), "KG203")
    assert graph.report.skipped == (str(sources / "d.png"),)
    with pytest.warns(KgbuildWarning, match="KG201"):
        graph.add([sources / "a.txt", "nowhere.txt"], lang="en")
    with pytest.raises(SourceError, match="KG201"):
        graph.add("nowhere.txt")


def test_nothing_is_said_where_nothing_fails(said):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        kgbuild.build(said).close()


def test_an_extraction_that_does_not_hold_together_is_left_out(said, tmp_path):
    loose = replace(said, entities=())
    with pytest.raises(DataError, match="KG414"):
        kgbuild.build(loose)
    graph = kgbuild.build(said, tmp_path / "out")
    with pytest.raises(DataError, match="KG414"):
        graph.add(loose)
    assert kgbuild.build([], tmp_path / "out").statements()


@pytest.mark.parametrize("name", ["a", "urn:kgbuild:article:../a", "urn:kgbuild:article:", "urn:other:a"])
def test_an_id_that_is_no_articles(said, name):
    with pytest.raises(UsageError, match="KG152"):
        kgbuild.build(replace(said, article=replace(said.article, id=name)))


@pytest.mark.parametrize(
    ("sources", "options", "code"),
    [
        (7, {}, "KG152"),
        ([7], {}, "KG152"),
        (b"a.txt", {}, "KG152"),
        ([ENGLISH], {}, "KG152"),
        ([], {"label_lang": "xx"}, "KG151"),
        ([], {"renderer": "svg"}, "KG151"),
        ([], {"assert_level": "none"}, "KG151"),
        ([], {"lang": "xx"}, "KG151"),
        ([], {"reconcile": ["nowhere"]}, "KG118"),
    ],
)
def test_wrong_arguments(sources, options, code):
    with pytest.raises(UsageError) as raised:
        kgbuild.build(sources, **options)
    assert raised.value.code == code


@pytest.mark.parametrize("events", [False, True])
def test_events_are_made_on_demand(events):
    said = kgbuild.extract("La Norvège a livré 300 tonnes de nickel à Nordalia SA.", lang="fr")
    graph = kgbuild.build(said, events=events)
    assert graph.query("ASK { ?event a sem:Event ; kgb:quantity ?quantity }") is events


def test_what_is_no_graph_or_article(tmp_path, graph):
    with pytest.raises(OutputError, match="KG502"):
        kgbuild.KnowledgeGraph.open(tmp_path)
    with pytest.raises(UsageError, match="KG154"):
        graph.remove("urn:kgbuild:article:none")
