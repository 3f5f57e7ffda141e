"""One type and one identity for a name across articles.

An article alone may take a firm for a place; the others that name it outvote it. Namesakes of
two kinds stay apart where an article is sure of each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kgbuild.entities.naming import iri
from kgbuild.languages.gazetteer import fold
from kgbuild.model import Entity, EntityType, Extraction

#: From this confidence on an article's own type stands, whatever the others say.
_SURE = 0.9


class Corpus:
    """What all articles together say of names. Reading order does not matter."""

    def __init__(self, extractions: Iterable[Extraction]) -> None:
        votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
        for extraction in extractions:
            for entity in extraction.entities:
                votes[fold(entity.name)][entity.type] += entity.confidence
        self._types: dict[str, EntityType] = {
            name: min(types, key=lambda kind: (-round(types[kind], 4), kind)) for name, types in votes.items()
        }

    def settle(self, extraction: Extraction) -> Extraction:
        """The same extraction with each entity's type, and its IRI, as the corpus has them."""
        return replace(extraction, entities=tuple(map(self._settle, extraction.entities)))

    def _settle(self, entity: Entity) -> Entity:
        type_ = self._types[fold(entity.name)]
        if type_ == entity.type or entity.confidence >= _SURE:
            return entity
        return replace(entity, type=type_, iri=iri(type_, entity.name))
