"""Whose agent, object or subject a phrase is, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.argument_mending import (
    mend_agents_behind_places,
    mend_lists_of_objects,
    mend_loose_relatives,
    mend_objects_before_relatives,
    mend_objects_of_coordinated_verbs,
    mend_promises_behind_adjuncts,
    mend_subjects_behind_phrases,
)
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_agents_behind_places,
        "Nikos/PROPN/nsubj:pass/3 a/AUX/aux/3 été/AUX/aux:pass/3 reçu/VERB+part/ROOT/3 à/ADP/case/5"
        " Ankara/PROPN/obl/3 par/ADP/case/8 son/DET/det/8 homologue/NOUN/obl:agent/5",
        {"homologue": ("obl:agent", "reçu")},
    ),
    (  # an active verb has no agent
        mend_agents_behind_places,
        "Nikos/PROPN/nsubj/2 a/AUX/aux/2 voyagé/VERB+part/ROOT/2 à/ADP/case/4 Ankara/PROPN/obl/2"
        " par/ADP/case/6 plaisir/NOUN/nmod/4",
        {"plaisir": ("nmod", "Ankara")},
    ),
    (
        mend_objects_of_coordinated_verbs,
        "Claire/PROPN/nsubj/1 salue/VERB+fin/ROOT/1 un/DET/det/3 geste/NOUN/obj/1 et/CCONJ/cc/5"
        " promet/VERB+fin/conj/1 une/DET/det/7 aide/NOUN/obj/1",
        {"aide": ("obj", "promet"), "geste": ("obj", "salue")},
    ),
    (
        mend_lists_of_objects,
        "Nordal/PROPN/nsubj/1 fournit/VERB+fin/ROOT/1 Valtor/PROPN/obj/1 et/CCONJ/cc/5 la/DET/det/5"
        " chaîne/NOUN/conj/1",
        {"chaîne": ("conj", "Valtor")},
    ),
    (
        mend_objects_before_relatives,
        "Elle/PRON/nsubj/1 reçoit/VERB+fin/ROOT/1 la/DET/det/3 ministre/NOUN/nsubj/7 avec/ADP/case/5"
        " qui/PRON/obl/7 elle/PRON/nsubj/7 doit/VERB+fin/conj/1",
        {"ministre": ("obj", "reçoit"), "doit": ("acl:relcl", "ministre")},
    ),
    (
        mend_loose_relatives,
        "parti/NOUN/ROOT/0 dont/PRON/dep/3 il/PRON/nsubj/3 prend/VERB+fin/acl:relcl/0",
        {"dont": ("obl", "prend")},
    ),
    (
        mend_promises_behind_adjuncts,
        "a/AUX/aux/1 promis/VERB+part/ROOT/1 à/ADP/case/4 ce/DET/det/4 titre/NOUN/obl/1 de/ADP/mark/6"
        " rouvrir/VERB+inf/acl/4",
        {"rouvrir": ("xcomp", "promis")},
    ),
    (
        mend_subjects_behind_phrases,
        "Dans/ADP/case/1 courrier/NOUN/nsubj/6 à/ADP/case/3 Paul/PROPN/nmod/1 ,/PUNCT/punct/3"
        " Anne/PROPN/appos/3 demande/VERB+fin/ROOT/6 rendez-vous/NOUN/obj/6",
        {"Anne": ("nsubj", "demande"), "courrier": ("obl", "demande")},
    ),
    (  # a second comma sets the name off
        mend_subjects_behind_phrases,
        "Dans/ADP/case/1 courrier/NOUN/obl/8 à/ADP/case/3 Paul/PROPN/nmod/1 ,/PUNCT/punct/3"
        " Anne/PROPN/appos/3 ,/PUNCT/punct/3 elle/PRON/nsubj/8 demande/VERB+fin/ROOT/8",
        {"Anne": ("appos", "Paul")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES)
def test_arguments_hang_on_their_verb(
    mend: Callable[[Tree], None], text: str, wanted: dict[str, tuple[str, str]]
) -> None:
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted
