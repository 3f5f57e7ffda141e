"""Small words and lists inside noun phrases, on trees as the models give them."""

from __future__ import annotations

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.noun_mending import mend_inserted_descriptions
from kgbuild.languages.fr.noun_phrase_mending import mend_apposed_lists, mend_articles

BETWEEN = frozenset({"actuel", "actuelle", "ancien"})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # the article hangs on the adjective
            "fils/NOUN/ROOT/0 de/ADP/case/3 l'/DET/det/3 actuel/ADJ/amod/4 président/NOUN/nmod/0",
            {"de": ("case", "président"), "l'": ("det", "président")},
        ),
        (  # the adjective is taken for a noun
            "Anne/PROPN/ROOT/0 ,/PUNCT/punct/0 l'/DET/det/3 actuelle/NOUN/appos/0 directrice/NOUN/conj/0",
            {
                "directrice": ("appos", "Anne"),
                "actuelle": ("amod", "directrice"),
                "l'": ("det", "directrice"),
            },
        ),
        (  # a noun that is none of these
            "Anne/PROPN/ROOT/0 ,/PUNCT/punct/0 la/DET/det/3 peintre/NOUN/appos/0 directrice/NOUN/conj/0",
            {"directrice": ("conj", "Anne"), "la": ("det", "peintre")},
        ),
    ],
)
def test_articles_are_the_nouns(text: str, wanted: dict[str, tuple[str, str]]) -> None:
    tree = tree_of(text)
    mend_articles(tree, BETWEEN)
    assert wanted.items() <= arcs(tree).items()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "ingénieurs/NOUN+plur/nsubj/9 de/ADP/case/2 Valtor/PROPN/nmod/0 ,/PUNCT/punct/4"
            " Paul/PROPN/nsubj/9 Morel/PROPN/flat/4 et/CCONJ/cc/7 Anne/PROPN/conj/4 Petit/PROPN/flat/7"
            " fondent/VERB/ROOT/9",
            {"Paul": ("appos", "ingénieurs"), "Anne": ("conj", "Paul")},
        ),
        (  # one engineer is not two people
            "ingénieur/NOUN+masc/nsubj/9 de/ADP/case/2 Valtor/PROPN/nmod/0 ,/PUNCT/punct/4 Paul/PROPN/conj/0"
            " Morel/PROPN/flat/4 et/CCONJ/cc/7 Anne/PROPN/conj/0 Petit/PROPN/flat/7 fondent/VERB/ROOT/9",
            {"Paul": ("conj", "ingénieur")},
        ),
        (  # a list of names that are no people's
            "usines/NOUN+plur/obj/6 de/ADP/case/2 Valtor/PROPN/nmod/0 ,/PUNCT/punct/4 Sfax/PROPN/conj/0"
            " et/CCONJ/cc/6 Brest/PROPN/ROOT/6",
            {"Sfax": ("conj", "usines")},
        ),
    ],
)
def test_a_list_says_who_a_plural_noun_means(text: str, wanted: dict[str, tuple[str, str]]) -> None:
    tree = tree_of(text)
    mend_apposed_lists(tree)
    assert wanted.items() <= arcs(tree).items()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Paul/PROPN/obl/6 ,/PUNCT/punct/6 le/DET/det/3 patron/NOUN/nsubj/6 actuel/ADJ/amod/3"
            " ,/PUNCT/punct/6 part/VERB/ROOT/6",
            {"patron": ("appos", "Paul"), "Paul": ("nsubj", "part")},
        ),
        (  # a place before the subject
            "à/ADP/case/1 Brest/PROPN/obl/6 ,/PUNCT/punct/6 le/DET/det/4 patron/NOUN/nsubj/6"
            " ,/PUNCT/punct/6 part/VERB/ROOT/6",
            {"patron": ("nsubj", "part")},
        ),
        (  # the subject has its own name
            "Brest/PROPN/obl/6 ,/PUNCT/punct/6 le/DET/det/3 patron/NOUN/nsubj/6 ,/PUNCT/punct/3"
            " Paul/PROPN/appos/3 part/VERB/ROOT/6",
            {"patron": ("nsubj", "part")},
        ),
    ],
)
def test_a_description_between_commas_is_the_names(text: str, wanted: dict[str, tuple[str, str]]) -> None:
    tree = tree_of(text)
    mend_inserted_descriptions(tree)
    assert wanted.items() <= arcs(tree).items()
