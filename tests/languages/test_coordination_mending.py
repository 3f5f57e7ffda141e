"""Lists whose members repeat their preposition, on trees as the models give them."""

from __future__ import annotations

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.coordination_mending import mend_coordinated_complements

CASES = {
    "each hangs on the one before": (
        "sites/NOUN/ROOT/0 en/ADP/case/2 Italie/PROPN/nmod/0 ,/PUNCT/punct/2 en/ADP/case/5"
        " Pologne/PROPN/nmod/2 et/CCONJ/cc/8 en/ADP/case/8 Grèce/PROPN/conj/5",
        {"Italie": ("nmod", "sites"), "Pologne": ("conj", "Italie"), "Grèce": ("conj", "Italie")},
    ),
    "countries have two prepositions": (
        "actif/ADJ/ROOT/0 au/ADP/case/2 Mali/PROPN/obl/0 ,/PUNCT/punct/2 en/ADP/case/5 Guinée/PROPN/nmod/2"
        " et/CCONJ/cc/8 aux/ADP/case/8 Comores/PROPN/conj/5",
        {"Guinée": ("conj", "Mali"), "Comores": ("conj", "Mali")},
    ),
    "towns, the last with an article": (
        "actif/ADJ/ROOT/0 à/ADP/case/2 Dakar/PROPN/obl/0 ,/PUNCT/punct/2 à/ADP/case/5 Tunis/PROPN/nmod/2"
        " et/CCONJ/cc/8 au/ADP/case/8 Caire/PROPN/conj/5",
        {"Tunis": ("conj", "Dakar"), "Caire": ("conj", "Dakar")},
    ),
    "a name without preposition between": (
        "passe/VERB/ROOT/0 en/ADP/case/2 Libye/PROPN/obl/0 ,/PUNCT/punct/4 Tunisie/PROPN/obl/0"
        " ,/PUNCT/punct/4 aux/ADP/case/7 Comores/PROPN/obl/0 ou/CCONJ/cc/11 encore/ADV/advmod/11"
        " au/ADP/case/11 Mali/PROPN/conj/7",
        {"Tunisie": ("conj", "Libye"), "Comores": ("conj", "Libye"), "Mali": ("conj", "Libye")},
    ),
    "a second complement, not a second leader": (
        "voit/VERB/ROOT/0 chefs/NOUN/obj/0 de/ADP/case/3 Nordal/PROPN/nmod/1 et/CCONJ/cc/6 de/ADP/case/6"
        " Volmarine/PROPN/conj/1",
        {"Volmarine": ("conj", "Nordal")},
    ),
    "where the place before it lies is no member": (
        "passe/VERB/ROOT/0 à/ADP/case/2 Sfax/PROPN/obl/0 ,/PUNCT/punct/5 en/ADP/case/5 Tunisie/PROPN/obl/0"
        " ,/PUNCT/punct/9 et/CCONJ/cc/9 à/ADP/case/9 Malte/PROPN/conj/5",
        {"Tunisie": ("obl", "passe")},
    ),
    "another clause lies between": (
        "vend/VERB/ROOT/0 à/ADP/case/2 Nordal/PROPN/obl/0 ,/PUNCT/punct/4 rachète/VERB/conj/0 à/ADP/case/6"
        " Volmarine/PROPN/obl/4 et/CCONJ/cc/9 à/ADP/case/9 Axelia/PROPN/conj/6",
        {"Nordal": ("obl", "vend"), "Axelia": ("conj", "Volmarine")},
    ),
    "names may be coordinated within": (
        "chef/NOUN/ROOT/0 de/ADP/case/2 Nordal/PROPN/nmod/0 et/CCONJ/cc/4 patron/NOUN/conj/0",
        {"patron": ("conj", "chef")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_lists(name: str) -> None:
    text, expected = CASES[name]
    tree = tree_of(text)
    for index, lemma in enumerate(tree.lemma):
        tree.lemma[index] = "à" if lemma in ("au", "aux") else lemma
    mend_coordinated_complements(tree)
    found = arcs(tree)
    assert {word: found[word] for word in expected} == expected
