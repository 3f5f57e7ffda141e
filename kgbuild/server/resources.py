"""What the graph says of one thing: an entity, a statement, an article, a term of the vocabulary.

The queries are this program's own (``queries/*.rq``) and look up what stands beside one IRI;
they are asked here, without a process of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import pyoxigraph
from pyoxigraph import Literal, NamedNode

from kgbuild.errors import QueryError
from kgbuild.graph import terms
from kgbuild.graph.query import QueryLimits, Value, run_query
from kgbuild.graph.store import OxigraphStore
from kgbuild.ontology import load_ontology, load_prefixes
from kgbuild.server.store import with_store

#: How many statements a page lists, and how many values of one property.
PAGE = 100
_VALUES = 50
#: How many rows of one kind are looked at.
_MOST = 10_000
_LIMITS = QueryLimits(rows=_MOST, seconds=15.0)
_MAX_IRI = 4_000

Key = TypeVar("Key")
Found = TypeVar("Found")
Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with the name that it goes by; a text has no ``iri``, but perhaps a language."""

    name: str
    iri: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A statement as a page lists it. ``sentence``: before, within and after the trigger.

    ``polarity`` and ``certainty`` are terms of the vocabulary.
    """

    iri: str
    subject: Named
    predicate: Named
    object: Named
    polarity: Named
    certainty: Named
    speaker: Named | None
    sentence: tuple[str, str, str]
    language: str | None
    article: Named
    date: str | None


@dataclass(frozen=True, slots=True)
class Description:
    """What a page tells of a thing.

    ``statements`` are those from ``start`` on, by the role that the thing has in them; ``more``
    is true where others follow. ``truncated`` is true where not all properties, or not all
    statements, are there. ``entity`` is true of what the page of the graph draws.
    """

    thing: Named
    properties: tuple[tuple[Named, tuple[Named, ...]], ...]
    statements: tuple[tuple[Named, tuple[StatementLine, ...]], ...]
    start: int
    more: bool
    truncated: bool
    entity: bool


def node_of(iri: str) -> NamedNode:
    """The IRI as a term. Raises :class:`QueryError` (KG609) for a text that is none."""
    try:
        if len(iri) <= _MAX_IRI:
            return NamedNode(iri)
    except ValueError:
        pass
    raise QueryError("KG609", f"{iri[:100]!r} is no IRI; give one with its scheme, such as urn: or https:")


def is_class(value: object) -> bool:
    """Whether it is a class of entities."""
    return isinstance(value, NamedNode) and value.value in _classes()


@cache
def _classes() -> frozenset[str]:
    return frozenset(known.iri for known in load_ontology().classes.values())


def fill(name: str, values: Mapping[str, str]) -> str:
    """One of the queries with its values, which must be written as SPARQL."""
    text = _read(name)
    for key, value in values.items():
        text = text.replace(f"${key}", value)
    return text


class Resources:
    """Looks things up in the store of a folder, for readers of ``language``.

    The methods raise :class:`QueryError` (KG604, KG605, KG609) and :class:`OutputError` (KG532).
    """

    def __init__(self, store: Path, language: str) -> None:
        self._path = store
        self._language = language

    def exists(self, iri: str) -> bool:
        """Whether the graph says anything of it."""
        query = fill("exists", {"IRI": str(node_of(iri))})

        def read(store: pyoxigraph.Store) -> bool:
            answer = run_query(OxigraphStore(store), query, _LIMITS).rows[0][0]
            return isinstance(answer, Literal) and answer.value == "true"

        return with_store(self._path, read)

    def describe(self, iri: str, start: int = 0) -> Description:
        """What is said of it, with the statements from ``start`` on."""
        given = {"IRI": str(node_of(iri)), "LIMIT": str(_MOST)}

        def read(store: pyoxigraph.Store) -> Description:
            # Put in order here: the engine looks every term up again for each comparison.
            said = sorted(_rows(store, fill("properties", given)), key=_value_order)
            parts = sorted(_rows(store, fill("links", given)), key=_part_order)
            wanted = parts[start : start + PAGE]
            lines = self._statements(store, {_text(part["statement"]) for part in wanted})
            groups = _grouped((_text(row["predicate"]), row) for row in said)
            shown = [row for _, rows in groups for row in rows[:_VALUES]]
            names = _Names(store, self._language, iri, (*shown, *wanted, *lines.values()))
            return Description(
                thing=names.of(NamedNode(iri)),
                properties=_grouped((names.of(row["predicate"]), names.of(row["value"])) for row in shown),
                statements=_grouped(
                    (names.of(part["role"]), _line(part | lines[_text(part["statement"])], names))
                    for part in wanted
                    if _text(part["statement"]) in lines
                ),
                start=start,
                more=len(parts) > start + PAGE,
                truncated=len(shown) < len(said) or _MOST in (len(said), len(parts)),
                entity=any(row["predicate"] == terms.TYPE and is_class(row["value"]) for row in said),
            )

        return with_store(self._path, read)

    def _statements(self, store: pyoxigraph.Store, iris: Iterable[str]) -> dict[str, Row]:
        given = {"IRIS": _list(iris), "LANGUAGE": str(Literal(self._language))}
        return {_text(row["statement"]): row for row in _rows(store, fill("statements", given))}


class _Names:
    """The names of all things in some rows, looked up at once."""

    def __init__(self, store: pyoxigraph.Store, language: str, iri: str, rows: Iterable[Row]) -> None:
        wanted = {iri} | {v.value for row in rows for v in row.values() if isinstance(v, NamedNode)}
        query = fill("names", {"IRIS": _list(wanted)})
        self._best: dict[str, tuple[tuple[bool, int, int, str], str]] = {}
        for row in _rows(store, query):
            found, name, graphs = row["iri"], row["name"], row["graphs"]
            if not (
                isinstance(found, NamedNode) and isinstance(name, Literal) and isinstance(graphs, Literal)
            ):
                continue
            # The reader's language, then what most articles say, then the longest.
            rank = (name.language != language, -int(graphs.value), -len(name.value), name.value)
            text = " ".join(name.value.split())
            if text and (found.value not in self._best or rank < self._best[found.value][0]):
                self._best[found.value] = (rank, text)

    def of(self, value: Value) -> Named:
        if isinstance(value, Literal):
            return Named(value.value, None, value.language)
        if not isinstance(value, NamedNode):
            return Named("" if value is None else str(value))
        best = self._best.get(value.value)
        return Named(best[1] if best else short(value.value), value.value)


def short(iri: str) -> str:
    """The IRI with a prefix where one of the known ones fits."""
    for name, namespace in load_prefixes().items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{name}:{iri.removeprefix(namespace)}"
    return iri


def _line(row: Row, names: _Names) -> StatementLine:
    sentence, says = row["sentence"], row["says"]
    predicate = names.of(row["predicate"])
    return StatementLine(
        iri=_text(row["statement"]),
        subject=names.of(row["subject"]),
        predicate=Named(_text(says), predicate.iri) if says is not None else predicate,
        object=names.of(row["object"]),
        polarity=names.of(row["polarity"]),
        certainty=names.of(row["certainty"]),
        speaker=names.of(row["speaker"]) if row["speaker"] is not None else None,
        sentence=_parts(row),
        language=sentence.language if isinstance(sentence, Literal) else None,
        article=names.of(row["article"]),
        date=_text(row["date"]) or None,
    )


def _parts(row: Row) -> tuple[str, str, str]:
    """The sentence before, within and after the trigger; unmarked where the offsets do not hold."""
    sentence, trigger = _text(row["sentence"]), _text(row["trigger"])
    try:
        begin = int(_text(row["triggerBegin"])) - int(_text(row["sentenceBegin"]))
    except ValueError:
        return sentence, "", ""
    if begin < 0 or not sentence.startswith(trigger, begin):
        return sentence, "", ""
    end = begin + len(trigger)
    return sentence[:begin], sentence[begin:end], sentence[end:]


def _value_order(row: Row) -> tuple[str, str]:
    return _text(row["predicate"]), _text(row["value"])


def _part_order(row: Row) -> tuple[bool, str, str, str]:
    """What the thing does itself goes first; then by role and date."""
    role = _text(row["role"])
    return role != terms.SUBJECT.value, role, _text(row["date"]), _text(row["statement"])


def _list(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in sorted(iris))


def _text(value: Value) -> str:
    return value.value if isinstance(value, NamedNode | Literal) else ""


def _rows(store: pyoxigraph.Store, query: str) -> list[Row]:
    result = run_query(OxigraphStore(store), query, _LIMITS)
    return [dict(zip(result.variables, row, strict=True)) for row in result.rows]


def _grouped(pairs: Iterable[tuple[Key, Found]]) -> tuple[tuple[Key, tuple[Found, ...]], ...]:
    groups: dict[Key, list[Found]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return tuple((key, tuple(values)) for key, values in groups.items())


@cache
def _read(name: str) -> str:
    return files("kgbuild.server").joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
