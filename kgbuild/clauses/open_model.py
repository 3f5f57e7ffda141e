"""Open clauses: what a sentence says, in its own words."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model import Certainty, Polarity, Span


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a clause: stretches of the article's text in the order of reading.

    A word that the text does not have (the *is* of an apposition) is a span that ends where it
    starts.
    """

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words as one string."""
        return " ".join(span.text for span in self.spans)

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class OpenClause:
    """A subject, a relation and what it relates to, all of them words of one sentence.

    ``object`` has no spans where the clause has none (*The minister resigned*). ``attributed_to``
    are the words that name the speaker, or None. ``rule`` names the construction; ``confidence``
    (0 to 1) goes with it.
    """

    sentence: int
    rule: str
    subject: Words
    relation: Words
    object: Words
    args: tuple[Words, ...]
    polarity: Polarity
    certainty: Certainty
    attributed_to: str | None
    confidence: float
