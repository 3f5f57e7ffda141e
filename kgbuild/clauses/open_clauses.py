"""Sentences to open clauses: who does what to whom, in the sentence's own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.attribution import Attributor
from kgbuild.clauses.grammar import grammar_of
from kgbuild.clauses.lexicon import standing_words
from kgbuild.clauses.open_added import AddedWords
from kgbuild.clauses.open_confidence import confidence_of
from kgbuild.clauses.open_incises import IncisesOf
from kgbuild.clauses.open_model import Draft, Item, OpenClause, Words
from kgbuild.clauses.open_nominals import NominalClauses
from kgbuild.clauses.open_relations import RelationReader
from kgbuild.clauses.open_verbs import VerbClauses
from kgbuild.clauses.standing import StandingFinder
from kgbuild.clauses.syntax import Syntax
from kgbuild.languages import Language
from kgbuild.model import Sentence, Span


class OpenClauseFinder:
    """Reads an article's sentences, gives an :class:`OpenClause` for all that they say."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._grammar = grammar_of(language)
        self._words = standing_words(language)
        self._verbs = VerbArguments(self._grammar)
        self._standing = StandingFinder(language, self._grammar, self._words)
        self._added = AddedWords(language)

    def find(self, text: str, sentences: Sequence[Sentence]) -> tuple[OpenClause, ...]:
        """The open clauses of an article, by sentence, the surest first; none twice."""
        syntaxes = [Syntax(sentence) for sentence in sentences]
        attributor = Attributor(self.language, self._grammar, self._words, self._verbs, text, syntaxes)
        found: list[OpenClause] = []
        for syntax in syntaxes:
            clauses = {_wording(c): c for c in reversed(list(self._clauses(syntax, attributor)))}
            found.extend(sorted(reversed(clauses.values()), key=lambda c: -c.confidence))
        return tuple(found)

    def drafts(self, syntax: Syntax) -> Iterator[Draft]:
        """What the verbs of a sentence say, then what its noun phrases say, in token positions."""
        relations = RelationReader(syntax, self._grammar, self._verbs)
        incises = IncisesOf(relations, self._words.speech)
        found = (
            *VerbClauses(relations, self._added, incises).find(),
            *incises.find(),
            *NominalClauses(syntax, self._added).find(),
        )
        return (draft for draft in found if draft.subject and draft.relation)

    def _clauses(self, syntax: Syntax, attributor: Attributor) -> Iterator[OpenClause]:
        for draft in self.drafts(syntax):
            standing = self._standing.find(syntax, draft.head, role=draft.role)
            source = attributor.find(syntax, draft.head, describes=draft.role)
            yield OpenClause(
                sentence=Span(syntax.sentence.start, syntax.sentence.end, syntax.sentence.text),
                rule=draft.rule,
                subject=_words(syntax, draft.subject),
                relation=_words(syntax, draft.relation),
                object=_words(syntax, draft.object),
                args=tuple(_words(syntax, arg) for arg in draft.args if arg),
                polarity=standing.polarity,
                certainty=standing.certainty,
                attributed_to=source.span.text if source else None,
                confidence=confidence_of(draft.rule),
            )


def _words(syntax: Syntax, items: list[Item]) -> Words:
    spans = []
    for item in items:
        if isinstance(item, int):
            token = syntax.tokens[item]
            spans.append(Span(token.start, token.end, token.text))
        else:
            place = syntax.sentence.start
            spans.append(Span(place, place, item))
    return Words(tuple(spans))


def _wording(clause: OpenClause) -> tuple[str, ...]:
    parts = (clause.subject, clause.relation, clause.object, *clause.args)
    return tuple(words.text for words in parts)
