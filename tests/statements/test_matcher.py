"""Which words fill a trigger's slots: its last noun's complements, and nouns that say what something is."""

from __future__ import annotations

import pytest
from telling import told

from kgbuild.pipeline import pipeline_for
from kgbuild.statements.matcher import _says_what


def said(lang: str, text: str) -> set[tuple[str, str, str]]:
    """The statements of a text, as names and topics."""
    return {statement[:3] for statement in told(lang, text)}


@pytest.mark.parametrize(
    ("lang", "text", "statement"),
    [
        (
            "fr",
            "Paul Esnault est président du conseil d'administration de la société Volmarine.",
            ("Paul Esnault", "headOf", "Volmarine"),
        ),
        (
            "fr",
            "Paul Esnault est PDG de la société Volmarine.",
            ("Paul Esnault", "headOf", "Volmarine"),
        ),
        ("en", "Laura Whitcombe, head of state of Norway, signed.", ("Laura Whitcombe", "headOf", "Norway")),
    ],
)
def test_the_complement_of_a_triggers_last_noun_counts(lang, text, statement):
    assert statement in said(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "noun", "wanted"),
    [
        ("fr", "Claire Vautrin, maire de Lyon, a signé.", "maire", True),
        ("fr", "Paul Esnault est le maire de Lyon.", "maire", True),
        ("fr", "Paul Esnault est contre le maire.", "maire", False),
        ("fr", "Le sénateur Paul Esnault a signé.", "sénateur", True),
        ("fr", "Le bureau de Volmarine a signé.", "bureau", False),
        ("fr", "Le maire a signé.", "maire", False),
        ("fr", "Volmarine, trois usines, recrute.", "usines", False),
        ("en", "Laura Whitcombe, mayor of Leeds, signed.", "mayor", True),
        ("en", "Hugo Lambert is the mayor of Leeds.", "mayor", True),
        ("en", "The mayor signed.", "mayor", False),
    ],
)
def test_a_noun_says_what_something_is(lang, text, noun, wanted):
    [sentence] = pipeline_for(lang).parser.parse(text)
    [token] = [t for t in sentence.tokens if t.text == noun]
    assert _says_what(token, sentence) is wanted


@pytest.mark.parametrize(
    ("lang", "text", "statement"),
    [
        (
            "fr",
            "Claire Vautrin promet de baisser les impôts.",
            ("Claire Vautrin", "promises", "baisser les impôts"),
        ),
        ("en", "Laura Whitcombe vowed to cut taxes.", ("Laura Whitcombe", "promises", "cut taxes")),
    ],
)
def test_an_infinitive_is_a_topic(lang, text, statement):
    assert statement in said(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "Claire Vautrin promet qu'elle viendra."),
        ("en", "Laura Whitcombe promised that she would come."),
    ],
)
def test_a_finite_clause_is_no_topic(lang, text):
    assert "promises" not in {relation for _, relation, _ in said(lang, text)}
