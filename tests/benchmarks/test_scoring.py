"""The scorer on a tiny gold: each measure moves with the mistake that it is meant to see."""

from __future__ import annotations

import copy

import pytest

from benchmarks.naming import keys, normalised, same_phrase
from benchmarks.scoring import Hits, score, total

SYMMETRIC = {"meets"}


def entity(id_, type_, *names, **more):
    return {"id": id_, "type": type_, "name": names[0], "names": list(names), **more}


def gold_statement(subject, relations, target, **more):
    whole = {"s": subject, "rel": relations, "o": target, "o_text": None, "qualifiers": {}, "core": True}
    return {**whole, "polarity": "positive", "certainty": "certain", "source": None, **more}


def statement(subject, relation, target, **more):
    whole = {"subject": subject, "relation": relation, "object": target, "attributed_to": None}
    return {**whole, "polarity": "positive", "certainty": "certain", **more}


@pytest.fixture
def gold():
    return {
        "entities": [
            entity("g1", "Person", "Maud Terrasse", "Terrasse"),
            entity("g2", "Organisation", "Voltarive"),
            entity("g3", "Place", "Norvège", "norvégien", also_type="Organisation"),
            entity("g4", "Place", "Haute-Brise", optional=True),
            entity("g5", "Event", "Salon de Rivelle"),
        ],
        "statements": [
            gold_statement("g1", ["headOf", "founderOf"], "g2"),
            gold_statement("g1", ["meets"], "g3", certainty="probable", source="g2"),
            gold_statement("g2", ["producerOf"], None, o_text="des bornes de recharge", core=False),
        ],
    }


@pytest.fixture
def document():
    return {
        "entities": [
            entity("e1", "Person", "Maud Terrasse"),
            entity("e2", "Organisation", "Voltarive"),
            entity("e3", "Place", "la Norvège"),
            entity("e4", "Person", "Bornes"),
        ],
        "statements": [
            statement("e1", "founderOf", "e2"),
            statement("e3", "meets", "e1", certainty="probable", attributed_to="e2"),
            statement("e2", "producerOf", {"text": "bornes de recharge rapides"}),
            statement("e2", "headOf", "e1"),
        ],
    }


def test_entities(gold, document):
    found = score(gold, document, SYMMETRIC)
    assert found.entities == Hits(right=3, found=4, recalled=3, wanted=3)
    assert found.entities.precision == 0.75
    assert found.entities.recall == 1.0
    assert found.entities.f1 == pytest.approx(6 / 7)


def test_a_wrong_type_counts_for_typed_entities_only(gold, document):
    document["entities"][1]["type"] = "Person"
    document["entities"][2]["type"] = "Organisation"  # as right as Place, says the gold
    found = score(gold, document, SYMMETRIC)
    assert found.entities.right == 3
    assert found.typed_entities == Hits(right=2, found=4, recalled=2, wanted=3)


def test_optional_entities_are_right_but_not_wanted(gold, document):
    document["entities"].append(entity("e5", "Place", "Haute-Brise"))
    assert score(gold, document, SYMMETRIC).entities == Hits(right=4, found=5, recalled=3, wanted=3)


def test_statements(gold, document):
    found = score(gold, document, SYMMETRIC)
    # The wrong direction of an asymmetric relation is wrong; a symmetric one may be swapped.
    assert found.pairs == Hits(right=2, found=3, recalled=2, wanted=2)
    assert found.typed == Hits(right=2, found=3, recalled=2, wanted=2)


def test_another_relation_is_right_as_a_pair_only(gold, document):
    document["statements"][0]["relation"] = "supports"
    found = score(gold, document, SYMMETRIC)
    assert (found.pairs.right, found.typed.right) == (2, 1)
    assert (found.pairs.recalled, found.typed.recalled) == (2, 1)


def test_a_direction_that_matters(gold, document):
    gold["statements"][1]["rel"] = ["visits"]
    document["statements"][1]["relation"] = "visits"
    assert score(gold, document, SYMMETRIC).typed.right == 1


def test_statements_outside_the_core_are_not_missed(gold, document):
    document["statements"] = document["statements"][:1]
    assert score(gold, document, SYMMETRIC).typed == Hits(right=1, found=1, recalled=1, wanted=2)


def test_standing(gold, document):
    standing = score(gold, document, SYMMETRIC).standing
    assert (standing.matched, standing.polarity, standing.certainty, standing.source) == (3, 3, 3, 3)
    assert standing.false_assertions == 0
    assert standing.share(standing.polarity) == 1.0


@pytest.mark.parametrize(
    ("change", "measure"),
    [
        ({"polarity": "negative"}, "polarity"),
        ({"certainty": "possible"}, "certainty"),
        ({"attributed_to": None}, "source"),
        ({"attributed_to": "e1"}, "source"),
        ({"attributed_to": {"text": "un proche"}}, "source"),
    ],
)
def test_a_wrong_standing_is_seen(gold, document, change, measure):
    document["statements"][1].update(change)
    assert getattr(score(gold, document, SYMMETRIC).standing, measure) == 2


def test_a_doubtful_statement_given_as_a_fact_is_a_false_assertion(gold, document):
    document["statements"][1]["certainty"] = "certain"
    assert score(gold, document, SYMMETRIC).standing.false_assertions == 1


def test_a_source_without_a_name_is_compared_by_its_words(gold, document):
    gold["statements"][1]["source"] = "un proche du dossier"
    document["statements"][1]["attributed_to"] = {"text": "ce proche"}
    assert score(gold, document, SYMMETRIC).standing.source == 3


def test_sums(gold, document):
    once = score(gold, document, SYMMETRIC)
    twice = total([once, copy.deepcopy(once)])
    assert twice.entities == Hits(6, 8, 6, 6)
    assert twice.standing.matched == 6
    assert total([]).typed.f1 == 0.0


def test_nothing_found(gold):
    found = score(gold, {"entities": [], "statements": []}, SYMMETRIC)
    assert (found.typed.precision, found.typed.recall, found.typed.f1) == (0.0, 0.0, 0.0)
    assert found.standing.share(0) == 0.0


@pytest.mark.parametrize(
    ("name", "expected"),
    [("L’Union", "union"), ("les  Pays-Bas.", "pays-bas"), ("The Hague's", "hague"), ("Lason", "lason")],
)
def test_normal_forms(name, expected):
    assert normalised(name) == expected


def test_words_of_nationality_name_their_country():
    assert "tunisie" in keys(["tunisiennes"])


def test_phrases():
    assert same_phrase("la réforme des retraites", "réforme")
    assert not same_phrase("la réforme", "la grève")
    assert not same_phrase("", "la grève")
