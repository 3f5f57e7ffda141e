"""Texts to trees, with the models there are."""

from __future__ import annotations

import pytest
import spacy

from kgbuild.clauses.models import choose_model, list_models
from kgbuild.clauses.parser import Parser
from kgbuild.errors import LanguageError
from kgbuild.languages import get_language

TEXT = "Jean Moreau vit à Lisbonne. La sage-femme Claire Dupuis vit à Rome."


def test_a_model_without_names_borrows_them(tmp_path):
    model = choose_model("fr")
    spacy.load(model, exclude=["ner"]).to_disk(tmp_path / "nameless")
    own = Parser(get_language("fr"), model).parse(TEXT)
    borrowed = Parser(get_language("fr"), str(tmp_path / "nameless")).parse(TEXT)
    labels = [[t.label for t in s.tokens] for s in own]
    assert any(any(row) for row in labels)
    assert [[t.label for t in s.tokens] for s in borrowed] == labels


def test_offsets_count_code_points():
    text = "𝔸 🙂 — Paris.\n\nJean Moreau vit à Lisbonne."
    for sentence in Parser(get_language("fr")).parse(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text


def test_compounds_with_hyphens_are_one_french_word():
    tokens = [t.text for s in Parser(get_language("fr")).parse(TEXT) for t in s.tokens]
    assert "sage-femme" in tokens


def test_a_model_that_is_absent_is_named():
    with pytest.raises(LanguageError, match=r"KG304.*fr_none.*pip install"):
        Parser(get_language("fr"), "fr_none")


def test_one_model_of_a_language_is_used():
    used = [row.package for row in list_models() if row.used and row.language == "fr"]
    assert used == [choose_model("fr")]
