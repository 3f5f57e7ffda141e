"""The subjects and objects that French models lose, on trees as the models give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from mended_trees import arcs, tree_of

from kgbuild.languages.fr.clause_mending import (
    mend_bare_subjects,
    mend_coordinated_subjects,
    mend_impersonal,
    mend_lost_subjects,
    mend_participles_taken_for_sentences,
    mend_relative_clauses,
    mend_reported_clauses,
)
from kgbuild.languages.fr.object_mending import (
    mend_judgements,
    mend_objects_behind_insertions,
    mend_participles_taken_for_prepositions,
)
from kgbuild.languages.fr.verb_mending import (
    mend_adjuncts,
    mend_agents,
    mend_bare_agents,
    mend_bare_objects,
    mend_nouns_taken_for_verbs,
    mend_objects_behind_adjuncts,
    mend_openings,
    mend_participles_taken_for_nouns,
    mend_places_taken_for_predicates,
    mend_time_nouns,
    mend_verbs_taken_for_nouns,
)
from kgbuild.languages.trees import Tree

DAYS = frozenset({"vendredi", "matin"})


CASES: list[tuple[Callable[[Tree], None], str, dict[str, tuple[str, str]]]] = [
    (  # the day took the object and the recipient
        lambda tree: mend_time_nouns(tree, DAYS),
        "inflige/VERB/ROOT/0 vendredi/NOUN/obj/0 une/DET/det/3 amende/NOUN/nmod/1 à/ADP/case/5"
        " Volmarine/PROPN/nmod/1",
        {"vendredi": ("obl", "inflige"), "amende": ("obj", "inflige"), "Volmarine": ("obl", "inflige")},
    ),
    (  # the verb has an object already
        lambda tree: mend_time_nouns(tree, DAYS),
        "voit/VERB/ROOT/0 Paul/PROPN/obj/0 vendredi/NOUN/obl/0 Marie/PROPN/nmod/2",
        {"Marie": ("obl", "voit")},
    ),
    (  # a bare noun is the day's own
        lambda tree: mend_time_nouns(tree, DAYS),
        "part/VERB/ROOT/0 vendredi/NOUN/obj/0 matin/NOUN/nmod/1",
        {"vendredi": ("obl", "part"), "matin": ("nmod", "vendredi")},
    ),
    (  # no day
        lambda tree: mend_time_nouns(tree, DAYS),
        "signe/VERB/ROOT/0 accord/NOUN/obj/0 une/DET/det/3 amende/NOUN/nmod/1",
        {"accord": ("obj", "signe"), "amende": ("nmod", "accord")},
    ),
    (
        lambda tree: mend_bare_objects(tree, DAYS),
        "rejette/VERB/ROOT/0 tout/DET/det/2 calendrier/NOUN/obl/0",
        {"calendrier": ("obj", "rejette")},
    ),
    (  # a day says when
        lambda tree: mend_bare_objects(tree, DAYS),
        "signe/VERB/ROOT/0 ce/DET/det/2 matin/NOUN/obl/0",
        {"matin": ("obl", "signe")},
    ),
    (
        lambda tree: mend_bare_objects(tree, DAYS),
        "vient/VERB/ROOT/0 à/ADP/case/3 la/DET/det/3 gare/NOUN/obl/0",
        {"gare": ("obl", "vient")},
    ),
    (
        lambda tree: mend_bare_objects(tree, DAYS),
        "signe/VERB/ROOT/0 accord/NOUN/obj/0 une/DET/det/3 fois/NOUN/obl/0",
        {"fois": ("obl", "signe")},
    ),
    (  # passive
        lambda tree: mend_bare_objects(tree, DAYS),
        "est/AUX/aux:pass/1 signé/VERB/ROOT/1 une/DET/det/3 charte/NOUN/obl/1",
        {"charte": ("obl", "signé")},
    ),
    (
        mend_bare_subjects,
        "Autriche/PROPN/obl/3 qui/PRON/nsubj/2 craint/VERB/acl:relcl/0 signe/VERB/ROOT/3",
        {"Autriche": ("nsubj", "signe")},
    ),
    (  # nothing described
        mend_bare_subjects,
        "matin/NOUN/obl/1 signe/VERB/ROOT/1",
        {"matin": ("obl", "signe")},
    ),
    (  # a preposition
        mend_bare_subjects,
        "En/ADP/case/1 Autriche/PROPN/obl/3 voisine/NOUN/appos/1 signe/VERB/ROOT/3",
        {"Autriche": ("obl", "signe")},
    ),
    (  # a subject already
        mend_bare_subjects,
        "Autriche/PROPN/obl/3 voisine/NOUN/appos/0 elle/PRON/nsubj/3 signe/VERB/ROOT/3",
        {"Autriche": ("obl", "signe"), "elle": ("nsubj", "signe")},
    ),
    (
        mend_coordinated_subjects,
        "Lettonie/PROPN/ROOT/0 et/CCONJ/cc/4 la/DET/det/3 Suède/PROPN/nsubj/4 signent/VERB/conj/0",
        {
            "Lettonie": ("nsubj", "signent"),
            "et": ("cc", "Suède"),
            "Suède": ("conj", "Lettonie"),
            "signent": ("ROOT", "signent"),
        },
    ),
    (  # a noun with a name behind it: more than an article and adjectives
        mend_coordinated_subjects,
        "Lettonie/PROPN/ROOT/0 et/CCONJ/cc/4 hier/ADV/advmod/4 Suède/PROPN/nsubj/4 signe/VERB/conj/0",
        {"Lettonie": ("ROOT", "Lettonie"), "signe": ("conj", "Lettonie")},
    ),
    (  # what somebody becomes
        lambda tree: mend_time_nouns(tree, DAYS),
        "élu/VERB/ROOT/0 vendredi/NOUN/obl/0 président/NOUN/nmod/1",
        {"président": ("xcomp", "élu")},
    ),
    (
        mend_objects_behind_adjuncts,
        "Elle/PRON/nsubj/1 bat/VERB/ROOT/1 au/ADP/case/3 tour/NOUN/obl/1 un/DET/det/5 rival/NOUN/appos/3",
        {"rival": ("obj", "bat")},
    ),
    (  # set off by a comma
        mend_objects_behind_adjuncts,
        "Elle/PRON/nsubj/1 va/VERB/ROOT/1 au/ADP/case/3 tour/NOUN/obl/1 ,/PUNCT/punct/6 un/DET/det/6"
        " rite/NOUN/appos/3",
        {"rite": ("appos", "tour")},
    ),
    (
        mend_objects_behind_adjuncts,
        "Riga/PROPN/nsubj/1 met/VERB/ROOT/1 en/ADP/case/3 cause/NOUN/obl/1 Oslo/PROPN/nmod/3",
        {"Oslo": ("obj", "met")},
    ),
    (
        mend_agents,
        "île/NOUN/ROOT/0 prise/VERB+part/acl/0 pour/ADP/case/3 cible/NOUN/obl/1"
        " par/ADP/case/5 Oslo/PROPN/nmod/3",
        {"Oslo": ("obl:agent", "prise")},
    ),
    (
        mend_openings,
        "Créée/VERB+part/obl/3 hier/ADV/advmod/0 elle/PRON/nsubj/3 grandit/VERB/ROOT/3",
        {"Créée": ("advcl", "grandit")},
    ),
    (
        lambda tree: mend_verbs_taken_for_nouns(tree, lambda token: "piloter"),
        "firme/NOUN/ROOT/0 pilotée/NOUN/appos/0 par/ADP/case/3 Oslo/PROPN/obl:agent/1",
        {"pilotée": ("acl", "firme")},
    ),
    (  # a noun with its article
        lambda tree: mend_verbs_taken_for_nouns(tree, lambda token: "arriver"),
        "firme/NOUN/ROOT/0 une/DET/det/2 arrivée/NOUN/appos/0 par/ADP/case/4 Oslo/PROPN/obl:agent/2",
        {"arrivée": ("appos", "firme")},
    ),
    (
        mend_reported_clauses,
        "dit/VERB/ROOT/0 que/SCONJ/mark/2 firme/NOUN/ccomp/0 Valtor/PROPN/nmod/2 part/VERB+fin/xcomp/0",
        {"firme": ("nsubj", "part"), "part": ("ccomp", "dit"), "que": ("mark", "part")},
    ),
    (  # the verb has its own subject
        mend_reported_clauses,
        "dit/VERB/ROOT/0 que/SCONJ/mark/2 firme/NOUN/ccomp/0 elle/PRON/nsubj/4 part/VERB+fin/xcomp/0",
        {"firme": ("ccomp", "dit"), "part": ("xcomp", "dit")},
    ),
    (  # two sentences
        mend_coordinated_subjects,
        "part/VERB/ROOT/0 et/CCONJ/cc/3 Suède/PROPN/nsubj/3 signe/VERB/conj/0",
        {"signe": ("conj", "part"), "Suède": ("nsubj", "signe")},
    ),
    (
        mend_bare_agents,
        "Suspendu/VERB+part/ROOT/0 hier/ADV/advmod/0 par/ADP/case/3 Valtor/PROPN/obl/0",
        {"Valtor": ("obl:agent", "Suspendu")},
    ),
    (  # how, not who
        mend_bare_agents,
        "Suspendu/VERB+part/ROOT/0 par/ADP/case/2 erreur/NOUN/obl/0",
        {"erreur": ("obl", "Suspendu")},
    ),
    (
        mend_participles_taken_for_nouns,
        "Paul/PROPN/ROOT/0 parti/VERB+part/appos/0 chez/ADP/case/3 Valtor/PROPN/obl/1",
        {"parti": ("acl", "Paul")},
    ),
    (
        mend_places_taken_for_predicates,
        "née/VERB+part/ROOT/0 à/ADP/case/2 Lyon/PROPN/xcomp/0",
        {"Lyon": ("obl", "née")},
    ),
    (  # what somebody is
        mend_places_taken_for_predicates,
        "nommé/VERB+part/ROOT/0 comme/ADP/case/2 Paul/PROPN/xcomp/0",
        {"Paul": ("xcomp", "nommé")},
    ),
    (
        mend_adjuncts,
        "va/VERB/ROOT/0 sur/ADP/case/3 les/DET/det/3 terres/NOUN/nmod/0 de/ADP/case/5 Valtor/PROPN/nmod/3",
        {"terres": ("obl", "va"), "Valtor": ("nmod", "terres")},
    ),
    (
        lambda tree: mend_impersonal(tree, {"falloir"}),
        "il/PRON/expl:subj/1 remplace/VERB+fin/ROOT/1 Paul/PROPN/obj/1",
        {"il": ("nsubj", "remplace")},
    ),
    (  # "il y a"
        lambda tree: mend_impersonal(tree, {"falloir"}),
        "il/PRON/expl:subj/2 y/PRON/expl/2 a/VERB+fin/ROOT/2 foule/NOUN/obj/2",
        {"il": ("expl:subj", "a")},
    ),
    (  # the verb was hung on the description
        lambda tree: mend_lost_subjects(tree, {"dire"}),
        "Valtor/PROPN/ROOT/0 ,/PUNCT/punct/2 géant/NOUN/appos/0 belge/ADJ/amod/2 ,/PUNCT/punct/2"
        " paiera/VERB+fin/acl/2",
        {"Valtor": ("nsubj", "paiera"), "paiera": ("ROOT", "paiera")},
    ),
    (  # "…, dit Paul"
        lambda tree: mend_lost_subjects(tree, {"dira"}),
        "Valtor/PROPN/ROOT/0 ,/PUNCT/punct/2 géant/NOUN/appos/0 belge/ADJ/amod/2 ,/PUNCT/punct/2"
        " dira/VERB+fin/acl/2",
        {"Valtor": ("ROOT", "Valtor"), "dira": ("acl", "géant")},
    ),
    (
        mend_relative_clauses,
        "Suède/PROPN/obl/3 ,/PUNCT/punct/3 qui/PRON/nsubj/3 vend/VERB+fin/advcl/5 ,/PUNCT/punct/5"
        " dit/VERB+fin/ROOT/5",
        {"Suède": ("nsubj", "dit"), "vend": ("acl:relcl", "Suède")},
    ),
    (  # a question: nothing stands before it
        mend_relative_clauses,
        "«/PUNCT/punct/3 :/PUNCT/punct/3 qui/PRON/nsubj/3 vend/VERB+fin/ccomp/4 dit/VERB+fin/ROOT/4",
        {"vend": ("ccomp", "dit")},
    ),
    (
        mend_participles_taken_for_sentences,
        "Morel/PROPN/nsubj/2 ,/PUNCT/punct/2 arrivé/VERB+part/ROOT/2 à/ADP/case/4 Oslo/PROPN/obl/2"
        " ,/PUNCT/punct/7 a/AUX+fin/aux/7 vu/VERB+part/parataxis/2 Dumas/PROPN/nsubj/7",
        {"vu": ("ROOT", "vu"), "arrivé": ("acl", "Morel"), "Morel": ("nsubj", "vu"), "Dumas": ("obj", "vu")},
    ),
    (
        mend_objects_behind_insertions,
        "Morel/PROPN/nsubj/1 dénonce/VERB+fin/ROOT/1 ,/PUNCT/punct/1 sans/ADP/mark/4 citer/VERB+inf/advcl/1"
        " personne/PRON/obj/4 ,/PUNCT/punct/1 des/DET/det/8 fraudes/NOUN/obj/4",
        {"fraudes": ("obj", "dénonce")},
    ),
    (
        mend_participles_taken_for_prepositions,
        "ouvre/VERB+fin/ROOT/0 une/DET/det/2 enquête/NOUN/obj/0 visant/VERB/acl/2 Morel/PROPN/obj/3",
        {"Morel": ("nmod", "enquête"), "visant": ("case", "Morel")},
    ),
    (  # it has its object
        mend_objects_behind_insertions,
        "Morel/PROPN/nsubj/1 dénonce/VERB+fin/ROOT/1 ,/PUNCT/punct/1 lui/PRON/obj/1 ,/PUNCT/punct/1"
        " aux/ADP/case/6 juges/NOUN/obl/1",
        {"juges": ("obl", "dénonce")},
    ),
]


@pytest.mark.parametrize(("mend", "text", "wanted"), CASES, ids=[text.split("/")[0] for _, text, _ in CASES])
def test_a_tree_is_mended(mend, text, wanted):
    tree = tree_of(text)
    mend(tree)
    found = arcs(tree)
    assert {word: found[word] for word in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("un/DET/det/1 exploitant/VERB/nsubj/2 vend/VERB/ROOT/2", "NOUN"),
        ("en/ADP/mark/1 exploitant/VERB/advcl/2 vend/VERB/ROOT/2", "VERB"),
    ],
)
def test_a_form_in_ant_with_an_article_is_a_noun(text, tag):
    tree = tree_of(text)
    mend_nouns_taken_for_verbs(tree)
    assert tree.pos[1] == tag


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        (
            "Morel/PROPN/nsubj/1 juge/VERB+fin/ROOT/1 Dumas/PROPN/obj/1 indigne/ADJ/amod/1",
            "indigne",
            ("xcomp", "juge"),
        ),
        (
            "qualifie/VERB+fin/ROOT/0 le/DET/det/2 plan/NOUN/obj/0 de/ADP/case/4 scandale/NOUN/nmod/2",
            "scandale",
            ("obl", "qualifie"),
        ),
        (  # "la réforme de la taxe": what is judged has its own complement
            "qualifie/VERB+fin/ROOT/0 le/DET/det/2 plan/NOUN/obj/0 de/ADP/case/5 la/DET/det/5"
            " ville/NOUN/nmod/2",
            "ville",
            ("nmod", "plan"),
        ),
    ],
)
def test_a_judgement_is_the_verb_s(text, word, wanted):
    tree = tree_of(text)
    mend_judgements(tree, ("qualifie",))
    assert arcs(tree)[word] == wanted
