"""Open clauses: what a sentence says, in its own words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kgbuild.model import Certainty, Polarity, Span

#: A token's position, or a word that the text does not have.
Item = int | str


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a clause: stretches of the article's text.

    A word that the text does not have (the *is* of an apposition) is a span that ends where it
    starts.
    """

    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The words as one string, set apart where the article sets them apart."""
        text = ""
        end = -1
        for span in self.spans:
            text += span.text if span.start == end or not text else f" {span.text}"
            end = span.end if span.end > span.start else -1
        return text

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class OpenClause:
    """A subject, a relation and what it relates to, all of them words of one sentence.

    ``object`` is empty where the clause has none
    (*The minister resigned*). ``attributed_to`` are the words that name the speaker, or None.
    ``rule`` names the construction; ``confidence`` (0 to 1) goes with it.
    """

    sentence: Span
    rule: str
    subject: Words
    relation: Words
    object: Words
    args: tuple[Words, ...]
    polarity: Polarity
    certainty: Certainty
    attributed_to: str | None
    confidence: float

    def to_document(self, source: str) -> dict[str, Any]:
        """The clause as a JSON object; ``source`` is the article's path or address."""
        return {
            "source": source,
            "sentence": self.sentence.text,
            "subject": self.subject.text,
            "relation": self.relation.text,
            "object": self.object.text,
            "args": [words.text for words in self.args],
            "polarity": self.polarity,
            "certainty": self.certainty,
            "attributed_to": self.attributed_to,
            "confidence": self.confidence,
        }


@dataclass(slots=True)
class Draft:
    """An open clause in token positions. ``head`` is the predicate, ``role`` true of nouns."""

    rule: str
    head: int
    subject: list[Item]
    relation: list[Item]
    object: list[Item]
    args: list[list[Item]] = field(default_factory=list)
    role: bool = False

    def drop_repeated(self) -> None:
        """Leaves out of the object and the rest what the relation has already."""
        self.object = [item for item in self.object if item not in self.relation]
        self.args = [[item for item in arg if item not in self.relation] for arg in self.args]
