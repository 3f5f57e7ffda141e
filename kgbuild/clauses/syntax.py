"""Walks over one sentence's tree."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.model import Sentence, Span, Token

VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
#: Below a noun, what does not belong to the noun phrase's own words.
_OUTSIDE_PHRASE = frozenset(
    {"appos", "acl", "acl:relcl", "advcl", "parataxis", "punct", "cc", "conj", "cop", "nsubj", "dep", "mark"}
    | {"nsubj:pass", "aux", "aux:pass", "expl:subj", "expl:inv", "obl:agent", "ccomp", "discourse"}
)


class Syntax:
    """A sentence with its arcs turned round: who depends on whom."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self._children: list[list[Token]] = [[] for _ in sentence.tokens]
        for token in sentence.tokens:
            if token.head != token.index:
                self._children[token.head].append(token)

    def children(self, index: int, *deprels: str) -> list[Token]:
        """The direct dependents, all or those with one of the labels, in reading order."""
        found = self._children[index]
        return [t for t in found if t.deprel in deprels] if deprels else list(found)

    def above(self, index: int) -> Iterator[Token]:
        """The governor, its governor and so on up to the root."""
        token = self.tokens[index]
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def below(self, index: int) -> Iterator[Token]:
        """All that hangs below the token, itself not among them."""
        for child in self._children[index]:
            yield child
            yield from self.below(child.index)

    def preposition(self, index: int) -> str:
        """The case markers of a noun as one lower-case string: ``"auprès de"``; "" without one."""
        words: list[str] = []
        for case in self.children(index, "case"):
            if case.index > index:
                continue
            words.append(case.lemma)
            words.extend(part.lemma for part in self.children(case.index, "fixed"))
        return " ".join(words)

    def case_forms(self, index: int) -> tuple[str, ...]:
        """The case markers of a noun as they are written, in lower case."""
        return tuple(t.text.casefold() for t in self.children(index, "case") if t.index < index)

    def conjuncts(self, index: int) -> list[Token]:
        """The other members of a coordination that begins at the token; same kind of word only."""
        first = self.tokens[index]
        nominal = first.pos in NOMINAL
        return [t for t in self.children(index, "conj") if (t.pos in NOMINAL) == nominal]

    def phrase(self, index: int) -> Span:
        """A noun with its own words: no determiner, no apposition, no clause, no conjunct."""
        keep = [self.tokens[index]]
        frontier = [index]
        while frontier:
            here = frontier.pop()
            for child in self._children[here]:
                skipped = child.deprel in _OUTSIDE_PHRASE and child.text != "-"
                if here == index and child.deprel in ("det", "case", "nmod:poss", "mark"):
                    skipped = skipped or child.index < index
                if not skipped:
                    keep.append(child)
                    frontier.append(child.index)
        keep.sort(key=lambda token: token.index)
        # A phrase is one stretch of text: what a wrong arc pulls in from afar is left out.
        position = keep.index(self.tokens[index])
        first = last = position
        while first > 0 and keep[first - 1].index == keep[first].index - 1:
            first -= 1
        while last + 1 < len(keep) and keep[last + 1].index == keep[last].index + 1:
            last += 1
        start, end = keep[first].start, keep[last].end
        offset = self.sentence.start
        return Span(start, end, self.sentence.text[start - offset : end - offset])

    def span(self, first: int, last: int) -> Span:
        """The text from one token to another, both in it."""
        start, end = self.tokens[first].start, self.tokens[last].end
        offset = self.sentence.start
        return Span(start, end, self.sentence.text[start - offset : end - offset])


def is_infinitive(token: Token) -> bool:
    """Whether a word is an infinitive."""
    return token.feats.get("VerbForm") == "Inf"
