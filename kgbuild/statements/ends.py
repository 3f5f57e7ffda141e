"""What a frame's subject and object are in a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Argument, Clause, Reference, Token, Topic
from kgbuild.ontology import Ontology
from kgbuild.statements.frames import CONTEXT, COUNTERPART, SHARED, SPEAKER, STATE, UNSAID, Frame, Slot
from kgbuild.statements.matcher import Match, Matcher
from kgbuild.statements.resolver import Resolver
from kgbuild.statements.titles import before_name, is_anaphor

#: How a frame's ``types`` name a noun phrase that is no entity.
_TOPIC = "Topic"
_POSSESSOR = Slot("poss")
_ROLE = "role"
_OWNER = (_POSSESSOR, Slot("of"))
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


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
        if frame.subject == (SPEAKER,):
            yield from self._judged(match, clause, resolver)
            return
        subjects = self._fill(match, clause, resolver, frame.subject, "subject")
        if not subjects:
            return
        objects = self._fill(match, clause, resolver, frame.object, "object")
        if not objects and not UNSAID.isdisjoint(frame.object):
            objects = self._in_context(match, clause, resolver, subjects[0])
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
                    named = resolver.name_in(object_argument.span, clause.sentence, subject)
                    if named is not None and resolver.is_complement(named):
                        continue  # "the mission of the Union" is not what the Union is
                    begin = None if named is None else named.start
                    cut = before_name(object_argument, subject_argument, filler, begin)
                    if cut is None:
                        continue
                    filler = cut
                yield Ends(subject, filler, subject_argument, object_argument)

    def _judged(self, match: Match, clause: Clause, resolver: Resolver) -> Iterator[Ends]:
        """*« La réforme est injuste », dit X*: who says it, and what the predicate is said of."""
        speaker = resolver.source(clause)
        if not isinstance(speaker, str) or not self.fits(match.frame, "subject", speaker, resolver):
            return
        tokens = resolver.sentences[clause.sentence].tokens
        for filler, argument in self._fill(match, clause, resolver, match.frame.object, "object"):
            token = tokens[argument.head]
            if token.head == clause.head and token.deprel in _SUBJECTS and filler != speaker:
                yield Ends(speaker, filler, argument, argument)

    def _is_of_other_kind(self, clause: Clause, subject: str, resolver: Resolver) -> bool:
        """Whether a noun for people is said of something else, or another noun of a person."""
        token = resolver.sentences[clause.sentence].tokens[clause.head]
        noun = next(filter(None, map(self._lexicon.noun, self._language.forms(token))), None)
        either = any(self._lexicon.has("either_roles", form) for form in self._language.forms(token))
        return (
            noun is not None
            and not either
            and (noun.type == "Person") != ("Person" in resolver.possible_types(subject))
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
                if owner is None or self.fits(match.frame, "object", owner, resolver):
                    return owner
                ties = resolver.ties.get(owner, ())
                fitting = [tie for tie in ties if self.fits(match.frame, "object", tie[1], resolver)]
                same = [other for relation, other in fitting if relation == match.frame.relation]
                roles = [o for r, o in fitting if self._ontology.relations[r].group == _ROLE]
                if same or roles:
                    return (same or roles)[0]
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
        rows = list(self._matcher.fillers(match, slots, clause))
        for row, arguments in enumerate(rows):
            named: list[tuple[Reference, Argument]] = []
            for argument in arguments:
                entity = resolver.entity(clause, argument)
                if entity is not None and argument.slot != "title":
                    for found in (entity, *resolver.also_represented(clause, argument)):
                        known = {reference for reference, _ in named}
                        if found not in known and self.fits(match.frame, end, found, resolver):
                            named.append((found, argument))
                elif end == "object" and self._takes_topic(match.frame):
                    if fallback and not _is_listed(argument, fallback[0][1], clause, resolver):
                        continue
                    topic = resolver.topic(clause, argument)
                    if topic is not None:
                        fallback.append((topic, argument))
            if named and end == "subject" and arguments[0].slot == "self":
                return _holders(named, clause, resolver)
            if named:
                return [*named, *self._listed_elsewhere(match, clause, resolver, named, rows[row + 1 :], end)]
        return fallback

    def _listed_elsewhere(
        self,
        match: Match,
        clause: Clause,
        resolver: Resolver,
        named: list[tuple[Reference, Argument]],
        rows: Sequence[list[Argument]],
        end: str,
    ) -> list[tuple[Reference, Argument]]:
        """*en Italie et au Portugal*: one list, though its members stand in two slots."""
        tokens = resolver.sentences[clause.sentence].tokens
        lists = {_list_of(tokens, argument.head) for _, argument in named}
        known = {reference for reference, _ in named}
        found: list[tuple[Reference, Argument]] = []
        for argument in (argument for row in rows for argument in row):
            entity = resolver.entity(clause, argument)
            if entity is None or entity in known or _list_of(tokens, argument.head) not in lists:
                continue
            if argument.slot == named[0][1].slot and self.fits(match.frame, end, entity, resolver):
                known.add(entity)
                found.append((entity, argument))
        return found

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


def _list_of(tokens: Sequence[Token], head: int) -> int:
    """The first member of the list that a word is in."""
    return tokens[head].head if tokens[head].deprel == "conj" else head


def _is_listed(argument: Argument, first: Argument, clause: Clause, resolver: Resolver) -> bool:
    """Whether an argument is a further member of the list that another one begins."""
    token = resolver.sentences[clause.sentence].tokens[argument.head]
    return argument.slot == first.slot and token.deprel == "conj" and token.head == first.head


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
