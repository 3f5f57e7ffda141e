"""The start page of a graph that is too large to be sent whole, and what it is made of."""

import json
import re
import shutil
import threading
from html import unescape

import httpx
import pytest
from served_graph import BUYER, EVIL, EVIL_NAME, SUPPLIER, french, serving, write_workspace

from kgbuild.errors import OutputError, QueryError
from kgbuild.server import start
from kgbuild.server.overview import Known, Reading, Totals, overview
from kgbuild.server.start import LARGE, Overview, Overviews, fold


@pytest.fixture(scope="module")
def large(workspace, tmp_path_factory):
    """The same graph, whose page is of some size."""
    folder = shutil.copytree(workspace, tmp_path_factory.mktemp("large") / "out")
    with (folder / "graph.html").open("ab") as page:
        page.write(b" " * LARGE)
    with (
        serving(folder, "--renderer", "webgl") as (address, _),
        httpx.Client(base_url=address, timeout=60) as client,
    ):
        yield client


def links(text):
    return [unescape(link) for link in re.findall(r'href="([^"]*)"', text)]


def test_a_small_graph_comes_as_its_page(client, workspace):
    assert client.get("/").content == (workspace / "graph.html").read_bytes()
    assert "Les plus liées" in client.get("/start").text  # it is there for those who ask


def test_a_large_graph_begins_with_the_best_connected(large):
    response = large.get("/")
    assert response.status_code == 200
    assert response.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    text = response.text
    assert "4 entités" in text and "5 énoncés" in text
    listed = re.findall(r'href="/around\?entity=([^#"]*)#', text)
    assert [httpx.QueryParams(f"x={each}")["x"] for each in listed[:2]] == [BUYER, SUPPLIER]
    assert {"/graph.html", "/sparql", "/page?iri=urn%3Akgbuild%3Aentity%3Aevil"} <= set(links(text))
    assert re.search(r"\(\d Mo\)", text)
    for link in links(text):
        if link != "data:,":
            assert large.get(link).status_code == 200, link


def test_names_are_searched_without_case_and_accents(large):
    found = large.get("/start", params={"q": "  MERI "}).text
    assert re.findall(r'href="/around\?entity=([^#"]*)#', found) == ["urn%3Akgbuild%3Aentity%3Am%C3%A9risol"]
    assert 'value="MERI"' in found
    assert "Aucun nom" in large.get("/start?q=zzzz").text
    assert "Les plus liées" in large.get("/start?q=%20").text
    assert large.get("/start", params={"q": "x" * 5_000}).status_code == 200


def test_names_and_what_is_asked_for_are_text(large):
    text = large.get("/start", params={"q": EVIL_NAME}).text
    assert "<script>document" not in text and "<img" not in text
    assert "&lt;script&gt;" in text and EVIL in map(
        lambda link: httpx.URL(link).params.get("iri"), links(text)
    )
    assert "{{7*7}}" in unescape(text)


def test_the_start_page_in_a_browser(browser, large):
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(base_url=str(large.base_url), viewport={"width": 390, "height": 800})
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto("/")
    assert Axe().run(page).response["violations"] == []
    page.keyboard.type("corvelle")  # the field has the focus
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Inès Corvelle").click()
    assert page.locator("#panel h2").inner_text() == "Inès Corvelle"
    assert page.evaluate("Object.keys(kgbuild.renderers)") == ["sigma"]
    context.close()
    assert [text for text in complaints if "GPU stall" not in text] == []


def test_a_graph_without_a_page_has_the_start_page(workspace, tmp_path):
    folder = shutil.copytree(workspace, tmp_path / "out")
    (folder / "graph.html").unlink()
    with serving(folder) as (address, _), httpx.Client(base_url=address, timeout=60) as client:
        text = client.get("/").text
        assert "Les plus liées" in text and "/graph.html" not in links(text)
        assert client.get("/graph.html").status_code == 404
        shutil.rmtree(folder / "store")
        assert client.get("/").status_code == 404
        assert client.get("/start").status_code == 503


@pytest.mark.parametrize(
    ("settings", "options", "drawing"),
    (
        ({}, (), "vis"),
        ({"renderer": "webgl"}, (), "sigma"),
        ({"renderer": "nonsense"}, (), "vis"),
        ({"renderer": "webgl"}, ("--renderer", "vis"), "vis"),
        ({}, ("--renderer", "webgl"), "sigma"),
    ),
)
def test_what_draws_the_pages_that_are_made(tmp_path, settings, options, drawing):
    folder = write_workspace(tmp_path / "out", [french()])
    told = json.loads((folder / "settings.json").read_text(encoding="utf-8"))
    (folder / "settings.json").write_text(json.dumps(told | settings), encoding="utf-8")
    with serving(folder, *options) as (address, _):
        text = httpx.get(f"{address}/around", params={"entity": BUYER}, timeout=60).text
    assert ("kgbuildGraph=" in text) == (drawing == "sigma")


def test_the_overview_counts_each_statement_at_both_ends(workspace):
    totals, entities = overview(Reading(str(workspace / "store"), 10, 10.0))
    assert totals == Totals(4, 5)
    assert [(known.iri, known.statements) for known in entities[:2]] == [(BUYER, 4), (SUPPLIER, 4)]
    buyer = next(known for known in entities if known.iri == BUYER)
    assert (buyer.type, set(buyer.names)) == ("Organisation", {"Mérisol", "MERISOL"})
    totals, few = overview(Reading(str(workspace / "store"), 2, 10.0))
    assert totals.entities == 4 and few == entities[:2]


def test_the_likest_name_goes_first():
    names = ("Norvane", "Port Orvane", "Orvane", "orvane du Sud")
    entities = tuple(Known(f"urn:x:{n}", "Place", (name,), 9 - n) for n, name in enumerate(names))
    found = Overview(Totals(4, 4), entities, tuple((fold(name),) for name in names))
    assert [known.names[0] for known in found.search("ÔRVANE")[0]] == [names[2], names[3], names[1], names[0]]
    assert found.search("") == ([], False)


def test_only_so_many_are_found():
    entities = tuple(Known(f"urn:x:{n}", "Place", (f"Port {n}",), 1) for n in range(50))
    folded = tuple((fold(each.names[0]),) for each in entities)
    hits, more = Overview(Totals(50, 0), entities, folded).search("port")
    assert len(hits) == start.LISTED and more


def test_the_store_is_gone_through_once_for_each_state(workspace, tmp_path, monkeypatch):
    readings = []
    go, read = threading.Event(), start.read_overview

    def slow(store):
        readings.append(store)
        go.wait(20)
        return read(store)

    monkeypatch.setattr(start, "read_overview", slow)
    folder = shutil.copytree(workspace, tmp_path / "out")
    overviews = Overviews(folder / "store")
    assert overviews.get(0.05) is None and overviews.get(0.0) is None
    go.set()
    first = overviews.get(20.0)
    assert first is not None and overviews.get(0.0) is first
    assert len(readings) == 1
    # Another state: the one before serves until it is gone through.
    go.clear()
    (folder / "store" / "CURRENT").touch()
    assert overviews.get(0.0) is first
    go.set()
    for _ in range(200):
        if overviews.get(0.0) is not first:
            break
        threading.Event().wait(0.05)
    assert overviews.get(0.0) == first and len(readings) == 2


def test_a_failure_is_told_and_tried_again(workspace, monkeypatch):
    def fails(store):
        raise QueryError("KG605", "the store could not answer")

    overviews = Overviews(workspace / "store")
    with monkeypatch.context() as patched:
        patched.setattr(start, "read_overview", fails)
        with pytest.raises(QueryError, match="KG605"):
            overviews.get(20.0)
    assert overviews.get(20.0) is not None
    with pytest.raises(OutputError, match="KG532"):
        Overviews(workspace / "nothing").get(1.0)
