"""The article view: the whole text, its marks, and nothing else."""

from dataclasses import replace

import pytest
from sample_graph import HOSTILE
from story import extraction, story, story_graph
from waiting import wait_for

from kgbuild.errors import OutputError
from kgbuild.model import Entity, Mention, Span
from kgbuild.view import write_articles, write_page
from kgbuild.view.articles import pieces


def test_pieces_are_the_text():
    for each in story():
        assert "".join(piece.text for piece in pieces(each)) == each.article.text
    found = pieces(story()[0])
    assert [p.text for p in found if p.entity == "e2"] == ["Mérisol"] * 3
    assert ("fournit", ("s0",)) in [(p.text, p.statements) for p in found]


def test_mentions_that_overlap_and_offsets_that_do_not_hold():
    first = story()[0]
    inner = Mention("x", 3, 5, "Ch", "name", 0, 0, "Place", entity="e2")
    stray = replace(first.statements[0], trigger=Span(9000, 9010, "x"))
    odd = replace(first, mentions=(*first.mentions, inner), statements=(stray,))
    assert "".join(piece.text for piece in pieces(odd)) == first.article.text
    assert next(p.text for p in pieces(odd) if p.entity) == "Chili"


@pytest.fixture
def out(tmp_path):
    write_articles(story(), tmp_path / "articles", label_lang="fr", graph="../graph.html")
    write_page(story_graph(), tmp_path / "graph.html", title="x", label_lang="fr", articles="articles")
    return tmp_path


def test_from_the_graph_to_the_text_and_back(open_page, out):
    page = open_page(out / "graph.html")
    page.locator("#search").fill("Mérisol")
    page.keyboard.press("Enter")
    page.locator("#panel a[href='articles/a1.html']", has_text="Dans le texte").first.click()
    page.wait_for_url("**/articles/a1.html")
    assert page.locator("h1").inner_text() == "Mérisol se fournit au Chili"
    assert page.locator("mark.Organisation").count() == 3
    page.locator("mark.Person").first.hover()
    joined = page.locator("mark.joined, aside li[data-entity].joined")
    assert joined.count() == 4
    assert all("Inès Corvelle" in text for text in joined.all_inner_texts())
    page.locator(".statement.denied").hover()
    assert page.locator(".trigger.joined").all_inner_texts() == ["critique"]
    assert "Chili" in " ".join(page.locator("mark.joined").all_inner_texts())
    page.get_by_role("link", name="Luc Okonra").click()
    wait_for(page, "window.kgbuild?.ready === true")
    assert page.locator("#panel h2").inner_text() == "Luc Okonra"


def test_hostile_text(open_page, tmp_path):
    told = extraction("bad", "2024-01-01", (("|x| y.", "e1", "supports", "e2", {}),), HOSTILE[1])
    text = "\n".join(HOSTILE)
    at = text.index(HOSTILE[1])
    bad = Entity("e1", "urn:kgbuild:entity:bad", "Person", HOSTILE[0], (HOSTILE[0],))
    hostile = replace(
        told,
        article=replace(told.article, text=text, url="javascript:alert(1)", source=HOSTILE[3]),
        mentions=(Mention("m", at, at + len(HOSTILE[1]), HOSTILE[1], "name", 0, 0, "Person", entity="e1"),),
        entities=(bad, *told.entities[1:]),
    )
    write_articles([hostile], tmp_path, label_lang="en", graph="../graph.html")
    page = open_page(tmp_path / "bad.html", ready="true")
    assert page.title() == HOSTILE[1]
    assert page.locator("mark bdi").evaluate("e => e.textContent") == HOSTILE[1]
    assert page.locator("article img, article script").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_pages_of_articles_that_are_gone_go_too(tmp_path):
    write_articles(story(), tmp_path, label_lang="en", graph="g.html")
    (tmp_path / "a1.json").write_text("{}")
    before = (tmp_path / "b2.html").read_bytes()
    write_articles(story()[1:], tmp_path, label_lang="en", graph="g.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a1.json", "b2.html"]
    assert (tmp_path / "b2.html").read_bytes() == before


def test_a_place_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="KG514"):
        write_articles(story(), tmp_path / "file", label_lang="en", graph="g.html")
