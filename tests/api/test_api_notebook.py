"""What Jupyter shows."""

from __future__ import annotations

from html.parser import HTMLParser

from kgbuild.view import notebook


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def test_the_page_stands_in_a_frame_of_its_own(graph):
    shown = graph._repr_html_()
    assert [tag for tag, _ in Elements(shown).found] == ["p", "iframe"]
    frame = Elements(shown).found[1][1]
    assert frame["srcdoc"] == graph.to_html()
    assert "allow-same-origin" not in frame["sandbox"]
    assert "6 entities, 3 statements, 1 articles" in shown


def test_nothing_escapes():
    shown = notebook.notebook_frame('<b title="x">&quot;</b>', '"><script>alert(1)</script>')
    assert [tag for tag, _ in Elements(shown).found] == ["p", "iframe"]
    assert Elements(shown).found[1][1]["srcdoc"] == '<b title="x">&quot;</b>'


def test_a_large_page_is_named_only(graph, monkeypatch):
    monkeypatch.setattr(notebook, "LARGEST_IN_NOTEBOOK", 1000)
    shown = graph._repr_html_()
    assert [tag for tag, _ in Elements(shown).found] == ["p", "code"]
    assert "to_html" in shown


def test_a_browser_shows_it(graph, browser, tmp_path):
    (tmp_path / "notebook.html").write_text(f"<!doctype html>{graph._repr_html_()}", encoding="utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((tmp_path / "notebook.html").as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("#counts").filter(has_text="3").wait_for()
    assert inside.locator("h1").inner_text() == "Le lithium"
    page.close()
    assert complaints == []
    assert [url for url in requests if not url.startswith(("file:", "data:", "about:"))] == []
