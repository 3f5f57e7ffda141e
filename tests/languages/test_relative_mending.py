"""Relative clauses of the names before them, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.relative_mending import (
    mend_object_clauses_of_names,
    mend_possessors_of_predicates,
    mend_subject_clauses,
)
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_subject_clauses,
        "Nordal/PROPN/obl/3 ,/PUNCT/punct/3 qui/PRON/nsubj/3 détient/VERB+fin/ROOT/3 le/DET/det/5"
        " port/NOUN/obj/3 ,/PUNCT/punct/7 recrute/VERB+fin/conj/3",
        {"Nordal": ("nsubj", "recrute"), "détient": ("acl:relcl", "Nordal"), "recrute": ("ROOT", "recrute")},
    ),
    (  # a second clause with its own conjunction is the first one's
        mend_subject_clauses,
        "Nordal/PROPN/obl/3 ,/PUNCT/punct/3 qui/PRON/nsubj/3 détient/VERB+fin/ROOT/3 le/DET/det/5"
        " port/NOUN/obj/3 et/CCONJ/cc/7 recrute/VERB+fin/conj/3",
        {"Nordal": ("obl", "détient"), "recrute": ("conj", "détient")},
    ),
    (
        mend_possessors_of_predicates,
        "Nordal/PROPN/ROOT/0 ,/PUNCT/punct/0 dont/PRON/nmod/3 Valtor/PROPN/nsubj/6 est/AUX/cop/6"
        " un/DET/det/6 client/NOUN/acl/0",
        {"dont": ("nmod", "client"), "client": ("acl:relcl", "Nordal")},
    ),
    (
        mend_object_clauses_of_names,
        "accord/NOUN/ROOT/0 avec/ADP/case/2 Nordal/PROPN/nmod/0 ,/PUNCT/punct/0 que/PRON/obj/6"
        " il/PRON/nsubj/6 accuser/VERB+fin/acl:relcl/0",
        {"accuser": ("acl:relcl", "Nordal")},
    ),
    (  # an agreement may be signed
        mend_object_clauses_of_names,
        "accord/NOUN/ROOT/0 avec/ADP/case/2 Nordal/PROPN/nmod/0 ,/PUNCT/punct/0 que/PRON/obj/6"
        " il/PRON/nsubj/6 signer/VERB+fin/acl:relcl/0",
        {"signer": ("acl:relcl", "accord")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES)
def test_a_relative_clause_hangs_where_it_belongs(mend, text, wanted):
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted
