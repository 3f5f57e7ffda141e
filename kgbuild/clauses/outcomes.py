"""Whether what a clause or an action's noun tells takes place, by what is said of it."""

from __future__ import annotations

from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.syntax import Syntax, is_infinitive
from kgbuild.model import Token


class Outcomes:
    """Reads the verbs and adjectives above an action: cancelled, failed, still to come, false."""

    def __init__(self, words: StandingWords) -> None:
        self._words = words

    def is_cancelled(self, syntax: Syntax, lemma: str, governor: Token, token: Token) -> bool:
        """*a annulé sa visite*, *renonce à sa visite*, *refuse tout dialogue*: it does not take place."""
        words = self._words
        if token.deprel in ("obj", "nsubj:pass"):
            any_such = any(t.lemma in words.universal for t in syntax.children(token.index, "det"))
            return lemma in words.cancelling or (any_such and lemma in words.negative_verbs)
        marker = syntax.preposition(token.index)
        if token.deprel != "obl" or not marker:
            return False
        turns = (lemma, *(f"{lemma} {t.lemma}" for t in syntax.children(governor.index, "obj")))
        return any(f"{turn} {marker}" in words.cancelling for turn in turns)

    def is_given_up(self, syntax: Syntax, lemma: str, verb: Token, noun: Token) -> bool:
        """*scrapped plans to buy X*, *failed in its attempt to buy X*."""
        if noun.deprel == "obl" and lemma in self._words.negative_verbs:
            return True
        return self.is_cancelled(syntax, lemma, verb, noun)

    def tells(self, syntax: Syntax, token: Token) -> bool:
        """Whether a clause is what a noun tells: *claims that …*, *des rumeurs selon lesquelles …*."""
        if is_content(syntax, token):
            return True
        cases = (
            t for noun in syntax.children(token.index, "obl") for t in syntax.children(noun.index, "case")
        )
        found = any(
            self._words.source_prepositions.ends_at(syntax.tokens, t.index)
            for t in cases
            if t.head < token.index
        )
        return token.deprel == "acl:relcl" and found

    def is_pending(self, syntax: Syntax, verb: Token) -> bool:
        """*Un accord reste à trouver*, *talks have yet to begin*."""
        names = {verb.lemma, *(f"{verb.lemma} {t.lemma}" for t in syntax.children(verb.index, "advmod"))}
        verbs = (
            part
            for token in syntax.children(verb.index, "xcomp")
            for part in (token, *syntax.children(token.index, "aux", "aux:pass"))
        )
        return any(map(is_infinitive, verbs)) and not names.isdisjoint(self._words.pending)

    def has_failed(self, lemma: str, token: Token) -> bool:
        """*the merger fell through*; talks that fall through were held all the same."""
        return lemma in self._words.failing and token.lemma not in self._words.intent_nouns

    def is_kept_from(self, syntax: Syntax, lemma: str, token: Token) -> bool:
        """*prevented X from delivering*."""
        marks = syntax.children(token.index, "mark")
        return lemma in self._words.negative_verbs and any(t.lemma in self._words.separators for t in marks)

    def is_governed(self, syntax: Syntax, token: Token) -> bool:
        """*objected to X joining*, *dreams of winning*: a gerund that completes the verb above it."""
        marks = syntax.children(token.index, "mark", "case")
        return any(t.lemma in self._words.governing and t.index < token.index for t in marks)

    def is_short_of(self, syntax: Syntax, token: Token, governor: Token) -> bool:
        """*two points from winning*, *one step away from joining*: a gerund behind a measure of distance."""
        marks = syntax.children(token.index, "mark", "case")
        return governor.pos in ("NOUN", "ADV", "NUM") and any(
            t.lemma in self._words.separators for t in marks
        )

    def belied(self, syntax: Syntax, governor: Token) -> Token | None:
        """*FALSELY claimed that …*, *was WRONGLY accused of …*: the adverb that denies what is said."""
        adverbs = syntax.children(governor.index, "advmod")
        return next((t for t in adverbs if t.lemma in self._words.false_adverbs), None)

    def called_false(self, syntax: Syntax, governor: Token) -> Token | None:
        """*il est faux de dire que …*: the adjective, which stands above the clause or its verb."""
        above = syntax.tokens[governor.head]
        return next((t for t in (governor, above) if t.lemma in self._words.false_adjectives), None)


def is_inverted_condition(syntax: Syntax, token: Token) -> bool:
    """*Had X bought it, …*: an auxiliary before the subject, and nothing that opens the clause."""
    subjects = syntax.children(token.index, "nsubj", "nsubj:pass")
    if token.deprel != "advcl" or not subjects or syntax.children(token.index, "mark"):
        return False
    return any(t.index < subjects[0].index for t in syntax.children(token.index, "aux", "aux:pass"))


def is_content(syntax: Syntax, token: Token) -> bool:
    """*claims that it supplied X*: a clause that says what the noun before it tells."""
    modal = any(t.pos == "AUX" for t in syntax.children(token.index, "aux"))
    if is_infinitive(token) and not modal:
        return False
    joined = any(t.pos == "SCONJ" for t in syntax.children(token.index, "mark"))
    if token.deprel != "acl" and not (token.deprel == "acl:relcl" and joined):
        return False
    return bool(syntax.children(token.index, "nsubj", "nsubj:pass"))
