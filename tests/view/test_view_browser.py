"""The page in a browser, used as a reader uses it."""

import pytest
from sample_graph import HOSTILE, hostile_graph, sample_graph
from waiting import wait_for

from kgbuild.model import PropertyGraph
from kgbuild.view import write_page


def click_node(page, name):
    place = page.evaluate("(name) => kgbuild.positionOf(name)", name)
    page.mouse.click(place["x"], place["y"])


def click_line(page, source, target):
    place = page.evaluate("([from, to]) => kgbuild.positionOfLine(from, to)", [source, target])
    page.mouse.click(place["x"], place["y"])


PICTURE = """async () => {
  const image = await createImageBitmap(await kgbuild.image("rgb(255, 0, 255)"));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  window.picture = context.getImageData(0, 0, image.width, image.height);
}"""


def pixels(page):
    """How many pixels of the drawing, as it is exported, are not background."""
    wait_for(page, "document.querySelector('#canvas canvas').width > 0")
    page.evaluate(PICTURE)
    return page.evaluate(
        """() => {
          const { data } = picture;
          let filled = 0;
          const ground = [255, 0, 255];
          for (let i = 0; i < data.length; i += 4) filled += ground.some((each, k) => data[i + k] !== each);
          return filled;
        }"""
    )


def until(page, holds):
    """Waits for the next drawings until something holds; fails after five seconds."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(50)
    pytest.fail("did not come true within five seconds")


def test_search_finds_a_node_by_another_name(open_page, drawn_page):
    page = open_page(drawn_page)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("eremo")  # without the accents, and the beginning of the second name
    options = page.locator("#suggestions [role=option]")
    assert options.count() == 1
    assert options.locator(".suggested").inner_text() == "Paul Érémont"
    assert options.locator("small").inner_text() == "Érémont"
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Paul Érémont"
    assert "s'en prend" in page.locator("#panel").inner_text()
    place = page.evaluate("kgbuild.positionOf('Paul Érémont')")
    panel = page.locator("#panel").bounding_box()
    assert 248 < place["x"] < panel["x"]
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_search_with_arrows_and_without_result(open_page, sample_page):
    page = open_page(sample_page)
    search = page.locator("#search")
    search.fill("i")
    assert page.locator("#suggestions [role=option]").count() == 8
    page.keyboard.press("ArrowDown")
    second = page.locator("#suggestions [role=option]").nth(1)
    assert second.get_attribute("aria-selected") == "true"
    assert search.get_attribute("aria-activedescendant") == second.get_attribute("id")
    name = second.locator(".suggested").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == name
    search.fill("zzzz")
    assert page.locator("#search-status").inner_text() == "Aucun nom ne correspond"
    assert page.locator("#suggestions").is_hidden()


def test_suggestion_is_picked_with_the_mouse(open_page, sample_page):
    page = open_page(sample_page)
    page.locator("#search").fill("solberg")
    page.locator("#suggestions [role=option]").first.click()
    assert page.locator("#panel h2").inner_text() == "Henrik Solberg"


def test_click_on_a_node_shows_the_sentence(open_page, drawn_page):
    page = open_page(drawn_page)
    click_node(page, "Claire Vasseur")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Claire Vasseur"
    text = panel.inner_text()
    assert "Personne" in text
    assert "Claire Vasseur a fondé Nordalis en 2015." in text
    assert "Comme source" in text  # what she says of others
    assert "« Ils nous livrent neuf mille tonnes de nickel par an », dit-elle." in text
    assert "a fondé" in panel.locator("mark").all_inner_texts()
    panel.get_by_role("button", name="Nordalis SA").first.click()
    assert panel.locator("h2").inner_text() == "Nordalis SA"
    page.locator("#panel .close").click()
    assert panel.is_hidden()


def test_click_on_a_line_shows_every_statement(open_page, drawn_page):
    page = open_page(drawn_page)
    click_line(page, "Nordalis SA", "Ferrolyt")
    cards = page.locator("#panel .card")
    assert cards.count() == 3
    standings = [card.get_attribute("class").split("standing-")[1] for card in cards.all()]
    assert standings == ["asserted", "reported", "denied"]
    rumour = cards.nth(1)
    assert rumour.locator("mark").inner_text() == "fusionnerait"
    for text in ("fusionne avec", "un proche du dossier", "affirmé", "probable", "2024-04-02"):
        assert text in rumour.inner_text()
    link = rumour.locator("cite a")
    assert link.inner_text() == "Au salon de Lyon, une fusion que tout le monde dément"
    assert link.get_attribute("href").startswith("https://news.example/")
    denial = cards.nth(2).inner_text()
    assert "✗ fusionne avec" in denial
    assert "Henrik Solberg" in denial
    assert "nié" in denial


def test_click_on_nothing_closes_the_panel(open_page, drawn_page):
    page = open_page(drawn_page)
    click_node(page, "Ferrolyt")
    assert page.locator("#panel").is_visible()
    page.mouse.click(260, 70)
    assert page.locator("#panel").is_hidden()


def test_filters(open_page, drawn_page):
    page = open_page(drawn_page)
    page.locator("#show-table").click()
    rows = page.locator("#table tbody tr")
    assert rows.count() == 25
    page.get_by_label("Nié").uncheck()
    assert rows.count() == 23
    assert "23 énoncés passent" in page.locator("#table caption").inner_text()
    page.get_by_label("Personne").uncheck()
    assert rows.count() == 13
    page.get_by_label("Personne").check()
    page.get_by_label("Article", exact=True).select_option(index=2)
    assert rows.count() == 9
    page.locator("#show-graph").click()
    until(page, lambda: pixels(page) > 0)
    before = pixels(page)
    page.get_by_label("Organisation").uncheck()
    until(page, lambda: 0 < pixels(page) < before)
    for name in ("Affirmé", "Rapporté", "Possible"):
        page.get_by_label(name).uncheck()
    until(page, lambda: pixels(page) == 0)
    assert page.locator("#notice").inner_text() == "Rien ne passe les filtres."
    page.locator("#search").fill("Nordalis")
    page.keyboard.press("Enter")
    until(page, lambda: pixels(page) > 0)  # what is searched for is shown


def test_filtered_line_keeps_what_is_left(open_page, sample_page):
    page = open_page(sample_page)
    page.get_by_label("Affirmé").uncheck()
    page.get_by_label("Nié").uncheck()
    click_line(page, "Nordalis SA", "Ferrolyt")
    assert page.locator("#panel .card").count() == 1
    assert "fusionnerait" in page.locator("#panel").inner_text()


def test_table_leads_to_the_panel(open_page, sample_page):
    page = open_page(sample_page)
    page.locator("#show-table").click()
    assert page.locator("#graph").is_hidden()
    heads = page.get_by_role("columnheader").all_inner_texts()
    assert heads == ["Sujet", "Relation", "Objet", "Statut", "Dit par", "Phrase", "Article", "Date"]
    first = page.locator("#table tbody tr").first
    assert first.locator("mark").inner_text() == "directrice générale"
    first.get_by_role("button", name="dirige").click()
    assert page.locator("#panel .card").count() == 2


def test_table_and_back_leaves_the_view(open_page, drawn_page):
    page = open_page(drawn_page)
    page.get_by_role("button", name="Agrandir").click()
    before = page.evaluate("kgbuild.positionOf('Ferrolyt')")
    page.locator("#show-table").click()
    page.wait_for_timeout(300)
    page.locator("#show-graph").click()
    until(page, lambda: page.evaluate("kgbuild.positionOf('Ferrolyt')") == pytest.approx(before, abs=2))
    until(page, lambda: pixels(page) > 0)


def test_keyboard_only(open_page, sample_page):
    page = open_page(sample_page)
    page.locator("#show-table").focus()
    page.keyboard.press("Enter")
    button = page.locator("#table tbody tr").first.get_by_role("button").first
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Claire Vasseur"
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.locator("#search").focus()
    page.keyboard.type("a/b")
    assert page.locator("#search").input_value() == "a/b"


def test_zoom(open_page, drawn_page):
    page = open_page(drawn_page)

    def spread():
        return page.evaluate("kgbuild.positionOf('Anouk Tissier').x - kgbuild.positionOf('Ferrolyt').x")

    before = spread()
    page.get_by_role("button", name="Agrandir").click()
    assert spread() == pytest.approx(before * 1.4, rel=0.01)
    page.get_by_role("button", name="Réduire").click()
    page.get_by_role("button", name="Tout montrer").click()
    assert spread() == pytest.approx(before, rel=0.01)


def test_nothing_moves_after_the_page_is_open(open_page, drawn_page):
    page = open_page(drawn_page)
    before = page.evaluate("kgbuild.positionOf('Ferrolyt')")
    page.wait_for_timeout(300)
    assert page.evaluate("kgbuild.positionOf('Ferrolyt')") == before


def test_colours_follow_the_system(open_page, drawn_page):
    def colours(page):
        page.evaluate(PICTURE)
        return page.evaluate(
            """() => {
              const box = document.querySelector("#canvas").getBoundingClientRect();
              const at = kgbuild.positionOf("Claire Vasseur");
              const scale = picture.width / box.width;
              const [x, y] = [(at.x - box.left) * scale, (at.y - box.top) * scale].map(Math.round);
              const start = 4 * (y * picture.width + x);
              const pixel = [...picture.data.slice(start, start + 4)];
              return [getComputedStyle(document.body).backgroundColor, pixel];
            }"""
        )

    page = open_page(drawn_page)
    assert colours(page) == ["rgb(252, 252, 250)", [0, 114, 178, 255]]
    page.emulate_media(color_scheme="dark")
    until(page, lambda: colours(page) == ["rgb(20, 23, 27)", [58, 155, 220, 255]])
    assert colours(open_page(drawn_page, scheme="dark")) == colours(page)


def test_phone(open_page, drawn_page):
    page = open_page(drawn_page, width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert not page.locator("#filter-form").is_visible()
    page.locator("#filters > summary").click()
    assert page.get_by_label("Personne").is_visible()
    page.locator("#filters > summary").click()
    click_node(page, "Nordalis SA")
    panel = page.locator("#panel").bounding_box()
    assert (panel["x"], panel["width"]) == (0, 390)
    assert panel["y"] > 300
    assert page.evaluate("kgbuild.positionOf('Nordalis SA').y") < panel["y"]  # not behind the panel
    page.locator("#panel .close").click()
    page.locator("#show-table").click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    row = page.locator("#table tbody tr").first.bounding_box()
    assert row["x"] >= 0
    assert row["x"] + row["width"] <= 390


def test_print_shows_graph_and_table(open_page, sample_page):
    page = open_page(sample_page, scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#table tbody tr").count() == 25
    assert page.locator("#table").is_visible()
    assert page.locator("#graph").is_visible()
    assert not page.locator("#search").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(252, 252, 250)"


def test_english(open_page, tmp_path):
    write_page(sample_graph(), tmp_path / "graph.html", title="Nickel", label_lang="en")
    page = open_page(tmp_path / "graph.html")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert page.locator("#counts").inner_text() == "15 entities · 25 statements · 2 articles"
    click_line(page, "Ferrolyt", "Nordalis SA")
    assert "Ferrolyt supplies nickel to Nordalis SA" in page.locator("#panel").inner_text().replace("\n", " ")


def test_hostile_texts_are_shown_as_text(open_page, tmp_path):
    graph = hostile_graph()
    write_page(graph, tmp_path / "graph.html", title=HOSTILE[0], label_lang="en")
    page = open_page(tmp_path / "graph.html")
    assert page.title() == HOSTILE[0]
    assert page.locator("h1").inner_text() == HOSTILE[0]
    for index in (0, 1, 2, 3, 18, 19):
        node = graph.nodes[index]
        page.locator("#search").fill(node.name)
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('#panel h2').textContent") == node.name
        card = page.locator("#panel .card").first
        assert card.locator("mark").evaluate("e => e.textContent") == node.name
        assert card.locator("blockquote").evaluate("e => e.textContent") == f"{node.name} {node.name}"
    marks = page.evaluate("kgbuild.canvasText('\\u202egnp.exe\\u202c \\u2066bidi\\u2069\\u0007 \\n👩‍🚀')")
    assert marks == "gnp.exe bidi 👩‍🚀"
    page.locator("#show-table").click()
    assert page.locator("#table tbody tr").count() == len(HOSTILE)
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.title() == HOSTILE[0]  # no script has run


def test_many_topics_are_hidden_until_asked_for(open_page, tmp_path):
    graph = hostile_graph()
    sample = sample_graph()
    topics = tuple(
        type(sample.edges[4])(**{**_fields(sample.edges[4]), "iri": f"urn:t{i}", "target_text": f"thème {i}"})
        for i in range(20)
    )
    write_page(
        PropertyGraph(sample.nodes, topics, graph.articles),
        tmp_path / "graph.html",
        title="x",
        label_lang="fr",
    )
    page = open_page(tmp_path / "graph.html")
    assert not page.get_by_label("Thème").is_checked()
    page.locator("#show-table").click()
    assert page.locator("#table tbody tr").count() == 20
    page.locator("#search").fill("thème 7")
    page.keyboard.press("Enter")
    assert page.get_by_label("Thème").is_checked()
    assert page.locator("#panel h2").inner_text() == "thème 7"


def _fields(edge):
    return {name: getattr(edge, name) for name in edge.__slots__}


def test_empty_graph(open_page, tmp_path):
    write_page(PropertyGraph(), tmp_path / "graph.html", title="x", label_lang="en")
    page = open_page(tmp_path / "graph.html")
    assert "Nothing to show" in page.locator("#notice").inner_text()
