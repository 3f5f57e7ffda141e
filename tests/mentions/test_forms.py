"""Gender and number of describing phrases."""

from __future__ import annotations

import pytest

from kgbuild.languages import get_language
from kgbuild.mentions.forms import PhraseForms
from kgbuild.mentions.nominals import NominalSpan
from kgbuild.model import Sentence, Token

CASES = [
    # language, sentence, phrase, gender, number
    ("fr", "La ministre a signé.", "La ministre", "f", "s"),
    ("fr", "Le ministre a signé.", "Le ministre", "m", "s"),
    ("fr", "Cette ministre a signé.", "Cette ministre", "f", "s"),
    ("fr", "Les ministres ont signé.", "Les ministres", "", "p"),
    ("fr", "L'ancienne ministre est partie.", "L'ancienne ministre", "f", "s"),
    ("fr", "L'artiste française est partie.", "L'artiste française", "f", "s"),
    ("fr", "Un proche du maire a signé.", "maire", "m", "s"),
    # participles agree
    ("fr", "Choisie par le parti, l'ex-ministre a signé.", "l'ex-ministre", "f", "s"),
    ("fr", "L'ex-ministre a été condamné.", "L'ex-ministre", "m", "s"),
    ("fr", "L'ex-ministre élue en mai a signé.", "L'ex-ministre", "f", "s"),
    # whoever it is, the word has one gender
    ("fr", "La victime a parlé.", "La victime", "", "s"),
    # the article knows that it is one
    ("fr", "Le fonds a signé.", "Le fonds", "m", "s"),
    ("fr", "Les fonds ont signé.", "Les fonds", "m", "p"),
    ("fr", "La société a signé.", "La société", "f", "s"),
    ("en", "The chairwoman met the ministers.", "The chairwoman", "f", "s"),
    ("en", "The chairwoman met the ministers.", "the ministers", "", "p"),
]


@pytest.mark.parametrize(("lang", "text", "phrase", "gender", "number"), CASES)
def test_a_phrase_has_its_gender_and_number(find, lang, text, phrase, gender, number):
    [mention] = [m for m in find(lang, text) if m.kind == "nominal" and m.text == phrase]
    assert (mention.gender, mention.number) == (gender, number)


def test_the_article_overrules_the_tagger():
    tokens = (
        Token(0, 0, 2, "Le", "le", "DET", {}, 1, "det"),
        Token(1, 3, 8, "fonds", "fonds", "NOUN", {"Number": "Plur"}, 1, "ROOT"),
    )
    sentence = Sentence(0, 0, 0, 8, "Le fonds", tokens)
    assert PhraseForms(get_language("fr")).number(sentence, NominalSpan(0, 1, 1, None)) == "s"
