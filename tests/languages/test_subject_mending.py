"""Subjects that the models hang on what stands between them and their verb."""

from __future__ import annotations

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.subject_mending import mend_described_subjects, mend_subjects_of_participles

CASES = [
    (
        mend_subjects_of_participles,
        "Morin/PROPN/nsubj/2 ,/PUNCT/punct/2 prêté/VERB+part/advcl/7 à/ADP/case/4 Metz/PROPN/obl/2"
        " ,/PUNCT/punct/7 a/AUX+fin/aux/7 signé/VERB+part/ROOT/7",
        {"Morin": ("nsubj", "signé"), "prêté": ("acl", "Morin")},
    ),
    (  # the verb has its own subject: the participle opens the sentence
        mend_subjects_of_participles,
        "Morin/PROPN/nsubj/2 ,/PUNCT/punct/2 parti/VERB+part/advcl/6 ,/PUNCT/punct/6 Metz/PROPN/nsubj/6"
        " a/AUX+fin/aux/6 signé/VERB+part/ROOT/6",
        {"Morin": ("nsubj", "parti")},
    ),
    (
        mend_described_subjects,
        "Avec/ADP/case/1 Holm/PROPN/obl/8 ,/PUNCT/punct/4 le/DET/det/4 ministre/NOUN/appos/1 ,/PUNCT/punct/8"
        " Sidibe/PROPN/appos/1 ,/PUNCT/punct/8 parle/VERB+fin/ROOT/8",
        {"ministre": ("nsubj", "parle"), "Sidibe": ("appos", "ministre")},
    ),
    (  # no name between the commas
        mend_described_subjects,
        "Avec/ADP/case/1 Holm/PROPN/obl/8 ,/PUNCT/punct/4 le/DET/det/4 ministre/NOUN/appos/1 ,/PUNCT/punct/8"
        " hier/ADV/advmod/8 ,/PUNCT/punct/8 parle/VERB+fin/ROOT/8",
        {"ministre": ("appos", "Holm")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES)
def test_subjects(mend, text, wanted):
    tree = tree_of(text)
    mend(tree)
    assert {word: arcs(tree)[word] for word in wanted} == wanted
