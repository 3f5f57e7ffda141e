"""Verbs that the models take for nouns."""

from __future__ import annotations

import pytest
from mended_trees import tree_of

from kgbuild.languages.fr.hidden_verbs import hidden_verb, present_forms

SAYINGS = present_forms(["tempêter"])
FORMS = present_forms(["contrôler", "tempêter", "prendre acte", "dire"])


def test_the_present_of_verbs_in_er():
    assert {"contrôle", "contrôlent", "tempête", "tempêtent"} == FORMS


def test_the_present_of_verbs_in_ir():
    assert present_forms([], ["bannir"]) == {"bannit", "bannissent"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oslo/PROPN/ROOT/0 contrôle/NOUN/amod/0 Riga/PROPN/flat/1 ./PUNCT/punct/0", (1, "accuse")),
        (
            "Oslo/PROPN/ROOT/0 et/CCONJ/cc/2 Riga/PROPN/conj/0 contrôlent/NOUN/amod/0 le/DET/det/5"
            " port/NOUN/x/3 ./PUNCT/punct/0",
            (3, "accusent"),
        ),
        # a noun with its article, a sentence with a verb, a noun at the end
        (
            "Oslo/PROPN/ROOT/0 sans/ADP/case/3 un/DET/det/3 contrôle/NOUN/obl/0 de/ADP/x/3 Riga/PROPN/x/3",
            None,
        ),
        ("Oslo/PROPN/x/3 contrôle/NOUN/x/0 Riga/PROPN/x/1 est/AUX+fin/cop/4 grand/ADJ/ROOT/4", None),
        ("Oslo/PROPN/ROOT/0 contrôle/NOUN/amod/0 ./PUNCT/punct/0", None),
        (
            "«/PUNCT/x/1 Va/VERB+fin/ROOT/1 »/PUNCT/x/1 ,/PUNCT/x/1 tempête/NOUN/x/1"
            " Paul/PROPN/x/4 ./PUNCT/x/1",
            (4, "accuse"),
        ),
        (
            "«/PUNCT/x/1 Va/VERB+fin/ROOT/1 »/PUNCT/x/1 ,/PUNCT/x/1 contrôle/NOUN/x/1 Paul/PROPN/x/4"
            " ./PUNCT/x/1",
            None,
        ),
        (  # a second verb beside it has no other subject
            "Oslo/PROPN/ROOT/0 contrôle/ADJ/amod/0 et/CCONJ/cc/3 vend/VERB+fin/conj/1 le/DET/det/5"
            " port/NOUN/obj/3 ./PUNCT/punct/0",
            (1, "accuse"),
        ),
    ],
)
def test_a_hidden_verb(text, wanted):
    assert hidden_verb(tree_of(text).tokens, FORMS, SAYINGS) == wanted
