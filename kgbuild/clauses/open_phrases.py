"""The words of noun phrases and clauses, as lists of token positions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from kgbuild.clauses.syntax import NOMINAL, VERBAL, Syntax

#: What hangs below a noun and is said of it, rather than part of its name.
_REMARKS = frozenset({"acl:relcl", "appos", "parataxis", "discourse", "dep", "vocative"})
#: What hangs below a noun because it is a predicate.
_PREDICATE = frozenset(
    {"nsubj", "nsubj:pass", "csubj", "cop", "aux", "aux:pass", "mark", "advcl", "expl", "ccomp", "obl:agent"}
    | {"expl:subj", "expl:inv", "expl:comp", "obl", "obl:npmod", "csubj:pass", "obj", "iobj"}
)
_SHARED = ("det", "amod", "nummod", "nmod:poss")
_PARTNER = {"«": "»", "“": "”", "‹": "›", '"': '"', "'": "'", "(": ")", "[": "]", "‘": "’"}
_MARKS = frozenset(_PARTNER) | frozenset(_PARTNER.values())


class PhraseReader:
    """Reads phrases off one sentence's tree."""

    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax

    def noun(self, head: int, *, conjuncts: bool = True, remarks: bool = False, without: int = -1) -> list[int]:
        """A noun with its determiner and all its modifiers, without its preposition.

        ``conjuncts`` adds what is coordinated with it, ``remarks`` its relative clauses and
        appositions.
        """
        skipped = set(_PREDICATE)
        predicate = bool(self.syntax.children(head, "cop", "nsubj"))
        if not predicate:
            skipped -= {"obl", "obl:npmod", "advcl"}
        if not conjuncts:
            skipped |= {"conj", "cc", "cc:preconj"}
        if not remarks:
            skipped |= _REMARKS
        keep = [head]
        for child in self.syntax.children(head):
            before = child.index < head
            if child.deprel in skipped or (child.deprel == "case" and (before or child.pos == "ADP")):
                if not (child.deprel == "case" and not before and child.pos == "PART"):
                    continue
            if child.index == without:
                continue
            if child.deprel == "advmod" and predicate and child.pos == "ADV" and not before:
                continue
            if child.deprel == "conj" and not self._same_kind(head, child.index):
                continue
            keep.extend(self._subtree(child.index, remarks))
        return self.trim(keep)

    def _same_kind(self, head: int, conjunct: int) -> bool:
        tokens = self.syntax.tokens
        if self.syntax.children(conjunct, "nsubj", "nsubj:pass", "cop"):
            return False
        return tokens[conjunct].pos not in VERBAL or tokens[head].pos in VERBAL

    def _subtree(self, index: int, remarks: bool) -> Iterator[int]:
        yield index
        for child in self.syntax.children(index):
            if remarks or child.deprel not in _REMARKS:
                yield from self._subtree(child.index, remarks)

    def parts(self, head: int) -> list[list[int]]:
        """The members of a coordination, each with the determiner and modifiers that all share."""
        found = [self.noun(head, conjuncts=False)]
        shared = [t for t in self.syntax.children(head, *_SHARED) if t.index < head]
        for member in self.members(head)[1:]:
            words = self.noun(member, conjuncts=False)
            if not self.syntax.children(member, *_SHARED):
                first = [i for t in shared for i in (t.index, *(b.index for b in self.syntax.below(t.index)))]
                words = [*self.trim(first), *words]
            found.append(words)
        return found

    def members(self, head: int) -> list[int]:
        """The heads of a coordination of nouns, the first one first."""
        found = [head]
        for token in self.syntax.conjuncts(head):
            if not self.syntax.children(token.index, "nsubj", "nsubj:pass", "cop"):
                found.append(token.index)
        return found

    def case(self, head: int) -> list[int]:
        """The preposition of a noun: its case markers with the words fixed to them."""
        found: list[int] = []
        for child in self.syntax.children(head, "case", "mark"):
            if child.index < head:
                found.append(child.index)
                found.extend(t.index for t in self.syntax.below(child.index) if t.index < head)
        return sorted(found)

    def clause(self, head: int) -> list[int]:
        """Everything below a word."""
        return self.trim([head, *(t.index for t in self.syntax.below(head))])

    def trim(self, indices: Iterable[int]) -> list[int]:
        """In reading order; punctuation only between the words, quotes and brackets in pairs."""
        tokens = self.syntax.tokens
        words = sorted({i for i in indices if tokens[i].pos != "PUNCT"})
        while words and tokens[words[-1]].deprel in ("cc", "case") and tokens[words[-1]].pos in ("CCONJ",):
            words.pop()
        if not words:
            return []
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
        """Quotes and brackets that belong together."""
        opened: list[int] = []
        for token in self.syntax.tokens:
            if token.text not in _MARKS:
                continue
            closes = opened and _PARTNER.get(self.syntax.tokens[opened[-1]].text) == token.text
            if closes:
                yield opened.pop(), token.index
            elif token.text in _PARTNER:
                opened.append(token.index)


def is_nominal(syntax: Syntax, index: int) -> bool:
    """Whether a word is a noun or stands for one."""
    return syntax.tokens[index].pos in NOMINAL
