"""What French models hang on the wrong noun, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.mending import mend_complements_of_appositions
from kgbuild.languages.fr.noun_mending import (
    mend_complements_of_names,
    mend_dates,
    mend_descriptions,
    mend_participles,
    mend_places,
    mend_shares,
    mend_split_names,
    mend_titled_names,
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
    (
        mend_descriptions,
        "dit/VERB/ROOT/0 Paul/PROPN/nsubj/0 ,/PUNCT/punct/0 analyste/NOUN/obl/0 chez/ADP/case/5"
        " Valtor/PROPN/obl/0",
        {"analyste": ("appos", "Paul"), "Valtor": ("nmod", "analyste")},
    ),
    (
        mend_descriptions,
        "vend/VERB/ROOT/0 Valtor/PROPN/obj/0 ,/PUNCT/punct/0 une/DET/det/4 firme/NOUN/obj/0",
        {"firme": ("appos", "Valtor")},
    ),
    (  # a list
        mend_descriptions,
        "vend/VERB/ROOT/0 Valtor/PROPN/obj/0 ,/PUNCT/punct/0 des/DET/det/4 firmes/NOUN/obj/0 et/CCONJ/cc/6"
        " maison/NOUN/conj/4",
        {"firmes": ("obj", "vend")},
    ),
    (  # no name before the comma
        mend_descriptions,
        "dit/VERB/ROOT/0 hier/ADV/advmod/0 ,/PUNCT/punct/0 analyste/NOUN/obl/0",
        {"analyste": ("obl", "dit")},
    ),
    (
        lambda tree: mend_dates(tree, {"mars"}),
        "parle/VERB/ROOT/0 lundi/NOUN/obl/0 17/NUM/nmod/1 mars/NOUN/nmod/2 avec/ADP/case/5 Paul/PROPN/nmod/3",
        {"Paul": ("obl", "parle")},
    ),
    (  # the year
        lambda tree: mend_dates(tree, {"mars"}),
        "parle/VERB/ROOT/0 en/ADP/case/2 mars/NOUN/obl/0 de/ADP/case/4 2024/NUM/nmod/2",
        {"2024": ("nmod", "mars")},
    ),
    (
        mend_titled_names,
        "parle/VERB/ROOT/0 avec/ADP/case/3 le/DET/det/3 maire/NOUN/obl/0 ,/PUNCT/punct/5 Paul/PROPN/obl/0"
        " Morel/PROPN/flat/5 ,/PUNCT/punct/0",
        {"Paul": ("appos", "maire")},
    ),
    (  # a list of people
        mend_titled_names,
        "parle/VERB/ROOT/0 avec/ADP/case/3 le/DET/det/3 maire/NOUN/obl/0 ,/PUNCT/punct/5 Paul/PROPN/conj/0"
        " Morel/PROPN/flat/5 et/CCONJ/cc/8 Inès/PROPN/conj/5",
        {"Paul": ("conj", "parle")},
    ),
    (  # without an article no title: "à table, Paul Morel"
        mend_titled_names,
        "parle/VERB/ROOT/0 à/ADP/case/2 table/NOUN/obl/0 ,/PUNCT/punct/4 Paul/PROPN/obl/0 Morel/PROPN/flat/4",
        {"Paul": ("obl", "parle")},
    ),
    (
        mend_split_names,
        "terres/NOUN/ROOT/0 de/ADP/case/2 Valtor/PROPN/nmod/0 Industries/PROPN/nmod/0",
        {"Industries": ("flat", "Valtor")},
    ),
    (  # two names: "patron de la France Paul"
        mend_split_names,
        "patron/NOUN/ROOT/0 de/ADP/case/3 la/DET/det/3 France/PROPN/nmod/0 Paul/PROPN/nmod/0",
        {"Paul": ("nmod", "patron")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES, ids=[text.split("/")[0] for _, text, _ in CASES])
def test_a_noun_is_mended(mend, text, wanted):
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted
