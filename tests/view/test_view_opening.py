"""What the page does before it is ready: no more than a reader needs."""

import pytest
from sample_graph import sample_graph
from waiting import wait_for

from kgbuild.view import page_languages, write_page

# What clears the canvas of the drawing is one drawing of it.
COUNTING = """
  window.drawings = 0;
  const original = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    if (this.canvas.closest("#canvas")) window.drawings += 1;
    return original.apply(this, box);
  };
  // A browser's first number of its own making takes some thirty milliseconds.
  Intl.NumberFormat = Number.prototype.toLocaleString = () => {
    throw new Error("slow");
  };
"""


def opened(browser, path):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.add_init_script(COUNTING)
    page = context.new_page()
    page.goto(path.as_uri())
    wait_for(page, "window.kgbuild.ready === true")
    page.wait_for_timeout(200)
    return context, page


def test_vis_network_draws_once_to_open(browser, sample_page):
    context, page = opened(browser, sample_page)
    assert page.evaluate("drawings") == 1
    page.locator("#filter-form input[type=checkbox]").first.click()
    page.wait_for_timeout(200)
    assert page.evaluate("drawings") == 2
    context.close()


@pytest.mark.parametrize("language", page_languages())
def test_numbers_are_those_of_the_language(open_page, sample_page, tmp_path, language):
    path = tmp_path / "graph.html"
    write_page(sample_graph(), path, title="x", label_lang=language)
    page = open_page(path)
    for number in (0, 7, 999, 1000, 1234567, -1234.5, 0.05, 0.30000000000000004, -34.6131):
        written = page.evaluate(
            "([n, tongue]) => [kgbuild.number(n), n.toLocaleString(tongue, {maximumFractionDigits: 4})]",
            [number, language],
        )
        assert written[0] == written[1]
