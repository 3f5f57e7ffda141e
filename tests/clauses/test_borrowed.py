"""Who acts on the occasion, or under the sign, that a noun names."""

from __future__ import annotations

import pytest

CASES = [
    # sentence, noun, slot, preposition, the words that fill it
    ("Avec l'appui de la Norvège, la Suède a repris le port.", "appui", "doer", "avec", ["Suède"]),
    ("La Suède, avec le soutien de la Norvège, a repris le port.", "soutien", "doer", "avec", ["Suède"]),
    (
        "Après une visite à Oslo, Claire Vautrin a été arrêtée.",
        "visite",
        "bearer",
        "après",
        ["Claire Vautrin"],
    ),
    ("Après une visite à Oslo, Claire Vautrin a été arrêtée.", "visite", "doer", "après", []),
    ("Après trois jours de discussions avec Oslo, la Suède cède.", "discussion", "doer", "après", ["Suède"]),
    ("L'appui de la Norvège a surpris la Suède.", "appui", "doer", "avec", []),
]


@pytest.mark.parametrize(("text", "noun", "slot", "preposition", "words"), CASES)
def test_a_circumstance_borrows_the_subject_of_its_clause(clauses_of, text, noun, slot, preposition, words):
    found = [
        a.span.text
        for c in clauses_of("fr", text)
        if c.kind == "event" and c.lemma == noun
        for a in c.arguments
        if (a.slot, a.preposition) == (slot, preposition)
    ]
    assert found == words
