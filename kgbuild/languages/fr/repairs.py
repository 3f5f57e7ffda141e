"""The order in which French trees are mended: what one repair has set right, the next may build on."""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.languages.data import DataFolder
from kgbuild.languages.fr.argument_mending import (
    mend_agents_behind_places,
    mend_agents_of_objects,
    mend_lists_of_objects,
    mend_loose_relatives,
    mend_objects_before_infinitives,
    mend_objects_before_relatives,
    mend_objects_of_coordinated_verbs,
    mend_promises_behind_adjuncts,
    mend_subjects_behind_phrases,
)
from kgbuild.languages.fr.attachment_mending import (
    mend_complements_of_actions,
    mend_complements_of_counted,
    mend_coordinated_verbs,
    mend_infinitives_of_undertakings,
    mend_listed_names,
    mend_objects_of_relatives,
    mend_pronouns_taken_for_articles,
    mend_titles,
)
from kgbuild.languages.fr.belonging_mending import (
    mend_belonging_behind_commas,
    mend_makers_of_quoted_titles,
    mend_names_side_by_side,
    mend_one_of_many,
    mend_opening_adjectives,
)
from kgbuild.languages.fr.clause_mending import (
    mend_bare_subjects,
    mend_coordinated_subjects,
    mend_days_taken_for_predicates,
    mend_impersonal,
    mend_listed_subjects,
    mend_lost_subjects,
    mend_names_taken_for_sentences,
    mend_participles_taken_for_sentences,
    mend_relative_clauses,
    mend_reported_clauses,
    mend_split_subjects,
)
from kgbuild.languages.fr.coordination_mending import mend_coordinated_complements
from kgbuild.languages.fr.list_mending import mend_coordination
from kgbuild.languages.fr.mending import (
    find_inverted_subjects,
    mend_appositions,
    mend_complements_of_appositions,
    mend_incises,
    mend_prepositions,
    mend_relatives,
    mend_second_subjects,
    mend_tenses,
)
from kgbuild.languages.fr.name_mending import (
    mend_names_behind_adjectives,
    mend_names_behind_materials,
    mend_names_behind_origins,
    mend_names_behind_shares,
)
from kgbuild.languages.fr.noun_mending import (
    mend_complements_of_measures,
    mend_complements_of_names,
    mend_dates,
    mend_descriptions,
    mend_inserted_descriptions,
    mend_names_of_people,
    mend_participles,
    mend_places,
    mend_shares,
    mend_split_names,
    mend_titled_names,
)
from kgbuild.languages.fr.noun_phrase_mending import mend_apposed_lists, mend_articles
from kgbuild.languages.fr.object_mending import (
    mend_judgements,
    mend_objects_behind_insertions,
    mend_objects_behind_places,
    mend_objects_of_idioms,
    mend_participles_taken_for_prepositions,
    mend_second_objects,
)
from kgbuild.languages.fr.opening_mending import (
    mend_opening_nouns,
    mend_opening_objects,
    mend_openings_taken_for_sentences,
    mend_predicates_of_sayings,
    mend_subjects_beside_openings,
    mend_times_taken_for_subjects,
    mend_topics_before_colons,
)
from kgbuild.languages.fr.relative_mending import (
    mend_clauses_of_names,
    mend_clauses_with_lequel,
    mend_inverted_relatives,
    mend_object_clauses,
    mend_object_clauses_of_names,
    mend_participles_in_brackets,
    mend_places_of_relatives,
    mend_possessors_of_predicates,
    mend_subject_clauses,
    mend_verbs_behind_relatives,
    mend_verbs_of_relatives,
)
from kgbuild.languages.fr.subject_mending import mend_described_subjects, mend_subjects_of_participles
from kgbuild.languages.fr.tag_mending import (
    mend_cardinal_points,
    mend_names_behind_titles,
    mend_names_taken_for_verbs,
    mend_nouns_with_articles,
    mend_opening_participles,
    mend_present_forms,
    mend_present_forms_with_objects,
)
from kgbuild.languages.fr.verb_mending import (
    mend_adjuncts,
    mend_agents,
    mend_agents_of_actions,
    mend_bare_agents,
    mend_bare_objects,
    mend_false_infinitives,
    mend_hidden_passive,
    mend_nouns_taken_for_verbs,
    mend_objects_behind_adjuncts,
    mend_objects_taken_for_subjects,
    mend_openings,
    mend_participles_taken_for_nouns,
    mend_places_taken_for_predicates,
    mend_plans,
    mend_time_nouns,
    mend_verbs_taken_for_nouns,
)
from kgbuild.languages.trees import Tree, flatten_conjuncts
from kgbuild.model import Token

#: What nouns of action end in.
_ACTIONS = ("tion", "sion", "age", "ment", "achat", "prise", "vente", "entrée", "chute", "perte", "mise")
INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")


def mend_tree(
    tree: Tree, data: DataFolder, verb: Callable[[Token], str], verb_of_form: Callable[[Token], str]
) -> None:
    """All repairs of a sentence's tree, in their order.

    ``verb`` gives the infinitive of a token that is a verb, ``verb_of_form`` that of a form written
    like another word, "" where there is none.
    """
    speech: dict[str, list[str]] = data.document("speech_verbs")
    mend_verbs_taken_for_nouns(tree, verb)
    mend_verbs_of_relatives(tree, verb_of_form)
    mend_nouns_taken_for_verbs(tree)
    mend_false_infinitives(tree)
    mend_cardinal_points(tree)
    mend_names_taken_for_verbs(tree)
    mend_present_forms(tree)
    mend_present_forms_with_objects(tree)
    mend_opening_participles(tree)
    mend_nouns_with_articles(tree)
    mend_names_behind_titles(tree, frozenset(data.document("titles")["any"]))
    mend_plans(tree)
    mend_pronouns_taken_for_articles(tree)
    mend_names_behind_adjectives(tree)
    mend_names_behind_materials(tree)
    mend_names_behind_shares(tree)
    mend_impersonal(tree, data.terms("impersonal_verbs"))
    mend_openings(tree)
    mend_openings_taken_for_sentences(tree)
    mend_names_taken_for_sentences(tree)
    mend_participles_taken_for_sentences(tree)
    mend_names_of_people(tree)
    mend_times_taken_for_subjects(tree)
    mend_opening_objects(tree)
    mend_adjuncts(tree)
    mend_agents(tree)
    mend_bare_agents(tree)
    mend_participles_taken_for_nouns(tree)
    mend_participles_taken_for_prepositions(tree)
    mend_places_taken_for_predicates(tree)
    _mend_passives(tree, frozenset(data.terms("verbs_with_etre")))
    mend_tenses(tree)
    mend_relatives(tree, frozenset(speech["nouns"]))
    mend_relative_clauses(tree)
    mend_object_clauses(tree)
    mend_subject_clauses(tree)
    mend_possessors_of_predicates(tree)
    mend_verbs_behind_relatives(tree)
    mend_inverted_relatives(tree)
    sayings = frozenset(speech["say"]) | frozenset(speech["think"])
    temporal: dict[str, list[str]] = data.document("temporal")
    days = frozenset(temporal["weekdays"]) | frozenset(data.terms("times"))
    mend_incises(tree, sayings | frozenset(speech["promise"]), days)
    mend_predicates_of_sayings(tree, sayings)
    mend_objects_before_infinitives(tree)
    mend_second_subjects(tree)
    mend_days_taken_for_predicates(tree, days)
    mend_split_subjects(tree)
    mend_dates(tree, temporal["months"])
    mend_time_nouns(tree, days)
    mend_places_of_relatives(tree)
    mend_objects_of_relatives(tree)
    mend_loose_relatives(tree)
    mend_objects_before_relatives(tree)
    mend_clauses_with_lequel(tree)
    mend_clauses_of_names(tree)
    mend_participles_in_brackets(tree)
    mend_object_clauses_of_names(tree)
    mend_bare_subjects(tree)
    mend_listed_subjects(tree)
    mend_lost_subjects(tree, sayings)
    mend_topics_before_colons(tree)
    mend_subjects_beside_openings(tree)
    mend_described_subjects(tree)
    mend_subjects_of_participles(tree)
    mend_subjects_behind_phrases(tree)
    mend_opening_adjectives(tree)
    mend_agents_behind_places(tree)
    mend_objects_taken_for_subjects(tree)
    mend_bare_objects(tree, days)
    mend_objects_behind_adjuncts(tree)
    mend_objects_behind_insertions(tree)
    mend_second_objects(tree)
    mend_objects_behind_places(tree)
    mend_objects_of_idioms(tree)
    mend_judgements(tree, data.document("grammar")["judging"])
    mend_coordinated_subjects(tree)
    mend_reported_clauses(tree)
    mend_opening_nouns(tree)
    mend_agents_of_actions(tree)
    mend_agents_of_objects(tree, _ACTIONS)
    mend_prepositions(tree, data.terms("prepositions"))
    mend_articles(tree, frozenset(data.document("titles")["between"]))
    mend_complements_of_actions(tree, data.document("certainty")["passing_nouns"])
    mend_complements_of_counted(tree)
    mend_infinitives_of_undertakings(tree, data.document("grammar")["undertakings"])
    mend_coordinated_verbs(tree)
    mend_objects_of_coordinated_verbs(tree)
    mend_coordinated_complements(tree)
    mend_lists_of_objects(tree)
    mend_names_side_by_side(tree)
    mend_one_of_many(tree)
    mend_promises_behind_adjuncts(tree)
    mend_names_behind_origins(tree)
    mend_listed_names(tree)
    mend_titles(tree)
    mend_makers_of_quoted_titles(tree)
    mend_split_names(tree)
    mend_apposed_lists(tree)
    mend_appositions(tree)
    mend_descriptions(tree)
    mend_inserted_descriptions(tree)
    mend_titled_names(tree)
    mend_coordination(tree)
    mend_complements_of_appositions(tree)
    mend_belonging_behind_commas(tree)
    mend_participles(tree)
    mend_places(tree)
    mend_complements_of_names(tree)
    mend_shares(tree)
    mend_complements_of_measures(tree)
    find_inverted_subjects(tree)
    flatten_conjuncts(tree)


def _mend_passives(tree: Tree, with_etre: frozenset[str]) -> None:
    """*être* is no passive with verbs of motion, pronominal verbs and adjectives."""
    for index in range(len(tree)):
        passive = tree.children(index, "aux:pass", "nsubj:pass")
        if not passive:
            mend_hidden_passive(tree, index)
            continue
        adjective = tree.pos[index] == "VERB" and not tree.lemma[index].endswith(INFINITIVE_ENDINGS)
        if adjective:
            tree.pos[index] = "ADJ"
        active = (
            adjective
            or any(tree.lemma[i] == "se" and i < index for i in tree.children(index))
            or tree.pos[index] in ("ADJ", "NOUN", "PROPN")
            or tree.lemma[index] in with_etre
            or not tree.children(index, "aux:pass")
        )
        if active:
            nominal = tree.pos[index] in ("ADJ", "NOUN", "PROPN")
            for child in passive:
                label = "cop" if nominal else "aux"
                tree.deprel[child] = label if tree.deprel[child] == "aux:pass" else "nsubj"
