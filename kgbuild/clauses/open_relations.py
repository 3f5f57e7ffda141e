"""The words of a verb's relation, and whose relation it is."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.open_phrases import PhraseReader
from kgbuild.clauses.syntax import SUBJECTS, VERBAL, Syntax
from kgbuild.model import Token

_AUXILIARY = ("aux", "aux:pass", "aux:tense", "aux:caus", "cop")
_PARTICLES = ("compound:prt", "expl:comp", "expl:pass", "expl:pv")
_NO_PREDICATE = frozenset({"aux", "aux:pass", "cop", "amod", "compound", "case", "mark", "fixed", "flat"})
#: So many verbs make one relation at most: *is expected to start to work*.
_LONGEST_CHAIN = 6


class RelationReader:
    """Reads verb groups off one sentence's tree."""

    def __init__(self, syntax: Syntax, grammar: Grammar, verbs: VerbArguments) -> None:
        self.syntax = syntax
        self.grammar = grammar
        self.verbs = verbs
        self.phrases = PhraseReader(syntax)

    def is_predicate(self, token: Token) -> bool:
        """Whether a word is a verb on its own, or a noun or adjective with a copula."""
        if self.syntax.children(token.index, "cop"):
            return True
        return token.pos in VERBAL and token.deprel not in _NO_PREDICATE

    def is_chained(self, token: Token) -> bool:
        """Whether the verb makes one relation with its governor: *tries to win*."""
        syntax = self.syntax
        if token.deprel not in ("xcomp", "advcl") or token.head == token.index:
            return False
        if not self.is_predicate(token) or syntax.children(token.index, *SUBJECTS):
            return False
        head = syntax.tokens[token.head]
        objects = syntax.children(head.index, "obj", "iobj")
        if any(t.lemma not in self.grammar.reflexive for t in objects):
            return False
        if token.deprel == "advcl":
            # "died after giving a speech": right behind the verb, with its preposition.
            marks = syntax.children(token.index, "mark")
            near = bool(marks) and marks[0].index == head.index + 1
            return head.pos in VERBAL and near and token.feats.get("Aspect") == "Prog"
        return head.pos in VERBAL or bool(syntax.children(head.index, "cop"))

    def governors(self, token: Token) -> Iterator[int]:
        """The verbs above that the verb makes one relation with, the nearest first."""
        for _ in range(_LONGEST_CHAIN):
            if self.is_chained(token):
                above = token.head
            else:
                first = self.syntax.tokens[token.head]
                joins = token.deprel == "conj" and not self.syntax.children(token.index, *SUBJECTS)
                same_form = first.feats.get("VerbForm") == token.feats.get("VerbForm")
                if not (joins and same_form and self.is_chained(first)):
                    return
                above = first.head
            yield above
            token = self.syntax.tokens[above]

    def words(self, token: Token) -> list[int]:
        """The relation: auxiliaries, negation, adverbs between them, particles, chained verbs."""
        found = set(self._group(token.index))
        lower = token
        for above in self.governors(token):
            found.update(self._group(above))
            if self.syntax.children(above, "cop"):
                found.add(above)
            markers = self.syntax.children(lower.index, "mark", "case")
            found.update(t.index for t in markers if 0 < lower.index - t.index <= 3)
            lower = self.syntax.tokens[above]
        return sorted(found)

    def subjects(self, token: Token) -> list[int]:
        """Positions of the grammatical subject, that of the topmost verb of a chain."""
        index = token.index
        for above in self.governors(token):
            if self.syntax.children(index, *SUBJECTS):
                break
            index = above
        heads = self.verbs.subjects(self.syntax, index)
        return [head for head in heads[:1] if head != token.index]

    def _group(self, index: int) -> list[int]:
        """One verb with what belongs to it; for a copula, without what it predicates."""
        syntax = self.syntax
        copulas = [t.index for t in syntax.children(index, "cop")]
        verb = copulas[-1] if copulas else index
        auxiliaries = [t.index for t in syntax.children(index, *_AUXILIARY)]
        found = [verb, *auxiliaries, *(t.index for t in syntax.children(index, *_PARTICLES))]
        if not auxiliaries and not syntax.children(index, *SUBJECTS):
            found += self._shared_auxiliaries(index)
        found += [
            t.index
            for t in syntax.children(index)
            if t.lemma in self.grammar.reflexive and t.pos == "PRON" and t.index < index
        ]
        found += self._adverbs(index, min(found), bool(copulas))
        if not copulas:
            found += self._hyphenated(index)
        return found

    def _adverbs(self, index: int, first: int, copula: bool) -> Iterator[int]:
        """Adverbs of one word that stand between the verbs, just before or right behind them."""
        syntax = self.syntax
        behind = index + 1
        followed = not copula and bool(syntax.children(index, "obl"))
        for token in syntax.children(index, "advmod", "compound:prt"):
            if syntax.children(token.index) or token.pos not in ("ADV", "PART", "ADP"):
                continue
            if token.index == behind and not copula:
                behind += 1
                if token.pos == "ADV" and followed:
                    yield token.index
            elif token.pos != "ADP" and token.index > 0 and first - 1 <= token.index < index:
                yield token.index

    def _shared_auxiliaries(self, index: int) -> list[int]:
        """*will buy and sell*: what stands before the first verb serves the second too."""
        token = self.syntax.tokens[index]
        first = self.syntax.tokens[token.head]
        form = token.feats.get("VerbForm")
        same = form == first.feats.get("VerbForm") and token.feats.get("Tense") == first.feats.get("Tense")
        if token.deprel != "conj" or form == "Fin" or not same:
            return []
        return [t.index for t in self.syntax.children(first.index, "aux", "aux:pass")]

    def _hyphenated(self, index: int) -> Iterator[int]:
        """*re-elected*: what a hyphen ties to the verb."""
        tokens = self.syntax.tokens
        while (
            index > 1
            and tokens[index - 2].end == tokens[index - 1].start
            and (tokens[index - 1].text == "-" and tokens[index - 1].end == tokens[index].start)
        ):
            yield from (index - 1, index - 2)
            index -= 2
