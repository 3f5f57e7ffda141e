"""Reading, labelling and scoring of marked sentences."""

from __future__ import annotations

import pytest

from benchmarks import relx
from kgbuild.model import Article, Entity, Extraction, Mention, Span, Statement

TEXT = "Maud Terrasse is the head of Voltarive in Lyon."
MARKED = (
    '1\t"<e1> Maud Terrasse </e1> is the head of <e2> Voltarive </e2> in Lyon."\nper:employee_of(e1,e2)\n\n\n'
)


@pytest.fixture
def item(tmp_path):
    path = tmp_path / "set.txt"
    path.write_text(MARKED, encoding="utf-8")
    return relx.read(path)[0]


def mention(text, entity, type_):
    start = TEXT.index(text)
    return Mention(f"m{start}", start, start + len(text), text, "name", 0, 0, type_, entity=entity)


def extraction(*statements):
    names = [("Maud Terrasse", "e1", "Person"), ("Voltarive", "e2", "Organisation"), ("Lyon", "e3", "Place")]
    entities = tuple(Entity(id_, id_, type_, name, (name,)) for name, id_, type_ in names)
    mentions = tuple(mention(name, id_, type_) for name, id_, type_ in names)
    return Extraction(Article("a", "a", "en", TEXT), mentions, entities, statements)


def statement(subject, relation, target, polarity="positive"):
    whole = Span(0, len(TEXT), TEXT)
    return Statement(
        "s1", subject, relation, {}, target, {}, polarity, "certain", None, whole, whole, 1.0, "en/x"
    )


def test_marks_are_taken_out_of_the_text(item):
    assert item.text == TEXT
    assert (item.marked(1), item.marked(2)) == ("Maud Terrasse", "Voltarive")
    assert item.label == "per:employee_of(e1,e2)"


@pytest.mark.parametrize(
    ("given", "label"),
    [
        (statement("e1", "headOf", "e2"), "org:top_members/employees(e2,e1)"),
        (statement("e1", "employeeOf", "e2"), "per:employee_of(e1,e2)"),
        (statement("e2", "appoints", "e1"), "per:employee_of(e1,e2)"),
        (statement("e1", "headOf", "e2", polarity="negative"), relx.NO_RELATION),
        (statement("e2", "basedIn", "e3"), relx.NO_RELATION),
        (statement("e1", "criticises", "e2"), relx.NO_RELATION),
    ],
)
def test_labels_of_statements(item, given, label):
    assert relx.Classifier("en").from_statements(item, extraction(given)) == label


def test_labels_of_types(item):
    assert relx.Classifier("en").from_types(item, extraction()) == "per:employee_of(e1,e2)"


def test_scores_count_direction_and_leave_no_relation_out():
    gold = ["a(e1,e2)", "a(e1,e2)", "b(e1,e2)", "no_relation"]
    macro, micro = relx.scores(gold, ["a(e1,e2)", "a(e2,e1)", "b(e1,e2)", "b(e1,e2)"])
    assert macro == pytest.approx((2 * 1 / 4 + 2 * 1 / 3) / 2)
    assert micro == pytest.approx(2 * 2 / 7)
