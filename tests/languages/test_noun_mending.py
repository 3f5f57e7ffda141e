"""What French models hang on the wrong noun, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.mending import mend_complements_of_appositions
from kgbuild.languages.fr.noun_mending import (
    mend_complements_of_names,
    mend_participles,
    mend_places,
    mend_shares,
)
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_participles,
        "patron/NOUN+masc/ROOT/0 de/ADP/case/2 firme/NOUN+fem/nmod/0 ,/PUNCT/punct/0"
        " basée/VERB+fem+part/acl/0",
        {"basée": ("acl", "firme")},
    ),
    (  # it agrees with its noun
        mend_participles,
        "patron/NOUN+masc/ROOT/0 de/ADP/case/2 firme/NOUN+fem/nmod/0 ,/PUNCT/punct/0"
        " basé/VERB+masc+part/acl/0",
        {"basé": ("acl", "patron")},
    ),
    (  # a name has no gender
        mend_participles,
        "famille/NOUN+fem/ROOT/0 à/ADP/case/2 Valtor/PROPN/nmod/0 ,/PUNCT/punct/0 basé/VERB+masc+part/acl/0",
        {"basé": ("acl", "Valtor")},
    ),
    (  # a clause with its own subject
        mend_participles,
        "annonce/NOUN+fem/ROOT/0 de/ADP/case/2 Valtor/PROPN/nmod/0 que/SCONJ/mark/4"
        " vendu/VERB+masc+part/acl/0",
        {"vendu": ("acl", "annonce")},
    ),
    (
        mend_places,
        "part/VERB/ROOT/0 de/ADP/case/2 Sfax/PROPN/obl/0 ,/PUNCT/punct/5 en/ADP/case/5 Tunisie/PROPN/obl/0",
        {"Tunisie": ("nmod", "Sfax")},
    ),
    (  # a subject is nowhere
        mend_places,
        "Paul/PROPN/nsubj/4 ,/PUNCT/punct/4 en/ADP/case/3 Tunisie/PROPN/obl/4 dort/VERB/ROOT/4",
        {"Tunisie": ("obl", "dort")},
    ),
    (
        mend_complements_of_names,
        "mort/NOUN/ROOT/0 de/ADP/case/2 Paul/PROPN/nmod/0 à/ADP/case/4 Tunis/PROPN/nmod/2",
        {"Tunis": ("nmod", "mort")},
    ),
    (
        mend_complements_of_names,
        "gaz/NOUN/ROOT/0 livré/VERB+part/acl/0 par/ADP/case/3 Alger/PROPN/obl:agent/1 à/ADP/case/5"
        " Rome/PROPN/nmod/3",
        {"Rome": ("obl", "livré")},
    ),
    (  # part of the name
        mend_complements_of_names,
        "mort/NOUN/ROOT/0 de/ADP/case/2 Paul/PROPN/nmod/0 de/ADP/case/4 Tunis/PROPN/nmod/2",
        {"Tunis": ("nmod", "Paul")},
    ),
    (
        mend_shares,
        "filiale/NOUN/ROOT/0 à/ADP/case/3 60/NUM/nummod/3 %/NOUN/obl/0 de/ADP/case/5 Valtor/PROPN/nmod/3",
        {"Valtor": ("nmod", "filiale")},
    ),
    (
        mend_complements_of_appositions,
        "Inès/PROPN/ROOT/0 ,/PUNCT/punct/2 analyste/NOUN/appos/0 chez/ADP/case/4 Valtor/PROPN/nmod/0",
        {"Valtor": ("nmod", "analyste")},
    ),
    (  # a comma between
        mend_complements_of_appositions,
        "Inès/PROPN/ROOT/0 ,/PUNCT/punct/2 analyste/NOUN/appos/0 ,/PUNCT/punct/0 chez/ADP/case/5"
        " Valtor/PROPN/nmod/0",
        {"Valtor": ("nmod", "Inès")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES, ids=[text.split("/")[0] for _, text, _ in CASES])
def test_a_noun_is_mended(mend, text, wanted):
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted
