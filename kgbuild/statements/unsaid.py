"""The object of a frame where its clause leaves it unsaid, and the article has told it elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.model import Argument, Clause, Reference
from kgbuild.ontology import Ontology
from kgbuild.statements.frames import CONTEXT, COUNTERPART, EARLIER, SHARED, STATE, UNSAID, Frame, Slot
from kgbuild.statements.matcher import Match, Matcher
from kgbuild.statements.resolver import Resolver

_POSSESSOR = Slot("poss")
_OWNER = (_POSSESSOR, Slot("of"))
_ROLE = "role"


class UnsaidObjects:
    """Looks for what an article speaks of, or said before, where a frame takes that for its object.

    ``fits`` tells whether something is of a type that a frame allows for an end.
    """

    def __init__(
        self, ontology: Ontology, matcher: Matcher, fits: Callable[[Frame, str, Reference, Resolver], bool]
    ) -> None:
        self._ontology = ontology
        self._matcher = matcher
        self._fits = fits

    def find(
        self, match: Match, clause: Clause, resolver: Resolver, holder: tuple[Reference, Argument]
    ) -> list[tuple[Reference, Argument]]:
        """The object of a frame that the clause does not name, where the article tells it elsewhere."""
        subject, argument = holder
        frame = match.frame
        if not isinstance(subject, str) or self._names_another(match, clause, subject, resolver):
            return []
        for slot in frame.object:
            if slot.name == EARLIER:
                relation, _, end = slot.preposition.partition("/")
                found = resolver.earlier(relation, end, but=subject)
                if found is not None and self._fits(frame, "object", found, resolver):
                    return [(found, argument)]
        if UNSAID.isdisjoint(frame.object):
            return []
        if clause.kind != "verb":
            return self._in_context(match, clause, resolver, subject, argument)
        if not resolver.leaves_owner_open(clause):
            return []
        spoken = resolver.bridging.spoken_of(frame.types.get("object", ()), subject, clause)
        return [] if spoken is None else [(spoken, argument)]

    def _names_another(self, match: Match, clause: Clause, subject: str, resolver: Resolver) -> bool:
        """Whether a verb has a complement that might be the object, in a slot unknown to the frame."""
        if clause.kind != "verb":
            return False
        found = (resolver.entity(clause, a) for a in clause.arguments if a.slot == "obl")
        others = (entity for entity in found if entity not in (None, subject))
        return any(e is not None and self._fits(match.frame, "object", e, resolver) for e in others)

    def _in_context(
        self, match: Match, clause: Clause, resolver: Resolver, subject: str, argument: Argument
    ) -> list[tuple[Reference, Argument]]:
        """*le PDG, Luc M., …*: the head of what the article speaks of."""
        if not resolver.is_named_at(clause.sentence, argument.head):
            return []
        if COUNTERPART in match.frame.object:
            other = self._counterpart(match, clause, resolver)
            return [] if other is None else [(other, argument)]
        if SHARED in match.frame.object:
            tie = self._shared(match, clause, resolver)
            return [] if tie is None else [(tie, argument)]
        nation = resolver.nationality(clause, match.words)
        if nation is not None and STATE in match.frame.object:
            return [(nation, argument)]
        if not resolver.bridging.leaves_open(clause, match.words):
            return []
        noun = resolver.mention(clause.sentence, clause.head)
        if (noun is not None and noun.entity != subject) or not resolver.bridging.introduces(clause, subject):
            return []
        allowed = self._ontology.relations[match.frame.relation].object_types
        types = match.frame.types.get("object", allowed) if CONTEXT in match.frame.object else ()
        states = resolver.demonyms() if STATE in match.frame.object else None
        found = resolver.bridging.spoken_of(types, subject, clause, states)
        return [] if found is None else [(found, argument)]

    def _counterpart(self, match: Match, clause: Clause, resolver: Resolver) -> str | None:
        """*son homologue*, Luc M.: of the country that the article is about besides the possessor's."""
        for arguments in self._matcher.fillers(match, (_POSSESSOR,), clause):
            for argument in arguments:
                owner = resolver.entity(clause, argument)
                home = resolver.affiliations.get(owner) if owner is not None else None
                if home is not None:
                    return resolver.bridging.country(resolver.demonyms(), but=home)
        return None

    def _shared(self, match: Match, clause: Clause, resolver: Resolver) -> str | None:
        """*son coéquipier*, Luc M.: of what the possessor is, by the frame's relation if the text says so."""
        for arguments in self._matcher.fillers(match, _OWNER, clause):
            for argument in arguments:
                owner = resolver.entity(clause, argument)
                if owner is None or self._fits(match.frame, "object", owner, resolver):
                    return owner
                said = [(relation, other) for who, relation, other in resolver.said if who == owner]
                fitting = [tie for tie in said if self._fits(match.frame, "object", tie[1], resolver)]
                same = [other for relation, other in fitting if relation == match.frame.relation]
                roles = [o for r, o in fitting if self._ontology.relations[r].group == _ROLE]
                if same or roles:
                    return (same or roles)[0]
        return None
