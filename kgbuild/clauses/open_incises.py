"""Open clauses out of inserted verbs of saying: *The port, the mayor says, will be sold*."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kgbuild.clauses.open_model import Draft, Item
from kgbuild.clauses.open_relations import RelationReader
from kgbuild.clauses.syntax import SUBJECTS, VERBAL
from kgbuild.model import Token

_INSERTED = frozenset({"parataxis", "advcl", "dep"})


class IncisesOf:
    """Finds the inserted verbs of one sentence: who says it, and all else is what is said."""

    def __init__(self, relations: RelationReader, sayings: Container[str]) -> None:
        self.relations = relations
        self.sayings = sayings

    def is_incise(self, token: Token) -> bool:
        """Whether a word is an inserted verb of saying with its speaker and nothing said."""
        syntax = self.relations.syntax
        if token.deprel not in _INSERTED or token.pos not in VERBAL or token.lemma not in self.sayings:
            return False
        return not syntax.children(token.index, "ccomp", "xcomp", "mark") and self._speaker(token) is not None

    def find(self) -> Iterator[Draft]:
        """One clause for each inserted verb of saying, in reading order."""
        phrases = self.relations.phrases
        for token in self.relations.syntax.tokens:
            speaker = self._speaker(token) if self.is_incise(token) else None
            if speaker is None:
                continue
            own = {token.index, *(t.index for t in self.relations.syntax.below(token.index))}
            said = phrases.trim(i for i in phrases.clause(token.head) if i not in own)
            relation: list[Item] = list(self.relations.words(token))
            yield Draft("verb-clause", token.index, list(phrases.noun(speaker)), relation, list(said))

    def _speaker(self, token: Token) -> int | None:
        """The subject; behind the verb, where languages turn it round, also what looks like an object."""
        syntax = self.relations.syntax
        own = syntax.children(token.index, *SUBJECTS)
        behind = [t for t in syntax.children(token.index, "obj") if t.index > token.index]
        return next((t.index for t in (*own, *behind)), None)
