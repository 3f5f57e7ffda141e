"""What the program states of a text, in plain words."""

from __future__ import annotations

from typing import NamedTuple

from kgbuild.model import Article, Certainty, Polarity
from kgbuild.pipeline import pipeline_for


class Told(NamedTuple):
    """A statement with the names of its ends; the object may be the words of a noun phrase."""

    subject: str
    relation: str
    object: str
    polarity: Polarity
    certainty: Certainty


def told(lang: str, text: str) -> list[Told]:
    """The statements of a text, in reading order."""
    found = pipeline_for(lang).extract(Article("a", "T", lang, text))
    names = {entity.id: entity.name for entity in found.entities}
    return [
        Told(
            names[s.subject],
            s.relation,
            names[s.object] if isinstance(s.object, str) else s.object.text,
            s.polarity,
            s.certainty,
        )
        for s in found.statements
    ]
