"""What French models make of clauses, openings and relatives, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.clause_mending import mend_names_taken_for_sentences, mend_split_subjects
from kgbuild.languages.fr.mending import mend_incises
from kgbuild.languages.fr.name_mending import (
    mend_names_behind_adjectives,
    mend_names_behind_materials,
    mend_names_behind_shares,
)
from kgbuild.languages.fr.noun_mending import mend_names_of_people
from kgbuild.languages.fr.object_mending import mend_objects_of_idioms, mend_second_objects
from kgbuild.languages.fr.opening_mending import (
    mend_opening_nouns,
    mend_opening_objects,
    mend_subjects_beside_openings,
    mend_times_taken_for_subjects,
    mend_topics_before_colons,
)
from kgbuild.languages.fr.relative_mending import (
    mend_clauses_of_names,
    mend_clauses_with_lequel,
    mend_inverted_relatives,
    mend_object_clauses,
    mend_participles_in_brackets,
    mend_verbs_behind_relatives,
)
from kgbuild.languages.fr.verb_mending import (
    mend_agents_of_actions,
    mend_objects_behind_adjuncts,
    mend_objects_taken_for_subjects,
)
from kgbuild.languages.trees import Tree

CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (
        mend_participles_in_brackets,
        "Marta/PROPN/nsubj/5 (/PUNCT/punct/2 née/VERB+part/parataxis/1 ici/ADV/advmod/2 )/PUNCT/punct/2"
        " chante/VERB+fin/ROOT/5",
        {"née": ("acl", "Marta")},
    ),
    (  # a clause of its own, with a subject
        mend_participles_in_brackets,
        "Marta/PROPN/nsubj/5 (/PUNCT/punct/2 venus/VERB+part/parataxis/5 amis/NOUN/nsubj/2 )/PUNCT/punct/2"
        " chante/VERB+fin/ROOT/5",
        {"venus": ("parataxis", "chante")},
    ),
    (
        mend_verbs_behind_relatives,
        "Le/DET/det/1 contrat/NOUN/ROOT/1 que/PRON/obj/3 signe/VERB+fin/acl:relcl/1 Nordal/PROPN/nsubj/3"
        " porte/VERB+fin/xcomp/3 sur/ADP/case/7 Oslo/PROPN/obl/5",
        {"porte": ("ROOT", "porte"), "contrat": ("nsubj", "porte"), "Nordal": ("nsubj", "signe")},
    ),
    (  # a title without a verb of its own, whose clause has a complement clause
        mend_verbs_behind_relatives,
        "Le/DET/det/1 contrat/NOUN/ROOT/1 que/PRON/obj/3 signe/VERB+fin/acl:relcl/1 Nordal/PROPN/nsubj/3"
        " pour/ADP/mark/6 grandir/VERB+inf/advcl/3",
        {"contrat": ("ROOT", "contrat")},
    ),
    (
        mend_object_clauses,
        "L'/DET/det/1 usine/NOUN/nsubj/3 que/PRON/obj/3 rachète/VERB+fin/ROOT/3 le/DET/det/5 fonds/NOUN/obj/3"
        " emploie/VERB+fin/obl/3 Paul/PROPN/obj/6",
        {"emploie": ("ROOT", "emploie"), "usine": ("nsubj", "emploie"), "rachète": ("acl:relcl", "usine")},
    ),
    (
        mend_objects_of_idioms,
        "Nordal/PROPN/nsubj/2 a/AUX+fin/aux/2 mettre/VERB+part/ROOT/2 au/ADP/case/4 point/NOUN/obl/2"
        " Argos/PROPN/nmod/4 ,/PUNCT/punct/2 un/DET/det/8 logiciel/NOUN/obj/2",
        {"Argos": ("obj", "mettre"), "logiciel": ("appos", "Argos")},
    ),
    (  # no idiom: where the name is, not what was put
        mend_objects_of_idioms,
        "Nordal/PROPN/nsubj/1 remettre/VERB+fin/ROOT/1 à/ADP/case/4 l'/DET/det/4 institut/NOUN/obl/1"
        " Argos/PROPN/nmod/4",
        {"Argos": ("nmod", "institut")},
    ),
    (
        mend_opening_nouns,
        "Filiale/NOUN/obl/7 du/ADP/case/2 Nordal/PROPN/nmod/0 ,/PUNCT/punct/0 la/DET/det/5"
        " firme/NOUN/nsubj/7 a/AUX+fin/aux/7 ouvert/VERB+part/ROOT/7",
        {"Filiale": ("appos", "firme"), "firme": ("nsubj", "ouvert")},
    ),
    (  # it has an article: no description
        mend_opening_nouns,
        "Le/DET/det/1 jour/NOUN/obl/7 du/ADP/case/3 vote/NOUN/nmod/1 ,/PUNCT/punct/1 la/DET/det/6"
        " firme/NOUN/nsubj/7 ouvre/VERB+fin/ROOT/7",
        {"jour": ("obl", "ouvre")},
    ),
    (
        mend_opening_objects,
        "Né/VERB+part/advcl/9 à/ADP/case/2 Sfax/PROPN/obl/0 ,/PUNCT/punct/0 le/DET/det/5 poète/NOUN/obj/0"
        " ,/PUNCT/punct/9 a/AUX+fin/aux/9 beaucoup/ADV/advmod/9 écrit/VERB+part/ROOT/9",
        {"poète": ("nsubj", "écrit"), "Né": ("advcl", "écrit")},
    ),
    (
        mend_second_objects,
        "Nordal/PROPN/nsubj/1 rachète/VERB+fin/ROOT/1 Oslo/PROPN/obj/1 à/ADP/case/5 sa/DET/det/5"
        " mère/NOUN/obl/1 ,/PUNCT/punct/8 le/DET/det/8 groupe/NOUN/obj/1",
        {"groupe": ("appos", "mère"), "Oslo": ("obj", "rachète")},
    ),
    (  # a list goes on
        mend_second_objects,
        "Nordal/PROPN/nsubj/1 voit/VERB+fin/ROOT/1 le/DET/det/3 maire/NOUN/obj/1 ,/PUNCT/punct/6 le/DET/det/6"
        " préfet/NOUN/obj/1 et/CCONJ/cc/8 Oslo/PROPN/conj/6",
        {"préfet": ("obj", "voit")},
    ),
    (
        mend_topics_before_colons,
        "Norvane/PROPN/nsubj/4 :/PUNCT/punct/4 la/DET/det/3 CGT/PROPN/nsubj/4 dénonce/VERB+fin/ROOT/4"
        " un/DET/det/6 plan/NOUN/obj/4",
        {"Norvane": ("dep", "dénonce"), "CGT": ("nsubj", "dénonce")},
    ),
    (  # the only subject
        mend_topics_before_colons,
        "Norvane/PROPN/nsubj/2 :/PUNCT/punct/2 dénonce/VERB+fin/ROOT/2 un/DET/det/4 plan/NOUN/obj/2",
        {"Norvane": ("nsubj", "dénonce")},
    ),
    (
        mend_subjects_beside_openings,
        "Selon/ADP/case/1 Morel/PROPN/obl/8 ,/PUNCT/punct/1 le/DET/det/4 groupe/NOUN/appos/1 d'/ADP/case/6"
        " Oslo/PROPN/nmod/4 a/AUX+fin/aux/8 vendu/VERB+part/ROOT/8",
        {"groupe": ("nsubj", "vendu"), "Morel": ("obl", "vendu")},
    ),
    (  # hung on the name as a complement, but without preposition
        mend_subjects_beside_openings,
        "Selon/ADP/case/1 Morel/PROPN/obl/6 ,/PUNCT/punct/1 le/DET/det/4 groupe/NOUN/nmod/1 a/AUX+fin/aux/6"
        " vendu/VERB+part/ROOT/6",
        {"groupe": ("nsubj", "vendu")},
    ),
    (  # a comma behind it: an apposition
        mend_subjects_beside_openings,
        "Selon/ADP/case/1 Morel/PROPN/obl/7 ,/PUNCT/punct/1 le/DET/det/4 maire/NOUN/appos/1 ,/PUNCT/punct/4"
        " a/AUX+fin/aux/7 vendu/VERB+part/ROOT/7",
        {"maire": ("appos", "Morel")},
    ),
    (
        mend_times_taken_for_subjects,
        "an/NOUN/nsubj/3 après/ADP/mark/3 avoir/AUX+inf/aux/3 quitté/VERB+part/advcl/6 Nordal/PROPN/obj/3"
        " elle/PRON/nsubj/6 revient/VERB+fin/ROOT/6",
        {"an": ("obl", "revient")},
    ),
    (
        mend_inverted_relatives,
        "firme/NOUN/ROOT/0 que/PRON/obj/2 détient/VERB+fin/acl:relcl/0 le/DET/det/4 fonds/NOUN/obj/2",
        {"fonds": ("nsubj", "détient")},
    ),
    (  # it has its subject
        mend_inverted_relatives,
        "firme/NOUN/ROOT/0 que/PRON/obj/3 Paul/PROPN/nsubj/3 nomme/VERB+fin/acl:relcl/0 le/DET/det/5"
        " fleuron/NOUN/obj/3",
        {"fleuron": ("obj", "nomme")},
    ),
    (
        mend_object_clauses,
        "comité/NOUN/nsubj/3 ,/PUNCT/punct/0 que/PRON/obj/3 préside/VERB+fin/ROOT/3 Paul/PROPN/obj/3"
        " ,/PUNCT/punct/7 a/AUX+fin/aux/7 voté/VERB+part/xcomp/3",
        {"comité": ("nsubj", "voté"), "préside": ("acl:relcl", "comité"), "voté": ("ROOT", "voté")},
    ),
    (
        mend_object_clauses,
        "le/DET/det/1 groupe/NOUN/nsubj/3 que/PRON/obj/3 contrôle/VERB+fin/advcl/6 Paul/PROPN/obj/3"
        " ,/PUNCT/punct/3 détient/VERB+fin/ROOT/6",
        {"groupe": ("nsubj", "détient"), "contrôle": ("acl:relcl", "groupe")},
    ),
    (
        mend_clauses_with_lequel,
        "dit/VERB+fin/ROOT/0 la/DET/det/2 chambre/NOUN/obj/0 de/ADP/case/4 Sfax/PROPN/nmod/2 à/ADP/case/6"
        " lequel/PRON/obl/7 écrit/VERB+fin/advcl/0",
        {"écrit": ("acl:relcl", "chambre")},
    ),
    (
        mend_clauses_of_names,
        "livre/VERB+fin/ROOT/0 armes/NOUN+plur/obj/0 à/ADP/case/3 Sfax/PROPN/obl/0 ,/PUNCT/punct/6"
        " qui/PRON/nsubj/6 paie/VERB+fin/acl:relcl/1",
        {"paie": ("acl:relcl", "Sfax")},
    ),
    (  # no number tells them apart
        mend_clauses_of_names,
        "livre/VERB+fin/ROOT/0 arme/NOUN+fem/obj/0 à/ADP/case/3 Sfax/PROPN/obl/0 ,/PUNCT/punct/6"
        " qui/PRON/nsubj/6 tue/VERB+fin/acl:relcl/1",
        {"tue": ("acl:relcl", "arme")},
    ),
    (
        mend_names_behind_shares,
        "part/NOUN/ROOT/0 dix/NUM/nummod/0 du/ADP/case/3 joaillier/NOUN/nmod/0 Valtor/PROPN/appos/0",
        {"Valtor": ("appos", "joaillier")},
    ),
    (
        mend_names_behind_adjectives,
        "le/DET/det/1 laboratoire/NOUN/ROOT/1 lyonnais/PROPN/appos/1 Valtor/PROPN/flat/2",
        {"lyonnais": ("amod", "laboratoire"), "Valtor": ("appos", "laboratoire")},
    ),
    (
        mend_names_behind_materials,
        "le/DET/det/1 fabricant/NOUN/ROOT/1 de/ADP/case/3 skis/NOUN/nmod/1 Valtor/PROPN/nmod/3",
        {"Valtor": ("appos", "fabricant")},
    ),
    (  # what has an article bears the name itself
        mend_names_behind_materials,
        "le/DET/det/1 patron/NOUN/ROOT/1 du/ADP/case/3 groupe/NOUN/nmod/1 Valtor/PROPN/nmod/3",
        {"Valtor": ("nmod", "groupe")},
    ),
    (
        mend_names_of_people,
        "bat/VERB+fin/ROOT/0 la/DET/det/2 Française/NOUN/obj/0 Léna/PROPN/punct/0",
        {"Léna": ("appos", "Française")},
    ),
    (
        mend_names_taken_for_sentences,
        "Ankara/PROPN/ROOT/0 reproche/VERB+fin/acl/0 à/ADP/case/3 Oslo/PROPN/obl/0",
        {"Ankara": ("nsubj", "reproche"), "reproche": ("ROOT", "reproche"), "Oslo": ("obl", "reproche")},
    ),
    (
        mend_split_subjects,
        "Le/DET/det/1 numéro/NOUN/obl/4 ,/PUNCT/punct/1 Paul/PROPN/nsubj/4 doute/VERB+fin/ROOT/4",
        {"numéro": ("nsubj", "doute"), "Paul": ("appos", "numéro")},
    ),
    (
        mend_agents_of_actions,
        "Feu/NOUN/ROOT/0 à/ADP/case/3 la/DET/det/3 reprise/NOUN/nmod/0 du/ADP/case/5 port/NOUN/nmod/3"
        " par/ADP/case/7 Nordal/PROPN/nmod/0",
        {"Nordal": ("nmod", "reprise")},
    ),
    (
        mend_objects_taken_for_subjects,
        "Nordal/PROPN/nsubj/1 renvoie/VERB+fin/ROOT/1 le/DET/det/3 chef/NOUN/nsubj/5 ,/PUNCT/punct/3"
        " accusé/VERB+part/advcl/1",
        {"chef": ("obj", "renvoie"), "accusé": ("acl", "chef")},
    ),
    (
        mend_opening_nouns,
        "Vainqueur/NOUN/nsubj/6 de/ADP/case/2 Sfax/PROPN/nmod/0 ,/PUNCT/punct/0 le/DET/det/5"
        " club/NOUN/nmod/0 jouera/VERB+fin/ROOT/6",
        {"club": ("nsubj", "jouera"), "Vainqueur": ("appos", "club")},
    ),
    (  # the infinitive borrows its subject
        mend_objects_behind_adjuncts,
        "dit/VERB+fin/ROOT/0 avoir/AUX+inf/aux/2 tué/VERB+part/xcomp/0 sur/ADP/case/4 Sfax/PROPN/obl/2"
        " un/DET/det/6 chef/NOUN/nmod/4",
        {"chef": ("obj", "tué")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES)
def test_mends(mend: Callable[[Tree], None], text: str, wanted: dict[str, tuple[str, str]]) -> None:
    tree = tree_of(text)
    for index, token in enumerate(tree.tokens):
        tree.lemma[index] = {"du": "de"}.get(token.text, tree.lemma[index])
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted


def test_the_speaker_stands_behind_the_adjuncts_of_a_saying() -> None:
    tree = tree_of(
        "Non/INTJ/ccomp/3 »/PUNCT/punct/0 ,/PUNCT/punct/3 prévient/VERB+fin/ROOT/3 de/ADP/case/6"
        " son/DET/det/6 côté/NOUN/obl/3 Anne/PROPN/appos/6"
    )
    mend_incises(tree, {"prévient"})
    assert arcs(tree)["Anne"] == ("nsubj", "prévient")


def test_no_time_speaks() -> None:
    tree = tree_of(
        "Non/INTJ/ccomp/3 »/PUNCT/punct/0 ,/PUNCT/punct/3 prévient/VERB+fin/ROOT/3 ce/DET/det/5"
        " matin/NOUN/obj/3 Anne/PROPN/appos/5"
    )
    mend_incises(tree, {"prévient"}, {"matin"})
    assert arcs(tree)["Anne"] == ("nsubj", "prévient")
