"""Where the nodes stand: computed when the page is made, so that nothing moves when it is opened.

Positions are whole pixels at zoom 1, centre of the node, y downwards. The same input gives the
same positions: nodes are numbered, and the only chance is seeded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_SEED = 20
#: Least length of a line between two nodes.
_LINE = 110.0
#: Free space around every box.
_MARGIN = 14.0
#: Screens are wider than high, and so are labels.
_ASPECT = 1.5
#: Above this many nodes a component is laid out community by community: time grows with the square.
_WHOLE = 150
#: Above this many boxes labels of lines are not kept apart.
_LABELS = 600
_ROUNDS = 120


@dataclass(frozen=True, slots=True)
class Box:
    """Room that a node takes with its label, in pixels."""

    width: float
    height: float


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
    offsets = _pack([_extent(points, [boxes[i] for i in part]) for part, points in zip(parts, placed, strict=True)])
    result = [(0, 0)] * len(boxes)
    for part, points, offset in zip(parts, placed, offsets, strict=True):
        for index, point in zip(part, points + offset, strict=True):
            result[index] = (round(float(point[0])), round(float(point[1])))
    return result


def _component(
    graph: nx.Graph[int], part: Sequence[int], boxes: Sequence[Box], labels: Mapping[tuple[int, int], Box]
) -> Points:
    """Positions of a connected part, in its order."""
    if len(part) > _WHOLE:
        return _by_community(graph, part, boxes, labels)
    return _arranged(graph.subgraph(part), part, [boxes[i] for i in part], labels)


def _arranged(
    graph: nx.Graph[int], part: Sequence[int], boxes: Sequence[Box], labels: Mapping[tuple[int, int], Box]
) -> Points:
    """A drawing in which every line has room for its label and no box stands upon another."""
    number = {index: place for place, index in enumerate(part)}
    lines: nx.Graph[int] = nx.Graph()
    lines.add_nodes_from(range(len(part)))
    for first, second in sorted((min(e), max(e)) for e in graph.edges):
        a, b = number[first], number[second]
        lines.add_edge(a, b, length=_line_length(boxes[a], boxes[b], labels.get((first, second))))
    ends = list(lines.edges)
    if len(part) > 2:
        wanted = _distances(lines)
        rough = nx.spring_layout(lines, iterations=80, seed=_SEED, method="force", weight=None)
        start = np.array([rough[i] for i in lines], dtype=np.float64) * float(wanted.mean())
        points = _majorized(start, wanted)
    else:
        points = np.array([(i * lines.edges[ends[0]]["length"], 0.0) if i else (0.0, 0.0) for i in lines])
    points = _turned(points)
    wide, high = np.ptp(points, axis=0) + 1.0
    stretch = float(np.clip(sqrt(_ASPECT * high / wide), 0.8, 1.25))
    points *= (stretch, 1 / stretch)
    return _apart(points, boxes, ends, [labels.get((part[a], part[b]), Box(0, 0)) for a, b in ends])


def _line_length(first: Box, second: Box, label: Box | None) -> float:
    """How long a line should be: its label with some line on both sides, and half of each end."""
    text = label.width if label is not None else 0.0
    return max(_LINE, text * 0.8 + 60) + (first.height + second.height) / 4


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
    inverse = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    for _ in range(_ROUNDS):
        between = points[:, None, :] - points[None, :, :]
        distance = np.maximum(np.linalg.norm(between, axis=2), 1.0)
        ratio = weight * wanted / distance
        points = inverse @ (np.diag(ratio.sum(axis=1)) - ratio) @ points
    return points


def _turned(points: Points) -> Points:
    """The drawing turned so that its longer side lies flat."""
    centred = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    axes = axes[:, ::-1]  # the longest first
    # The sign of an axis is arbitrary: the first node goes to the left, above.
    turned: Points = centred @ (axes * np.where(centred[0] @ axes > 0, -1.0, 1.0))
    return turned


def _by_community(
    graph: nx.Graph[int], part: Sequence[int], boxes: Sequence[Box], labels: Mapping[tuple[int, int], Box]
) -> Points:
    """Communities laid out one by one, then placed as boxes by the lines between them."""
    inner: nx.Graph[int] = nx.Graph()
    inner.add_nodes_from(part)
    inner.add_edges_from(sorted((min(e), max(e)) for e in graph.subgraph(part).edges))
    found = nx.community.louvain_communities(inner, seed=_SEED)
    groups = sorted((sorted(group) for group in found), key=lambda group: group[0])
    if len(groups) == 1:
        # No communities: a plain spiral beats minutes of waiting.
        return _pack([_extent(np.zeros((1, 2)), [boxes[i]]) for i in part])
    home = {index: number for number, group in enumerate(groups) for index in group}
    placed = [_connected_parts(inner, group, boxes, labels) for group in groups]
    extents = [_extent(points, [boxes[i] for i in group]) for group, points in zip(groups, placed, strict=True)]
    rooms = [Box(float(size[2]), float(size[3])) for size in extents]
    between: nx.Graph[int] = nx.Graph()
    between.add_nodes_from(range(len(groups)))
    between.add_edges_from(sorted({(min(p), max(p)) for p in ((home[a], home[b]) for a, b in inner.edges)}))
    between.remove_edges_from(list(nx.selfloop_edges(between)))
    centres = _arranged(between, range(len(groups)), rooms, {})
    result = {}
    for group, points, extent, centre in zip(groups, placed, extents, centres, strict=True):
        moved = points - extent[:2] - extent[2:] / 2 + centre
        result.update(zip(group, moved, strict=True))
    return np.array([result[index] for index in part])


def _connected_parts(
    graph: nx.Graph[int], group: Sequence[int], boxes: Sequence[Box], labels: Mapping[tuple[int, int], Box]
) -> Points:
    """A community, which may be large again; the end of the recursion is that it gets no smaller."""
    if len(group) > _WHOLE and len(group) < len(graph):
        return _by_community(graph.subgraph(group), group, boxes, labels)
    return _arranged(graph.subgraph(group), group, [boxes[i] for i in group], labels)


@dataclass(frozen=True, slots=True)
class _Marks:
    """Boxes to keep apart: the nodes, and on every line its label and two spots of its way.

    A mark stands at ``fraction`` of the way from node ``first`` to node ``second``. ``spot`` marks
    give way to nodes only: that lines cross is no harm.
    """

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    fraction: Points
    half: Points
    spot: NDArray[np.bool_]


def _marks(boxes: Sequence[Box], ends: Sequence[tuple[int, int]], labels: Sequence[Box]) -> _Marks:
    rows = [(i, i, 0.0, box.width, box.height, False) for i, box in enumerate(boxes)]
    if len(boxes) + len(ends) <= _LABELS:
        for (a, b), label in zip(ends, labels, strict=True):
            rows.append((a, b, 0.5, label.width, label.height, False))
            rows.extend((a, b, fraction, 6.0, 6.0, True) for fraction in (0.3, 0.7))
    table = np.array(rows, dtype=np.float64)
    whole = table[:, :2].astype(np.int64)
    return _Marks(
        whole[:, 0], whole[:, 1], table[:, 2:3], (table[:, 3:5] + _MARGIN) / 2, table[:, 5].astype(np.bool_)
    )


def _apart(
    points: Points, boxes: Sequence[Box], ends: Sequence[tuple[int, int]], labels: Sequence[Box]
) -> Points:
    """Moves overlapping marks apart; what stands on a line moves the line's ends."""
    marks = _marks(boxes, ends, labels)
    is_node = marks.fraction[:, 0] == 0
    own = (marks.first[:, None] == marks.first[None, :]) | (marks.second[:, None] == marks.first[None, :])
    matters = ~marks.spot[:, None] & ~marks.spot[None, :]
    beside = marks.spot[:, None] & is_node[None, :] & ~own
    matters |= beside | beside.T
    for _ in range(_ROUNDS):
        centres = points[marks.first] * (1 - marks.fraction) + points[marks.second] * marks.fraction
        push = _pushes(centres, marks.half, matters)
        if not push.any():
            break
        np.add.at(points, marks.first, push * (1 - marks.fraction))
        np.add.at(points, marks.second, push * marks.fraction)
    return points


def _pushes(centres: Points, half: Points, matters: NDArray[np.bool_]) -> Points:
    """How far each box should move in this round: along the axis on which it is freed soonest."""
    away = centres[:, None, :] - centres[None, :, :]
    lack = half[:, None, :] + half[None, :, :] - np.abs(away)
    overlap = (lack > 0.5).all(axis=2) & matters
    np.fill_diagonal(overlap, False)
    sideways = lack[:, :, 0] <= lack[:, :, 1]
    # Two boxes at the very same place part by their numbers.
    order = np.sign(np.arange(len(centres))[:, None] - np.arange(len(centres))[None, :])
    sign = np.where(away == 0, order[:, :, None], np.sign(away))
    move = sign * lack / 2 * overlap[:, :, None]
    move[:, :, 0] *= sideways
    move[:, :, 1] *= ~sideways
    total: Points = move.sum(axis=1)
    return np.clip(total, -60, 60)


def _extent(points: Points, boxes: Sequence[Box]) -> Points:
    """Left, top, width and height of a drawing, its margin with it."""
    half = (np.array([(box.width, box.height) for box in boxes]) + _MARGIN) / 2
    low, high = (points - half).min(axis=0), (points + half).max(axis=0)
    return np.concatenate([low, high - low])


def _pack(extents: Sequence[Points]) -> Points:
    """What to add to each drawing so that all stand in rows, in the shape of a screen."""
    if not extents:
        return np.zeros((0, 2))
    area = sum(float(extent[2] * extent[3]) for extent in extents)
    least = max(sqrt(area * _ASPECT), max(float(extent[2]) for extent in extents))
    tries = [_rows(extents, least * (1 + step / 8)) for step in range(9)]

    def size(offsets: Points) -> float:
        ends = np.array([offset + extent[:2] + extent[2:] for offset, extent in zip(offsets, extents, strict=True)])
        wide, high = ends.max(axis=0)
        return max(float(wide) / _ASPECT, float(high))

    return min(tries, key=size)


def _rows(extents: Sequence[Points], width: float) -> Points:
    offsets = np.zeros((len(extents), 2))
    x = y = height = 0.0
    for index, (left, top, wide, high) in enumerate(extents):
        if x > 0 and x + wide > width:
            x, y, height = 0.0, y + height + 3 * _MARGIN, 0.0
        offsets[index] = (x - left, y - top)
        x, height = x + float(wide) + 3 * _MARGIN, max(height, float(high))
    return offsets
