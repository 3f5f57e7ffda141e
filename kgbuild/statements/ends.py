"""What a frame's subject and object are in a clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Argument, Clause, Reference, Token, Topic
from kgbuild.ontology import Ontology
from kgbuild.statements.frames import SPEAKER, Frame, Slot
from kgbuild.statements.matcher import Match, Matcher
from kgbuild.statements.resolver import Resolver
from kgbuild.statements.titles import before_name, is_anaphor
from kgbuild.statements.unsaid import UnsaidObjects

#: How a frame's ``types`` name a noun phrase that is no entity.
_TOPIC = "Topic"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_IN_BRACKETS = "paren"
_POSSESSED_BY = "nmod:poss"


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
        self._unsaid = UnsaidObjects(ontology, matcher, self.fits)

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
        if all(filler == subjects[0][0] for filler, _ in objects):
            objects = self._unsaid.find(match, clause, resolver, subjects[0])
        for subject, subject_argument in subjects:
            for filler, object_argument in objects:
                if not isinstance(subject, str) or subject == filler:
                    continue
                if object_argument.slot == "title" and isinstance(filler, Topic):
                    if resolver.sentences[clause.sentence].tokens[clause.head].deprel == _POSSESSED_BY:
                        continue  # "the city's hospital" says nothing of the city
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
                if object_argument.slot == _IN_BRACKETS and self._is_place(filler, resolver):
                    subject = resolver.place_within(clause, subject_argument) or subject
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

    def _is_place(self, filler: Reference, resolver: Resolver) -> bool:
        return isinstance(filler, str) and resolver.entities[filler].type == "Place"

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
