"""The page of the sample graph, and how a page is opened."""

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from drawn import needs_bundle, write_sample
from waiting import wait_for


@pytest.fixture(scope="session")
def sample_page(tmp_path_factory) -> Path:
    return write_sample(tmp_path_factory.mktemp("page") / "graph.html", "vis")


@pytest.fixture(scope="session", params=["vis", "webgl"])
def drawn_page(request, tmp_path_factory) -> Path:
    """The sample page, drawn by each of the two renderers."""
    if request.param == "webgl":
        needs_bundle()
    return write_sample(tmp_path_factory.mktemp(request.param) / "graph.html", request.param)


def is_complaint(message) -> bool:
    # Chromium advises tests that read pixels; the page itself reads few.
    return not re.search("Canvas2D: Multiple readback|GPU stall due to ReadPixels", message.text)


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
        wait_for(page, ready)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []
    wanted = [url for url in requests if not url.startswith("blob:")]  # what the page lets take away
    assert {url.split(":")[0] for url in wanted} <= {"file"}
    assert len(wanted) >= len(contexts)
