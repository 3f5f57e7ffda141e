"""Clauses and entities to statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import (
    Argument,
    Certainty,
    Clause,
    Polarity,
    Qualifier,
    Reference,
    Relations,
    Sentence,
    Span,
    Statement,
    Topic,
)
from kgbuild.ontology import Ontology
from kgbuild.statements.dates import Dates
from kgbuild.statements.frames import CONTEXT, NAME_TRIGGER, Frame, Slot, load_frames
from kgbuild.statements.matcher import Match, Matcher
from kgbuild.statements.open_relations import CONFIDENCE as OPEN_CONFIDENCE
from kgbuild.statements.open_relations import RULE as OPEN_RULE
from kgbuild.statements.open_relations import open_relations
from kgbuild.statements.qualifiers import Measured, Qualifiers
from kgbuild.statements.repeats import number, without_repeats
from kgbuild.statements.resolver import Resolver
from kgbuild.statements.titles import TITLE, before_name, is_anaphor, is_noun

_RANK: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2}
_BY_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible")
#: How far the constructions can be trusted, from counts on the development gold.
_CONFIDENCE = {"verb": 0.85, "role": 0.9, "event": 0.75, "adjective": 0.8, "nested": 0.8}
#: How a frame's ``types`` name a noun phrase that is no entity.
_TOPIC = "Topic"
#: The qualifier that says when.
_DATE = "date"
#: Reading order of work: roles first, since they tell for whom a speaker speaks.
_ORDER = {"role": 0, "verb": 1, "event": 2}


@dataclass(frozen=True, slots=True)
class _Ends:
    subject: str
    object: Reference
    subject_argument: Argument
    object_argument: Argument


class StatementBuilder:
    """Reads clauses and resolved entities, adds typed statements.

    ``extract`` gives them in reading order with ids ``s1``, ``s2`` …; of statements that say the
    same on the same standing the first is kept.
    """

    def __init__(self, language: Language, ontology: Ontology, relations: Relations = "typed") -> None:
        self.language = language
        self.relations = relations
        self.ontology = ontology
        self.frames = load_frames(language)
        self._symmetric = frozenset(name for name, known in ontology.relations.items() if known.symmetric)
        grammar = language.data.document("grammar")
        self._matcher = Matcher(
            language, self.frames, frozenset(grammar["dative"]), frozenset(grammar["possessor"])
        )
        self._lexicon = lexicon_for(language)
        self._qualifiers = Qualifiers(language, ontology, self._matcher)

    def extract(
        self,
        clauses: Sequence[Clause],
        sentences: Sequence[Sentence],
        resolver: Resolver,
        dates: Dates,
    ) -> tuple[Statement, ...]:
        """The statements of one article; ``dates`` tells when what its verbs and actions say was."""
        found: list[Statement] = []
        for _, group in groupby(clauses, key=lambda c: c.sentence):
            ordered = sorted(group, key=lambda c: _ORDER[c.kind])
            for statement in self._from_sentence(ordered, sentences[ordered[0].sentence], resolver, dates):
                found.append(statement)
                self._note_affiliation(statement, resolver)
        found.extend(self._from_names(sentences, resolver))
        kept = without_repeats(found, self._symmetric) if self.relations != "open" else []
        if self.relations != "typed":
            kept = without_repeats([*kept, *self._open(clauses, sentences, resolver, found)], self._symmetric)
        return number(kept)

    def _open(
        self,
        clauses: Sequence[Clause],
        sentences: Sequence[Sentence],
        resolver: Resolver,
        typed: Sequence[Statement],
    ) -> Iterator[Statement]:
        """What verbs say of two entities of which their sentence says nothing typed."""
        said = {
            (s.evidence.start, frozenset((s.subject, s.object))) for s in typed if isinstance(s.object, str)
        }
        for clause in clauses:
            sentence = sentences[clause.sentence]
            for found in open_relations(clause, resolver):
                if (sentence.start, frozenset((found.subject, found.object))) in said:
                    continue
                yield Statement(
                    id="",
                    subject=found.subject,
                    relation=found.name,
                    label={lang: found.label for lang in ("en", "fr")},
                    object=found.object,
                    qualifiers={},
                    polarity=clause.polarity,
                    certainty=clause.certainty,
                    attributed_to=resolver.source(clause),
                    trigger=clause.trigger,
                    evidence=Span(sentence.start, sentence.end, sentence.text),
                    confidence=OPEN_CONFIDENCE,
                    rule=f"{self.language.code}/{OPEN_RULE}",
                )

    def _from_names(self, sentences: Sequence[Sentence], resolver: Resolver) -> Iterator[Statement]:
        """What a name says by itself: the university of Bergen is in Bergen."""
        frames = [frame for _, frame in self.frames.starting_with("nested", NAME_TRIGGER)]
        for outer, inner in resolver.nested_names():
            sentence = sentences[outer.sentence]
            whole, part = (
                Argument(slot, "", mention.head, Span(mention.start, mention.end, mention.text))
                for slot, mention in (("self", outer), ("of", inner))
            )
            if outer.entity is None or inner.entity is None or outer.entity == inner.entity:
                continue
            clause = Clause(sentence.index, "nested", outer.head, outer.text, whole.span, (whole, part))
            for frame in frames:
                subject_fits = self._type_fits(frame, "subject", outer.entity, resolver)
                if subject_fits and self._type_fits(frame, "object", inner.entity, resolver):
                    match = Match(frame, (NAME_TRIGGER,), (outer.head,))
                    ends = _Ends(outer.entity, inner.entity, whole, part)
                    yield self._statement(match, clause, sentence, ends, resolver)

    def _note_affiliation(self, statement: Statement, resolver: Resolver) -> None:
        group = self.ontology.relations[statement.relation].group
        if group != "role" or not isinstance(statement.object, str):
            return
        if resolver.entities[statement.object].type in ("Organisation", "Place"):
            resolver.affiliations.setdefault(statement.subject, statement.object)

    def _from_sentence(
        self, clauses: Sequence[Clause], sentence: Sentence, resolver: Resolver, dates: Dates
    ) -> Iterator[Statement]:
        said: set[tuple[str, int]] = set()
        matches = sorted(self._matcher.matches(clauses, sentence), key=lambda m: m[1].frame.general)
        measured = self._qualifiers.measured(matches, sentence, resolver)
        for clause, match in matches:
            place = (clause.kind, clause.head)
            if match.frame.object == TITLE and match.frame.general and place in said:
                continue  # "director of X" tells more than that somebody is a director
            if self._is_inside_name(match, clause, resolver) or not is_noun(match, clause, sentence):
                continue
            if not self._matcher.allows(match, clause, sentence):
                continue
            for ends in self._ends(match, clause, resolver):
                if not match.frame.general:
                    said.add(place)
                yield self._statement(match, clause, sentence, ends, resolver, dates, measured)

    def _is_inside_name(self, match: Match, clause: Clause, resolver: Resolver) -> bool:
        """*université de Bergen* as a name says nothing of itself."""
        if clause.kind == "verb" or NAME_TRIGGER in match.trigger:
            return False
        mention = resolver.mention(clause.sentence, clause.head)
        return mention is not None and mention.kind == "name"

    def _ends(self, match: Match, clause: Clause, resolver: Resolver) -> Iterator[_Ends]:
        frame = match.frame
        if frame.subject and frame.subject == frame.object:
            yield from self._pairs(match, clause, resolver)
            return
        subjects = self._fill(match, clause, resolver, frame.subject, "subject")
        if not subjects:
            return
        objects = self._fill(match, clause, resolver, frame.object, "object")
        if not objects and CONTEXT in frame.object:
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
                    cut = before_name(object_argument, subject_argument, filler)
                    if cut is None:
                        continue
                    filler = cut
                yield _Ends(subject, filler, subject_argument, object_argument)

    def _is_of_other_kind(self, clause: Clause, subject: str, resolver: Resolver) -> bool:
        """Whether a noun for people is said of something else, or another noun of a person."""
        token = resolver.sentences[clause.sentence].tokens[clause.head]
        noun = next(filter(None, map(self._lexicon.noun, self.language.forms(token))), None)
        return noun is not None and (noun.type == "Person") != ("Person" in resolver.possible_types(subject))

    def _in_context(
        self, match: Match, clause: Clause, resolver: Resolver, holder: tuple[Reference, Argument]
    ) -> list[tuple[Reference, Argument]]:
        """*le PDG, Luc M., …*: the head of what the article speaks of."""
        subject, argument = holder
        named = resolver.sentences[clause.sentence].tokens[argument.head].pos == "PROPN"
        if not named or not isinstance(subject, str) or not resolver.bridging.leaves_open(clause):
            return []
        allowed = self.ontology.relations[match.frame.relation].object_types
        found = resolver.bridging.spoken_of(match.frame.types.get("object", allowed), subject)
        return [] if found is None else [(found, argument)]

    def _pairs(self, match: Match, clause: Clause, resolver: Resolver) -> Iterator[_Ends]:
        """*entre X et Y*: one slot that gives both ends."""
        filled = self._fill(match, clause, resolver, match.frame.subject, "subject")
        for (first, one), (second, other) in pairwise(filled):
            if (
                first != second
                and isinstance(first, str)
                and self._type_fits(match.frame, "object", second, resolver)
            ):
                yield _Ends(first, second, one, other)

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
                    if entity not in known and self._type_fits(match.frame, end, entity, resolver):
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
        return self.ontology.relations[frame.relation].object_topic and (allowed is None or _TOPIC in allowed)

    def _type_fits(self, frame: Frame, end: str, entity: Reference, resolver: Resolver) -> bool:
        if isinstance(entity, Topic):
            return end == "object" and self._takes_topic(frame)
        relation = self.ontology.relations[frame.relation]
        allowed = relation.subject_types if end == "subject" else relation.object_types
        narrowed = frame.types.get(end, allowed)
        kinds = resolver.possible_types(entity)
        if frame.general:
            kinds = kinds[:1]
        return any(kind in allowed and kind in narrowed for kind in kinds)

    def _statement(
        self,
        match: Match,
        clause: Clause,
        sentence: Sentence,
        ends: _Ends,
        resolver: Resolver,
        dates: Dates | None = None,
        measured: Measured | None = None,
    ) -> Statement:
        frame = match.frame
        words, told = self._qualifiers.of(match, clause, sentence, ends.object_argument, resolver, measured)
        qualifiers: dict[str, Qualifier] = {**words, **told}
        label = {lang: self.ontology.label(frame.relation, words, lang) for lang in ("en", "fr")}
        when = dates.of(clause, sentence) if dates is not None and clause.kind != "role" else None
        if when is not None:
            qualifiers[_DATE] = when
        return Statement(
            id="",
            subject=ends.subject,
            relation=frame.relation,
            label=label,
            object=ends.object,
            qualifiers=qualifiers,
            polarity=_polarity(clause.polarity, frame),
            certainty=_BY_RANK[max(_RANK[clause.certainty], _RANK[frame.certainty or "certain"])],
            attributed_to=resolver.source(clause),
            trigger=_trigger(match, sentence),
            evidence=Span(sentence.start, sentence.end, sentence.text),
            confidence=_confidence(frame, ends, resolver),
            rule=frame.rule,
        )


def _holders(
    named: list[tuple[Reference, Argument]], clause: Clause, resolver: Resolver
) -> list[tuple[Reference, Argument]]:
    """Who a noun is said of: the likeliest reading, and what is coordinated with it.

    *la France et l'Italie, alliées de la Suisse*; a singular is said of one.
    """
    tokens = resolver.sentences[clause.sentence].tokens
    first = named[0][1].head
    if tokens[clause.head].feats.get("Number") != "Plur":
        return named[:1]
    together = {first} | {t.index for t in tokens if t.deprel == "conj" and first in (t.head, t.index)}
    together |= {tokens[first].head} if tokens[first].deprel == "conj" else set()
    return [(reference, argument) for reference, argument in named if argument.head in together]


def _polarity(polarity: Polarity, frame: Frame) -> Polarity:
    if frame.polarity != "negative":
        return polarity
    return "positive" if polarity == "negative" else "negative"


def _trigger(match: Match, sentence: Sentence) -> Span:
    start = min(sentence.tokens[i].start for i in match.words)
    end = max(sentence.tokens[i].end for i in match.words)
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _confidence(frame: Frame, ends: _Ends, resolver: Resolver) -> float:
    value = _CONFIDENCE[frame.kind] * resolver.entities[ends.subject].confidence
    if isinstance(ends.object, str):
        value *= resolver.entities[ends.object].confidence
    return round(value, 2)
