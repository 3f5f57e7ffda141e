"""Which words of a sentence report speech, and in what way."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lemmas import verb_name
from kgbuild.clauses.lexicon import StandingWords, normalise
from kgbuild.clauses.syntax import VERBAL, Syntax
from kgbuild.languages import Language
from kgbuild.model import Token

#: Between two words of a turn stand at most this many others (*a clairement fait savoir*).
_GAP = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb, or a turn of several words, that reports speech.

    ``kind`` is its class in ``speech_verbs.yaml`` (say, think, ask …); ``words`` the positions of
    its words in the sentence, in reading order.
    """

    kind: str
    words: tuple[int, ...]


class SpeechLexicon:
    """Asks a language's words of speech about the tokens of a tree."""

    def __init__(self, language: Language, grammar: Grammar, words: StandingWords) -> None:
        self.language = language
        self.grammar = grammar
        self.words = words

    def cue(self, syntax: Syntax, index: int) -> Cue | None:
        """The cue that the token is, or is a part of; None where it reports nothing."""
        turn = self._turn(syntax, index)
        if turn is not None:
            return turn
        token = syntax.tokens[index]
        if token.pos not in VERBAL:
            return None
        kind = self.words.speech.get(verb_name(self.language, self.grammar, syntax, index))
        if kind == "hear" and not self._is_heard(syntax, index):
            return None
        return Cue(kind, (index,)) if kind else None

    def is_noun(self, token: Token) -> bool:
        """Whether a noun names an act of speech: *l'annonce*, *the claim*."""
        return token.pos == "NOUN" and token.lemma in self.words.speech_nouns

    def is_anyone(self, token: Token) -> bool:
        """Whether a word stands for nobody in particular: *on*."""
        return token.pos == "PRON" and token.lemma in self.words.anyone

    def _is_heard(self, syntax: Syntax, index: int) -> bool:
        """*The court heard that …*: where it was said stands for who said it."""
        subjects = syntax.children(index, "nsubj")
        return any(t.lemma in self.words.hearing_nouns for t in subjects)

    def _turn(self, syntax: Syntax, index: int) -> Cue | None:
        token = syntax.tokens[index]
        for form in sorted({normalise(token.text), token.lemma}):
            for turn, kind in self.words.speech_phrases.get(form, ()):
                found = _match(syntax.tokens, turn, index)
                if found is not None:
                    return Cue(kind, found)
        return None


def _match(tokens: tuple[Token, ...], turn: tuple[str, ...], index: int) -> tuple[int, ...] | None:
    """Positions of a turn's words such that one of them is ``index``."""
    reach = len(turn) * (_GAP + 1)
    for first in range(max(0, index - reach), index + 1):
        if not _is_word(tokens[first], turn[0]):
            continue
        found = [first]
        for word in turn[1:]:
            near = range(found[-1] + 1, min(found[-1] + 2 + _GAP, len(tokens)))
            place = next((i for i in near if _is_word(tokens[i], word)), None)
            if place is None or any(t.text in ",;:" for t in tokens[found[-1] + 1 : place]):
                break
            found.append(place)
        if len(found) == len(turn) and index in found:
            return tuple(found)
    return None


def _is_word(token: Token, word: str) -> bool:
    return word in (token.lemma, normalise(token.text))
