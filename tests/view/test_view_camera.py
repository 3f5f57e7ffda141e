"""Where the reader looks: in the address, through a loss of what WebGL draws with, in pictures."""

import re
from urllib.parse import parse_qs

import pytest
from drawn import needs_bundle, write_sample
from waiting import wait_for

REST = 900  # milliseconds: a movement, and the pause that ends it
SEEN = "(({ x, y, scale }) => [x, y, scale])(kgbuild.camera())"


def told(page):
    """What the address says, by name."""
    return {name: values[0] for name, values in parse_qs(page.evaluate("location.hash.slice(1)")).items()}


def told_place(page):
    return [float(part) for part in told(page)["at"].split()]


def drag(page, by):
    box = page.locator("#canvas").bounding_box()
    x, y = box["x"] + box["width"] - 60, box["y"] + box["height"] - 60
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x - by * step / 5, y - by * step / 5)
        page.wait_for_timeout(20)
    page.wait_for_timeout(150)  # no swing
    page.mouse.up()
    page.wait_for_timeout(REST)


def test_the_address_tells_where_the_reader_looks(open_page, drawn_page):
    page = open_page(drawn_page)
    assert page.evaluate("location.hash") == ""
    entries = page.evaluate("history.length")
    page.get_by_role("button", name="Agrandir").click()
    page.wait_for_timeout(REST)
    drag(page, 120)
    at = told_place(page)
    assert at == pytest.approx(page.evaluate(SEEN), abs=0.6)
    assert re.fullmatch(r"-?\d+ -?\d+ \d(\.\d{1,2})?", told(page)["at"])  # no more digits than are of use
    assert page.evaluate("history.length") == entries
    assert page.locator("#undo").is_disabled()  # to look around is no choice
    fragment = page.evaluate("location.hash")
    again = open_page(drawn_page, width=1000, height=700, fragment=fragment)
    assert again.evaluate(SEEN) == pytest.approx(at, abs=0.6)
    assert again.evaluate("location.hash") == fragment
    again.get_by_role("button", name="Tout montrer").click()
    assert again.evaluate("location.hash") == ""


def test_the_wheel_counts_and_a_click_does_not(open_page, drawn_page):
    page = open_page(drawn_page)
    place = page.evaluate("kgbuild.positionOf('Ferrolyt')")
    page.mouse.click(place["x"], place["y"])
    page.wait_for_timeout(REST)
    assert set(told(page)) == {"node"}
    before = page.evaluate(SEEN)
    page.mouse.wheel(0, -240)
    page.wait_for_timeout(REST)
    assert told_place(page)[2] > before[2]
    assert set(told(page)) == {"node", "at"}


def test_a_place_goes_before_the_node_that_is_chosen(open_page, drawn_page):
    page = open_page(drawn_page, fragment="#node=urn:kgbuild:entity:ferrolyt&at=300+-200+0.6")
    page.wait_for_timeout(REST)
    assert page.evaluate(SEEN) == pytest.approx([300, -200, 0.6], abs=0.6)


def test_undo_and_the_way_back_lead_to_where_the_reader_looked(open_page, drawn_page):
    page = open_page(drawn_page)
    page.get_by_role("button", name="Agrandir").click()
    page.get_by_role("button", name="Agrandir").click()
    page.wait_for_timeout(REST)
    fragment, at = page.evaluate("location.hash"), page.evaluate(SEEN)
    page.get_by_label("Thème").uncheck()
    assert page.evaluate(SEEN) == pytest.approx(at, abs=0.6)  # a filter leaves the reader there
    page.locator("#search").fill("Ferrolyt")
    page.keyboard.press("Enter")
    page.locator("#panel .actions").get_by_role("button", name="1", exact=True).click()
    page.wait_for_timeout(REST)
    assert "at" not in told(page)  # a question brings its own view
    page.evaluate("location.hash = 'at=10+20+1.5'")
    page.wait_for_timeout(200)
    assert page.evaluate(SEEN) == pytest.approx([10, 20, 1.5], abs=0.6)
    page.locator("#undo").click()
    assert "near" in told(page) and "at" not in told(page)
    page.locator("#undo").click()
    page.locator("#undo").click()
    page.wait_for_timeout(200)
    assert page.evaluate("location.hash") == fragment
    assert page.evaluate(SEEN) == pytest.approx(at, abs=0.6)


@pytest.mark.parametrize("place", ["", "x", "1 2", "1 2 3 4", "1e9 0 1", "0 0 -1", "NaN 0 1", "0 0 999"])
def test_a_place_that_is_none_is_left_out(open_page, sample_page, place):
    page = open_page(sample_page, fragment=f"#at={place}")
    assert page.evaluate("location.hash") == ""
    assert page.evaluate("kgbuild.positionOf('Ferrolyt')")["x"] > 0


@pytest.mark.parametrize("scale", ["0", "0.00001", "99"])
def test_a_zoom_stays_within_bounds(open_page, drawn_page, scale):
    page = open_page(drawn_page, fragment=f"#at=0 0 {scale}")
    assert 0.02 <= page.evaluate("kgbuild.camera().scale") <= 5


FILLED = """async () => {
  const image = await createImageBitmap(await kgbuild.image("rgb(255, 0, 255)"));
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let filled = 0;
  for (let i = 0; i < data.length; i += 4) filled += data[i + 1] > 0;
  return [image.width, image.height, filled];
}"""


def test_a_picture_is_taken_from_behind_a_table(open_page, drawn_page):
    page = open_page(drawn_page)
    seen = page.evaluate(FILLED)
    assert seen[2] > 5_000
    page.locator("#show-table").click()
    page.locator("#table").evaluate("table => (table.scrollTop = 300)")
    page.wait_for_timeout(100)
    behind = page.evaluate(FILLED)
    assert behind[:2] == seen[:2]
    assert behind[2] == pytest.approx(seen[2], rel=0.02)
    assert page.locator("#table").is_visible() and page.locator("#graph").is_hidden()
    assert page.locator("#table").evaluate("table => table.scrollTop") == 300


def test_a_picture_is_taken_of_what_was_never_seen(open_page, drawn_page):
    page = open_page(drawn_page, fragment="#tab=table")
    assert page.evaluate(FILLED)[2] > 5_000
    page.locator("#show-graph").click()
    page.wait_for_timeout(200)
    box = page.locator("#canvas").bounding_box()
    for name in ("Ferrolyt", "Marc Delorme", "Anouk Tissier"):
        place = page.evaluate("(name) => kgbuild.positionOf(name)", name)
        assert box["x"] < place["x"] < box["x"] + box["width"]
        assert box["y"] < place["y"] < box["y"] + box["height"]


LOSE = """() => {
  for (const canvas of document.querySelectorAll("#canvas canvas")) {
    const gl = canvas.getContext("webgl2");
    gl?.getExtension("WEBGL_lose_context").loseContext();
  }
}"""


@pytest.fixture
def losing(browser, tmp_path):
    needs_bundle()
    path = write_sample(tmp_path / "graph.html", "webgl")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    errors = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    wait_for(page, "window.kgbuild.ready === true")
    yield page
    context.close()
    assert errors == []


def test_a_drawing_that_the_browser_takes_away_is_made_again(losing):
    page = losing
    page.get_by_label("Thème").uncheck()
    page.locator("#search").fill("Ferrolyt")
    page.keyboard.press("Enter")
    drag(page, 90)
    before, seen, place = page.evaluate(FILLED), page.evaluate(SEEN), page.evaluate("location.hash")
    page.evaluate(LOSE)
    page.locator("#warning").wait_for()
    assert "en train d’être refait" in page.locator("#warning").inner_text()
    page.locator("#warning").wait_for(state="hidden")
    assert page.evaluate(FILLED)[2] == pytest.approx(before[2], rel=0.02)
    assert page.evaluate(SEEN) == pytest.approx(seen, abs=0.6)
    assert page.evaluate("location.hash") == place
    at = page.evaluate("kgbuild.positionOf('Nordalis SA')")
    page.mouse.click(at["x"], at["y"])
    assert page.locator("#panel h2").inner_text() == "Nordalis SA"


def test_a_browser_that_draws_no_more_shows_the_tables(losing):
    page = losing
    page.evaluate(
        """() => {
          const original = HTMLCanvasElement.prototype.getContext;
          const canvases = [...document.querySelectorAll("#canvas canvas")];
          window.LOST = canvases.map((each) => each.getContext("webgl2"));
          HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
            return /webgl/.test(kind) ? null : original.call(this, kind, ...more);
          };
          window.LOST.find(Boolean).getExtension("WEBGL_lose_context").loseContext();
        }"""
    )
    page.locator("#table").wait_for()
    assert "ne peut pas dessiner le graphe" in page.locator("#warning").inner_text()
    assert page.locator("#table tbody tr").count() == 25
    assert page.locator("#show-graph").is_hidden()
    page.locator("#export summary").click()
    page.locator("#export button").first.wait_for()
    assert page.locator("#export button").all_inner_texts()[0] == "Tableau (CSV)"
    page.get_by_label("Thème").uncheck()
    assert page.locator("#table tbody tr").count() > 0


def test_what_is_taken_away_again_and_again_is_given_up(losing):
    page = losing
    for _ in range(4):
        page.locator("#warning").wait_for(state="hidden")
        page.evaluate(LOSE)
        page.locator("#warning").wait_for()
    page.locator("#table").wait_for()
    assert "ne peut pas dessiner le graphe" in page.locator("#warning").inner_text()


def test_what_comes_back_empty_is_filled(open_page, drawn_page):
    page = open_page(drawn_page)
    page.evaluate(
        """() => {
          const all = [...document.querySelectorAll("#canvas canvas")];
          window.flat = all.find((each) => all.length === 1 || each.className === "sigma-labels");
          flat.getContext("2d").clearRect(0, 0, flat.width, flat.height);
          flat.dispatchEvent(new Event("contextrestored"));
        }"""
    )
    page.wait_for_timeout(200)
    filled = """() => {
      const { data } = flat.getContext("2d").getImageData(0, 0, flat.width, flat.height);
      return data.filter((value) => value > 0).length;
    }"""
    assert page.evaluate(filled) > 5_000
