"""The figures on the dev half of the gold stay above the pinned floors."""

from __future__ import annotations

import pytest

from benchmarks import floors, gold_set
from benchmarks.figures import Figure


def test_dev_figures_are_not_below_their_floors():
    pinned = floors.load()
    assert pinned, "no floors are pinned: benchmarks/run --raise-floors"
    assert floors.below(gold_set.measure(held=False), pinned) == []


def test_a_worse_figure_is_reported():
    figures = [Figure("set", "F1", 0.39), Figure("set", "errors", 0.05, lower_is_better=True)]
    reported = floors.below(figures, {"set / F1": 0.4, "set / errors": 0.04})
    assert reported == ["set / F1: 0.390, the floor is 0.400", "set / errors: 0.050, the floor is 0.040"]


def test_a_figure_that_vanished_is_reported():
    assert floors.below([], {"set / F1": 0.4}) == ["set / F1: no such figure any more"]


@pytest.mark.parametrize(("value", "floor"), [(0.5, 0.48), (0.41, 0.4), (0.2, 0.4)])
def test_floors_only_rise(value, floor):
    assert floors.raised([Figure("set", "F1", value)], {"set / F1": 0.4}) == {"set / F1": floor}


@pytest.mark.parametrize(("value", "ceiling"), [(0.0, 0.02), (0.5, 0.1)])
def test_ceilings_only_sink(value, ceiling):
    figure = Figure("set", "errors", value, lower_is_better=True)
    assert floors.raised([figure], {"set / errors": 0.1}) == {"set / errors": ceiling}


def test_saved_floors_are_read_back(tmp_path):
    path = tmp_path / "floors.yaml"
    floors.save({"b / F1": 0.25, "a / F1": 0.5}, path)
    assert floors.load(path) == {"a / F1": 0.5, "b / F1": 0.25}
    assert floors.load(tmp_path / "none.yaml") == {}
