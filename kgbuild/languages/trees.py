"""A tree under repair: what language rules use to turn labels and arcs into Universal Dependencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgbuild.model import Token


def is_finite(token: Token) -> bool:
    """Whether a verb or auxiliary has a person and a tense."""
    return token.pos in ("VERB", "AUX") and token.feats.get("VerbForm") == "Fin"


def has_finite_verb(tokens: Sequence[Token]) -> bool:
    """Whether some verb or auxiliary has a person and a tense."""
    return any(is_finite(token) for token in tokens)


class Tree:
    """The tokens of one sentence with heads, labels, lemmas and tags that may be changed."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.head = [token.head for token in tokens]
        self.deprel = [token.deprel for token in tokens]
        self.lemma = [token.lemma for token in tokens]
        self.pos = [token.pos for token in tokens]
        self.feats: list[Mapping[str, str]] = [token.feats for token in tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    def children(self, index: int, *deprels: str) -> list[int]:
        """Positions of the direct dependents, all or those with one of the labels."""
        return [
            i
            for i in range(len(self.tokens))
            if i != index and self.head[i] == index and (not deprels or self.deprel[i] in deprels)
        ]

    def is_below(self, index: int, top: int) -> bool:
        """Whether the way up from a token leads through another one."""
        while self.head[index] != index:
            index = self.head[index]
            if index == top:
                return True
        return False

    def last_of(self, top: int, before: int | None = None) -> int:
        """The last position that hangs on another one or is it, of those ``before`` a third one."""
        end = len(self) if before is None else before
        return max([top, *(i for i in range(top, end) if self.is_below(i, top))])

    def attach(self, index: int, head: int, deprel: str) -> None:
        """Hangs a token below another, unless that would close a circle."""
        if head == index or self.is_below(head, index):
            return
        self.head[index] = head
        self.deprel[index] = deprel

    def promote(self, child: int, deprel: str) -> None:
        """Makes a dependent the head of its own head, which becomes its ``deprel``."""
        old = self.head[child]
        if old == child:
            return
        above = self.head[old]
        self.head[child] = child if above == old else above
        self.deprel[child] = "ROOT" if above == old else self.deprel[old]
        for other in range(len(self.tokens)):
            if other not in (child, old) and self.head[other] == old:
                self.head[other] = child
        self.head[old] = child
        self.deprel[old] = deprel

    def result(self) -> tuple[Token, ...]:
        """The repaired tokens."""
        return tuple(
            replace(
                token,
                head=self.head[i],
                deprel=self.deprel[i],
                lemma=self.lemma[i],
                pos=self.pos[i],
                feats=self.feats[i],
            )
            for i, token in enumerate(self.tokens)
        )


def flatten_conjuncts(tree: Tree) -> None:
    """Hangs every conjunct of a chain below the first, as Universal Dependencies does."""
    for index in range(len(tree)):
        while tree.deprel[index] == "conj":
            head = tree.head[index]
            if tree.deprel[head] != "conj" or tree.head[head] == head:
                break
            tree.head[index] = tree.head[head]
