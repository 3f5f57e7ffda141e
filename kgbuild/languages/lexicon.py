"""The words of a language that tell who and what is meant: class nouns, titles, demonyms, first names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from kgbuild.languages.base import Language
from kgbuild.languages.gazetteer import fold, optional_rows
from kgbuild.model import ENTITY_TYPES, EntityType

_PLURAL_ENDINGS = (
    ("eaux", "eau"),
    ("aux", "al"),
    ("ies", "y"),
    ("men", "man"),
    ("es", "e"),
    ("es", ""),
    ("x", ""),
    ("s", ""),
)


@dataclass(frozen=True, slots=True)
class ClassNoun:
    """What a common noun says of the thing it stands for.

    ``gender`` is "m", "f", "" (its determiner tells) or "?" (a woman or a man, whatever the grammar).
    """

    type: EntityType
    kind: str
    gender: str


@dataclass(frozen=True, slots=True)
class PronounForm:
    """What a pronoun's form says. ``gender`` is "m", "f", "n" or ""; ``number`` "s", "p" or ""."""

    role: str
    person: int
    gender: str
    number: str


@dataclass(frozen=True, slots=True)
class Demonym:
    """What a word of nationality points to; ``place`` is the name where it is no country."""

    iso2: str
    place: str


class Lexicon:
    """Looks words up in the data files of a language; all keys are lower case."""

    def __init__(self, language: Language) -> None:
        self._nouns = _class_nouns(language.data.document("nominals"))
        self._types = _noun_types(language.data.document("nominals"))
        titles = language.data.document("titles")
        self._titles = {
            form.casefold(): gender
            for key, gender in (("m", "m"), ("f", "f"), ("any", ""))
            for form in titles.get(key, ())
        }
        self._between = frozenset(titles.get("between", ()))
        self._demonyms = {
            row["form"].casefold(): Demonym(row["iso2"], row.get("place", ""))
            for row in optional_rows(language.data, "demonyms")
        }
        self._first_names = {
            row["name"].casefold(): row["gender"].replace("u", "")
            for row in optional_rows(language.common, "first_names")
        }
        self.pronouns: dict[str, Any] = language.data.document("pronouns")
        self._forms = _pronoun_forms(self.pronouns)
        self.determiners: dict[str, list[str]] = language.data.document("determiners")
        names = language.data.document("names")
        self.names: dict[str, frozenset[str]] = {key: frozenset(map(str, names[key] or ())) for key in names}

    def noun(self, word: str) -> ClassNoun | None:
        """The class that a noun names, singular or plural."""
        key = word.casefold().replace("’", "'")
        found = self._nouns.get(key)
        if found:
            return found
        for ending, singular in _PLURAL_ENDINGS:
            if key.endswith(ending) and len(key) > len(ending) + 2:
                found = self._nouns.get(key[: -len(ending)] + singular)
                if found:
                    return found
        first, hyphen, _ = key.partition("-")
        found = self._nouns.get(first) if hyphen else None
        return found if found and found.type == "Person" else None

    def types(self, word: str) -> tuple[EntityType, ...]:
        """All types of things that a singular noun may name: a *promoteur* is a person or a firm."""
        return self._types.get(word.casefold(), ())

    def is_latter(self, determiner: str, noun: str) -> bool:
        """*ce dernier*, *the latter*: two words that work as one pronoun."""
        if self.pronoun(noun, "latter") is None:
            return False
        own = self.pronouns.get("latter_with", {}).get(noun.casefold())
        allowed = own or self.pronouns["latter_determiners"]
        return determiner.casefold().replace("’", "'") in allowed

    def possessors(self, noun: str) -> frozenset[str]:
        """The types of those who have what a noun names: *chief executive*, *wife*; none where all may."""
        owners = self.pronouns.get("possessed", {})
        return frozenset(type_ for type_, nouns in owners.items() if noun in nouns)

    def title_gender(self, word: str) -> str | None:
        """The gender that a title such as "Mme" gives, "" for either, None for no title."""
        return self._titles.get(word.casefold())

    def is_between(self, word: str) -> bool:
        """Whether a word may stand between a title and a name."""
        return word.casefold() in self._between

    def demonym(self, word: str) -> Demonym | None:
        """What a word of nationality points to."""
        return self._demonyms.get(word.casefold().replace("’", "'"))

    def first_name(self, word: str) -> str | None:
        """The gender of a first name, "" for either, None where the word is none.

        A compound is a first name where its first part is one.
        """
        key = word.casefold()
        found = self._first_names.get(key)
        if found is None and "-" in key:
            found = self._first_names.get(key.split("-", 1)[0])
        if found is None and not key.isascii():
            # Names of other languages are listed without their accents.
            found = self._first_names.get(fold(key))
        return found

    def pronoun(self, word: str, role: str) -> PronounForm | None:
        """What a form says when it is used in a role (personal, possessive …)."""
        return self._forms.get((role, word.casefold().replace("’", "'")))

    def has(self, group: str, word: str) -> bool:
        """Whether ``names.yaml`` lists a word in a group."""
        return word.casefold().replace("’", "'") in self.names.get(group, frozenset())

    def determiner(self, word: str) -> str:
        """definite, demonstrative, possessive, indefinite or ""."""
        key = word.casefold().replace("’", "'")
        for group in ("definite", "demonstrative", "possessive", "indefinite"):
            if key in self.determiners[group]:
                return group
        return ""

    def determiner_gender(self, word: str) -> str:
        """ "m" or "f" where a determiner, or a preposition fused with one, has that gender only."""
        key = word.casefold().replace("’", "'")
        return next((g for g in ("m", "f") if key in self.determiners.get(g, ())), "")


def _class_nouns(document: dict[str, Any]) -> dict[str, ClassNoun]:
    found: dict[str, ClassNoun] = {}
    for type_ in ENTITY_TYPES:
        kinds = document.get(type_, {})
        for kind, groups in kinds.items():
            for group, words in groups.items():
                for word in words:
                    for form, gender in _forms(str(word).casefold(), group):
                        found.setdefault(form, ClassNoun(type_, kind, gender))
    return found


def _noun_types(document: dict[str, Any]) -> dict[str, tuple[EntityType, ...]]:
    found: dict[str, tuple[EntityType, ...]] = {}
    for type_ in ENTITY_TYPES:
        for groups in document.get(type_, {}).values():
            for group, words in groups.items():
                for form, _ in (pair for word in words for pair in _forms(str(word).casefold(), group)):
                    if type_ not in found.setdefault(form, ()):
                        found[form] += (type_,)
    return found


def _forms(word: str, group: str) -> list[tuple[str, str]]:
    if group != "pairs":
        return [(word, {"mf": "", "either": "?"}.get(group, group))]
    masculine, _, feminine = word.partition("/")
    if masculine == feminine:
        return [(masculine, "")]
    return [(masculine, "m"), (feminine, "f")]


def _pronoun_forms(document: dict[str, Any]) -> dict[tuple[str, str], PronounForm]:
    found: dict[tuple[str, str], PronounForm] = {}
    for role in ("personal", "possessive", "demonstrative", "latter", "relative"):
        for form, (person, gender, number) in document[role].items():
            found[role, form] = PronounForm(role, person, gender, number)
    return found


@cache
def lexicon_for(language: Language) -> Lexicon:
    """The lexicon of a language, built once."""
    return Lexicon(language)
