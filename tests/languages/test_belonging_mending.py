"""What is said of names, and words taken for another part of speech, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.belonging_mending import (
    mend_belonging_behind_commas,
    mend_makers_of_quoted_titles,
    mend_names_side_by_side,
    mend_one_of_many,
    mend_opening_adjectives,
)
from kgbuild.languages.fr.tag_mending import (
    mend_cardinal_points,
    mend_names_taken_for_verbs,
    mend_nouns_with_articles,
)
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_belonging_behind_commas,
        "chercheuse/NOUN/ROOT/0 Anne/PROPN/appos/0 Petit/PROPN/flat/1 ,/PUNCT/punct/0 de/ADP/case/5"
        " université/NOUN/nmod/0 ./PUNCT/punct/0",
        {"université": ("nmod", "Anne")},
    ),
    (
        mend_makers_of_quoted_titles,
        "héroïne/NOUN/ROOT/0 de/ADP/case/3 «/PUNCT/punct/3 Vagues/NOUN/nmod/0 »/PUNCT/punct/3 de/ADP/case/6"
        " Paul/PROPN/nmod/0",
        {"Paul": ("nmod", "Vagues")},
    ),
    (  # what is quoted is no title
        mend_makers_of_quoted_titles,
        "victime/NOUN/ROOT/0 de/ADP/case/3 «/PUNCT/punct/3 menaces/NOUN/nmod/0 »/PUNCT/punct/3 de/ADP/case/6"
        " Paul/PROPN/nmod/0",
        {"Paul": ("nmod", "victime")},
    ),
    (
        mend_names_side_by_side,
        "société/NOUN/ROOT/0 Valtor/PROPN/nmod/0 Affinage/PROPN/conj/1",
        {"Affinage": ("flat", "Valtor")},
    ),
    (
        mend_one_of_many,
        "réagit/VERB+fin/ROOT/0 Anne/PROPN/nsubj/0 ,/PUNCT/punct/0 une/PRON/obj/0 de/ADP/case/6 ses/DET/det/6"
        " avocates/NOUN/nmod/3",
        {"avocates": ("appos", "Anne"), "une": ("det", "avocates")},
    ),
    (
        mend_opening_adjectives,
        "Présent/ADJ/advcl/5 à/ADP/case/2 sommet/NOUN/obl/0 ,/PUNCT/punct/0 Paul/PROPN/nsubj/5"
        " parle/VERB+fin/ROOT/5",
        {"Présent": ("acl", "Paul")},
    ),
    (
        mend_names_taken_for_verbs,
        "ministre/NOUN/nsubj/2 ,/PUNCT/punct/2 Mette/VERB/nsubj/4 Holm/PROPN/obj/2 parle/VERB+fin/ROOT/4",
        {"Mette": ("appos", "ministre"), "Holm": ("flat", "Mette"), "ministre": ("nsubj", "parle")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES)
def test_names_get_what_is_said_of_them(
    mend: Callable[[Tree], None], text: str, wanted: dict[str, tuple[str, str]]
) -> None:
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted


@pytest.mark.parametrize(
    ("mend", "text", "index", "tag"),
    [
        (
            mend_cardinal_points,
            "dans/ADP/case/2 l'/DET/det/2 est/AUX/obl/2 de/ADP/case/4 Congo/PROPN/nmod/2",
            2,
            "NOUN",
        ),
        (mend_nouns_with_articles, "rejette/VERB+fin/ROOT/0 l'/DET/det/2 offre/VERB+fin/obj/0", 2, "NOUN"),
        (mend_nouns_with_articles, "il/PRON/nsubj/1 offre/VERB+fin/ROOT/1 tout/PRON/obj/1", 1, "VERB"),
    ],
)
def test_words_with_an_article_are_nouns(
    mend: Callable[[Tree], None], text: str, index: int, tag: str
) -> None:
    tree = tree_of(text)
    tree.lemma[:] = [lemma.replace("l'", "le") for lemma in tree.lemma]
    mend(tree)
    assert tree.pos[index] == tag
