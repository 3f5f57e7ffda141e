"""The page of the sample graph, and how a page is opened."""

import sys
from pathlib import Path

import pytest

from kgbuild.view import write_page

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory) -> Path:
    from sample_graph import sample_graph

    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(sample_graph(), path, title="Batteries : la bataille du nickel", label_lang="fr")
    return path


def is_complaint(message) -> bool:
    # Chromium advises tests that read pixels; the page itself reads none.
    return not message.text.startswith("Canvas2D: Multiple readback")


@pytest.fixture
def open_page(browser):
    """Opens a page file; at the end no error was logged and nothing was requested but the file."""
    contexts, requests, complaints = [], [], []

    def opened(
        path: Path,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        fragment: str = "",
        bypass_csp: bool = False,
        ready: str = "window.kgbuild.ready === true",
    ):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
            bypass_csp=bypass_csp,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text) if is_complaint(message) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri() + fragment)
        page.wait_for_function(ready)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    wanted = [url for url in requests if not url.startswith("blob:")]  # what the page lets take away
    assert {url.split(":")[0] for url in wanted} <= {"file"}
    assert len(wanted) >= len(contexts)
