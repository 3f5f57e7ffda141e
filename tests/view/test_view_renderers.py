"""Which renderer draws the page, and what is particular to the one in WebGL."""

from __future__ import annotations

import pytest
from drawn import needs_bundle, write_sample
from sample_graph import large_graph, sample_graph
from waiting import wait_for

from kgbuild.errors import OutputError, UsageError
from kgbuild.view import renderers, write_page

VIS, WEBGL = "vis.Network(", "kgbuildGraph="


@pytest.fixture(scope="module")
def webgl_page(tmp_path_factory):
    needs_bundle()
    return write_sample(tmp_path_factory.mktemp("webgl") / "graph.html", "webgl")


@pytest.fixture
def no_bundle(monkeypatch):
    monkeypatch.setattr(renderers, "_BUNDLE", ("static", "bundle", "none.js"))


def test_the_size_decides():
    needs_bundle()
    assert renderers.choose_renderer("auto", 300) == "vis"
    assert renderers.choose_renderer("auto", 301) == "webgl"
    assert renderers.choose_renderer("vis", 10_000) == "vis"
    assert renderers.choose_renderer("webgl", 1) == "webgl"


def test_without_the_bundle_vis_network_draws(no_bundle, tmp_path):
    assert renderers.choose_renderer("auto", 10_000) == "vis"
    with pytest.raises(OutputError, match=r"KG515.*hatch_build\.py"):
        write_page(sample_graph(), tmp_path / "graph.html", title="x", renderer="webgl")
    assert not (tmp_path / "graph.html").exists()


def test_an_unknown_renderer(tmp_path):
    with pytest.raises(UsageError, match=r"KG132.*'svg'.*auto, vis, webgl"):
        write_page(sample_graph(), tmp_path / "graph.html", title="x", renderer="svg")


def test_only_the_renderer_that_draws_is_in_the_file(webgl_page, sample_page):
    webgl, vis = (path.read_text(encoding="utf-8") for path in (webgl_page, sample_page))
    assert WEBGL in webgl
    assert WEBGL not in vis
    assert VIS in vis
    assert VIS not in webgl
    assert webgl.count("Permission is hereby granted") >= 4  # the licences of what is in it
    assert len(webgl) < 400_000


def test_the_same_bytes(webgl_page, tmp_path):
    again = write_sample(tmp_path / "graph.html", "webgl")
    assert again.read_bytes() == webgl_page.read_bytes()


def test_without_webgl_the_tables_hold_everything(browser, webgl_page):
    context = browser.new_context()
    context.add_init_script(
        """const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return /webgl/.test(kind) ? null : original.call(this, kind, ...more);
        };"""
    )
    page = context.new_page()
    page.goto(webgl_page.as_uri())
    wait_for(page, "window.kgbuild.ready === true")
    assert "ne peut pas dessiner le graphe" in page.locator("#warning").inner_text()
    assert page.locator("#table tbody tr").count() == 25
    assert page.locator("#table").is_visible()
    assert page.locator("#show-graph").is_hidden()
    page.locator("#search").fill("Ferrolyt")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Ferrolyt"
    assert page.locator("#table").is_visible()
    context.close()


COVERED = """async ([from, to]) => {
  const image = await createImageBitmap(await kgbuild.image("rgb(255, 0, 255)"));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const box = document.querySelector("#canvas").getBoundingClientRect();
  const [a, b] = [kgbuild.positionOf(from), kgbuild.positionOf(to)];
  let covered = 0;
  for (let step = 0; step < 40; step += 1) {
    const share = 0.62 + (step / 40) * 0.2; // past the label, before the arrow
    const [x, y] = [a.x + (b.x - a.x) * share - box.left, a.y + (b.y - a.y) * share - box.top];
    const { data } = context.getImageData(Math.round(x) - 1, Math.round(y) - 1, 3, 3);
    covered += data.some((value, index) => (index % 4 === 1) && value > 60);
  }
  return covered / 40;
}"""


def test_lines_tell_their_standing(open_page, webgl_page):
    page = open_page(webgl_page)
    for _ in range(2):
        page.get_by_role("button", name="Agrandir").click()
    assert page.evaluate(COVERED, ["Ferrolyt", "Finlande"]) == 1
    assert 0.4 < page.evaluate(COVERED, ["Paul Érémont", "Nordalis SA"]) <= 1
    assert 0.3 < page.evaluate(COVERED, ["Banque Arvel", "Nordalis SA"]) < 0.95  # probable: dashed


def test_no_label_stands_upon_another(open_page, webgl_page):
    placed = open_page(webgl_page).evaluate(
        """() => {
          const labels = kgbuild.createLabels(document.createElement("canvas").getContext("2d"));
          const shape = { owner: "a", x: 0, y: 0, wide: 20, high: 20 };
          const spots = (room) => labels.around({ x: 0, y: 0, wide: 10, high: 10 }, room);
          const lines = ["some words"];
          const wanted = [0, 1, 2, 3, 4, 5].map((owner) => ({ owner, lines, size: 12, spots }));
          return labels.place(wanted, [shape]);
        }"""
    )
    assert [each["owner"] for each in placed] == [0, 1, 2, 3]  # below, above, right, left
    for index, one in enumerate(placed):
        for other in placed[:index]:
            apart_x = abs(one["x"] - other["x"]) >= (one["wide"] + other["wide"]) / 2
            apart_y = abs(one["y"] - other["y"]) >= (one["high"] + other["high"]) / 2
            assert apart_x or apart_y


def test_another_window_shows_the_same_middle(open_page, webgl_page):
    page = open_page(webgl_page)
    middle = "(({ x, y, width, height }) => [x + width / 2, y + height / 2])"
    offset = f"""(() => {{
      const [x, y] = {middle}(document.querySelector('#canvas').getBoundingClientRect());
      const at = kgbuild.positionOf('Ferrolyt');
      return [at.x - x, at.y - y];
    }})()"""
    before = page.evaluate(offset)
    page.set_viewport_size({"width": 1000, "height": 900})
    page.wait_for_timeout(200)
    assert page.evaluate(offset) == pytest.approx(before, abs=1)


def test_opened_as_a_table_it_is_drawn_when_asked_for(open_page, webgl_page):
    page = open_page(webgl_page, fragment="#tab=table")
    assert page.locator("#table").is_visible()
    page.locator("#show-graph").click()
    page.wait_for_timeout(200)
    box = page.locator("#canvas").bounding_box()
    for name in ("Ferrolyt", "Marc Delorme", "Anouk Tissier"):
        place = page.evaluate("(name) => kgbuild.positionOf(name)", name)
        assert box["x"] < place["x"] < box["x"] + box["width"]
        assert box["y"] < place["y"] < box["y"] + box["height"]


def test_between_small_and_large_all_is_drawn_with_webgl(open_page, tmp_path):
    needs_bundle()
    write_page(large_graph(400), tmp_path / "graph.html", title="x", label_lang="fr")
    page = open_page(tmp_path / "graph.html")
    assert page.evaluate("Object.keys(kgbuild.renderers)") == ["sigma"]
    assert page.evaluate("kgbuild.drawn().length") > 300
