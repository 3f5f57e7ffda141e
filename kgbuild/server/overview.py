"""Reads from the store what the start page tells: all entities with their names and statements.

``python -m kgbuild.server.overview`` reads a task as JSON and writes one line of JSON, then the
entities as JSON, those in the most statements first. It goes through the whole store, once for each
state of it: a second for a hundred thousand statements.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kgbuild.errors import QueryError
from kgbuild.graph import terms
from kgbuild.ontology import load_ontology, load_prefixes
from kgbuild.server.store import with_store
from kgbuild.server.worker import run_task

#: How many names of one entity are kept.
_NAMES = 20
#: Characters of a name that are kept.
_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Reading:
    """What is asked: the ``most`` best connected entities, within ``seconds``."""

    path: str
    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Known:
    """An entity. ``names`` begins with the one it goes by.

    ``statements`` counts those that it is the subject or the object of.
    """

    iri: str
    type: str
    names: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class Totals:
    """How much the graph holds."""

    entities: int
    statements: int


def overview(task: Reading) -> tuple[Totals, list[Known]]:
    """How much there is, and the entities in the most statements, those first.

    Raises :class:`QueryError` (KG605) where the store fails, :class:`OutputError` (KG532) where
    there is none.
    """

    def read(store: pyoxigraph.Store) -> tuple[Totals, list[Known]]:
        subjects, objects = _counted(store, terms.SUBJECT), _counted(store, terms.OBJECT)
        total = sum(subjects.values())
        types: dict[str, str] = {}
        names: dict[str, list[str]] = {}
        for name, known in load_ontology().classes.items():
            for predicate in (terms.LABEL, terms.ALT_LABEL):
                for iri, text in _called(store, NamedNode(known.iri), predicate):
                    types.setdefault(iri, name)
                    names.setdefault(iri, []).append(text)
        connected = sorted(types, key=lambda iri: (-(subjects[iri] + objects[iri]), iri))
        entities = [
            Known(iri, types[iri], _kept(names[iri]), subjects[iri] + objects[iri])
            for iri in connected[: task.most]
        ]
        return Totals(len(types), total), entities

    try:
        return with_store(Path(task.path), read)
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError("KG605", f"the store could not answer: {error}") from error


def _counted(store: pyoxigraph.Store, predicate: NamedNode) -> Counter[str]:
    found: Counter[str] = Counter()
    for iri, number in _rows(store, "connected", PREDICATE=predicate):
        found[iri] = int(number)
    return found


def _called(store: pyoxigraph.Store, kind: NamedNode, predicate: NamedNode) -> list[tuple[str, str]]:
    """The longest name goes first: it is the fullest."""
    found = _rows(store, "called", CLASS=kind, PREDICATE=predicate)
    return sorted(found, key=lambda row: (row[0], -len(row[1]), row[1]))


def _rows(store: pyoxigraph.Store, query: str, **values: NamedNode) -> Iterator[tuple[str, str]]:
    text = _query(query)
    for name, value in values.items():
        text = text.replace(f"${name}", str(value))
    found = store.query(text, prefixes=dict(load_prefixes()))
    if not isinstance(found, pyoxigraph.QuerySolutions):
        return
    for row in found:
        thing, value = row[0], row[1]
        if isinstance(thing, NamedNode) and isinstance(value, Literal):
            yield thing.value, value.value


def _kept(names: list[str]) -> tuple[str, ...]:
    plain = (" ".join(name.split())[:_LENGTH] for name in names)
    return tuple(dict.fromkeys(name for name in plain if name))[:_NAMES]


@cache
def _query(name: str) -> str:
    return files("kgbuild.server").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")


def _work(given: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    totals, entities = overview(Reading(**given))
    rows = [[known.iri, known.type, known.names, known.statements] for known in entities]
    return asdict(totals), json.dumps(rows).encode("ascii")


if __name__ == "__main__":
    run_task(_work)
