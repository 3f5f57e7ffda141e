"""Names that the model does not know, and what is read in their place."""

from __future__ import annotations

import pytest

from kgbuild.clauses.parser import Parser
from kgbuild.clauses.stand_ins import StandIns
from kgbuild.languages import get_language
from kgbuild.model import Token

KNOWN = {"La", "Le", "Lisbonne", "PARIS"}


def found(text: str, labels: dict[str, str]) -> dict[str, str]:
    """The unknown words of a text with what is read instead; ``labels`` marks the names' first words."""
    tokens, start, label = [], 0, ""
    for index, word in enumerate(text.split()):
        begins = word in labels
        label = labels.get(word, label if word[:1].isupper() else "")
        tokens.append(
            Token(index, start, start + len(word), word, word, "X", {}, 0, "dep", label, label_start=begins)
        )
        start += len(word) + 1
    stand_ins = StandIns(get_language("fr"), lambda token: token.text in KNOWN).find(tokens)
    return {token.text: stand_ins[token.start] for token in tokens if token.start in stand_ins}


CASES = [
    ("Le projet Nordaille avance", {}, {"Nordaille": "Renault"}),
    ("il voit Oda Brevik ici", {"Oda": "PER"}, {"Oda": "Pierre", "Brevik": "Martin"}),
    ("il voit Oda Brevik ici", {}, {"Oda": "Renault", "Brevik": "Martin"}),
    ("il va de Brumont à Lisbonne", {"Brumont": "LOC"}, {"Brumont": "Lyon"}),
    ("il va à Brumont Volmarine ici", {"Brumont": "LOC", "Volmarine": "ORG"},
     {"Brumont": "Lyon", "Volmarine": "Renault"}),
    ("La MARQUE BREVIK QUITTE PARIS", {}, {}),  # a headline in capitals
    ("le A320 de Q a Nord2", {}, {}),  # what is no plain word keeps its form
]  # fmt: skip


@pytest.mark.parametrize(("text", "labels", "expected"), CASES)
def test_unknown_names(text, labels, expected):
    assert found(text, labels) == expected


def test_words_and_offsets_stay():
    text = "Le patron de Brumontaine, Oda Brevik, quitte Lisbonne."
    tokens = [t for s in Parser(get_language("fr")).parse(text) for t in s.tokens]
    assert [text[t.start : t.end] for t in tokens] == [t.text for t in tokens]
    assert {"Brumontaine", "Oda", "Brevik"} <= {t.text for t in tokens}


def test_an_unknown_name_is_no_adjective():
    sentence = Parser(get_language("fr")).parse(
        "Financé par la région, le projet NordFjaelle doit continuer."
    )[0]
    assert next(t.pos for t in sentence.tokens if t.text == "NordFjaelle") == "PROPN"
