"""Taking away: pictures, table, data, and the query that gives the same."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from sample_graph import HOSTILE, hostile_graph
from story import story_graph, story_store
from waiting import wait_for

from kgbuild.view import write_page


@pytest.fixture(scope="session")
def story_page(tmp_path_factory):
    path = tmp_path_factory.mktemp("story") / "graph.html"
    write_page(story_graph(), path, title="Mérisol & Cie", label_lang="en")
    return path


def take(page, name):
    page.locator("#export summary").click()
    with page.expect_download() as waiting:
        page.locator("#export").get_by_role("button", name=name).click()
    return waiting.value


def taken(page, name):
    return take(page, name).path().read_bytes()


def rows(page):
    text = taken(page, "CSV").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


ABOUT = "about=urn:kgbuild:entity:corvelle"


@pytest.mark.parametrize(
    ("fragment", "number"),
    [
        ("", 8),
        ("types=Organisation Place", 3),
        ("standings=denied reported", 3),
        ("hidden=criticises open:parler_avec", 5),
        ("article=urn:kgbuild:article:b2", 3),
        ("speaker=Luc Okonra", 1),
        ("speaker=un proche", 1),
        ("speaker=", 6),
        ("confidence=0.6", 7),
        ("from=2023-06-01", 3),
        ("to=2023-06-01", 5),
        ("dating=told&from=2022-04-01&to=2022-05-31", 1),
        (ABOUT, 5),
        ("about=text:réseaux", 1),
        ("near=urn:kgbuild:entity:okonra&depth=1", 1),
        ("path=urn:kgbuild:entity:okonra&path=urn:kgbuild:entity:merisol", 2),
        (f"{ABOUT}&standings=asserted&types=Person Topic&confidence=0.2&to=2023-12-31", 2),
    ],
)
def test_the_query_gives_what_is_shown(story_view, fragment, number):
    page = story_view(fragment)
    shown = {row["statement"] for row in rows(page)}
    query = taken(page, "SPARQL").decode()
    assert len(shown) == number
    assert {answer["statement"].value for answer in story_store().query(query)} == shown


@pytest.fixture(scope="module")
def story_view(browser, story_page):
    """Shows what a fragment says, in one page that stays open."""
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.goto(story_page.as_uri())
    wait_for(page, "window.kgbuild.ready === true")

    def shown(fragment):
        if fragment:
            page.evaluate(
                """fragment => new Promise((done) => {
                  window.addEventListener("hashchange", () => setTimeout(done), { once: true });
                  location.hash = fragment;
                })""",
                fragment,
            )
        return page

    yield shown
    context.close()


def test_pictures(open_page, story_page):
    page = open_page(story_page)
    png = take(page, "PNG")
    assert png.suggested_filename == "Mérisol-Cie.png"
    assert png.path().read_bytes().startswith(b"\x89PNG")
    tree = ElementTree.fromstring(taken(page, "SVG"))
    texts = {"".join(each.itertext()) for each in tree.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Mérisol", "Inès Corvelle", "heads", "réseaux"} <= texts
    assert any("✗" in text for text in texts)
    assert len(tree.findall(".//{http://www.w3.org/2000/svg}circle")) == 2


def test_data(open_page, story_page):
    page = open_page(story_page, fragment="#standings=reported")
    data = json.loads(taken(page, "JSON"))
    assert [row["speaker"] for row in data["statements"]] == ["Luc Okonra", "un proche"]
    assert {node["name"] for node in data["nodes"]} == {"Inès Corvelle", "Mérisol", "Chili"}
    row = rows(page)[0]
    assert (row["subject"], row["relation"], row["object"]) == ("Inès Corvelle", "headOf", "Mérisol")
    assert row["sentence"] == "Inès Corvelle dirige Mérisol, selon Luc Okonra."
    assert (row["date"], row["confidence"]) == ("2023-05-04", "0.9")


def test_hostile_texts_can_be_taken_away(open_page, tmp_path):
    write_page(hostile_graph(), tmp_path / "graph.html", title="x", label_lang="en")
    page = open_page(tmp_path / "graph.html")
    found = rows(page)
    assert len(found) == len(HOSTILE)
    for row in found:
        assert not any(value.lstrip()[:1] in tuple("=+-@") and value for value in row.values())
        assert not any(value[:1] in tuple("\t\r\n") and value for value in row.values())
    assert {row["subject"].lstrip("'") for row in found} == {text.lstrip("'") for text in HOSTILE}
    data = json.loads(taken(page, "JSON"))
    assert {row["subject"] for row in data["statements"]} == set(HOSTILE)
    tree = ElementTree.fromstring(taken(page, "SVG"))
    tags = {each.tag.split("}")[1] for each in tree.iter()}
    assert not tags & {"script", "img", "foreignObject", "a", "image"}
