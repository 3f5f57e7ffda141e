"""Moves boxes apart that stand upon each other, so that labels can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Points: TypeAlias = NDArray[np.float64]
Numbers: TypeAlias = NDArray[np.int64]

#: Free space around every box, in pixels.
MARGIN = 14.0

_ROUNDS = 100
_MANY = 150  # nodes above which half the rounds have to do
_STEP = 60.0  # pixels that a box moves in a round at most
_SPOT = 6.0  # pixels, side of a spot
_SPOTS = (0.3, 0.7)


@dataclass(frozen=True, slots=True)
class Box:
    """Room that a node takes with its label, or a line's label, in pixels."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is kept apart: the nodes, and of every line its label and two spots of its way.

    A mark stands at ``fraction`` of the way from node ``first`` to node ``second``. A ``spot``
    gives way to nodes only, and not to those it joins: that lines cross is no harm.
    """

    first: Numbers
    second: Numbers
    fraction: Points
    half: Points
    spot: NDArray[np.bool_]


def move_apart(points: Points, boxes: Sequence[Box], ends: Numbers, labels: Sequence[Box]) -> Points:
    """Positions near ``points`` at which no two boxes overlap, as far as some rounds can do it.

    ``ends`` holds the lines as rows of two positions in ``boxes``, ``labels`` the room of each
    line's label, which stands in the line's middle.
    """
    points = _moved(points, _marks(boxes, ends, labels))
    # Where lines are too dense for their labels, the nodes at least stand clear.
    return _moved(points, _marks(boxes, ends[:0], []))


def _moved(points: Points, marks: _Marks) -> Points:
    points = points.copy()
    for _ in range(_ROUNDS if len(points) <= _MANY else _ROUNDS // 2):
        centres = points[marks.first] * (1 - marks.fraction) + points[marks.second] * marks.fraction
        push = _pushes(centres, marks)
        if not push.any():
            break
        np.add.at(points, marks.first, push * (1 - marks.fraction))
        np.add.at(points, marks.second, push * marks.fraction)
    return points


def _marks(boxes: Sequence[Box], ends: Numbers, labels: Sequence[Box]) -> _Marks:
    rows = [(float(i), float(i), 0.0, box.width, box.height, 0.0) for i, box in enumerate(boxes)]
    for (a, b), label in zip(ends.tolist(), labels, strict=True):
        if label.width > 0:
            rows.append((a, b, 0.5, label.width, label.height, 0.0))
        rows.extend((a, b, fraction, _SPOT, _SPOT, 1.0) for fraction in _SPOTS)
    table = np.array(rows)
    first, second = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    return _Marks(first, second, table[:, 2:3], (table[:, 3:5] + MARGIN) / 2, table[:, 5] > 0)


def _pushes(centres: Points, marks: _Marks) -> Points:
    """How far each mark should move in this round: along the axis on which it is freed soonest."""
    a, b = _near(centres[:, 0], marks.half[:, 0])
    away = centres[a] - centres[b]
    lack = marks.half[a] + marks.half[b] - np.abs(away)
    hit = (lack > 0.5).all(axis=1) & _matters(marks, a, b)
    a, b, away, lack = a[hit], b[hit], away[hit], lack[hit]
    # Two boxes at the very same place part by their numbers.
    sign = np.where(away == 0, np.sign(a - b)[:, None], np.sign(away))
    shortest = lack <= lack.min(axis=1, keepdims=True)
    shortest[:, 1] &= ~shortest[:, 0]
    move = sign * lack / 2 * shortest
    push = np.zeros_like(centres)
    np.add.at(push, a, move)
    np.add.at(push, b, -move)
    return np.clip(push, -_STEP, _STEP)


def _near(x: NDArray[np.float64], half: NDArray[np.float64]) -> tuple[Numbers, Numbers]:
    """All pairs of marks that overlap sideways, each pair once."""
    order = np.argsort(x - half, kind="stable")
    left, right = (x - half)[order], (x + half)[order]
    start = np.arange(len(x)) + 1
    count = np.maximum(np.searchsorted(left, right) - start, 0)
    first = np.repeat(np.arange(len(x)), count)
    second = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count) + first + 1
    return order[first], order[second]


def _matters(marks: _Marks, a: Numbers, b: Numbers) -> NDArray[np.bool_]:
    """Whether two marks may not overlap."""
    one_spot = marks.spot[a] ^ marks.spot[b]
    spot, other = np.where(marks.spot[a], a, b), np.where(marks.spot[a], b, a)
    node = marks.first[other] == marks.second[other]
    foreign = (marks.first[spot] != marks.first[other]) & (marks.second[spot] != marks.first[other])
    result: NDArray[np.bool_] = (~marks.spot[a] & ~marks.spot[b]) | (one_spot & node & foreign)
    return result
