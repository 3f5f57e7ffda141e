"""Asking the page: paths, neighbourhoods, filters, undo, links that open the same view."""

import pytest
from sample_graph import sample_graph
from story import story_graph
from waiting import wait_for

from kgbuild.view import write_page


@pytest.fixture(scope="session")
def story_page(tmp_path_factory):
    path = tmp_path_factory.mktemp("story") / "graph.html"
    write_page(story_graph(), path, title="Mérisol", label_lang="en")
    return path


def drawn(page):
    return sorted(page.evaluate("kgbuild.drawn()"))


def find(page, name):
    page.locator("#search").fill(name)
    page.keyboard.press("Enter")


def statements(page):
    return page.locator("#table caption").text_content()


def test_path_between_two_nodes(open_page, drawn_page):
    page = open_page(drawn_page)
    find(page, "Claire Vasseur")
    page.get_by_role("button", name="Chemin vers …").click()
    assert page.locator("#search").get_attribute("placeholder") == "Chemin de Claire Vasseur vers …"
    find(page, "Finlande")
    assert drawn(page) == ["Claire Vasseur", "Ferrolyt", "Finlande", "France", "Nordalis SA"]
    assert page.locator("#asked").inner_text().startswith("Chemin Claire Vasseur – Finlande")
    left, middle, right = (
        page.evaluate("(name) => kgbuild.positionOf(name)", name)["x"]
        for name in ("Claire Vasseur", "Nordalis SA", "Finlande")
    )
    assert left < middle < right
    page.get_by_label("Affirmé").uncheck()  # the path goes through what passes the filters only
    assert page.locator("#notice").inner_text() == "Aucun énoncé visible ne relie les deux."
    page.locator("#undo").click()
    assert "Ferrolyt" in drawn(page)
    page.locator("#undo").click()
    assert len(drawn(page)) == 18
    assert page.locator("#undo").is_disabled()


def test_neighbourhood_and_who_says_what(open_page, sample_page):
    page = open_page(sample_page)
    find(page, "Anouk Tissier")
    sizes = []
    for depth in ("1", "2", "3"):
        page.locator("#panel .actions").get_by_role("button", name=depth, exact=True).click()
        sizes.append(len(drawn(page)))
    assert sizes == [2, 4, 11]
    page.locator("#asked button").click()
    assert len(drawn(page)) == 18
    find(page, "Ferrolyt")
    page.get_by_role("button", name="Qui en dit quoi").click()
    assert drawn(page) == ["Ferrolyt", "Finlande", "Henrik Solberg", "Nordalis SA"]
    speakers = page.locator("#panel h3").all_inner_texts()
    assert [text.split("\n")[0] for text in speakers] == [
        "Affirmations opposées",
        "Qui en dit quoi",
        "l’article lui-même",
        "Claire Vasseur",
        "Henrik Solberg",
        "un proche du dossier",
    ]
    sides = page.locator("#panel .sides > div")
    assert "un proche du dossier" in sides.nth(0).inner_text()
    assert "Henrik Solberg" in sides.nth(1).inner_text()


def test_filters_for_relation_speaker_confidence_and_time(open_page, story_page):
    page = open_page(story_page)
    assert statements(page) == "8 statements pass the filters"
    page.get_by_label("Said by").select_option(label="un proche (1)")
    assert statements(page) == "1 statement passes the filters"
    page.get_by_label("Said by").select_option(label="the article itself")
    assert statements(page) == "6 statements pass the filters"
    page.get_by_label("Said by").select_option(label="Anyone")
    page.get_by_label("Confidence").fill("0.7")
    assert statements(page) == "7 statements pass the filters"
    page.locator("#undo").click()
    assert statements(page) == "8 statements pass the filters"
    assert page.locator(".histogram rect").count() == 3  # May, June, July
    page.get_by_label("To", exact=True).fill("1")
    assert statements(page) == "5 statements pass the filters"
    page.get_by_label("Which date counts").select_option("told")
    assert statements(page) == "8 statements pass the filters"
    page.get_by_label("From", exact=True).fill("12")
    assert statements(page) == "1 statement passes the filters"
    assert "Chili" in drawn(page)
    page.locator("#undo").click()
    page.locator(".relations summary").click()
    page.get_by_label("criticises").uncheck()
    assert statements(page) == "6 statements pass the filters"
    page.locator(".relations").get_by_role("button", name="none").click()
    assert statements(page) == "0 statements pass the filters"
    assert page.locator("#notice").inner_text() == "Nothing passes the filters."


def test_a_link_opens_the_same_view(open_page, story_page):
    page = open_page(story_page)
    page.get_by_label("Person").uncheck()
    page.get_by_label("Confidence").fill("0.6")
    find(page, "Mérisol")
    page.get_by_role("button", name="2", exact=True).click()
    page.locator("#show-table").click()
    fragment = page.evaluate("location.hash")
    before = (drawn(page), statements(page), page.locator("#panel h2").inner_text())
    assert before[0] == ["Chili", "Mérisol"]
    page.goto(story_page.as_uri() + "?again" + fragment)
    wait_for(page, "window.kgbuild.ready === true")
    assert (drawn(page), statements(page), page.locator("#panel h2").inner_text()) == before
    assert page.locator("#table").is_visible()
    assert not page.get_by_label("Person").is_checked()
    assert page.evaluate("location.hash") == fragment
    # Pasted into the page that is open; what it names that is not there is told.
    page.evaluate("location.hash = 'near=urn:gone&standings=denied%20nonsense&depth=9&from=x'")
    wait_for(page, "document.querySelector('#notice').textContent !== ''")
    assert page.locator("#notice").text_content() == "The link names something that is not on this page."
    assert statements(page) == "1 statement passes the filters"
    page.locator("#undo").click()
    assert drawn(page) == before[0]


def test_a_link_to_a_line(open_page, story_page):
    line = "#line=urn:kgbuild:entity:corvelle&line=urn:kgbuild:entity:chili"
    page = open_page(story_page, fragment=line)
    assert page.locator("#panel .card").count() == 2
    assert page.locator("#panel .sides > div").count() == 2


def test_keys_walk_through_the_drawing(open_page, drawn_page):
    page = open_page(drawn_page)
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    status = page.locator("#status")
    assert status.text_content().startswith("Nordalis SA, Organisation, ")
    page.keyboard.press("ArrowDown")
    second = status.text_content()
    page.keyboard.press("ArrowLeft")
    assert status.text_content() != second
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Nordalis SA"
    page.keyboard.press("Escape")
    page.locator("#canvas").focus()
    spread = "kgbuild.positionOf('Anouk Tissier').x - kgbuild.positionOf('Ferrolyt').x"
    before = page.evaluate(spread)
    page.keyboard.press("+")
    assert page.evaluate(spread) > before * 1.3
    page.keyboard.press("0")
    assert page.evaluate(spread) == pytest.approx(before, rel=0.01)


def test_table_of_entities(open_page, sample_page):
    page = open_page(sample_page)
    page.locator("#show-nodes").click()
    assert page.locator("#nodes tbody tr").count() == 18
    first = page.locator("#nodes tbody tr").first.locator("td").all_inner_texts()
    assert first[:3] == ["Nordalis SA", "Organisation", "Nordalis"]
    page.get_by_label("Thème").uncheck()
    assert page.locator("#nodes tbody tr").count() == 15
    page.get_by_role("button", name="France").click()
    assert (
        "Sans doute la même chose https://www.wikidata.org/wiki/Q999" in page.locator("#panel").inner_text()
    )
    assert "46,5, 2,5" in page.locator(".geography").inner_text()
    assert "FR, FRA" in page.locator(".geography").inner_text()


def test_singletons_stay_hidden_where_there_are_many(open_page, tmp_path):
    graph = sample_graph()
    lonely = type(graph)(graph.nodes, graph.edges[:1], graph.articles)
    write_page(lonely, tmp_path / "graph.html", title="x", label_lang="en")
    page = open_page(tmp_path / "graph.html")
    assert drawn(page) == ["Claire Vasseur", "Nordalis SA"]
    page.get_by_label("Without a visible statement").check()
    assert len(drawn(page)) == 15
