"""Articles that come, change and go; runs that are killed; two runs at once."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice

import pytest

from kgbuild.api.building import take_in
from kgbuild.contract import dumps
from kgbuild.errors import OutputError
from kgbuild.graph.canonical import canonical_nquads
from kgbuild.graph.store import OxigraphStore
from kgbuild.workspace import Workspace

PAGE = {"title": "Test", "label_lang": "en"}
#: How often a run is killed; a long look takes KGBUILD_KILLS=50.
KILLS = int(os.environ.get("KGBUILD_KILLS", "8"))


def article(writer, number, trigger="critique", source=None):
    """About one entity that all articles name, and a firm of its own."""
    page = writer(f"{number:032x}", title=f"Titre {number}", published="2023-05-04")
    page.say(f"Inès Corvelle {trigger} le Chili.", trigger, "e3", "criticises", "e1")
    page.say("Le Chili fournit du lithium à Mérisol.", "fournit", "e1", "suppliesTo", "e2")
    done = page.done()
    return replace(done, article=replace(done.article, source=source or f"news/{number}.txt"))


@pytest.fixture
def articles(writer):
    return [article(writer, number) for number in range(5)]


def room(path):
    workspace = Workspace(path)
    workspace.prepare()
    return workspace


def canonical(workspace):
    return canonical_nquads(workspace.trig)


def built(path, extractions):
    """The canonical N-Quads of a graph that was built of these articles at once."""
    workspace = room(path)
    take_in(workspace, extractions)
    workspace.publish(**PAGE)
    return canonical(workspace)


def test_there_are_no_blank_nodes(tmp_path, articles):
    assert b"_:" not in built(tmp_path, articles)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_any_order_with_changes_in_between_gives_the_same(tmp_path, writer, articles, seed):
    """Added in three orders; one more comes and goes, one changes there and back."""
    workspace = room(tmp_path / "out")
    order = random.Random(seed).sample(articles, len(articles))
    visitor, changed = article(writer, 77), article(writer, 78, "désapprouve", order[0].article.source)
    take_in(workspace, [visitor, *order[:3]])
    workspace.publish(**PAGE)
    take_in(workspace, [changed])
    workspace.publish(**PAGE)
    workspace.forget(visitor.article.id)
    take_in(workspace, [order[0], *order[3:]])
    workspace.publish(**PAGE)
    assert canonical(workspace) == built(tmp_path / "fresh", articles)


def test_the_same_article_again_changes_nothing(tmp_path, articles):
    workspace = room(tmp_path)
    assert take_in(workspace, articles) == len(articles)
    workspace.publish(**PAGE)
    before = workspace.trig.read_bytes()
    assert take_in(workspace, articles) == 0
    workspace.publish(**PAGE)
    assert workspace.trig.read_bytes() == before


def test_a_changed_article_replaces_its_own_graph(tmp_path, writer, articles):
    changed = article(writer, 78, "désapprouve", articles[0].article.source)
    workspace = room(tmp_path / "out")
    take_in(workspace, articles)
    assert take_in(workspace, [changed]) == 1
    workspace.publish(**PAGE)
    assert canonical(workspace) == built(tmp_path / "fresh", [*articles[1:], changed])


def test_what_a_cut_off_run_left_beside_its_successor_is_cleared(tmp_path, writer, articles):
    """Killed between storing the changed article and forgetting the old one."""
    changed = article(writer, 78, "désapprouve", articles[0].article.source)
    workspace = room(tmp_path / "out")
    take_in(workspace, articles)
    workspace.put(changed)
    take_in(workspace, [changed])
    workspace.publish(**PAGE)
    assert canonical(workspace) == built(tmp_path / "fresh", [*articles[1:], changed])


def test_the_last_article_leaves_an_empty_graph(tmp_path, articles):
    workspace = room(tmp_path)
    take_in(workspace, articles[:1])
    workspace.publish(**PAGE)
    workspace.forget(articles[0].article.id)
    graph, _ = workspace.republish()
    assert (graph.nodes, graph.edges) == ((), ())


def test_too_many_extracts_to_hold_give_the_same(tmp_path, articles, monkeypatch):
    held = built(tmp_path / "held", articles)
    monkeypatch.setattr("kgbuild.workspace._HELD", 0)
    assert built(tmp_path / "streamed", articles) == held


#: Runs in processes of their own, each forked when all is loaded: what takes time is what is written.
SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from kgbuild.api.building import take_in
from kgbuild.contract import loads
from kgbuild.entities.linking.spots import towns
from kgbuild.workspace import Workspace
import kgbuild.graph.store, kgbuild.graph.trig, kgbuild.view

towns("")
given = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
for line in sys.stdin:
    seconds, _, folder = line.rstrip().partition(" ")
    process = os.fork()
    if process:
        if seconds:
            time.sleep(float(seconds))
            os.kill(process, signal.SIGKILL)
        print(os.waitpid(process, 0)[1], flush=True)
        continue
    workspace = Workspace(Path(folder))
    for text in given:
        with workspace.locked():
            take_in(workspace, [loads(text, "test")])
            workspace.publish(title="Test", label_lang="en")
    os._exit(0)
"""


@pytest.fixture
def run(tmp_path, articles):
    """Adds one article after the other to a folder, publishing each time; gives the exit code.

    After ``seconds`` the run is killed.
    """
    given = tmp_path / "given.jsonl"
    given.write_text("".join(dumps(each) + "\n" for each in articles[:2]), encoding="utf-8")
    forks = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(given)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )

    def start(folder, seconds=""):
        forks.stdin.write(f"{seconds} {folder}\n")
        forks.stdin.flush()
        return os.waitstatus_to_exitcode(int(forks.stdout.readline()))

    yield start
    forks.communicate()


def test_a_kill_at_any_moment_leaves_whole_articles(tmp_path, run, articles):
    """The store opens and holds some of the states on the way; the next run ends where it should."""
    states = {canonical_set(built(tmp_path / f"state{n}", islice(articles, n))) for n in range(1, 3)}
    whole = built(tmp_path / "whole", articles[:2])
    workspace = room(tmp_path / "out")
    assert run(workspace.root) == 0  # also starts what later runs are forked from
    began = time.monotonic()
    assert run(workspace.root) == 0
    seconds = time.monotonic() - began
    chance = random.Random(7)
    for _ in range(KILLS):
        for path in workspace.articles.iterdir():
            path.unlink()
        assert run(workspace.root, chance.uniform(0, seconds)) in (0, -signal.SIGKILL)
        for path in workspace.articles.glob("*.json"):
            json.loads(path.read_text(encoding="utf-8"))
        assert canonical_set(canonical(workspace)) in states
        assert graphs_of(OxigraphStore.open(workspace.store)) in {frozenset(graphs(s)) for s in states}
        assert workspace.page.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert run(workspace.root) == 0
    assert canonical(workspace) == whole


def canonical_set(lines):
    return frozenset(lines.splitlines())


def graphs(lines):
    return {line.rsplit(b" <", 1)[1].removesuffix(b"> .").decode() for line in lines}


def graphs_of(store):
    return frozenset(name for name in store.graphs() if "ontology" not in name)


def test_two_runs_at_once_are_told_apart(tmp_path, articles):
    workspace, other = room(tmp_path), Workspace(tmp_path)
    with workspace.locked(), pytest.raises(OutputError, match="KG506"):
        other.publish(**PAGE)
    take_in(other, articles)
    other.publish(**PAGE)


def test_a_lock_may_be_nested(tmp_path, articles):
    workspace = room(tmp_path)
    with workspace.locked():
        take_in(workspace, articles)
        with workspace.locked():
            pass
        with pytest.raises(OutputError, match="KG506"), Workspace(tmp_path).locked():
            pass


HOLDER = """
import sys
from pathlib import Path
from kgbuild.workspace import Workspace

with Workspace(Path(sys.argv[1])).locked():
    print("go", flush=True)
    sys.stdin.read()
"""


def test_the_lock_of_a_killed_run_is_free(tmp_path):
    workspace = room(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    process.stdout.readline()
    with pytest.raises(OutputError, match="KG506"), workspace.locked():
        pass
    process.kill()
    process.communicate()
    with workspace.locked():
        assert (tmp_path / ".lock").exists()
