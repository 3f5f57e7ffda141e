"""Words that the models take for another part of speech, or for another form."""

from __future__ import annotations

import pytest
from mended_trees import tree_of

from kgbuild.languages.fr.tag_mending import mend_opening_participles, mend_present_forms_with_objects


@pytest.mark.parametrize(
    ("text", "tag", "labels"),
    [
        (
            "Dépêchée/PROPN/ROOT/0 à/ADP/case/2 Bamako/PROPN/nmod/0 par/ADP/case/4 Lomé/PROPN/nmod/0",
            "VERB",
            ["obl", "obl:agent"],
        ),
        ("Marée/PROPN/ROOT/0 à/ADP/case/2 Brest/PROPN/nmod/0 par/ADP/case/2 X/PROPN/nmod/2", "PROPN", []),
    ],
)
def test_what_somebody_does_at_the_beginning_is_a_participle(text, tag, labels):
    tree = tree_of(text)
    mend_opening_participles(tree)
    assert tree.pos[0] == tag
    assert not labels or [tree.deprel[2], tree.deprel[4]] == labels


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Luc/PROPN/ROOT/0 ,/PUNCT/punct/0 rejoint/VERB+part/acl/0 Nordal/PROPN/obj/2", "Fin"),
        (
            "Luc/PROPN/ROOT/0 ,/PUNCT/punct/0 rejoint/VERB+part/acl/0 par/ADP/case/4 X/PROPN/obl:agent/2",
            "Part",
        ),
    ],
)
def test_a_form_with_an_object_is_no_participle(text, form):
    tree = tree_of(text)
    tree.lemma[2] = "rejoindre"
    mend_present_forms_with_objects(tree)
    assert tree.feats[2]["VerbForm"] == form
