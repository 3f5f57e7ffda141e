from dataclasses import replace

import pytest

from kgbuild.errors import OutputError
from kgbuild.graph.trig import write_trig
from kgbuild.graph.validate import validate
from kgbuild.model import Span, Topic

pytest.importorskip("pyshacl")


def messages(extractions, path, texts=None, edit=None):
    write_trig(extractions, path / "graph.trig")
    if edit:
        text = (path / "graph.trig").read_text(encoding="utf-8")
        assert edit[0] in text
        (path / "graph.trig").write_text(text.replace(*edit), encoding="utf-8")
    return [violation.message for violation in validate(path / "graph.trig", texts)]


def test_what_the_program_writes_is_valid(french, english, tmp_path):
    texts = {e.article.id: e.article.text for e in (french, english)}
    assert messages([french, english], tmp_path, texts) == []


@pytest.mark.parametrize(
    ("number", "change", "message"),
    [
        (0, {"subject": "e3"}, []),
        (1, {"subject": "e2"}, ["The relation does not admit a subject of this class."]),
        (1, {"object": "e3"}, ["The relation does not admit an object of this class."]),
        (1, {"object": Topic("tout")}, ["The relation does not admit a noun phrase as its object."]),
        (0, {"confidence": 1.5}, ["A statement has a confidence between 0 and 1."]),
        (0, {"polarity": "unsure"}, ["A statement is positive or negative."]),
        (
            0,
            {"trigger": Span(9, 16, "fournis")},
            ["The trigger's words are not in the sentence at their offsets."],
        ),
        (
            0,
            {"trigger": Span(9, 15, "fournit")},
            [
                "The offsets are not as far apart as the quoted words are long.",
                "The trigger's words are not in the sentence at their offsets.",
            ],
        ),
    ],
)
def test_a_statement_that_breaks_a_rule_is_found(french, tmp_path, number, change, message):
    broken = replace(french, statements=(replace(french.statements[number], **change),))
    assert sorted(messages([broken], tmp_path)) == message


def test_offsets_are_checked_against_the_text(french, tmp_path):
    texts = {french.article.id: "x" + french.article.text}
    found = messages([french], tmp_path, texts)
    assert set(found) == {"The article's text has other words at these offsets."}


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            ('kgb:expertIn "réseaux"@fr', "kgb:criticises <urn:kgbuild:entity:chili>"),
            [
                "A denied statement stands as a direct triple.",
                "A statement that is marked as a fact has no direct triple.",
            ],
        ),
        (
            ("rdf:predicate kgb:headOf", "rdf:predicate kgb:headedOf"),
            ["The relation is neither one of the vocabulary nor an open one."],
        ),
        (('rdfs:label "Mérisol"@fr', 'skos:altLabel "Mérisol"@fr'), ["An entity has a name."]),
        (('kgb:textHash "', 'kgb:textHash "z'), ["An article has the SHA-256 of its text."]),
        (
            ('rdfs:label "heads"@en', 'rdfs:label "heads"@en , "leads"@en'),
            ["A statement has one label in each language."],
        ),
    ],
)
def test_a_file_that_was_changed_is_found_out(french, tmp_path, edit, message):
    assert sorted(messages([french], tmp_path, edit=edit)) == message


def test_a_violation_names_what_breaks_the_rule(french, tmp_path):
    broken = replace(french, statements=(replace(french.statements[0], confidence=1.5),))
    write_trig([broken], tmp_path / "graph.trig")
    [violation] = validate(tmp_path / "graph.trig")
    assert violation.focus.startswith("urn:kgbuild:statement:")
    assert str(violation).endswith("A statement has a confidence between 0 and 1. (1.5)")


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(OutputError, match="KG531"):
        validate(tmp_path / "missing.trig")
