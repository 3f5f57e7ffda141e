"""Writes the page: one file with everything in it, under a policy that lets nothing else in.

Texts out of articles reach the page only as JSON in data blocks, which the page's script reads and
shows as text. Scripts and styles are allowed by their SHA-256, so nothing that slipped into the
page could run.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import os
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from markupsafe import Markup

from kgbuild.errors import OutputError
from kgbuild.model import PropertyGraph
from kgbuild.ontology import load_prefixes
from kgbuild.view.content import content_of
from kgbuild.view.data import page_data
from kgbuild.view.drawing import Drawing, core_of, draw
from kgbuild.view.renderers import DRAWING, Renderer, choose_renderer, library, render
from kgbuild.view.walk import Walk
from kgbuild.view.words import page_words

#: Stands for the scripts of the renderer.
RENDERER = ""
#: The page's own scripts, in the order in which they need each other.
SCRIPTS = (
    "base.js",
    "paths.js",
    "model.js",
    "state.js",
    "swatches.js",
    "arrange.js",
    RENDERER,
    "drawing.js",
    "camera.js",
    "claims.js",
    "walk.js",
    "panel.js",
    "search.js",
    "timeline.js",
    "filters.js",
    "table.js",
    "sparql.js",
    "picture.js",
    "export.js",
    "keys.js",
    "asked.js",
    "printing.js",
    "main.js",
)

#: Characters of data above which they travel compressed.
_COMPRESSED = 300_000


def write_page(
    graph: PropertyGraph,
    path: Path,
    *,
    title: str,
    label_lang: str = "en",
    articles: str | None = None,
    renderer: Renderer = "auto",
) -> None:
    """Writes ``graph`` as one HTML page to ``path``, for any browser, without a network request.

    ``label_lang`` is the language of the relations' labels and of the page itself, ``articles``
    where the page finds those of :func:`~kgbuild.view.articles.write_articles`, if there are any,
    ``renderer`` what draws (:func:`~kgbuild.view.renderers.choose_renderer`). The same graph gives
    the same bytes. A page that was there stays until the new one is whole.

    Raises :class:`kgbuild.errors.UsageError` for a language the page does not speak (KG131) and for
    an unknown renderer (KG132), :class:`OutputError` for a graph with loose ends (KG511), where
    ``path`` cannot be written (KG512) and where the renderer's script is missing (KG513, KG515).
    """
    text = page_text(graph, title=title, label_lang=label_lang, articles=articles, renderer=renderer)
    page = text.encode("utf-8")
    partial = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(page)
        os.replace(partial, path)
    except OSError as error:
        raise OutputError(
            "KG512", f"the page {path} cannot be written ({error.strerror}); free the place or name another"
        ) from error


def page_text(
    graph: PropertyGraph,
    *,
    title: str,
    label_lang: str = "en",
    articles: str | None = None,
    renderer: Renderer = "auto",
    walk: Walk | None = None,
) -> str:
    """The page that :func:`write_page` writes; ``walk`` leads on to what it does not hold.

    Raises what :func:`write_page` raises, but for KG512.
    """
    words = page_words(label_lang)
    content = content_of(graph, label_lang)
    chosen = choose_renderer(renderer, len(content.nodes))
    core = core_of(content)
    data = page_data(content, core, articles, walk)
    return _render(chosen, draw(content, core), plain(title), label_lang, words, data)


def data_block(value: Any) -> Markup:
    """A value as JSON that can stand in a script element: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704 - escaped above


def _render(
    renderer: Renderer,
    drawing: Drawing,
    title: str,
    language: str,
    words: dict[str, Any],
    data: dict[str, Any],
) -> str:
    own = [each for name in SCRIPTS for each in (DRAWING[renderer] if name == RENDERER else (name,))]
    scripts = [_lines(library(renderer)), *map(static_text, own)]
    style = static_text("page.css")
    with as_file(files("kgbuild.view") / "templates") as templates:
        shown = (templates / "shown.rq").read_text(encoding="utf-8")
        values = {
            "title": title,
            "language": language,
            "words": words,
            "policy": policy_of(scripts, style),
            "scripts": [Markup(script) for script in scripts],  # noqa: S704 - out of the packages
            "style": Markup(style),  # noqa: S704
            "page_data": _packed(data_block(data)),
            "data_block": data_block,
            "query": data_block({"prefixes": load_prefixes(), "template": shown}),
        }
        return render(renderer, templates / "page.html.j2", drawing, values)


def _packed(block: Markup) -> Markup:
    """A large block as base64 of gzip, which the page's script takes for JSON all the same."""
    if len(block) <= _COMPRESSED:
        return block
    packed = gzip.compress(block.encode("ascii"), compresslevel=9, mtime=0)
    return Markup(base64.b64encode(packed).decode("ascii"))  # noqa: S704 - letters, digits, + / =


def policy_of(scripts: list[str], style: str) -> str:
    """The page's Content-Security-Policy: these scripts, this style, and nothing else."""
    allowed = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed}",
            f"style-src 'sha256-{_digest(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def static_text(name: str) -> str:
    """One of the page's own files."""
    return _lines((files("kgbuild.view") / "static" / name).read_text(encoding="utf-8"))


def _lines(text: str) -> str:
    """Line ends as a browser hashes them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain(text: str) -> str:
    """The text as UTF-8 can hold it."""
    return text.encode("utf-8", "replace").decode("utf-8")
