"""The query page and the linked-data pages in a browser, used as a reader uses them."""

import pytest
from served_graph import EVIL, EVIL_NAME


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
    page.locator("#query").fill(query)
    page.get_by_role("button", name="Lancer").click()
    return status_of(page)


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
    page.locator("#query").fill("ASK { ?s a kgb:Statement }")
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
        told = ask(page, page.locator("#query").input_value())
        assert told.startswith(("1 ligne", "Rien ne")) or told.endswith("lignes"), (name, told)
        assert not page.locator("#status.problem").count(), (name, told)


def test_a_parameter_is_a_string_whatever_it_holds(page):
    page.goto("/sparql")
    page.locator("#canned").select_option("relations-of")
    page.locator("#parameters input").fill('"\\ $NAME } #')
    assert ask(page, page.locator("#query").input_value()) == "Rien ne correspond."
    page.locator("#parameters input").fill("mérisol")
    assert ask(page, page.locator("#query").input_value()).endswith("lignes")


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
    assert page.evaluate("window.kgbuild.ready") is True
