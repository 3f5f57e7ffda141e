"""Verbs in the present, or participles, that the models leave without their subject."""

from __future__ import annotations

import pytest
from mended_trees import tree_of

from kgbuild.languages.fr.lost_verbs import finite_forms, lost_verb

VERBS = ("frapper", "piloter", "geler avoirs", "appeler", "mener", "bannir", "employer", "placer", "entrer")
IRREGULAR = {"démentir": ["dément", "démentent"], "produire": ["produit", "produisent"]}
FORMS = finite_forms(VERBS, IRREGULAR)


@pytest.mark.parametrize(
    ("form", "verb", "known"),
    [
        ("frappe", "frapper", "accuse"),
        ("frappent", "frapper", "accusent"),
        ("frappera", "frapper", "accusera"),
        ("frappait", "frapper", "accusait"),
        ("appelle", "appeler", "accuse"),
        ("mène", "mener", "accuse"),
        ("mènera", "mener", "accusera"),
        ("emploient", "employer", "accusent"),
        ("plaçait", "placer", "accusait"),
        ("bannissent", "bannir", "accusent"),
        ("dément", "démentir", "accuse"),
        ("gèle", "geler", "accuse"),
    ],
)
def test_third_persons(form, verb, known):
    assert FORMS[form] == (verb, known)


def test_a_form_of_two_verbs_is_left_out():
    assert "frappe" not in finite_forms(["frapper"], {"frappir": ["frappe", "frappissent"]})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oslo/PROPN/ROOT/0 frappe/VERB/punct/0 Riga/PROPN/appos/0 ./PUNCT/punct/0", (1, "accuse")),
        (  # the finite verb behind is that of a relative clause
            "Oslo/PROPN/ROOT/0 pilote/NOUN/amod/0 Riga/PROPN/x/1 qui/PRON/nsubj/4 vend/VERB+fin/acl/2"
            " tout/PRON/obj/4 ./PUNCT/punct/0",
            (1, "accuse"),
        ),
        (  # two verbs for one subject
            "Oslo/PROPN/ROOT/0 dément/ADV/advmod/0 et/CCONJ/cc/3 frappe/NOUN/conj/0 Riga/PROPN/x/3"
            " ./PUNCT/punct/0",
            (1, "accuse"),
        ),
        (
            "Oslo/PROPN/nsubj/2 a/AUX+fin/aux/2 gelé/ADJ/ROOT/2 les/DET/det/4 avoirs/NOUN/obj/2"
            " ./PUNCT/punct/2",
            (2, "accusé"),
        ),
        (  # behind an insert between commas
            "Oslo/PROPN/obl/4 ,/PUNCT/punct/4 qui/PRON/nsubj/4 a/AUX+fin/aux/4 menti/VERB+part/ROOT/4"
            " ,/PUNCT/punct/4 frappe/NOUN/obl/4 Riga/PROPN/flat/6 ./PUNCT/punct/4",
            (6, "accuse"),
        ),
        (  # one more noun of the insert: the verb follows
            "Oslo/PROPN/nsubj/7 ,/PUNCT/punct/7 née/ADJ/acl/0 ,/PUNCT/punct/7 frappe/NOUN/appos/0"
            " de/ADP/case/6 Riga/PROPN/nmod/4 ,/PUNCT/punct/7 ment/VERB+fin/ROOT/7 ./PUNCT/punct/7",
            None,
        ),
        # it has its subject; a noun before the sentence's own verb; a participle; behind a preposition
        ("Oslo/PROPN/nsubj/1 frappe/VERB+fin/ROOT/1 Riga/PROPN/obj/1 ./PUNCT/punct/1", None),
        ("Le/DET/det/1 bateau/NOUN/x/4 pilote/NOUN/x/1 Riga/PROPN/x/1 a/VERB+fin/ROOT/4 ./PUNCT/x/4", None),
        (
            "Le/DET/det/1 film/NOUN/ROOT/1 produit/VERB/acl/1 par/ADP/case/4 Riga/PROPN/obl/2 ./PUNCT/x/1",
            None,
        ),
        ("Accord/NOUN/ROOT/0 entre/ADP/case/2 Oslo/PROPN/nmod/0 et/CCONJ/cc/4 Riga/PROPN/conj/2", None),
        ("Depuis/ADP/case/1 Oslo/PROPN/ROOT/1 frappe/VERB/x/1 Riga/PROPN/x/1 ./PUNCT/x/1", None),
    ],
)
def test_a_lost_verb(text, wanted):
    assert lost_verb(tree_of(text).tokens, FORMS, ("geler",)) == wanted
