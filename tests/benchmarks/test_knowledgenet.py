"""Facts out of what the program finds, and how they are counted."""

from __future__ import annotations

import json

import pytest

from benchmarks.knowledgenet import Fact, FactFinder, Passage, hits, read
from benchmarks.passages import read_alone
from benchmarks.scoring import Hits
from kgbuild.model import Article
from kgbuild.pipeline import pipeline_for


def found(text):
    reading = read_alone(pipeline_for("en"), Article("a", "a", "en", text))
    facts = set(FactFinder().facts(reading))
    return {(f.property, text[slice(*f.subject)], text[slice(*f.object)]) for f in facts}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Claire Dupuis lives in Berlin.", ("PLACE_OF_RESIDENCE", "Claire Dupuis", "Berlin")),
        ("She lives in Lyon, France.", ("PLACE_OF_RESIDENCE", "She", "France")),
        ("John Mercer died on 7 May 1925.", ("DATE_OF_DEATH", "John Mercer", "7 May 1925")),
        ("He studied at Nordalia University.", ("EDUCATED_AT", "He", "Nordalia University")),
    ],
)
def test_facts_of_a_passage(text, fact):
    assert fact in found(text)


def test_what_is_denied_is_no_fact():
    assert found("Claire Dupuis does not live in Berlin.") == set()


def test_only_exhaustive_properties_count():
    wanted = (Fact("SPOUSE", (0, 5), (9, 12)), Fact("CEO", (0, 5), (9, 12)))
    passage = Passage("p", "", frozenset({"SPOUSE"}), wanted)
    given = [
        Fact("SPOUSE", (2, 5), (9, 15)),  # overlaps
        Fact("SPOUSE", (9, 12), (0, 5)),  # wrong way round
        Fact("CEO", (20, 25), (30, 35)),  # not asked for
    ]
    assert hits(passage, given) == Hits(right=1, found=2, recalled=1, wanted=1)


def test_offsets_count_from_the_start_of_the_passage(tmp_path):
    row = {"doc": "7", "start": 100, "text": "Ada married Bo.", "exhaustive_props": ["SPOUSE"]}
    row["facts"] = [{"prop": "SPOUSE", "ss": 100, "se": 103, "os": 112, "oe": 114}]
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert read(path)[0].facts == (Fact("SPOUSE", (0, 3), (12, 14)),)
