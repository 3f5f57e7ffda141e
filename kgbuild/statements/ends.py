"""What a frame's subject and object are in a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Argument, Clause, Reference, Topic
from kgbuild.ontology import Ontology
from kgbuild.statements.frames import CONTEXT, COUNTERPART, EARLIER, STATE, UNSAID, Frame, Slot
from kgbuild.statements.matcher import Match, Matcher
from kgbuild.statements.resolver import Resolver
from kgbuild.statements.titles import before_name, is_anaphor

#: How a frame's ``types`` name a noun phrase that is no entity.
_TOPIC = "Topic"
_POSSESSOR = Slot("poss")
_IN_BRACKETS = "paren"


@dataclass(frozen=True, slots=True)
class Ends:
    """The two things that a statement joins, and the arguments of the clause that named them."""

    subject: str
    object: Reference
    subject_argument: Argument
    object_argument: Argument


class EndFinder:
    """Fills the ends of frames with what clauses name, as far as the types allow."""

    def __init__(self, language: Language, ontology: Ontology, matcher: Matcher) -> None:
        self._language = language
        self._ontology = ontology
        self._matcher = matcher
        self._lexicon = lexicon_for(language)

    def find(self, match: Match, clause: Clause, resolver: Resolver) -> Iterator[Ends]:
        """Each pair of subject and object that the frame allows, lists taken apart."""
        frame = match.frame
        if frame.subject and frame.subject == frame.object:
            yield from self._pairs(match, clause, resolver)
            return
        subjects = self._fill(match, clause, resolver, frame.subject, "subject")
        if not subjects:
            return
        objects = self._fill(match, clause, resolver, frame.object, "object")
        if all(filler == subjects[0][0] for filler, _ in objects):
            objects = self._unsaid(match, clause, resolver, subjects[0])
        for subject, subject_argument in subjects:
            for filler, object_argument in objects:
                if not isinstance(subject, str) or subject == filler:
                    continue
                if object_argument.slot == "title" and isinstance(filler, Topic):
                    if frame.general and (
                        is_anaphor(subject_argument, object_argument, filler)
                        or self._is_of_other_kind(clause, subject, resolver)
                    ):
                        continue
                    cut = before_name(object_argument, subject_argument, filler)
                    if cut is None:
                        continue
                    filler = cut
                if object_argument.slot == _IN_BRACKETS and self._is_place(filler, resolver):
                    subject = resolver.place_within(clause, subject_argument) or subject
                yield Ends(subject, filler, subject_argument, object_argument)

    def _is_of_other_kind(self, clause: Clause, subject: str, resolver: Resolver) -> bool:
        """Whether a noun for people is said of something else, or another noun of a person."""
        token = resolver.sentences[clause.sentence].tokens[clause.head]
        noun = next(filter(None, map(self._lexicon.noun, self._language.forms(token))), None)
        return noun is not None and (noun.type == "Person") != ("Person" in resolver.possible_types(subject))

    def _is_place(self, filler: Reference, resolver: Resolver) -> bool:
        return isinstance(filler, str) and resolver.entities[filler].type == "Place"

    def _unsaid(
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
                if found is not None and self.fits(frame, "object", found, resolver):
                    return [(found, argument)]
        if UNSAID.isdisjoint(frame.object):
            return []
        if clause.kind != "verb":
            return self._in_context(match, clause, resolver, holder)
        if not resolver.leaves_owner_open(clause):
            return []
        spoken = resolver.bridging.spoken_of(frame.types.get("object", ()), subject, clause)
        return [] if spoken is None else [(spoken, argument)]

    def _names_another(self, match: Match, clause: Clause, subject: str, resolver: Resolver) -> bool:
        """Whether a verb has a complement that might be the object, in a slot unknown to the frame."""
        if clause.kind != "verb":
            return False
        found = (resolver.entity(clause, a) for a in clause.arguments if a.slot == "obl")
        return any(
            e not in (None, subject) and self.fits(match.frame, "object", e, resolver) for e in found if e
        )

    def _in_context(
        self, match: Match, clause: Clause, resolver: Resolver, holder: tuple[Reference, Argument]
    ) -> list[tuple[Reference, Argument]]:
        """*le PDG, Luc M., …*: the head of what the article speaks of."""
        subject, argument = holder
        if not isinstance(subject, str) or not resolver.is_named_at(clause.sentence, argument.head):
            return []
        if COUNTERPART in match.frame.object:
            other = self._counterpart(match, clause, resolver)
            return [] if other is None else [(other, argument)]
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

    def _pairs(self, match: Match, clause: Clause, resolver: Resolver) -> Iterator[Ends]:
        """*entre X et Y*: one slot that gives both ends."""
        filled = self._fill(match, clause, resolver, match.frame.subject, "subject")
        for (first, one), (second, other) in pairwise(filled):
            if (
                first != second
                and isinstance(first, str)
                and self.fits(match.frame, "object", second, resolver)
            ):
                yield Ends(first, second, one, other)

    def _fill(
        self, match: Match, clause: Clause, resolver: Resolver, slots: tuple[Slot, ...], end: str
    ) -> list[tuple[Reference, Argument]]:
        """The references that fill one end: those of the first slot that has a fitting one."""
        fallback: list[tuple[Reference, Argument]] = []
        for arguments in self._matcher.fillers(match, slots, clause):
            named: list[tuple[Reference, Argument]] = []
            for argument in arguments:
                entity = resolver.entity(clause, argument)
                if entity is not None and argument.slot != "title":
                    known = {reference for reference, _ in named}
                    if entity not in known and self.fits(match.frame, end, entity, resolver):
                        named.append((entity, argument))
                elif end == "object" and not fallback and self._takes_topic(match.frame):
                    topic = resolver.topic(clause, argument)
                    if topic is not None:
                        fallback.append((topic, argument))
            if named:
                return (
                    _holders(named, clause, resolver)
                    if end == "subject" and arguments[0].slot == "self"
                    else named
                )
        return fallback

    def _takes_topic(self, frame: Frame) -> bool:
        allowed = frame.types.get("object")
        return self._ontology.relations[frame.relation].object_topic and (
            allowed is None or _TOPIC in allowed
        )

    def fits(self, frame: Frame, end: str, entity: Reference, resolver: Resolver) -> bool:
        """Whether something is of a type that the frame and its relation allow for an end."""
        if isinstance(entity, Topic):
            return end == "object" and self._takes_topic(frame)
        relation = self._ontology.relations[frame.relation]
        allowed = relation.subject_types if end == "subject" else relation.object_types
        narrowed = frame.types.get(end, allowed)
        kinds = resolver.possible_types(entity)
        if frame.general:
            kinds = kinds[:1]
        return any(kind in allowed and kind in narrowed for kind in kinds)


def _holders(
    named: list[tuple[Reference, Argument]], clause: Clause, resolver: Resolver
) -> list[tuple[Reference, Argument]]:
    """Who a noun is said of: the likeliest reading, and what is coordinated with it.

    *la France et l'Italie, alliées de la Suisse*; a singular is said of one.
    """
    tokens = resolver.sentences[clause.sentence].tokens
    first = named[0][1].head
    if tokens[first].deprel == "compound":
        first = tokens[first].head  # English names hang on their last word
    if tokens[clause.head].feats.get("Number") != "Plur":
        return named[:1]
    together = {first, named[0][1].head}
    together |= {t.index for t in tokens if t.deprel == "conj" and first in (t.head, t.index)}
    together |= {tokens[first].head} if tokens[first].deprel == "conj" else set()
    return [(reference, argument) for reference, argument in named if argument.head in together]
