"""The generated articles: the same for a seed, and resolved as well as asked."""

from __future__ import annotations

import re

import pytest

from benchmarks import identity
from kgbuild.entities import Corpus, record_lines


def test_french_bodies_have_their_article() -> None:
    texts = [story.article.text for story in identity.generate(5, 300, 100) if story.article.lang == "fr"]
    assert any(re.search(r"\bdu (Centre|Comité|Conseil|Groupe) ", text) for text in texts)
    assert not any("de le " in text or "défend Conseil" in text for text in texts)


def test_a_seed_decides_everything():
    assert identity.generate(5, 40, 100) == identity.generate(5, 40, 100)
    assert identity.generate(5, 40, 100) != identity.generate(6, 40, 100)


def test_stories_hold_what_they_say_they_hold():
    for story in identity.generate(1, 200, 100):
        text, extraction = story.article.text, story.extraction()
        assert "{" not in text
        for mention in extraction.mentions:
            assert text[mention.start : mention.end] == mention.text
        assert set(story.identity_of(extraction).values()) <= {n.identity for n in story.named}
        assert len(extraction.entities) == len({n.identity for n in story.named})


def test_pairwise_scores():
    assert identity.score([("a", 1), ("a", 1), ("b", 2)]) == (1.0, 1.0)
    assert identity.score([("a", 1), ("a", 1), ("a", 2)]) == (pytest.approx(1 / 3), 1.0)
    assert identity.score([("a", 1), ("b", 1)]) == (1.0, 0.0)


def test_who_is_who_is_found_as_well_as_asked():
    figures = {figure.measure: figure.value for figure in identity.measure(seeds=(1, 2))}
    assert figures["pairwise F1"] >= 0.97
    assert figures["wrong merges"] <= 0.01  # a tenth of the full size: one namesake weighs ten times as much


def test_three_orders_of_reading_give_the_same_bytes():
    extractions = [story.extraction() for story in identity.generate(3, 300, 100)]
    orders = (extractions, extractions[::-1], extractions[150:] + extractions[:150])
    records = {"".join(record_lines(Corpus(order).entities)) for order in orders}
    assert len(records) == 1
