"""The words of noun phrases and clauses, as lists of token positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL, Syntax
from kgbuild.model import Token

#: What hangs below a noun and is said of it, rather than part of its name.
_REMARKS = frozenset({"acl:relcl", "appos", "parataxis", "discourse", "dep", "vocative"})
#: What hangs below a noun always because the noun is a predicate.
_PREDICATIVE = SUBJECTS | frozenset(
    {"cop", "aux", "aux:pass", "mark", "expl", "expl:subj", "expl:inv", "expl:comp", "ccomp"}
    | {"obl:agent", "obj", "iobj"}
)
#: What hangs below a noun as its own, but below a predicate as the clause's.
_SHARED_WITH_CLAUSE = frozenset({"obl", "obl:npmod", "advcl"})
_COORDINATION = frozenset({"conj", "cc", "cc:preconj"})
#: What the members of a coordination share where only the first one has it.
_SHARED = ("det", "amod", "nummod", "nmod:poss")
_PARTNER = {"«": "»", "“": "”", "‹": "›", "‘": "’", "``": "''", '"': '"', "'": "'", "(": ")", "[": "]"}
_MARKS = frozenset(_PARTNER) | frozenset(_PARTNER.values())


class PhraseReader:
    """Reads phrases off one sentence's tree."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax

    def noun(self, head: int, *, conjuncts: bool = True, without: int = -1) -> list[int]:
        """A noun with its determiner and modifiers; no preposition, relative clause, apposition.

        ``conjuncts`` adds what is coordinated with it; the dependent ``without`` is left out.
        """
        syntax = self.syntax
        predicate = bool(syntax.children(head, "cop", "nsubj"))
        skipped = _PREDICATIVE | _REMARKS
        if predicate:
            skipped |= _SHARED_WITH_CLAUSE
        if not conjuncts:
            skipped |= _COORDINATION
        keep = [head]
        for child in syntax.children(head):
            if child.deprel in skipped or child.index == without:
                continue
            if child.deprel == "cc" and child.index < head:
                continue
            # The possessive mark behind a name is a case marker too, but part of the phrase.
            if child.deprel == "case" and (child.index < head or child.pos != "PART"):
                continue
            if child.deprel == "advmod" and predicate and child.pos == "ADV" and child.index > head:
                continue
            if child.deprel == "conj" and not self._is_noun_conjunct(head, child):
                continue
            keep.extend(self._subtree(child.index))
        return self.trim(keep)

    def _is_noun_conjunct(self, head: int, conjunct: Token) -> bool:
        if self.syntax.children(conjunct.index, "nsubj", "nsubj:pass", "cop"):
            return False
        return conjunct.pos not in VERBAL or self.syntax.tokens[head].pos in VERBAL

    def _subtree(self, index: int) -> Iterator[int]:
        yield index
        for child in self.syntax.children(index):
            if child.deprel not in _REMARKS:
                yield from self._subtree(child.index)

    def members(self, head: int) -> list[int]:
        """The heads of a coordination of nouns, the first one first."""
        if self.syntax.tokens[head].pos not in NOMINAL:
            return [head]
        others = [t.index for t in self.syntax.conjuncts(head) if self._is_noun_conjunct(head, t)]
        return [head, *others]

    def parts(self, head: int) -> list[list[int]]:
        """The members of a coordination, each with the determiner and modifiers that all share."""
        found = [self.noun(head, conjuncts=False)]
        shared = [t for t in self.syntax.children(head, *_SHARED) if t.index < head]
        common = self.trim(i for t in shared for i in self._subtree(t.index))
        for member in self.members(head)[1:]:
            words = self.noun(member, conjuncts=False)
            found.append(words if self.syntax.children(member, *_SHARED) else [*common, *words])
        return found

    def case(self, head: int) -> list[int]:
        """The prepositions of a noun with the words fixed to them."""
        found: list[int] = []
        for child in self.syntax.children(head, "case", "mark"):
            if child.index < head:
                found.append(child.index)
                found.extend(t.index for t in self.syntax.below(child.index) if t.index < head)
        return sorted(found)

    def clause(self, head: int) -> list[int]:
        """Everything below a word, and the word itself."""
        return self.trim([head, *(t.index for t in self.syntax.below(head))])

    def trim(self, indices: Iterable[int]) -> list[int]:
        """In reading order; punctuation between the words only, quotes and brackets in pairs."""
        tokens = self.syntax.tokens
        words = sorted({i for i in indices if tokens[i].pos != "PUNCT"})
        while words and tokens[words[-1]].pos == "CCONJ":
            words.pop()
        keep = set(words)
        for first, second in pairwise(words):
            between = range(first + 1, second)
            if all(tokens[i].pos == "PUNCT" for i in between):
                keep.update(i for i in between if tokens[i].text not in _MARKS)
        for start, end in self._pairs():
            inside = [i for i in range(start + 1, end) if tokens[i].pos != "PUNCT"]
            if inside and keep.issuperset(inside):
                keep.update((start, end))
        return sorted(keep)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        """Positions of the quotes and brackets that belong together."""
        opened: list[Token] = []
        for token in self.syntax.tokens:
            if opened and _PARTNER[opened[-1].text] == token.text:
                yield opened.pop().index, token.index
            elif token.text in _PARTNER:
                opened.append(token)
