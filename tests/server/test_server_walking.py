"""Walking the store: the page of the graph around one entity, made on demand."""

import json
import re
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from served_graph import (
    BUYER,
    ENGLISH,
    EVIL,
    FRENCH,
    SPEAKER,
    SUPPLIER,
    article,
    english,
    french,
    serving,
    write_workspace,
)

from kgbuild.errors import QueryError
from kgbuild.model import Entity
from kgbuild.server import around
from kgbuild.server.around import Around, neighbourhood

HUB = "urn:kgbuild:entity:hub"


def data_of(response):
    assert response.status_code == 200, response.text
    found = re.search(r'id="page-data">(.*?)</script>', response.text, re.DOTALL)
    return json.loads(unescape(found[1]))


def around_of(client, iri, **more):
    return data_of(client.get("/around", params={"entity": iri, **more}))


def names(data):
    return {node["name"] for node in data["nodes"]}


def test_the_page_holds_what_is_around_the_entity(client):
    data = around_of(client, SPEAKER)
    assert {node["iri"] for node in data["nodes"]} == {SPEAKER, BUYER, SUPPLIER}  # the last one says it
    (statement,) = data["statements"]
    assert statement["relation"] == "headOf" and statement["speaker"] == "Orvanne"
    assert "".join(statement["sentence"]) == "Inès Corvelle dirige Mérisol."
    assert [each["page"] for each in data["articles"]] == ["/articles/fr1.html"]
    node = next(node for node in data["nodes"] if node["iri"] == BUYER)
    assert (node["type"], node["name"], node["names"]) == ("Organisation", "Mérisol", ["MERISOL", "Mérisol"])
    walk = data["walk"]
    assert (walk["centre"], walk["shown"], walk["total"], walk["more"]) == (SPEAKER, 1, 1, False)
    assert (
        walk["around"] == "/around?entity=" and walk["later"] is walk["earlier"] is walk["narrower"] is None
    )


def test_a_second_step_adds_what_is_around_the_neighbours(client):
    data = around_of(client, SPEAKER, depth=2)
    assert {node["iri"] for node in data["nodes"]} == {SPEAKER, BUYER, SUPPLIER, EVIL}
    assert len(data["statements"]) == data["walk"]["total"] == 5
    assert {each["id"] for each in data["articles"]} == {FRENCH, ENGLISH}
    assert data["walk"]["around"] == "/around?depth=2&entity=" and data["walk"]["wider"] is None


def test_the_page_keeps_to_a_policy_of_its_own(client):
    response = client.get("/around", params={"entity": EVIL})
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert "default-src 'none'; script-src 'sha256-" in unescape(response.text)
    assert "<img" not in response.text and "<title>&lt;script&gt;" in response.text


def test_pages_of_entities_lead_to_it_and_no_others(client):
    def page(iri):
        return client.get("/page", params={"iri": iri}).text

    assert 'href="/around?entity=urn%3Akgbuild%3Aentity%3Acorvelle#node=' in page(SPEAKER)
    assert "/around?" not in page(FRENCH)


@pytest.mark.parametrize(
    ("parameters", "status", "told"),
    (
        ({"entity": "urn:kgbuild:entity:nobody"}, 404, "says nothing of urn:kgbuild:entity:nobody"),
        ({"entity": FRENCH}, 404, "says nothing of"),
        ({"entity": BUYER, "from": "200"}, 404, "only 4 statements"),
        ({"entity": BUYER, "from": "-1"}, 400, "KG609"),
        ({"entity": BUYER, "depth": "3"}, 400, "KG609"),
        ({"entity": BUYER, "depth": "x" * 999}, 400, "KG609"),
        ({"entity": "no IRI"}, 400, "KG609"),
        ({}, 400, "KG609"),
    ),
)
def test_errors_are_those_of_the_server(client, parameters, status, told):
    response = client.get("/around", params=parameters, headers={"Accept": "text/turtle"})
    assert response.status_code == status and told in response.text
    assert client.post("/around", params=parameters).status_code == 405


def test_a_reader_is_told_of_an_unknown_entity_on_a_page(client):
    response = client.get("/around", params={"entity": "urn:x:y"}, headers={"Accept": "text/html"})
    assert response.status_code == 404 and "<h1>" in response.text


def test_of_many_statements_the_most_certain_come_first_and_the_others_on_further_pages(tmp_path):
    things = [Entity("hub", HUB, "Place", "Orvanne", ("Orvanne",))]
    things += [
        Entity(f"o{n}", f"{HUB}:{n}", "Organisation", f"Firme {n}", (f"Firme {n}",)) for n in range(230)
    ]
    sayings = [
        (
            f"L'Orvanne fournit Firme {n}.",
            "fournit",
            "hub",
            "suppliesTo",
            f"o{n}",
            {"certainty": "possible" if n < 100 else "certain"},
        )
        for n in range(230)
    ]
    write_workspace(tmp_path, [article("many", "fr", "Tout", sayings, tuple(things))])
    with serving(tmp_path) as (address, _), httpx.Client(base_url=address, timeout=60) as client:
        first = data_of(client.get("/around", params={"entity": HUB}))
        assert [first["walk"][key] for key in ("start", "shown", "total")] == [0, 200, 230]
        later = urlsplit(first["walk"]["later"])
        assert parse_qs(later.query) == {"from": ["200"], "entity": [HUB]}
        assert parse_qs(later.fragment) == {"node": [HUB]}
        certain = [each["certainty"] for each in first["statements"]]
        assert certain.count("certain") == 130 and certain.count("possible") == 70
        last = data_of(client.get("/around", params={"entity": HUB, "from": 200}))
        assert [last["walk"][key] for key in ("start", "shown", "total")] == [200, 30, 230]
        assert last["walk"]["later"] is None and last["walk"]["earlier"].startswith("/around?entity=")
        iris = {each["iri"] for page in (first, last) for each in page["statements"]}
        assert len(iris) == 230
        again = data_of(client.get("/around", params={"entity": HUB}))
        assert again == first


def test_an_entity_without_statements_has_a_page(tmp_path):
    lonely = Entity("e9", "urn:kgbuild:entity:lonely", "Person", "Seul", ("Seul",))
    write_workspace(tmp_path, [article("one", "fr", "Un", (), (lonely,))])
    with serving(tmp_path) as (address, _), httpx.Client(base_url=address, timeout=60) as client:
        data = data_of(client.get("/around", params={"entity": lonely.iri}))
    assert names(data) == {"Seul"} and data["statements"] == []


def test_what_was_not_looked_at_is_said(workspace, monkeypatch):
    task = Around(str(workspace / "store"), SUPPLIER, 1, 0, 10.0)
    everything, _ = neighbourhood(task)
    assert everything.total == 5 and not everything.more
    monkeypatch.setattr(around, "_MOST", 3)
    assert neighbourhood(task)[0].more


def test_the_latest_statements_come_first(tmp_path, monkeypatch):
    old, new = french(), english()
    new = replace(new, article=replace(new.article, published="2024-01-01"))
    write_workspace(tmp_path, [old, new])
    monkeypatch.setattr(around, "SIZE", 1)
    reach, body = neighbourhood(Around(str(tmp_path / "store"), BUYER, 1, 0, 10.0))
    assert reach.total == 4
    assert ENGLISH.encode() in body and FRENCH.encode() not in body


def test_a_page_that_would_be_too_large_is_refused(workspace, monkeypatch):
    monkeypatch.setattr(around, "_MAX_BYTES", 100)
    with pytest.raises(QueryError, match="KG607"):
        neighbourhood(Around(str(workspace / "store"), BUYER, 1, 0, 10.0))


def test_without_a_store_the_server_says_so(tmp_path):
    write_workspace(tmp_path, [french()])
    with serving(tmp_path) as (address, _):
        (tmp_path / "store" / "CURRENT").unlink()
        response = httpx.get(f"{address}/around", params={"entity": BUYER}, timeout=60)
    assert response.status_code == 503 and response.text.startswith("KG532")
