"""The query page and the linked-data pages in a browser, used as a reader uses them."""

import pytest
from served_graph import EVIL, EVIL_NAME, SPEAKER


def wait_until_drawn(page):
    """Asks from outside: a function that waits inside the page would be evaluated there, which it forbids."""
    for _ in range(400):
        if page.evaluate("Boolean(window.kgbuild && window.kgbuild.ready)"):
            return
        page.wait_for_timeout(50)
    pytest.fail("the page is not drawn")


@pytest.fixture
def page(browser, address):
    """A page; at the end nothing was logged but refused queries, and nobody else was asked."""
    context = browser.new_context(base_url=address, viewport={"width": 1000, "height": 800})
    context.set_default_timeout(15_000)
    page = context.new_page()
    requests, complaints = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert [text for text in complaints if "status of 4" not in text] == []
    assert [url for url in requests if not url.startswith((f"{address}/", "data:"))] == []


def ask(page, query):
    write(page, query)
    page.get_by_role("button", name="Lancer").click()
    return status_of(page)


def write(page, query):
    """Into the editor, or the plain field where there is none."""
    editor = page.locator("#editor [contenteditable=true]")
    if not editor.count():
        page.locator("#query").fill(query)
        return
    editor.focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)


def written(page):
    """What the editor holds: its lines are elements."""
    if not page.locator("#editor .cm-line").count():
        return page.locator("#query").input_value()
    return "\n".join(page.locator("#editor .cm-line").evaluate_all("all => all.map((e) => e.textContent)"))


def status_of(page):
    """What is said once the answer is there. (The page's policy lets no waiting script in.)"""
    for _ in range(300):
        told = page.locator("#status").inner_text()
        if told != "En cours…":
            return told
        page.wait_for_timeout(50)
    pytest.fail("no answer within fifteen seconds")


def test_a_query_gives_a_table(page):
    page.goto("/sparql")
    assert page.title() == "Interroger le graphe · Le <graphe>"
    query = "SELECT ?e ?name { ?e a kgb:Organisation ; rdfs:label ?name . FILTER (LANG(?name) = 'fr') }"
    assert ask(page, query) == "1 ligne"
    assert page.locator("#result thead th").all_inner_texts() == ["e", "name"]
    assert page.locator("#result tbody td").nth(1).inner_text() == "Mérisol"
    assert page.locator("#result tbody bdi").get_attribute("lang") == "fr"
    page.locator("#result tbody a").click()
    assert page.locator("h1").inner_text() == "Mérisol"
    assert "L'Orvanne fournit du lithium à Mérisol." in page.locator("main").inner_text()


def test_the_keyboard_is_enough(page):
    page.goto("/sparql")
    write(page, "ASK { ?s a kgb:Statement }")
    page.keyboard.press("Control+Enter")
    assert status_of(page) == "oui"


def test_every_canned_query_runs(page):
    page.goto("/sparql")
    names = page.locator("#canned option").evaluate_all("all => all.map((each) => each.value)")
    assert len(names) > 10
    for name in names[1:]:
        page.locator("#canned").select_option(name)
        for field in page.locator("#parameters input").all():
            field.fill("Mérisol")
        told = ask(page, written(page))
        assert told.startswith(("1 ligne", "Rien ne")) or told.endswith("lignes"), (name, told)
        assert not page.locator("#status.problem").count(), (name, told)


def test_a_parameter_is_a_string_whatever_it_holds(page):
    page.goto("/sparql")
    page.locator("#canned").select_option("relations-of")
    page.locator("#parameters input").fill('"\\ $NAME } #')
    assert ask(page, written(page)) == "Rien ne correspond."
    page.locator("#parameters input").fill("mérisol")
    assert ask(page, written(page)).endswith("lignes")


def test_names_that_mean_harm_are_text(page):
    page.goto("/sparql")
    ask(page, "SELECT DISTINCT ?e ?name { ?e rdfs:label ?name ; a kgb:Person }")
    assert EVIL_NAME in page.locator("#result").evaluate("each => each.textContent")
    assert page.locator("#result img, #result script").count() == 0
    page.goto(f"/page?iri={EVIL}")
    assert page.locator("h1").evaluate("each => each.textContent") == EVIL_NAME
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.title") != "pwned"


def test_an_iri_out_of_the_graph_is_no_script(page):
    page.goto("/sparql")
    ask(page, "SELECT ?i { VALUES ?i { <javascript:alert(1)> <data:text/html,x> <https://a.example/> } }")
    links = page.locator("#result a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    assert links[2] == "https://a.example/"
    assert all(link.startswith("/resource?iri=") for link in links[:2])


def test_a_graph_is_shown_as_text_and_other_formats_too(page):
    page.goto("/sparql")
    ask(page, "CONSTRUCT WHERE { ?p a kgb:Person }")
    assert "a kgb:Person" in page.locator("#result pre").inner_text()
    page.locator("#format").select_option("csv")
    ask(page, "SELECT (1 AS ?one) {}")
    assert page.locator("#result pre").inner_text().split() == ["one", "1"]


def test_errors_and_losses_are_said(page):
    page.goto("/sparql")
    assert ask(page, "SELECT nothing").startswith("KG601")
    assert page.locator("#status.problem").count() == 1
    assert ask(page, "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }").startswith("KG603")
    assert "500 premières lignes" in ask(page, "SELECT * { ?s ?p ?o }")
    assert page.locator("#result tbody tr").count() == 500
    assert ask(page, "ASK { ?s a kgb:Nothing }") == "non"
    assert page.locator("#result tbody tr").count() == 0


@pytest.fixture
def editor(page):
    """The query page, with its editor."""
    page.goto("/sparql")
    if not page.locator("#editor .cm-content").count():
        pytest.skip("the bundle is not built (python hatch_build.py)")
    return page.locator("#editor .cm-content")


def test_the_editor_colours_and_completes(page, editor):
    assert page.locator("#query").is_hidden()
    assert editor.get_attribute("aria-label") == "Requête SPARQL"
    write(page, "SELECT ?who { ?who a kgb:Org")
    colours = page.locator("#editor .cm-line span").evaluate_all(
        "all => new Set(all.map((each) => getComputedStyle(each).color)).size"
    )
    assert colours >= 2
    page.keyboard.type("a")
    options = page.locator("#editor .cm-tooltip-autocomplete li")
    options.first.wait_for()
    assert options.first.inner_text().startswith("kgb:Organisation")
    page.wait_for_timeout(150)  # what has just appeared is not accepted yet
    page.keyboard.press("Enter")
    assert "kgb:Organisation" in written(page)
    page.keyboard.type(" }")
    page.keyboard.press("Control+Enter")
    assert status_of(page).endswith(("ligne", "lignes"))


def test_an_answer_is_saved(page):
    page.goto("/sparql")
    assert page.locator("#downloads").is_hidden()
    ask(page, "SELECT (1 AS ?one) {}")
    for name, begin in (("CSV", b"one"), ("JSON", b"{")):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"Enregistrer en {name}").click()
        assert waiting.value.suggested_filename == f"result.{name.lower()}"
        assert waiting.value.path().read_bytes().startswith(begin)
    ask(page, "ASK {}")
    assert page.locator("#downloads").is_hidden()


def test_without_the_bundle_there_is_a_plain_field(page):
    page.route("**/static/editor.js", lambda route: route.fulfill(status=404, body=""))
    page.goto("/sparql")
    assert page.locator("#query").is_visible()
    assert ask(page, "ASK {}") == "oui"
    page.locator("#canned").select_option("people")
    assert "SELECT" in page.locator("#query").input_value()


def test_without_scripts_the_form_still_asks(browser, address):
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sparql")
    page.locator("#query").fill("ASK {}")
    page.locator("#format").select_option("csv")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lancer").click()
    assert download.value.url == f"{address}/sparql"
    context.close()


def test_the_page_of_the_graph_works_from_here(page):
    page.goto("/")
    wait_until_drawn(page)


def test_one_walks_from_node_to_node(page):
    page.goto(f"/page?iri={SPEAKER}")
    page.get_by_role("link", name="Voir le graphe autour").click()
    page.wait_for_url("**/around?**")
    wait_until_drawn(page)
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Inès Corvelle"
    assert page.locator("#walk").inner_text().startswith("Énoncés 1 à 1 sur 1 · ")
    panel.locator(".claim .node-link", has_text="Mérisol").click()
    assert panel.locator("h2").inner_text() == "Mérisol"
    panel.get_by_role("link", name="Autour, dans tout le graphe").click()
    page.wait_for_url("**/around?entity=urn%3Akgbuild%3Aentity%3Am%C3%A9risol#**")
    assert page.locator("h1").inner_text() == "Mérisol · Le <graphe>"
    assert page.locator("#panel h2").inner_text() == "Mérisol"
    assert page.locator("#walk").inner_text().startswith("Énoncés 1 à 4 sur 4 · ")
    page.locator("#walk a[data-way=wider]").click()
    page.wait_for_url("**/around?depth=2&**")
    assert page.locator("#walk").inner_text().startswith("Énoncés 1 à 5 sur 5 · ")
    page.locator("#walk a[data-way=whole]").click()
    page.wait_for_url("**/")
    assert page.locator("#walk").is_hidden()
    page.evaluate("document.getElementById('show-nodes').click()")
    page.locator("#nodes").get_by_role("button", name="Inès Corvelle").first.click()
    assert page.locator("#panel h2").inner_text() == "Inès Corvelle"
    assert page.locator("#panel .further").count() == 0
