"""Clauses and entities to statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kgbuild.languages import Language
from kgbuild.model import (
    Argument,
    Certainty,
    Clause,
    Polarity,
    Qualifier,
    Relations,
    Sentence,
    Span,
    Statement,
)
from kgbuild.ontology import Ontology
from kgbuild.statements.dates import Dates
from kgbuild.statements.ends import EndFinder, Ends
from kgbuild.statements.frames import NAME_TRIGGER, SHARED, SPEAKER, Frame, load_frames
from kgbuild.statements.headlines import as_sure_as_the_text
from kgbuild.statements.matcher import Match, Matcher
from kgbuild.statements.open_relations import CONFIDENCE as OPEN_CONFIDENCE
from kgbuild.statements.open_relations import RULE as OPEN_RULE
from kgbuild.statements.open_relations import open_relations
from kgbuild.statements.qualifiers import Measured, Qualifiers
from kgbuild.statements.repeats import number, without_repeats
from kgbuild.statements.resolver import Resolver
from kgbuild.statements.titles import TITLE, is_noun

_RANK: dict[str, int] = {"certain": 0, "probable": 1, "possible": 2}
_BY_RANK: tuple[Certainty, ...] = ("certain", "probable", "possible")
#: How far the constructions can be trusted, from counts on the development gold.
_CONFIDENCE = {"verb": 0.85, "role": 0.9, "event": 0.75, "adjective": 0.8, "nested": 0.8}
#: The qualifier that says when.
_DATE = "date"
#: Groups of relations between two that deal with, or fight, each other.
_DEALINGS = frozenset({"contact", "cooperation", "conflict"})
#: Reading order of work: roles first, since they tell for whom a speaker speaks.
_ORDER = {"role": 0, "verb": 1, "event": 2}


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
        self._ends = EndFinder(language, ontology, self._matcher)
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
                self._note(statement, resolver)
        found.extend(self._from_names(sentences, resolver))
        found = as_sure_as_the_text(found, sentences, self._symmetric)
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
                subject_fits = self._ends.fits(frame, "subject", outer.entity, resolver)
                if subject_fits and self._ends.fits(frame, "object", inner.entity, resolver):
                    match = Match(frame, (NAME_TRIGGER,), (outer.head,))
                    ends = Ends(outer.entity, inner.entity, whole, part)
                    yield self._statement(match, clause, sentence, ends, resolver)

    def _note(self, statement: Statement, resolver: Resolver) -> None:
        if not isinstance(statement.object, str):
            return
        if statement.polarity == "positive":
            resolver.said.append((statement.subject, statement.relation, statement.object))
        group = self.ontology.relations[statement.relation].group
        if group in _DEALINGS:
            pair = (statement.subject, statement.object)
            resolver.together.append(pair)
            behind = tuple(resolver.affiliations.get(end, end) for end in pair)
            if pair[0] not in behind and pair[1] not in behind and behind[0] != behind[1]:
                resolver.together.append((behind[0], behind[1]))  # their presidents met
        if group != "role":
            return
        if resolver.entities[statement.object].type in ("Organisation", "Place"):
            resolver.affiliations.setdefault(statement.subject, statement.object)

    def _from_sentence(
        self, clauses: Sequence[Clause], sentence: Sentence, resolver: Resolver, dates: Dates
    ) -> Iterator[Statement]:
        said: set[tuple[str, int]] = set()
        matches = sorted(self._matcher.matches(clauses, sentence), key=lambda m: _turn(m[1]))
        measured = self._qualifiers.measured(matches, sentence, resolver)
        for clause, match in matches:
            place = (clause.kind, clause.head)
            if match.frame.object == TITLE and match.frame.general and place in said:
                continue  # "director of X" tells more than that somebody is a director
            if self._is_inside_name(match, clause, resolver) or not is_noun(match, clause, sentence):
                continue
            if not self._matcher.allows(match, clause, sentence):
                continue
            for ends in self._ends.find(match, clause, resolver):
                if not match.frame.general and _is_in_title(ends, clause):
                    said.add(place)
                yield self._statement(match, clause, sentence, ends, resolver, dates, measured)

    def _is_inside_name(self, match: Match, clause: Clause, resolver: Resolver) -> bool:
        """*université de Bergen* as a name says nothing of itself."""
        if clause.kind == "verb" or NAME_TRIGGER in match.trigger:
            return False
        mention = resolver.mention(clause.sentence, clause.head)
        return mention is not None and mention.kind == "name"

    def _statement(
        self,
        match: Match,
        clause: Clause,
        sentence: Sentence,
        ends: Ends,
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
            # Who judges is an end of the statement; that they do is the article's word.
            attributed_to=None if frame.subject == (SPEAKER,) else resolver.source(clause),
            trigger=_trigger(match, sentence),
            evidence=Span(sentence.start, sentence.end, sentence.text),
            confidence=_confidence(frame, ends, resolver),
            rule=frame.rule,
        )


def _is_in_title(ends: Ends, clause: Clause) -> bool:
    """Whether the title itself tells the object: not *the political scientist Ann M., of Nordal*."""
    told = ends.object_argument.span
    if ends.object_argument.slot not in ("of", "nmod"):
        return True
    titles = [a.span for a in clause.arguments if a.slot == "title"]
    return any(title.start <= told.start < title.end for title in titles) or not titles


def _turn(match: Match) -> int:
    """When a match is read: word classes after single words, then what rests on other statements."""
    return 2 if SHARED in match.frame.object else int(match.frame.general)


def _polarity(polarity: Polarity, frame: Frame) -> Polarity:
    if frame.polarity != "negative":
        return polarity
    return "positive" if polarity == "negative" else "negative"


def _trigger(match: Match, sentence: Sentence) -> Span:
    start = min(sentence.tokens[i].start for i in match.words)
    end = max(sentence.tokens[i].end for i in match.words)
    return Span(start, end, sentence.text[start - sentence.start : end - sentence.start])


def _confidence(frame: Frame, ends: Ends, resolver: Resolver) -> float:
    value = _CONFIDENCE[frame.kind] * resolver.entities[ends.subject].confidence
    if isinstance(ends.object, str):
        value *= resolver.entities[ends.object].confidence
    return round(value, 2)
