"""The drawing that pyvis makes of the page's content: shapes, sizes, labels and positions.

Colours and line styles follow the reader's theme and filters, so the page's script sets them.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING

from kgbuild.view.content import TOPIC, Content, PageNode
from kgbuild.view.layout import Link, layout
from kgbuild.view.overlap import Box

if TYPE_CHECKING:
    from pyvis.network import Network

#: A shape for each type, so that colour is never the only sign.
SHAPES = {
    "Person": "dot",
    "Organisation": "square",
    "Place": "triangleDown",
    "Event": "star",
    "Work": "diamond",
    "Product": "hexagon",
    TOPIC: "box",
}

_LABEL_WIDTH = 22  # characters a line
_LABEL_LINES = 3
_CHARACTER = 7.4  # pixels, of the 14-pixel node labels
_LINE_HEIGHT = 18.0
_EDGE_CHARACTER = 6.2  # pixels, of the 12-pixel edge labels
_EDGE_LABEL = 44  # characters; the page's script cuts there too


def canvas_text(text: str, width: int = _LABEL_WIDTH, lines: int = _LABEL_LINES) -> str:
    """A name as a short label: no control characters, at most ``lines`` lines of ``width``.

    Direction marks go too: on a canvas nothing keeps them from reordering what stands beside.
    """
    kept = (c if unicodedata.category(c) not in ("Cc", "Zl", "Zp") else " " for c in text)
    visible = "".join(c for c in kept if unicodedata.category(c) not in ("Cf", "Cs") or c == "\u200d")
    wrapped = textwrap.wrap(" ".join(visible[:400].split()), width, max_lines=lines, placeholder="…")
    return "\n".join(wrapped) or "…"


def draw(content: Content) -> Network:
    """A pyvis network of ``content``, with positions and without physics."""
    # Takes a second (it imports IPython), which the other commands need not wait for.
    from pyvis.network import Network

    degree: Counter[str] = Counter()
    for statement in content.statements:
        degree[statement["from"]] += 1
        degree[statement["to"]] += 1
    network = Network(directed=True, cdn_resources="in_line")
    network.set_options('{"physics": {"enabled": false}, "layout": {"improvedLayout": false}}')
    number = {node.id: index for index, node in enumerate(content.nodes)}
    labels = [canvas_text(node.name) for node in content.nodes]
    sizes = [_size(node, degree[node.id]) for node in content.nodes]
    links = [
        Link(number[e.source], number[e.target], Box(min(len(e.label), _EDGE_LABEL) * _EDGE_CHARACTER, 16))
        for e in content.edges
    ]
    places = layout([_box(*pair) for pair in zip(labels, sizes, strict=True)], links)
    for node, label, size, (x, y) in zip(content.nodes, labels, sizes, places, strict=True):
        # The label hangs below the shape: the shape's centre is above that of the two.
        above = 0 if node.type == TOPIC else round((label.count("\n") + 1) * _LINE_HEIGHT / 2)
        network.add_node(
            node.id, label, shape=SHAPES[node.type], group=node.type, size=size, x=x, y=y - above
        )
    for edge in content.edges:
        network.add_edge(edge.source, edge.target, id=edge.id)
    return network


def _size(node: PageNode, degree: int) -> float:
    """Radius of the node's shape: area grows with the number of statements."""
    return 0.0 if node.type == TOPIC else round(min(8 + 4 * sqrt(degree), 34), 1)


def _box(label: str, size: float) -> Box:
    lines = label.split("\n")
    text = max(_columns(line) for line in lines) * _CHARACTER
    return Box(max(text, 2 * size) + 8, 2 * size + len(lines) * _LINE_HEIGHT + 8)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
