"""Linking as people run it: lists, a service, and building again without them."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from kgbuild.entities.linking.transport import Limits

SERVER = Path(__file__).parents[1] / "entities" / "linking" / "csv_reconcile_server.py"
TEXT = (
    "Jean Moreau, porte-parole de Norvik, a parlé lundi à Grenoble.\n\n"
    "La Russie a attaqué la Géorgie, selon Jean Moreau. La France n'a pas attaqué la Russie.\n"
)
PEOPLE = "name,iri,type\nJean Moreau,https://who.example/1,Person\nNobody,javascript:alert(1),Person\n"


def links(out: Path) -> dict[str, tuple[str, str]]:
    return {
        row["target"]: (row["kind"], row["source"]) for row in json.loads((out / "links.json").read_text())
    }


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    folder = tmp_path_factory.mktemp("service")
    (folder / "table.tsv").write_text("id\tname\nQ1\tJean Moreau\nQ2\tAnna Berg\n", encoding="utf-8")
    manifest = {"identifierSpace": "https://ids.example/"}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    process = subprocess.Popen([sys.executable, SERVER, folder], stdout=subprocess.PIPE, text=True)
    yield f"http://127.0.0.1:{process.stdout.readline().strip()}/reconcile"
    process.terminate()
    process.wait(10)
    process.stdout.close()


@pytest.fixture
def files(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def test_build_links_by_gazetteer_list_and_service(kgbuild, files, service):
    out = files / "out"
    done = kgbuild(
        "build", files / "a.txt", "-o", out, "--link", files / "people.csv", "--reconcile", service
    )
    assert done.exit_code == 0, done.stderr
    assert "people.csv: 1 entries cannot be used: line 3 ('javascript:alert(1)'" in done.stderr
    found = links(out)
    assert found["https://who.example/1"] == ("same", "people.csv")
    assert found["https://ids.example/Q1"] == ("same", service)
    assert ("same", "GeoNames") in found.values()
    assert kgbuild("validate", out).stdout == "valid\n"
    country = kgbuild("query", out, "SELECT ?c { ?p kgb:iso3166Alpha3 ?c } ORDER BY ?c", "-f", "csv").stdout
    assert country.split() == ["c", "FRA", "GEO", "RUS"]
    assert "https://who.example/1" in (out / "graph.html").read_text(encoding="utf-8")
    kgbuild("export", out, "--to", "graphml")
    assert "geonames_id" in (out / "export" / "graph.graphml").read_text(encoding="utf-8")
    # Built again without list and service, the graph is the same.
    before = [(out / name).read_bytes() for name in ("graph.trig", "links.json", "graph.html")]
    assert kgbuild("build", files / "a.txt", "-o", out).exit_code == 0
    assert before == [(out / name).read_bytes() for name in ("graph.trig", "links.json", "graph.html")]


def test_a_service_that_fails_does_not_spoil_the_build(kgbuild, files, monkeypatch):
    monkeypatch.setattr("kgbuild.api.linking.Limits", partial(Limits, interval=0.0, first_wait=0.0))
    out = files / "out"
    done = kgbuild("build", files / "a.txt", "-o", out, "--reconcile", "http://127.0.0.1:9/reconcile")
    assert done.exit_code == 0, done.stderr
    assert "names not asked" in done.stderr
    assert {source for _, source in links(out).values()} == {"GeoNames"}


@pytest.mark.parametrize(
    ("option", "value", "code", "says"),
    [
        ("--link", "absent.csv", 1, "KG201"),
        ("--link", "a.txt", 2, "KG117"),
        ("--reconcile", "file:///etc/passwd", 2, "KG118"),
    ],
)
def test_wrong_options_stop_before_any_work(kgbuild, files, option, value, code, says):
    given = files / value if option == "--link" else value
    done = kgbuild("build", files / "a.txt", "-o", files / "out", option, given)
    assert (done.exit_code, says in done.stderr) == (code, True), done.stderr
    assert not (files / "out" / "graph.trig").exists()
