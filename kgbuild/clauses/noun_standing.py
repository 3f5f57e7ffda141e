"""What a noun, and the verb it belongs to, say of what the noun is about: *scrapped plans to buy X*."""

from __future__ import annotations

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lemmas import verb_name
from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.negation import NegationFinder
from kgbuild.clauses.outcomes import Outcomes
from kgbuild.clauses.own_standing import Standing
from kgbuild.clauses.syntax import VERBAL, Syntax
from kgbuild.languages import Language
from kgbuild.model import Token

OBJECTS = ("obj", "nsubj:pass")


class NounStanding:
    """Weighs plans, claims and rumours by what is done to them."""

    def __init__(
        self,
        language: Language,
        grammar: Grammar,
        words: StandingWords,
        negation: NegationFinder,
        outcomes: Outcomes,
    ) -> None:
        self._language = language
        self._grammar = grammar
        self._words = words
        self._negation = negation
        self._outcomes = outcomes

    def content(self, syntax: Syntax, token: Token, noun: Token, standing: Standing) -> None:
        """*denied claims that …*, *no evidence that …*, *rumours that …*: what a noun tells."""
        if self.verb_of(syntax, noun, standing):
            return
        self.of(noun, standing)
        if noun.lemma in self._words.hearsay_nouns:
            standing.weaken("probable", noun.text)
        negation = self._negation.find(syntax, noun.index)
        if negation is not None:
            standing.negate(negation)
            standing.weaken("possible", noun.text)

    def verb_of(self, syntax: Syntax, noun: Token, standing: Standing) -> bool:
        """What the verb of a plan or a claim does to what it is about: *scrapped plans to buy X*."""
        verb = syntax.tokens[noun.head]
        if self._outcomes.called_false(syntax, noun) is not None:
            standing.negate(verb.text)
            return True
        if verb.pos not in VERBAL or noun.head == noun.index:
            return False
        lemma = verb_name(self._language, self._grammar, syntax, verb.index)
        said = noun.lemma in self._words.speech_nouns
        denies = self._words.speech.get(lemma) == "deny" and (said or lemma not in self._words.refusing)
        if self._outcomes.is_given_up(syntax, lemma, verb, noun) or (denies and noun.deprel in OBJECTS):
            standing.negate(verb.text)
        elif lemma in self._words.refusing and noun.deprel in OBJECTS:
            standing.weaken("possible", verb.text)
        elif noun.deprel in OBJECTS:
            negation = self._negation.find(syntax, verb.index)
            if negation is None:
                return False
            standing.negate(negation)
            standing.weaken("possible", verb.text)
        else:
            return False
        return True

    def of(self, governor: Token, standing: Standing) -> bool:
        """*projet d'accord*, *absence d'accord*; returns whether the climb goes on."""
        if governor.lemma in self._words.negative_nouns:
            standing.negate(governor.text)
            return True
        if governor.lemma in self._words.intent_nouns:
            standing.weaken("probable", governor.text)
            return True
        return governor.lemma in self._words.passing_nouns
