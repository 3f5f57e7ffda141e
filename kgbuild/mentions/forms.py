"""The grammatical gender and number of a describing noun phrase."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.nominals import NominalSpan
from kgbuild.model import Sentence, Token

_FEATURES = {"Masc": "m", "Fem": "f"}
_NUMBERS = {"Sing": "s", "Plur": "p"}


class PhraseForms:
    """Reads gender and number off the noun, its determiner or its adjectives.

    The determiner knows best: *le fonds* is one. For a noun of both genders (*ministre*) the tagger
    guesses; its determiner and its adjectives know.
    """

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)

    def gender(self, sentence: Sentence, nominal: NominalSpan) -> str:
        """ "m", "f", or "" where the words do not tell."""
        head = sentence.tokens[nominal.head]
        if nominal.noun is None:
            return _feature(head)
        if nominal.noun.gender:
            return nominal.noun.gender.replace("?", "")
        if nominal.noun.type != "Person":
            return _feature(head)
        return self._from_words(sentence, head)

    def name_gender(self, sentence: Sentence, first: int, head: int) -> str:
        """The gender that the determiner of a name gives it: *la Cédéao*; "" where it has none."""
        before = [c for c in sentence.children(head) if c.index < first]
        return next(filter(None, (self._lexicon.determiner_gender(c.text) for c in before)), "")

    def number(self, sentence: Sentence, nominal: NominalSpan) -> str:
        """ "s", "p", or "" where the words do not tell."""
        head = sentence.tokens[nominal.head]
        before = [c.text for c in sentence.children(head.index) if c.index < head.index]
        if any(self._lexicon.determiner_gender(word) for word in before):
            return "s"
        return _NUMBERS.get(head.feats.get("Number", ""), "")

    def _from_words(self, sentence: Sentence, head: Token) -> str:
        children = sentence.children(head.index)
        for child in children:
            if child.index > head.index:
                break
            gender = self._lexicon.determiner_gender(child.text)
            if gender:
                return gender
        adjectives = [c for c in children if c.deprel == "amod" and abs(c.index - head.index) == 1]
        return next(filter(None, map(_feature, [*adjectives, *_participles(sentence, head)])), "")


def _participles(sentence: Sentence, head: Token) -> Iterator[Token]:
    """The participles that agree with a noun: *élue* par X, *l'ex-ministre* …; *l'ex-ministre est élue*."""
    yield from (c for c in sentence.children(head.index) if c.deprel == "acl" and _is_participle(c))
    verb = sentence.tokens[head.head]
    if head.deprel == "nsubj:pass" and _is_participle(verb):
        yield verb
    if head.deprel in ("nsubj", "nsubj:pass"):
        opening = (c for c in sentence.children(verb.index) if c.deprel == "advcl" and c.index < head.index)
        yield from (c for c in opening if _is_participle(c) and _opens_bare(sentence, c))


def _opens_bare(sentence: Sentence, token: Token) -> bool:
    """Whether a participle stands without auxiliary, subject and conjunction of its own."""
    own = ("aux", "aux:pass", "nsubj", "nsubj:pass", "mark")
    return not any(c.deprel in own for c in sentence.children(token.index))


def _is_participle(token: Token) -> bool:
    return token.feats.get("VerbForm") == "Part" and token.feats.get("Tense", "Past") == "Past"


def _feature(token: Token) -> str:
    return _FEATURES.get(token.feats.get("Gender", ""), "")
