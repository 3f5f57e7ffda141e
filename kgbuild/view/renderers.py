"""What draws the graph in the page: vis-network out of pyvis, or sigma (WebGL) out of the bundle."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

from jinja2 import Environment, FileSystemLoader

from kgbuild.errors import OutputError, UsageError
from kgbuild.view.drawing import Drawing

#: ``auto`` takes what is quickest: vis for small graphs, WebGL for large ones.
Renderer: TypeAlias = Literal["auto", "vis", "webgl"]
RENDERERS: tuple[Renderer, ...] = get_args(Renderer)

#: Nodes above which ``auto`` takes WebGL.
SMALL = 300

#: The scripts that draw, by renderer; the page's own files.
DRAWING: dict[Renderer, tuple[str, ...]] = {
    "vis": ("looks.js", "renderer-vis.js"),
    "webgl": ("curves.js", "eye.js", "labels.js", "renderer-sigma.js"),
}

# In the installed pyvis package.
_VIS_NETWORK = ("lib", "vis-9.1.2", "vis-network.min.js")
_BUNDLE = ("static", "bundle", "graph.js")


def choose_renderer(wanted: str, nodes: int) -> Renderer:
    """The renderer for a graph of so many nodes: never ``auto``.

    Raises :class:`UsageError` (KG132) for one that is not known, :class:`OutputError` (KG515) where
    WebGL is asked for and its script was not built; ``auto`` does without it then.
    """
    if wanted == "vis":
        return "vis"
    if wanted == "auto":
        return "webgl" if nodes > SMALL and _bundle().is_file() else "vis"
    if wanted != "webgl":
        raise UsageError("KG132", f"renderer={wanted!r}: choose one of {', '.join(RENDERERS)}")
    if not _bundle().is_file():
        raise OutputError(
            "KG515",
            f"this installation has no {'/'.join(_BUNDLE)}, which draws with WebGL; install kgbuild again "
            "where an npm registry is within reach (in a checkout: python hatch_build.py), or draw with vis",
        )
    return "webgl"


def library(renderer: Renderer) -> str:
    """The script of others that the renderer, a chosen one, uses. Raises :class:`OutputError` (KG513)."""
    if renderer == "webgl":
        return _bundle().read_text(encoding="utf-8")
    place = files("pyvis").joinpath(*_VIS_NETWORK)
    try:
        script = place.read_text(encoding="utf-8")
    except OSError as error:
        raise OutputError(
            "KG513", f"pyvis has no {'/'.join(_VIS_NETWORK)}; install pyvis 0.3.2 again"
        ) from error
    # The map would be asked for next to the page, where it is not.
    return script.split("//# sourceMappingURL=", 1)[0]


def render(renderer: Renderer, template: Path, drawing: Drawing, values: dict[str, Any]) -> str:
    """The page: the template, autoescaped, with nodes, edges and options, and the values."""
    if renderer == "vis":
        return _by_pyvis(template, drawing, values)
    environment = Environment(autoescape=True, loader=FileSystemLoader(template.parent))
    page = environment.get_template(template.name)
    return page.render(nodes=drawing.nodes, edges=drawing.edges, options="{}", **values)


def _by_pyvis(template: Path, drawing: Drawing, values: dict[str, Any]) -> str:
    # Takes a second (it imports IPython), which the other commands need not wait for.
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.set_options('{"physics": {"enabled": false}, "layout": {"improvedLayout": false}}')
    for node in drawing.nodes:
        look = {name: value for name, value in node.items() if name not in ("id", "label")}
        network.add_node(node["id"], node["label"], **look)
    for edge in drawing.edges:
        network.add_edge(edge["from"], edge["to"], id=edge["id"])
    network.set_template(template.as_posix())
    network.templateEnv.autoescape = True
    network.templateEnv.globals.update(values)
    html: str = network.generate_html("page.html")
    return html


def _bundle() -> Traversable:
    return files("kgbuild.view").joinpath(*_BUNDLE)
