"""Where the nodes stand."""

import time

import pytest
from sample_graph import large_graph, sample_graph

from kgbuild.view.content import content_of
from kgbuild.view.drawing import draw
from kgbuild.view.layout import Link, layout
from kgbuild.view.overlap import Box

BOX, LABEL = Box(100, 50), Box(80, 16)


def overlapping(places, box=BOX):
    pairs = 0
    for i, (x, y) in enumerate(places):
        for u, v in places[:i]:
            pairs += abs(x - u) < box.width and abs(y - v) < box.height
    return pairs


def star(leaves):
    return [BOX] * (leaves + 1), [Link(0, i, LABEL) for i in range(1, leaves + 1)]


@pytest.mark.parametrize(
    ("boxes", "links"),
    [
        ([], []),
        ([BOX], []),
        ([BOX], [Link(0, 0, LABEL)]),
        ([BOX, BOX], [Link(0, 1, LABEL), Link(1, 0, LABEL)]),
        ([BOX] * 40, []),
        star(40),
        ([BOX] * 30, [Link(i, i + 1, LABEL) for i in range(29)]),
        ([BOX] * 12, [Link(i, j, LABEL) for i in range(12) for j in range(i)]),
    ],
)
def test_no_box_upon_another(boxes, links):
    places = layout(boxes, links)
    assert len(places) == len(boxes)
    assert overlapping(places) == 0
    assert layout(boxes, links) == places


def test_a_line_has_room_for_its_label():
    (x, y), (u, v) = layout([BOX, BOX], [Link(0, 1, Box(250, 16))])
    assert abs(x - u) >= 250
    assert y == v


def test_label_of_a_line_keeps_nodes_away():
    places = layout(*star(12))
    middles = [((places[0][0] + x) / 2, (places[0][1] + y) / 2) for x, y in places[1:]]
    hidden = [(x, y) for x, y in middles for u, v in places if abs(x - u) < 90 - 1 and abs(y - v) < 33 - 1]
    assert hidden == []


def test_each_node_gets_a_position():
    content = content_of(sample_graph(), "fr")
    drawing = draw(content)
    assert [node["id"] for node in drawing.nodes] == [node.id for node in content.nodes]
    assert len({(node["x"], node["y"]) for node in drawing.nodes}) == len(content.nodes)
    assert [(e["from"], e["to"], e["id"]) for e in drawing.edges] == [
        (e.source, e.target, e.id) for e in content.edges
    ]
    assert all("title" not in node and "color" not in node for node in drawing.nodes)


def test_three_hundred_nodes_stand_clear():
    content = content_of(large_graph(300), "fr")
    places = [(node["x"], node["y"]) for node in draw(content).nodes]
    assert overlapping(places, Box(60, 30)) <= 3


def test_one_large_star_does_not_take_minutes():
    boxes, links = star(900)
    start = time.perf_counter()
    assert len(set(layout(boxes, links))) == 901
    assert time.perf_counter() - start < 60
