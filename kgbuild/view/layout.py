"""Where the nodes stand: computed when the page is made, so that nothing moves when it is opened.

Positions are whole pixels at zoom 1, centre of the box, y downwards. The same input gives the
same positions: nodes are numbered, and the only chance is seeded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from kgbuild.view.overlap import MARGIN, Box, move_apart

Points: TypeAlias = NDArray[np.float64]
#: Room for the label of the line between two nodes, the smaller number first.
Labels: TypeAlias = Mapping[tuple[int, int], Box]

_SEED = 20
#: Least length of a line between two nodes.
_LINE = 110.0
#: Screens are wider than high, and so are labels.
_ASPECT = 1.5
#: Above this many nodes a component is laid out community by community: time grows with the square
#: (and networkx's spring layout wants scipy from 500 on).
_WHOLE = 400
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two nodes (by position) whose label takes ``label`` of room."""

    source: int
    target: int
    label: Box


def layout(boxes: Sequence[Box], links: Iterable[Link]) -> list[tuple[int, int]]:
    """The position of every box's centre. Connected parts stand side by side, the largest first."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(boxes)))
    labels: dict[tuple[int, int], Box] = {}
    for link in links:
        if link.source == link.target:
            continue
        pair = (min(link.source, link.target), max(link.source, link.target))
        graph.add_edge(*pair)
        there = labels.get(pair)
        # A line there and one back are drawn as two curves with a label each.
        both = there and Box(max(there.width, link.label.width) + 30, 3 * link.label.height)
        labels[pair] = both or link.label
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p[0]))
    placed = [_component(graph, part, boxes, labels) for part in parts]
    offsets = _pack(
        [_extent(points, [boxes[i] for i in part]) for part, points in zip(parts, placed, strict=True)]
    )
    result = [(0, 0)] * len(boxes)
    for part, points, offset in zip(parts, placed, offsets, strict=True):
        for index, point in zip(part, points + offset, strict=True):
            result[index] = (round(float(point[0])), round(float(point[1])))
    return result


def _component(graph: nx.Graph[int], part: Sequence[int], boxes: Sequence[Box], labels: Labels) -> Points:
    """Positions of a part of the graph, in its order."""
    if len(part) > _WHOLE:
        groups = _communities(graph, part)
        if len(groups) == 1:
            # Nothing to divide by, too much to arrange: in rows, rather than minutes of waiting.
            return _pack([_extent(np.zeros((1, 2)), [boxes[i]]) for i in part])
        return _by_community(graph, part, groups, boxes, labels)
    number = {index: place for place, index in enumerate(part)}
    lines: nx.Graph[int] = nx.Graph()
    lines.add_nodes_from(range(len(part)))
    between = []
    for first, second in sorted((min(e), max(e)) for e in graph.subgraph(part).edges):
        label = labels.get((first, second), Box(0, 0))
        length = max(_LINE, label.width * 0.8 + 60) + (boxes[first].height + boxes[second].height) / 4
        lines.add_edge(number[first], number[second], length=length)
        between.append(label)
    return _arranged(lines, [boxes[i] for i in part], between)


def _communities(graph: nx.Graph[int], part: Sequence[int]) -> list[list[int]]:
    ordered: nx.Graph[int] = nx.Graph()
    ordered.add_nodes_from(part)
    ordered.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(part).edges))
    found = nx.community.louvain_communities(ordered, seed=_SEED)
    return sorted((sorted(group) for group in found), key=lambda group: group[0])


def _by_community(
    graph: nx.Graph[int],
    part: Sequence[int],
    groups: Sequence[Sequence[int]],
    boxes: Sequence[Box],
    labels: Labels,
) -> Points:
    """Communities laid out one by one, then placed as boxes by the lines between them."""
    placed = [_component(graph, group, boxes, labels) for group in groups]
    extents = [
        _extent(points, [boxes[i] for i in group]) for group, points in zip(groups, placed, strict=True)
    ]
    rooms = [Box(float(extent[2]), float(extent[3])) for extent in extents]
    home = {index: number for number, group in enumerate(groups) for index in group}
    lines: nx.Graph[int] = nx.Graph()
    lines.add_nodes_from(range(len(groups)))
    pairs = {(min(p), max(p)) for p in ((home[a], home[b]) for a, b in graph.subgraph(part).edges)}
    for a, b in sorted(pairs):
        if a != b:
            sides = rooms[a].width + rooms[a].height + rooms[b].width + rooms[b].height
            lines.add_edge(a, b, length=sides / 4)
    centres = _arranged(lines, rooms, [Box(0, 0)] * lines.number_of_edges())
    result: dict[int, Points] = {}
    for group, points, extent, centre in zip(groups, placed, extents, centres, strict=True):
        moved = points - extent[:2] - extent[2:] / 2 + centre
        result.update(zip(group, moved, strict=True))
    return np.array([result[index] for index in part])


def _arranged(lines: nx.Graph[int], boxes: Sequence[Box], labels: Sequence[Box]) -> Points:
    """A drawing in which every line has about its ``length`` and no box stands upon another."""
    size = len(boxes)
    ends = np.array(lines.edges, dtype=np.int64).reshape(-1, 2)
    if size < 3:
        apart = lines.edges[0, 1]["length"] if lines.edges else _LINE
        points = np.array([(i * apart, 0.0) for i in range(size)])
        return move_apart(points, boxes, ends, labels)
    wanted = _distances(lines)
    rough = nx.spring_layout(lines, iterations=80, seed=_SEED, method="force", weight=None)
    start = np.array([rough[i] for i in range(size)], dtype=np.float64) * float(wanted.mean())
    points = _turned(_majorized(start, wanted))
    wide, high = np.ptp(points, axis=0) + 1.0
    stretch = float(np.clip(sqrt(_ASPECT * high / wide), 0.8, 1.25))
    # Linear algebra differs in its last digits with the number of threads; rounding hides that.
    return move_apart(np.round(points * (stretch, 1 / stretch), 3), boxes, ends, labels)


def _distances(lines: nx.Graph[int]) -> Points:
    """Length of the shortest way between any two nodes; parts that do not touch are a bit apart."""
    size = len(lines)
    result = np.full((size, size), np.nan)
    for node, ways in nx.all_pairs_dijkstra_path_length(lines, weight="length"):
        for other, way in ways.items():
            result[node, other] = way
    result[np.isnan(result)] = np.nanmax(result) + _LINE
    return result


def _majorized(points: Points, wanted: Points) -> Points:
    """Stress majorization (SMACOF): moves the points until their distances are near the wanted ones.

    networkx offers the like (Kamada and Kawai) with scipy only, which is larger than all the rest.
    """
    weight = 1 / np.square(wanted + np.eye(len(wanted)))
    np.fill_diagonal(weight, 0)
    inverse = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight, hermitian=True)
    for _ in range(_ROUNDS):
        x, y = points.T
        distance = np.maximum(np.hypot(x[:, None] - x[None, :], y[:, None] - y[None, :]), 1.0)
        ratio = weight * wanted / distance
        points = inverse @ (ratio.sum(axis=1)[:, None] * points - ratio @ points)
    return points


def _turned(points: Points) -> Points:
    """The drawing turned so that its longer side lies flat."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1]  # the longest first
    # The sign of an axis is arbitrary: the first node goes to the left, above.
    turned: Points = centred @ (axes * np.where(centred[0] @ axes > 0, -1.0, 1.0))
    return turned


def _extent(points: Points, boxes: Sequence[Box]) -> Points:
    """Left, top, width and height of a drawing, its margin with it."""
    half = (np.array([(box.width, box.height) for box in boxes]) + MARGIN) / 2
    low, high = (points - half).min(axis=0), (points + half).max(axis=0)
    return np.concatenate([low, high - low])


def _pack(extents: Sequence[Points]) -> Points:
    """What to add to each drawing so that all stand in rows, in the shape of a screen."""
    if not extents:
        return np.zeros((0, 2))
    area = sum(float(extent[2] * extent[3]) for extent in extents)
    least = max(sqrt(area * _ASPECT), max(float(extent[2]) for extent in extents))

    def size(offsets: Points) -> float:
        wide, high = (offsets + np.array([e[:2] + e[2:] for e in extents])).max(axis=0)
        return max(float(wide) / _ASPECT, float(high))

    return min((_rows(extents, least * (1 + step / 8)) for step in range(9)), key=size)


def _rows(extents: Sequence[Points], width: float) -> Points:
    offsets = np.zeros((len(extents), 2))
    x = y = height = 0.0
    for index, (left, top, wide, high) in enumerate(extents):
        if x > 0 and x + wide > width:
            x, y, height = 0.0, y + height + 3 * MARGIN, 0.0
        offsets[index] = (x - left, y - top)
        x, height = x + float(wide) + 3 * MARGIN, max(height, float(high))
    return offsets
