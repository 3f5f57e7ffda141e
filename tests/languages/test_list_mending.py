"""Lists that French models take apart, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.list_mending import (
    mend_appositions_in_lists,
    mend_conjuncts_of_complements,
    mend_conjuncts_of_verbs,
    mend_lists,
    mend_pairs_of_names,
    mend_pairs_of_subjects,
)
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_lists,
        "vise/VERB+fin/ROOT/0 Oslo/PROPN/obj/0 ,/PUNCT/punct/0 Rome/PROPN/appos/1 et/CCONJ/cc/5"
        " Nice/PROPN/conj/3",
        {"Rome": ("conj", "Oslo")},
    ),
    (
        mend_lists,
        "dénonce/VERB+fin/ROOT/0 les/DET/det/2 taxes/NOUN/obj/0 ,/PUNCT/punct/0 la/DET/det/5"
        " baisse/NOUN/obl/0 et/CCONJ/cc/8 le/DET/det/8 retrait/NOUN/conj/5",
        {"baisse": ("conj", "taxes")},
    ),
    (  # who somebody is
        mend_lists,
        "voit/VERB+fin/ROOT/0 Morel/PROPN/obj/0 ,/PUNCT/punct/0 maire/NOUN/appos/1 et/CCONJ/cc/5"
        " député/NOUN/conj/3",
        {"maire": ("appos", "Morel")},
    ),
    (  # set off on both sides
        mend_lists,
        "dénonce/VERB+fin/ROOT/0 les/DET/det/2 taxes/NOUN/obj/0 ,/PUNCT/punct/0 le/DET/det/5"
        " fléau/NOUN/appos/2 ,/PUNCT/punct/0 et/CCONJ/cc/9 la/DET/det/9 dette/NOUN/conj/5",
        {"fléau": ("appos", "taxes")},
    ),
    (  # who does what follows
        mend_lists,
        "À/ADP/case/1 Oslo/PROPN/obl/7 ,/PUNCT/punct/1 Morel/PROPN/appos/1 et/CCONJ/cc/5"
        " Dumas/PROPN/conj/3 ont/AUX+fin/aux/7 voté/VERB+part/ROOT/7",
        {"Morel": ("appos", "Oslo")},
    ),
    (
        mend_conjuncts_of_verbs,
        "réclame/VERB+fin/ROOT/0 une/DET/det/2 hausse/NOUN/obj/0 et/CCONJ/cc/5 le/DET/det/5"
        " retrait/NOUN/conj/0",
        {"retrait": ("conj", "hausse")},
    ),
    (
        mend_conjuncts_of_complements,
        "s'oppose/VERB+fin/ROOT/0 à/ADP/case/2 vente/NOUN/obl/0 de/ADP/case/4 gare/NOUN/nmod/2"
        " et/CCONJ/cc/7 à/ADP/case/7 hausse/NOUN/conj/4",
        {"hausse": ("conj", "vente")},
    ),
    (
        mend_pairs_of_subjects,
        "maire/NOUN/nsubj/5 et/CCONJ/cc/5 la/DET/det/3 préfète/NOUN/nsubj/5 ont/AUX+fin/aux/5"
        " voté/VERB+part/ROOT/5",
        {"préfète": ("conj", "maire"), "et": ("cc", "préfète")},
    ),
    (
        mend_pairs_of_names,
        "voit/VERB+fin/ROOT/0 deux/NUM/nummod/3 des/DET/det/3 élus/NOUN+plur/obj/0 ,/PUNCT/punct/0"
        " Morel/PROPN/conj/0 et/CCONJ/cc/7 Dumas/PROPN/conj/0",
        {"Morel": ("appos", "élus"), "Dumas": ("conj", "Morel")},
    ),
    (
        mend_appositions_in_lists,
        "Morel/PROPN/ROOT/0 et/CCONJ/cc/2 Dumas/PROPN/conj/0 ,/PUNCT/punct/2 maire/NOUN/appos/0",
        {"maire": ("appos", "Dumas")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES)
def test_mends_lists(mend: Callable[[Tree], None], text: str, wanted: dict[str, tuple[str, str]]) -> None:
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted
