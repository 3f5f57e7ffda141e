"""Open relations: what a verb says of two entities where no frame knows it.

Two names in one sentence are no relation by themselves: one must be the verb's subject, the
other its object or complement.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.model import Argument, Clause
from kgbuild.ontology.vocabulary import OPEN_PREFIX
from kgbuild.statements.resolver import Resolver

RULE = "open"
CONFIDENCE = 0.5
_OBJECT_SLOTS = ("obj", "iobj", "obl")


@dataclass(frozen=True, slots=True)
class OpenRelation:
    """A verb with two entities as its ends. ``name`` is ``open:`` with the verb and preposition."""

    name: str
    label: str
    subject: str
    object: str
    subject_argument: Argument
    object_argument: Argument


def open_relations(clause: Clause, resolver: Resolver) -> Iterator[OpenRelation]:
    """The open relations of a verb's clause, in the order of its arguments."""
    if clause.kind != "verb":
        return
    subjects = _entities(clause, resolver, ("subj",))
    for target, object_argument in _entities(clause, resolver, _OBJECT_SLOTS):
        words = [clause.lemma, object_argument.preposition if object_argument.slot == "obl" else ""]
        label = " ".join(word for word in words if word)
        for subject, subject_argument in subjects:
            if subject != target:
                name = OPEN_PREFIX + label.replace(" ", "_")
                yield OpenRelation(name, label, subject, target, subject_argument, object_argument)


def _entities(clause: Clause, resolver: Resolver, slots: tuple[str, ...]) -> list[tuple[str, Argument]]:
    found = []
    for argument in clause.arguments:
        if argument.slot in slots and argument.via is None:
            entity = resolver.entity(clause, argument)
            if entity is not None:
                found.append((entity, argument))
    return found
