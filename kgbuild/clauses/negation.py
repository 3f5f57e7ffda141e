"""Whether a predicate is negated, by the words around it."""

from __future__ import annotations

from kgbuild.clauses.lexicon import StandingWords, normalise
from kgbuild.clauses.syntax import VERBAL, Syntax
from kgbuild.model import Token


class NegationFinder:
    """Finds the negators of a predicate; turns such as *non seulement* and *ne … que* are none."""

    def __init__(self, words: StandingWords) -> None:
        self.words = words

    def find(self, syntax: Syntax, index: int) -> str | None:
        """The words that negate the predicate at a position, None where nothing does."""
        words = self.words
        found = [t for t in self._negation_words(syntax, index) if not self.is_turn(syntax, t)]
        clitic = [t for t in found if t.lemma in words.clitics or normalise(t.text) in words.clitics]
        others = [t for t in found if t not in clitic]
        if not words.clitics:
            return others[0].text if others else None
        if not clitic:
            elliptic = [t for t in others if t.deprel == "advmod" and t.index == index - 1]
            if elliptic and syntax.tokens[index].pos not in VERBAL:
                return elliptic[0].text
            return None
        if others:
            return f"{clitic[0].text} … {others[0].text}"
        restricted = self._is_restricted(syntax, index) or self._is_expletive(syntax, index)
        return None if restricted else clitic[0].text

    def _negation_words(self, syntax: Syntax, index: int) -> list[Token]:
        words = self.words
        known = words.negators | words.clitics
        found = []
        for child in syntax.children(index):
            if child.deprel in ("acl:relcl", "advcl", "ccomp", "parataxis", "acl", "conj", "appos"):
                continue
            if child.lemma in known or normalise(child.text) in known:
                found.append(child)
                continue
            # "n'a signé aucun accord", "no company signed": the determiner of an argument.
            if child.deprel in ("nsubj", "nsubj:pass", "obj", "obl", "aux", "cop", "iobj", "xcomp", "conj"):
                for below in syntax.children(child.index, "det", "advmod", "cc"):
                    negates = below.lemma in known or normalise(below.text) in known
                    if negates and (child.deprel != "xcomp" or below.deprel == "det"):
                        found.append(below)
        return found

    def is_turn(self, syntax: Syntax, token: Token) -> bool:
        """Whether the negator is part of a turn that denies nothing: *non seulement*."""
        last = min(len(syntax.tokens), token.index + 4)
        for end in range(token.index, last):
            size = self.words.not_negators.ends_at(syntax.tokens, end)
            if size and end + 1 - size <= token.index:
                return True
        return False

    def _is_restricted(self, syntax: Syntax, index: int) -> bool:
        return any(
            normalise(t.text) in self.words.restrictive
            and (t.deprel != "mark" or syntax.tokens[t.head].pos not in VERBAL)
            for t in syntax.tokens[index + 1 : index + 8]
        )

    def _is_expletive(self, syntax: Syntax, index: int) -> bool:
        token = syntax.tokens[index]
        governor = syntax.tokens[token.head]
        return token.deprel in ("ccomp", "advcl") and governor.lemma in self.words.expletive_after
