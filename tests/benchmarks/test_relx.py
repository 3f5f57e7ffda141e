"""Reading, labelling and scoring of marked sentences."""

from __future__ import annotations

import pytest

from benchmarks import relx
from benchmarks.passages import read_alone
from benchmarks.relx_marks import MarkKinds
from benchmarks.relx_pairs import PairReader
from kgbuild.model import Article, Entity, Extraction, Mention, Span, Statement
from kgbuild.pipeline import pipeline_for

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


def marked(item, found):
    return relx.Marked(item, found, {}, {1: {"Person": 2.0}, 2: {"Organisation": 2.0}})


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
    assert relx.Classifier().from_statements(marked(item, extraction(given))) == label


def test_labels_of_types(item):
    assert relx.Classifier().from_types(marked(item, extraction())) == "per:employee_of(e1,e2)"


def read_off(lang, text):
    """The label of a sentence with the marks ``[1 …]`` and ``[2 …]``, and the kinds of its marks."""
    tagged = text
    for number in "12":
        before, rest = tagged.split(f"[{number} ")
        name, after = rest.split("]", 1)
        tagged = f"{before}<e{number}> {name} </e{number}>{after}"
    item = relx.unmarked("1", tagged, relx.NO_RELATION)
    reading = read_alone(pipeline_for(lang), Article("a", "a", lang, item.text))
    found = relx.Marked.of(item, reading, MarkKinds(lang))
    return PairReader(lang).label(found.marks, found.votes), (found.kind(1), found.kind(2))


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("en", "The [1 Terrasse] Foundation wrote to [2 her] in May.", ("Organisation", "Person")),
        ("en", "[1 Maud Terrasse] is an actress and [2 playwright].", ("Person", "Title")),
        ("en", "The [1 Belgian] chemist moved to [2 Texas].", ("Nationality", "state")),
        ("fr", "[1 Il] a étudié au [2 Voltarive College].", ("Person", "Organisation")),
        ("fr", "Le [1 président] a parlé à Lyon en [2 juin 1987].", ("Title", "Year")),
    ],
)
def test_kinds_of_marks(lang, text, kinds):
    assert read_off(lang, text)[1] == kinds


@pytest.mark.parametrize(
    ("lang", "text", "label"),
    [
        ("en", "[1 Maud Terrasse] and her husband [2 John Mercer] lived there.", "per:spouse(e2,e1)"),
        ("en", "[1 Maud Terrasse] sang with [2 John Mercer].", None),
        ("en", "The [1 Voltarive School of Arts] ( [2 VSA] ) is large.", "org:alternate_names(e1,e2)"),
        ("en", "[1 John Mercer], better known as [2 Johnny Moon], sang.", "per:alternate_names(e1,e2)"),
        ("en", "[1 Voltarive University] opened its doors in [2 1967].", "org:founded(e1,e2)"),
        ("en", "[1 Voltarive University] won the cup in [2 1967].", None),
        ("en", "[1 Nordalia Foods] was taken over by [2 Voltarive Group].", "org:subsidiaries(e2,e1)"),
        ("en", "[1 Nordalia Foods], a subsidiary of [2 Voltarive Group], fell.", "org:subsidiaries(e2,e1)"),
        ("en", "[1 John Mercer] was born near Bath in [2 England].", "per:country_of_birth(e1,e2)"),
        ("en", "[1 John Mercer] sang in [2 England].", "per:countries_of_residence(e1,e2)"),
        ("fr", "[1 Maud Terrasse] est née près de Gand en [2 Belgique].", "per:country_of_birth(e1,e2)"),
        ("fr", "[1 Voltarive Group] a été fondé par [2 Maud Terrasse].", "org:founded_by(e1,e2)"),
        ("fr", "[1 Maud Terrasse] a travaillé pour [2 Voltarive Group].", "per:employee_of(e1,e2)"),
        ("fr", "Son mari [1 John Mercer] vivait avec [2 elle].", "per:spouse(e2,e1)"),
    ],
)
def test_labels_of_words_beside_the_marks(lang, text, label):
    assert read_off(lang, text)[0] == label


def test_scores_count_direction_and_leave_no_relation_out():
    gold = ["a(e1,e2)", "a(e1,e2)", "b(e1,e2)", "no_relation"]
    macro, micro = relx.scores(gold, ["a(e1,e2)", "a(e2,e1)", "b(e1,e2)", "b(e1,e2)"])
    assert macro == pytest.approx((2 * 1 / 4 + 2 * 1 / 3) / 2)
    assert micro == pytest.approx(2 * 2 / 7)
