"""Open clauses out of noun phrases: appositions, titles, possessives, places."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.clauses.open_added import AddedWords
from kgbuild.clauses.open_model import Draft
from kgbuild.clauses.open_phrases import PhraseReader
from kgbuild.clauses.syntax import NOMINAL, Syntax
from kgbuild.model import Token

#: Name labels of times and quantities: an apposition to one tells nothing of a thing.
_MEASURES = frozenset({"DATE", "TIME", "MONEY", "CARDINAL", "PERCENT", "QUANTITY", "ORDINAL"})
_PLACES = frozenset({"GPE", "LOC"})
_PERSONS = frozenset({"PERSON", "PER"})


class NominalClauses:
    """Finds what the noun phrases of one sentence say."""

    def __init__(self, syntax: Syntax, added: AddedWords) -> None:
        self.syntax = syntax
        self.added = added
        self.phrases = PhraseReader(syntax)

    def find(self) -> Iterator[Draft]:
        """The clauses of every noun, in reading order."""
        for token in self.syntax.tokens:
            if token.pos in NOMINAL:
                for child in self.syntax.children(token.index, "appos"):
                    if child.pos in NOMINAL:
                        yield self._apposition(token, child)
                for child in self.syntax.children(token.index, "nmod:poss"):
                    if child.pos in ("NOUN", "PROPN"):
                        yield self._possessive(token, child)
                yield from self._title(token)

    def _apposition(self, noun: Token, other: Token) -> Draft:
        """*X, president of Y*; *the president, X* is turned; *Lyon, France* is a place in another."""
        first = self.phrases.noun(noun.index, conjuncts=False)
        second = self.phrases.noun(other.index)
        if noun.label in _PLACES and other.label in _PLACES:
            copula = self.added.copula(self.syntax, noun.index)
            return self._draft("place", noun, first, [copula, self.added.place], second)
        rule = self._apposition_rule(noun, other)
        if other.pos == "PROPN" and noun.pos != "PROPN":
            noun, other, first, second = other, noun, second, first
        return self._draft(rule, noun, first, [self.added.copula(self.syntax, noun.index)], second)

    def _apposition_rule(self, noun: Token, other: Token) -> str:
        if {noun.label, other.label} & _MEASURES:
            return "apposition-measure"
        if noun.pos == "PROPN" and other.pos == "PROPN":
            return "apposition-names"
        if other.pos == "PROPN":
            return "apposition-turned"
        described = self.syntax.children(other.index, "det", "nmod", "amod", "nmod:poss", "compound")
        if noun.pos != "PROPN" or not described:
            return "apposition-noun"
        return "apposition"

    def _possessive(self, noun: Token, owner: Token) -> Draft:
        """*the firm's president*."""
        inside = {owner.index, *(t.index for t in self.syntax.below(owner.index))}
        thing = [i for i in self.phrases.noun(noun.index, conjuncts=False) if i not in inside]
        words = [i for i in self.phrases.noun(owner.index) if self.syntax.tokens[i].deprel != "case"]
        relation = [self.added.possession(self.syntax, owner.index)]
        return self._draft("possessive", owner, words, relation, thing)

    def _title(self, name: Token) -> Iterator[Draft]:
        """*President X*: common words before a person's name, abbreviations (*Mr.*) not among them."""
        if name.label not in _PERSONS:
            return
        before = [t for t in self.syntax.children(name.index, "compound") if t.index < name.index]
        titles = [t for t in before if t.label != name.label]
        if titles and not titles[-1].text.endswith("."):
            last = titles[-1].index
            words = self.phrases.noun(name.index, conjuncts=False)
            copula = self.added.copula(self.syntax, name.index)
            own = [i for i in words if last < i <= name.index]
            yield self._draft("title", name, own, [copula], [i for i in words if i <= last])

    def _draft(self, rule: str, head: Token, first: list[int], added: list[str], second: list[int]) -> Draft:
        return Draft(rule, head.index, list(first), list(added), list(second), role=True)
