"""The drawing of the page's content, whatever draws it: shapes, sizes, labels and positions.

Colours and line styles follow the reader's theme and filters, so the page's script sets them.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import sqrt
from typing import Any

from kgbuild.view.content import TOPIC, Content, PageNode
from kgbuild.view.layout import Link, layout
from kgbuild.view.overlap import Box

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


#: Above this many nodes the page opens on the most connected part; the rest is a search away.
WHOLE = 800
CORE = 80


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes (id, label, shape, group, size, x, y) and edges (id, from, to), for JSON."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


def draw(content: Content, shown: Collection[str] | None = None) -> Drawing:
    """The drawing of the nodes ``shown`` (all by default), each with its position."""
    degree = degrees(content)
    nodes = [node for node in content.nodes if shown is None or node.id in shown]
    number = {node.id: index for index, node in enumerate(nodes)}
    edges = [e for e in content.edges if e.source in number and e.target in number]
    labels = [canvas_text(node.name) for node in nodes]
    sizes = [node_size(node, degree[node.id]) for node in nodes]
    links = [
        Link(number[e.source], number[e.target], Box(min(len(e.label), _EDGE_LABEL) * _EDGE_CHARACTER, 16))
        for e in edges
    ]
    places = layout([_box(*pair) for pair in zip(labels, sizes, strict=True)], links)
    drawn = []
    for node, label, size, (x, y) in zip(nodes, labels, sizes, places, strict=True):
        # The label hangs below the shape: the shape's centre is above that of the two.
        above = 0 if node.type == TOPIC else round((label.count("\n") + 1) * _LINE_HEIGHT / 2)
        look = {"label": label, "shape": SHAPES[node.type], "group": node.type, "size": size}
        drawn.append({"id": node.id, **look, "x": x, "y": y - above})
    return Drawing(drawn, [{"id": e.id, "from": e.source, "to": e.target} for e in edges])


def degrees(content: Content) -> Counter[str]:
    """How many statements each node is an end of, by its id."""
    degree: Counter[str] = Counter()
    for statement in content.statements:
        degree.update((statement["from"], statement["to"]))
    return degree


def core_of(content: Content) -> frozenset[str] | None:
    """The nodes that the page opens on: all (None), or the most connected part of many.

    The part grows from the node with the most lines, each time by the node that has the most
    lines into it: what stands in it hangs together.
    """
    if len(content.nodes) <= WHOLE:
        return None
    near: dict[str, set[str]] = {node.id: set() for node in content.nodes if node.type != TOPIC}
    for edge in content.edges:
        if edge.source in near and edge.target in near and edge.source != edge.target:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
    order = {key: (-len(others), index) for index, (key, others) in enumerate(near.items())}
    core: set[str] = set()
    ties: Counter[str] = Counter()
    waiting = [(0, order[key], key) for key in near]
    heapify(waiting)
    while waiting and len(core) < CORE:
        known, _, key = heappop(waiting)
        if key in core or -known != ties[key]:
            continue
        core.add(key)
        for other in near[key] - core:
            ties[other] += 1
            heappush(waiting, (-ties[other], order[other], other))
    return frozenset(core)


def node_size(node: PageNode, degree: int) -> float:
    """Radius of the node's shape: area grows with the number of statements."""
    return 0.0 if node.type == TOPIC else round(min(8 + 4 * sqrt(degree), 34), 1)


def _box(label: str, size: float) -> Box:
    lines = label.split("\n")
    text = max(_columns(line) for line in lines) * _CHARACTER
    return Box(max(text, 2 * size) + 8, 2 * size + len(lines) * _LINE_HEIGHT + 8)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
