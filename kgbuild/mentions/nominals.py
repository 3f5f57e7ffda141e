"""Finds noun phrases that describe: *le milliardaire américain*, *the company*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kgbuild.languages import Language
from kgbuild.languages.lexicon import ClassNoun, lexicon_for
from kgbuild.model import Sentence, Token

_INSIDE = frozenset(
    {
        "det",
        "amod",
        "nummod",
        "nmod",
        "compound",
        "flat",
        "case",
        "fixed",
        "advmod",
        "nmod:poss",
        "obl:npmod",
        "det:predet",
        "flat:foreign",
    }
)
_STOPS = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})
_AGE_WORDS = 4
_CLOSERS = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class NominalSpan:
    """Tokens ``first`` to ``last`` of a noun phrase with its head and its class, if that is known."""

    first: int
    last: int
    head: int
    noun: ClassNoun | None


class NominalFinder:
    """Every phrase headed by a common noun that has a determiner or names a class of entities."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)

    def find(self, sentence: Sentence, names: Mapping[int, int]) -> Iterator[NominalSpan]:
        """The noun phrases of a sentence; ``names`` gives the first token of each token's name."""
        for token in sentence.tokens:
            if token.pos not in ("NOUN", "ADJ", "PROPN", "VERB") or token.index in names:
                continue
            noun = self._class_noun(token) or self._aged(sentence, token)
            determined = self._is_determined(sentence, token)
            if token.pos in ("PROPN", "VERB") and (noun is None or token.pos == "VERB"):
                continue
            latter = self._is_latter(sentence, token)
            if latter:
                yield NominalSpan(token.index - 1, token.index, token.index, None)
                continue
            if token.pos == "ADJ" and not (noun and (determined or token.deprel in ("appos", "ROOT"))):
                continue
            if self._is_honorific(token, names):
                continue
            if noun is None and not determined:
                continue
            if token.deprel in ("compound", "fixed", "flat", "amod") and not determined:
                continue
            first, last = self._extent(sentence, token, names)
            yield NominalSpan(first, last, token.index, noun)

    def _is_latter(self, sentence: Sentence, token: Token) -> bool:
        """*ce dernier*, *the latter*: no noun follows."""
        if token.index == 0:
            return False
        following = sentence.tokens[token.index + 1].pos if token.index + 1 < len(sentence.tokens) else ""
        before = sentence.tokens[token.index - 1].text
        latter = self._lexicon.is_latter(before, token.text)
        return latter and following not in ("NOUN", "ADJ", "NUM", "PROPN")

    def _is_honorific(self, token: Token, names: Mapping[int, int]) -> bool:
        """Whether a title such as *Mme* only introduces the name behind it."""
        titled = self._lexicon.title_gender(token.text) is not None and self._lexicon.noun(token.text) is None
        civil = self._lexicon.has("honorifics", token.text)
        return (titled or civil) and token.index + 1 in names

    def _class_noun(self, token: Token) -> ClassNoun | None:
        found = self._lexicon.noun(token.text) or self._lexicon.noun(token.lemma)
        if found is None and self._is_compatriot(token):
            return ClassNoun("Person", "role", "")
        return found

    def _aged(self, sentence: Sentence, token: Token) -> ClassNoun | None:
        """*the 22-year-old*: a person, told by the age."""
        before = [t.text for t in sentence.tokens[max(0, token.index - 4) : token.index]]
        joined = len(before) == _AGE_WORDS and before[1] == before[3] == "-" and before[0].isdigit()
        aged = joined and self._lexicon.has("aged", token.text)
        following = sentence.tokens[token.index + 1 : token.index + 2]
        alone = all(t.pos not in ("NOUN", "PROPN", "ADJ") for t in following)
        return ClassNoun("Person", "role", "") if aged and alone else None

    def _is_compatriot(self, token: Token) -> bool:
        """*la Polonaise*: where only nouns of nationality have a capital, one of them is a person."""
        return (
            token.text[:1].isupper()
            and token.feats.get("Number", "Sing") == "Sing"
            and token.pos in ("NOUN", "PROPN")
            and self._lexicon.demonym(token.text) is not None
            and not self._lexicon.has("habits", "demonyms_are_capitalised")
        )

    def _is_determined(self, sentence: Sentence, token: Token) -> bool:
        return any(
            child.index < token.index
            and child.deprel in ("det", "nmod:poss", "case")
            and self._lexicon.determiner(child.text) != ""
            for child in sentence.children(token.index)
        )

    def _extent(self, sentence: Sentence, head: Token, names: Mapping[int, int]) -> tuple[int, int]:
        first = last = head.index
        for child in sentence.children(head.index):
            if child.index < head.index and child.deprel in _INSIDE and child.pos not in ("ADP", "PUNCT"):
                inner = sentence.subtree(child.index) if child.deprel != "nmod" else (child,)
                first = min(first, min(t.index for t in inner))
            elif child.index < head.index and child.pos == "ADP" and child.index == head.index - 1:
                # A fused preposition and article (du, au) stays outside.
                continue
        inside = {head.index}
        for token in sentence.tokens[head.index + 1 :]:
            if token.pos in _STOPS or token.text in _CLOSERS:
                break
            goes_on = token.index - 1 in inside and names.get(token.index - 1) == names.get(token.index)
            if token.index in names and not goes_on and not self._is_case_marked(sentence, token):
                break
            above = token
            while above.head not in inside and above.head != above.index and above.head > head.index:
                above = sentence.tokens[above.head]
            if above.head not in inside or above.deprel not in _INSIDE:
                break
            inside.add(token.index)
            last = token.index
        while last > head.index and sentence.tokens[last].pos in ("ADP", "DET", "ADV"):
            last -= 1
        return first, last

    def _is_case_marked(self, sentence: Sentence, token: Token) -> bool:
        """Whether a name is the complement of a preposition, not the name of the noun itself."""
        if any(c.deprel == "case" for c in sentence.children(token.index)):
            return True
        head = sentence.tokens[token.head]
        return (
            head.index < token.index
            and any(c.deprel == "case" and c.index < token.index for c in sentence.children(head.index))
            and head.pos == "PROPN"
        )
