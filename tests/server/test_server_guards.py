"""What protects the reader: host names, other sites, headers."""

import httpx
import pytest
from served_graph import BUYER, EVIL, serving

ASK = {"query": "ASK {}"}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST.:1234", 200),
        ("127.0.0.1", 200),
        ("[::1]:80", 200),
        ("192.0.2.7:8765", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost@evil.example", 421),
        ("evil.example:8765", 421),
        ("2130706433", 421),
        ("[evil.example]", 421),
        ("", 421),
    ],
)
def test_a_name_that_is_not_the_servers_is_refused(client, host, status):
    for path in ("/", "/sparql", f"/page?iri={BUYER}", "/static/query.js"):
        assert client.get(path, headers={"Host": host}).status_code == status


def test_other_sites_are_not_let_in(client):
    headers = {"Origin": "https://a.example"}
    response = client.get("/sparql", params=ASK, headers=headers)
    assert not [name for name in response.headers if name.startswith("access-control")]
    response = client.options("/sparql", headers=headers | {"Access-Control-Request-Method": "POST"})
    assert not [name for name in response.headers if name.startswith("access-control")]


@pytest.fixture(scope="module")
def shared(workspace):
    options = ("--cors", "https://a.example", "--cors", "http://b.example:8080", "--name", "Graph.example")
    with serving(workspace, *options) as (address, _):
        yield address


@pytest.mark.parametrize("origin", ["https://a.example", "http://b.example:8080"])
def test_sites_that_are_named_are_let_in(shared, origin):
    headers = {"Origin": origin}
    response = httpx.get(f"{shared}/sparql", params=ASK, headers=headers)
    assert response.headers["access-control-allow-origin"] == origin
    assert "Origin" in response.headers["vary"]
    response = httpx.get(f"{shared}/sparql", params={"query": "no"}, headers=headers)
    assert (response.status_code, response.headers["access-control-allow-origin"]) == (400, origin)
    response = httpx.options(f"{shared}/sparql", headers=headers | {"Access-Control-Request-Method": "POST"})
    assert response.status_code == 204
    assert response.headers["access-control-allow-methods"] == "GET, POST"
    assert "Content-Type" in response.headers["access-control-allow-headers"]
    assert "access-control-allow-origin" not in httpx.get(f"{shared}/", headers=headers).headers


@pytest.mark.parametrize(
    "origin", ["https://a.example.evil", "http://a.example", "null", "https://evil.example"]
)
def test_others_still_are_not(shared, origin):
    response = httpx.get(f"{shared}/sparql", params=ASK, headers={"Origin": origin})
    assert "access-control-allow-origin" not in response.headers
    assert "Origin" in response.headers["vary"]


def test_a_name_that_is_given_is_answered(shared):
    assert httpx.get(f"{shared}/sparql", headers={"Host": "graph.example"}).status_code == 200
    assert httpx.get(f"{shared}/sparql", headers={"Host": "other.example"}).status_code == 421


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/sparql",
        "/sparql?query=ASK{}",
        "/sparql?query=no",
        f"/page?iri={EVIL}",
        f"/data?iri={EVIL}",
        "/none",
    ],
)
def test_every_response_is_protected(client, path):
    for accept in ("text/html", "*/*"):
        headers = client.get(path, headers={"Accept": accept}).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers
        if path != "/" and headers["content-type"].startswith("text/html"):
            policy = headers["content-security-policy"]
            assert "default-src 'none'" in policy
            if path == "/sparql":  # YASGUI, see below
                policy = policy.replace("style-src 'self' 'unsafe-inline';", "")
            assert "unsafe" not in policy


def test_only_the_query_page_allows_styles_in_elements_and_none_allows_scripts(client):
    policies = {
        path: dict(
            directive.strip().partition(" ")[::2]
            for directive in client.get(path, headers={"Accept": "text/html"})
            .headers["content-security-policy"]
            .split(";")
        )
        for path in ("/sparql", "/start", f"/page?iri={BUYER}")
    }
    for path, policy in policies.items():
        assert policy["default-src"] == "'none'"
        assert policy["script-src"] == policy["connect-src"] == "'self'"
        assert policy["require-trusted-types-for"] == "'script'"
        assert ("'unsafe-inline'" in policy["style-src"]) == (path == "/sparql")
        assert (policy["trusted-types"] == "'none'") == (path != "/sparql")
