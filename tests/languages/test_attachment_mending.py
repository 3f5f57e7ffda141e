"""Phrases that hang on the noun before them, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.attachment_mending import (
    mend_complements_of_counted,
    mend_coordinated_verbs,
    mend_infinitives_of_undertakings,
    mend_listed_names,
    mend_objects_of_relatives,
    mend_pronouns_taken_for_articles,
    mend_titles,
)
from kgbuild.languages.fr.noun_mending import mend_complements_of_measures
from kgbuild.languages.fr.opening_mending import mend_openings_taken_for_sentences
from kgbuild.languages.fr.verb_mending import mend_hidden_passive, mend_plans
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_pronouns_taken_for_articles,
        "Nordal/PROPN/ROOT/0 qui/PRON/nsubj/3 le/DET/det/3 finance/NOUN/acl:relcl/0",
        {"le": ("obj", "finance"), "finance": ("acl:relcl", "Nordal")},
    ),
    (
        mend_objects_of_relatives,
        "Nordal/PROPN/ROOT/0 qui/PRON/nsubj/2 finance/VERB+fin/acl:relcl/0 volontiers/ADV/advmod/2"
        " le/DET/det/5 port/NOUN/nmod/0",
        {"port": ("obj", "finance")},
    ),
    (  # behind a comma it is something else
        mend_objects_of_relatives,
        "Nordal/PROPN/ROOT/0 qui/PRON/nsubj/2 cuisine/VERB+fin/acl:relcl/0 ,/PUNCT/punct/0 le/DET/det/5"
        " port/NOUN/nmod/0",
        {"port": ("nmod", "Nordal")},
    ),
    (
        mend_coordinated_verbs,
        "Nordal/PROPN/nsubj/1 achète/VERB+fin/ROOT/1 du/DET/det/3 gaz/NOUN/obj/1 et/CCONJ/cc/5"
        " vend/VERB+fin/conj/3",
        {"vend": ("conj", "achète")},
    ),
    (  # with a subject of its own it may be anything
        mend_coordinated_verbs,
        "Nordal/PROPN/nsubj/1 achète/VERB+fin/ROOT/1 du/DET/det/3 gaz/NOUN/obj/1 et/CCONJ/cc/6"
        " Paul/PROPN/nsubj/6 vend/VERB+fin/conj/3",
        {"vend": ("conj", "gaz")},
    ),
    (
        mend_listed_names,
        "filiales/NOUN+plur/ROOT/0 à/ADP/case/2 étranger/NOUN/nmod/0 ,/PUNCT/punct/4 Nordal/PROPN/conj/2"
        " et/CCONJ/cc/6 Brandovar/PROPN/conj/2",
        {"Nordal": ("appos", "filiales"), "Brandovar": ("conj", "Nordal")},
    ),
    (  # one has no list of names
        mend_listed_names,
        "filiale/NOUN/ROOT/0 à/ADP/case/2 étranger/NOUN/nmod/0 ,/PUNCT/punct/4 Nordal/PROPN/conj/2",
        {"Nordal": ("conj", "étranger")},
    ),
    (
        mend_titles,
        "vu/VERB/ROOT/0 film/NOUN/obj/0 «/PUNCT/punct/4 Les/DET/det/4 Vagues/NOUN/obj/0 »/PUNCT/punct/4"
        " de/ADP/case/7 Paul/PROPN/nmod/4",
        {"Vagues": ("appos", "film"), "Paul": ("nmod", "film")},
    ),
    (  # a quoted word is no title
        mend_titles,
        "juge/VERB/ROOT/0 film/NOUN/obj/0 «/PUNCT/punct/4 très/ADV/advmod/4 long/ADJ/xcomp/0 »/PUNCT/punct/4",
        {"long": ("xcomp", "juge")},
    ),
    (
        mend_complements_of_measures,
        "prêt/NOUN/ROOT/0 de/ADP/case/3 3/NUM/nummod/3 millions/NOUN/nmod/0 de/ADP/case/5 euros/NOUN/nmod/3"
        " de/ADP/case/7 Nordal/PROPN/nmod/5",
        {"Nordal": ("nmod", "prêt"), "euros": ("nmod", "millions")},
    ),
    (
        mend_plans,
        "groupe/NOUN/ROOT/0 Nordal/PROPN/nmod/0 compte/NOUN/nmod/0 ouvrir/VERB+inf/acl/2 usine/NOUN/obj/3",
        {"groupe": ("nsubj", "compte"), "ouvrir": ("xcomp", "compte"), "compte": ("ROOT", "compte")},
    ),
    (
        mend_plans,
        "Nordal/PROPN/dep/2 compte/VERB/nmod/0 fermer/VERB+inf/ROOT/2 usine/NOUN/obj/2",
        {"Nordal": ("nsubj", "compte"), "fermer": ("xcomp", "compte"), "compte": ("ROOT", "compte")},
    ),
    (  # a noun with its article
        mend_plans,
        "ouvre/VERB/ROOT/0 un/DET/det/2 compte/NOUN/obj/0 acheter/VERB+inf/acl/2",
        {"acheter": ("acl", "compte"), "compte": ("obj", "ouvre")},
    ),
    (
        mend_openings_taken_for_sentences,
        "Produit/VERB+part/ROOT/0 par/ADP/case/2 Nordal/PROPN/obl:agent/0 ,/PUNCT/punct/0 film/NOUN/nsubj/5"
        " sort/VERB+fin/parataxis/0 lundi/NOUN/obl/5",
        {"Produit": ("advcl", "sort"), "sort": ("ROOT", "sort"), "Nordal": ("obl:agent", "Produit")},
    ),
    (  # without a comma the participle governs it
        mend_openings_taken_for_sentences,
        "Prévu/VERB+part/ROOT/0 que/SCONJ/mark/3 film/NOUN/nsubj/3 sorte/VERB+fin/ccomp/0",
        {"sorte": ("ccomp", "Prévu")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "expected"), CASES)
def test_what_hangs_where(
    mend: Callable[[Tree], None], text: str, expected: dict[str, tuple[str, str]]
) -> None:
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in expected} == expected


@pytest.mark.parametrize(
    ("by", "labels"), [("par", ["nsubj:pass", "aux:pass"]), ("derrière", ["nsubj", "cop"])]
)
def test_a_participle_with_an_agent_is_a_passive(by: str, labels: list[str]) -> None:
    tree = tree_of(
        f"projet/NOUN/nsubj/2 est/AUX/cop/2 doté/VERB+part/ROOT/2 {by}/ADP/case/4 Nordal/PROPN/obl:agent/2"
    )
    mend_hidden_passive(tree, 2)
    assert tree.deprel[:2] == labels


def test_an_infinitive_belongs_to_the_decision_that_somebody_took() -> None:
    tree = tree_of(
        "réagit/VERB+fin/ROOT/0 après/ADP/case/2 décision/NOUN/obl/0 de/ADP/case/4 Nordal/PROPN/nmod/2"
        " de/ADP/mark/6 partir/VERB+inf/xcomp/0"
    )
    mend_infinitives_of_undertakings(tree, {"décision"})
    assert arcs(tree)["partir"] == ("acl", "décision")


def test_what_is_counted_has_the_complement() -> None:
    tree = tree_of(
        "jours/NOUN/ROOT/0 trois/NUM/nummod/0 de/ADP/case/3 pourparlers/NOUN/nmod/0 avec/ADP/case/5"
        " Nordal/PROPN/nmod/0"
    )
    mend_complements_of_counted(tree)
    assert arcs(tree)["Nordal"] == ("nmod", "pourparlers")
