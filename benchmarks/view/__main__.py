"""Prints, for each size, how long the page takes to be made and to be ready, and how it pans.

usage: python -m benchmarks.view [SIZE ...] [--rounds N] [--browser PATH] [--no-pyvis]

``ready`` is the time from opening the file until it is drawn and stands still; ``pan`` the 95th
percentile of the time between frames while the drawing is dragged. Beside the page: a bare page of
sigma, out of the same bundle, which draws the whole graph with its positions given; and pyvis as it
comes, with its physics, which is given up after two minutes. With ``--rounds`` each is opened so
often, in turn with the others, and the medians are printed.
"""

from __future__ import annotations

import argparse
import json
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.view.graphs import generated_graph
from kgbuild.model import PropertyGraph
from kgbuild.view import write_page
from kgbuild.view.renderers import library

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (100, 1_000, 5_000, 20_000)
PATIENCE = 120_000  # milliseconds
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
]
OURS = "window.kgbuild?.ready === true"
BARE = "window.ready === true"
PYVIS = "window.network?.physics?.stabilized === true"


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, usage=argparse.SUPPRESS
    )
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="SIZE", help="nodes")
    parser.add_argument("--rounds", type=int, default=1, help="how often each page is opened")
    parser.add_argument("--browser", default=shutil.which("chromium"), help="a Chromium")
    parser.add_argument("--no-pyvis", action="store_true", help="leave pyvis out")
    given = parser.parse_args()
    if not given.browser:
        parser.error("there is no chromium on the PATH: name one with --browser")
    from playwright.sync_api import sync_playwright

    makers: dict[str, tuple[Callable[[PropertyGraph, Path], None], str]] = {
        "page": (write_ours, OURS),
        "bare sigma": (write_bare, BARE),
    }
    if not given.no_pyvis:
        makers["pyvis as it comes"] = (write_pyvis, PYVIS)
    print(f"{'nodes':>7}  {'':<18}{'made':>8}{'ready':>10}{'pan':>10}{'file':>10}")
    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=given.browser, args=ARGUMENTS)
        for size in given.sizes:
            graph = generated_graph(size)
            pages = []
            for name, (write, ready) in makers.items():
                path = Path(folder) / f"{name.split()[0]}-{size}.html"
                begun = time.perf_counter()
                write(graph, path)
                pages.append((name, path, ready, time.perf_counter() - begun))
            found: dict[str, list[tuple[float, float]]] = {name: [] for name in makers}
            for _ in range(given.rounds):
                for name, path, ready, _made in pages:
                    found[name].append(measure(browser, path, ready))
            for name, path, _ready, made in pages:
                opened, pan = (median(figures) for figures in zip(*found[name], strict=True))
                late = math.isinf(opened)
                told = f"> {PATIENCE // 1000} s" if late else f"{opened:.2f} s"
                swift = "–" if late else f"{pan:.0f} ms"
                weight = path.stat().st_size / 1e6
                print(
                    f"{size:>7}  {name:<18}{made:>6.1f} s{told:>10}{swift:>10}{weight:>7.2f} MB", flush=True
                )
        browser.close()
    return 0


def write_ours(graph: PropertyGraph, path: Path) -> None:
    """The project's page."""
    write_page(graph, path, title="A generated graph", label_lang="en")


def write_bare(graph: PropertyGraph, path: Path) -> None:
    """sigma with what it does by default: arrows and labels, at positions on a spiral of groups."""
    number = {node.iri: index for index, node in enumerate(graph.nodes)}
    data = {
        "nodes": [[node.name, *_place(index)] for index, node in enumerate(graph.nodes)],
        "edges": [[number[edge.source], number[edge.target or ""], edge.relation] for edge in graph.edges],
    }
    folder = Path(__file__).parent
    text = (folder / "bare.html").read_text(encoding="utf-8")
    parts = {
        "DATA": json.dumps(data),
        "BUNDLE": library("webgl"),
        "SCRIPT": (folder / "bare.js").read_text(encoding="utf-8"),
    }
    for name, part in parts.items():
        text = text.replace(f"@{name}@", part, 1)
    path.write_text(text, encoding="utf-8")


def _place(index: int) -> tuple[float, float]:
    """Twelve nodes that belong together stand together."""
    group, turn = divmod(index, 12)
    far, angle = 60 * math.sqrt(group), group * 2.4
    x, y = far * math.cos(angle), far * math.sin(angle)
    return round(x + 20 * math.cos(turn), 1), round(y + 20 * math.sin(turn), 1)


def write_pyvis(graph: PropertyGraph, path: Path) -> None:
    """pyvis with what it does by default: labels, tooltips, physics."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for node in graph.nodes:
        network.add_node(node.iri, node.name, title=node.type)
    for edge in graph.edges:
        network.add_edge(edge.source, edge.target, title=edge.sentence, label=edge.relation)
    path.write_text(network.generate_html(), encoding="utf-8")


def measure(browser: Browser, path: Path, ready: str) -> tuple[float, float]:
    """Seconds until the page is ready, milliseconds between frames; infinite where it is given up."""
    from playwright.sync_api import TimeoutError as TooLong

    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.set_default_timeout(PATIENCE)
    page.route("http*://**", lambda route: route.abort())
    try:
        begun = time.perf_counter()
        page.goto(path.as_uri(), wait_until="domcontentloaded")
        page.wait_for_function(ready)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        opened = time.perf_counter() - begun
        page.evaluate((Path(__file__).parent / "frames.js").read_text(encoding="utf-8"))
        page.mouse.move(700, 120)
        page.mouse.down()
        for step in range(40):
            page.mouse.move(700 - 8 * step, 120 + 6 * step)
            page.wait_for_timeout(25)
        page.mouse.up()
        pan = page.evaluate("window.stopNoting()")
    except TooLong:
        return math.inf, math.inf
    finally:
        page.close()
    return opened, float(pan)


if __name__ == "__main__":
    sys.exit(main())
