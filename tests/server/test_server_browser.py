"""The query page and the linked-data pages in a browser, used as a reader uses them."""

import json

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
    page.locator(".yasqe_queryButton").click()
    return status_of(page)


def open_query_page(page):
    """The query page with YASGUI in it."""
    page.goto("/sparql")
    if not page.locator(".CodeMirror").count():
        pytest.skip("the bundle is not built (python hatch_build.py)")


def write(page, query):
    """Into YASGUI's editor, as somebody who pastes."""
    page.locator(".CodeMirror-lines").click()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.insert_text(query)


def written(page):
    """What the editor of the tab in front holds."""
    return page.evaluate("document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()")


def status_of(page):
    """What is said once the answer is there. (The page's policy lets no waiting script in.)"""
    for _ in range(300):
        told = page.locator("#status").inner_text()
        if told != "En cours…":
            return told
        page.wait_for_timeout(50)
    pytest.fail("no answer within fifteen seconds")


def test_a_query_gives_a_table(page):
    open_query_page(page)
    assert page.title() == "Interroger le graphe · Le <graphe>"
    query = "SELECT ?e ?name { ?e a kgb:Organisation ; rdfs:label ?name . FILTER (LANG(?name) = 'fr') }"
    assert ask(page, query) == "1 ligne"
    assert [text.strip() for text in page.locator(".yasr thead th:visible").all_inner_texts()] == [
        "e",
        "name",
    ]
    assert page.locator(".yasr tbody td").nth(1).inner_text() == "Mérisol"
    assert page.locator(".yasr tbody bdi").get_attribute("lang") == "fr"
    page.locator(".yasr tbody a").click()
    assert page.locator("h1").inner_text() == "Mérisol"
    assert "L'Orvanne fournit du lithium à Mérisol." in page.locator("main").inner_text()


def test_the_keyboard_is_enough(page):
    open_query_page(page)
    write(page, "ASK { ?s a kgb:Statement }")
    page.keyboard.press("Control+Enter")
    assert status_of(page) == "oui"


def test_every_canned_query_runs(page):
    open_query_page(page)
    names = page.locator("#canned option").evaluate_all("all => all.map((each) => each.value)")
    assert len(names) > 10
    for name in names[1:]:
        page.locator("#canned").select_option(name)
        for field in page.locator("#parameters input").all():
            field.fill("Mérisol")
        assert not page.locator(".CodeMirror .parseErrorIcon").count(), name
        page.locator(".yasqe_queryButton").click()
        told = status_of(page)
        assert told.startswith(("1 ligne", "Rien ne")) or told.endswith("lignes"), (name, told)
        assert not page.locator("#status.problem").count(), (name, told)


def test_a_parameter_is_a_string_whatever_it_holds(page):
    open_query_page(page)
    page.locator("#canned").select_option("relations-of")
    page.locator("#parameters input").fill('"\\ $NAME } #')
    page.locator(".yasqe_queryButton").click()
    assert status_of(page) == "Rien ne correspond."
    page.locator("#parameters input").fill("mérisol")
    page.locator(".yasqe_queryButton").click()
    assert status_of(page).endswith("lignes")


@pytest.mark.parametrize("simple", [True, False])
def test_names_that_mean_harm_are_text(page, simple):
    open_query_page(page)
    ask(page, "SELECT DISTINCT ?e ?name { ?e rdfs:label ?name ; a kgb:Person }")
    if not simple:
        page.get_by_label("Simple view").uncheck()
    assert EVIL_NAME in page.locator(".yasr_results").evaluate("each => each.textContent")
    page.get_by_label("Filter query results").press_sequentially("onerror")
    assert "Corvelle" not in page.locator(".yasr tbody").inner_text()
    assert EVIL_NAME in page.locator(".yasr tbody").evaluate("each => each.textContent")
    assert page.locator(".yasr_results img, .yasr_results script").count() == 0
    page.get_by_role("button", name="Shows Response view").click()
    assert "pwned" in page.locator(".yasr_results .CodeMirror").inner_text()
    assert page.locator(".yasr_results img, .yasr_results script").count() == 0
    page.goto(f"/page?iri={EVIL}")
    assert page.locator("h1").evaluate("each => each.textContent") == EVIL_NAME
    assert page.locator("main img, main script").count() == 0
    assert page.evaluate("document.title") != "pwned"


def test_html_is_cleaned_before_any_is_made(browser, address):
    """Whatever YASGUI made of a name: the page's policy has it pass through the cleaner first."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    open_query_page(page)
    made = page.evaluate(
        """() => {
          const place = document.createElement("div");
          place.innerHTML = "<b>x</b><img src=x onerror=alert(1)><a href='javascript:alert(1)'>y</a>";
          return place.innerHTML;
        }"""
    )
    assert made == '<b>x</b><img src="x"><a>y</a>'
    refused = (
        "() => { try { document.createElement('script').text = '1' } catch (error) { return error.name } }"
    )
    assert page.evaluate(refused) == "TypeError"


def test_an_iri_out_of_the_graph_is_no_script(page):
    open_query_page(page)
    ask(page, "SELECT ?i { VALUES ?i { <javascript:alert(1)> <data:text/html,x> <https://a.example/> } }")
    links = page.locator(".yasr tbody a").evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    assert links[2] == "https://a.example/"
    assert all(link.startswith("/resource?iri=") for link in links[:2])


def test_a_graph_is_shown_as_text_and_as_a_table(page):
    open_query_page(page)
    ask(page, "CONSTRUCT WHERE { ?p a kgb:Person }")
    assert page.locator(".yasr tbody a", has_text="kgb:Person").count() == 2
    page.get_by_role("button", name="Shows Response view").click()
    assert "a kgb:Person" in page.locator(".yasr_results .CodeMirror").inner_text()


def test_errors_and_losses_are_said(page):
    open_query_page(page)
    for query, code in (
        ("SELECT nothing", "KG601"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "KG603"),
    ):
        assert ask(page, query) == "La requête a échoué."
        assert page.locator("#status.problem").count() == 1
        assert page.locator(".yasr_results pre").inner_text().startswith(code)
    assert "500 premières lignes" in ask(page, "SELECT * { ?s ?p ?o }")
    assert "of 500 entries" in page.locator(".yasr_results").inner_text()
    assert ask(page, "ASK { ?s a kgb:Nothing }") == "non"


def test_the_editor_colours_and_completes(page):
    open_query_page(page)
    assert page.locator("#query").is_hidden()
    write(page, "SELECT ?who { ?who a kgb:Org")
    colours = {
        page.locator(f".CodeMirror-line .cm-{kind}").first.evaluate("each => getComputedStyle(each).color")
        for kind in ("keyword", "atom", "string-2")
    }
    assert len(colours) == 3
    page.keyboard.type("a")
    options = page.locator(".CodeMirror-hints li")
    options.first.wait_for()
    assert options.first.inner_text() == "kgb:Organisation"
    page.keyboard.press("Enter")
    page.keyboard.type(" }")
    assert (
        written(page)
        == "PREFIX kgb: <https://w3id.org/kgbuild/ontology#>\nSELECT ?who { ?who a kgb:Organisation }"
    )
    page.keyboard.press("Control+Enter")
    assert status_of(page).endswith(("ligne", "lignes"))


def test_queries_are_kept_in_tabs_and_answers_are_not(page):
    open_query_page(page)
    ask(page, "ASK { ?s a kgb:Statement }")
    page.locator(".yasgui .addTab").click()
    assert page.locator(".yasgui .tab").count() == 2
    page.reload()
    assert page.locator(".yasgui .tab").count() == 2
    page.locator(".yasgui .tab").first.click()
    assert "ASK" in page.evaluate(
        "document.querySelector('.tabPanel.active .CodeMirror').CodeMirror.getValue()"
    )
    assert page.locator(".tabPanel.active .yasr_results").inner_text() == ""


def test_an_answer_is_saved(page):
    open_query_page(page)
    ask(page, "SELECT (1 AS ?one) {}")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download Results").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    assert waiting.value.path().read_text().splitlines()[0].strip('"') == "one"


def test_without_the_bundle_there_is_a_plain_form(page):
    page.route("**/static/yasgui.*", lambda route: route.fulfill(status=404, body=""))
    page.goto("/sparql")
    page.locator("#canned").select_option("people")
    assert "SELECT" in page.locator("#query").input_value()
    page.locator("#query").fill("ASK {}")
    page.locator("#format").select_option("json")
    page.get_by_role("button", name="Lancer").click()
    assert json.loads(page.locator("body").inner_text())["boolean"] is True


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
