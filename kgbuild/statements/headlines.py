"""Headlines tell in the present what is yet to come: *X buys Y*, and the text: *X is to buy Y*."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from kgbuild.model import Certainty, Sentence, Statement

_STOPS = (".", "!", "?", "…")
_LESS_SURE: tuple[Certainty, ...] = ("probable", "possible")


def as_sure_as_the_text(
    statements: Sequence[Statement], sentences: Sequence[Sentence], symmetric: Container[str] = ()
) -> list[Statement]:
    """The statements; what only a headline gives for certain is as sure as the text below says.

    ``symmetric`` names the relations that say the same either way round.
    """
    end = _end_of_headline(sentences)
    return [
        _softened(s, [t for t in statements if t.trigger.start >= end], symmetric)
        if s.trigger.start < end
        else s
        for s in statements
    ]


def _softened(statement: Statement, text: Sequence[Statement], symmetric: Container[str]) -> Statement:
    if statement.certainty != "certain" or statement.polarity != "positive":
        return statement
    said = {t.certainty for t in text if t.polarity == "positive" and _same(t, statement, symmetric)}
    surest = next((certainty for certainty in _LESS_SURE if certainty in said), None)
    if surest is None or "certain" in said:
        return statement
    return replace(statement, certainty=surest)


def _same(one: Statement, other: Statement, symmetric: Container[str]) -> bool:
    if one.relation != other.relation:
        return False
    ends = (one.subject, one.object)
    turned = one.relation in symmetric and ends == (other.object, other.subject)
    return turned or ends == (other.subject, other.object)


def _end_of_headline(sentences: Sequence[Sentence]) -> int:
    """The offset where the headline ends, 0 where the text has none: a first paragraph without a stop."""
    if not sentences or sentences[-1].paragraph == sentences[0].paragraph:
        return 0
    first = [s for s in sentences if s.paragraph == sentences[0].paragraph]
    return 0 if first[-1].text.rstrip('»”"’ ').endswith(_STOPS) else first[-1].end
