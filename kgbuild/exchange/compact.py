"""RDF terms in the short forms of a JSON-LD context, and nodes put inside one another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kgbuild.errors import OutputError
from kgbuild.exchange.dataset import Value

Node = dict[str, Any]

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_STRING = _XSD + "string"
_WHOLE = re.compile(r"0|-?[1-9][0-9]*")
_SAFE_DIGITS = 15


class Context:
    """A JSON-LD context: prefixes and terms, as :mod:`kgbuild.ontology.context` gives them."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        self.told = context
        self.prefixes = {n: v for n, v in context.items() if isinstance(v, str) and v.endswith(("/", "#"))}
        self.order = {name: place for place, name in enumerate(context)}
        self.reverse: dict[str, str] = {}
        self.lists: set[str] = set()
        self.names: dict[str, str] = {}
        self.terms: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
        for name, told in context.items():
            if name.startswith("@") or name in self.prefixes:
                continue
            term: Mapping[str, Any] = {"@id": told} if isinstance(told, str) else told
            if term.get("@container") == "@set":
                self.lists.add(name)
            if "@reverse" in term:
                self.reverse[name] = self._expand(term["@reverse"])
                continue
            iri = self._expand(term["@id"])
            self.terms.setdefault(iri, []).append((name, term))
            self.names.setdefault(iri, name)

    def nodes(self, quads: Iterable[Quad] | Iterable[Triple]) -> dict[str, Node]:
        """One graph's quads as nodes by their id, in the order of the quads."""
        found: dict[str, Node] = {}
        for quad in quads:
            name = self.id(quad.subject)
            node = found.setdefault(name, {"id": name})
            if quad.predicate.value == _TYPE and isinstance(quad.object, NamedNode):
                node.setdefault("type", []).append(self._named(quad.object.value))
            else:
                self._add(node, quad.predicate.value, quad.object)
        return {name: self._ordered(node) for name, node in found.items()}

    def part_for(self, nodes: Iterable[Node]) -> dict[str, Any]:
        """The entries of the context that nodes use: its terms and prefixes, those of the terms as well."""
        used: set[str] = set()
        for node in nodes:
            _gather(node, used)
        terms = {name: term for name, term in self.told.items() if name in used or name[0] == "@"}
        # What a term stands for has a prefix as well.
        _gather(terms, used)
        return {n: v for n, v in self.told.items() if n in terms or (n in self.prefixes and n in used)}

    def id(self, term: Value) -> str:
        """An IRI or blank node as the value of ``id``."""
        if isinstance(term, BlankNode):
            return f"_:{term.value}"
        if not isinstance(term, NamedNode):
            raise OutputError("KG525", f"{term} cannot be written as JSON-LD 1.1: it is no IRI")
        if term.value.split(":", 1)[0] in self.prefixes:
            raise OutputError("KG525", f"<{term.value}> begins like a prefix of JSON-LD; rename its scheme")
        return term.value

    def forward(self, name: str) -> str:
        """The term that a reverse term is the other direction of."""
        iri = self.reverse[name]
        return self.names.get(iri, iri)

    def _add(self, node: Node, predicate: str, value: Value) -> None:
        for name, term in self.terms.get(predicate, []):
            container = term.get("@container")
            if container == "@language":
                if isinstance(value, Literal) and value.language:
                    texts = node.setdefault(name, {})
                    texts[value.language] = _joined(texts.get(value.language), value.value)
                    return
                continue
            short = self._coerced(value, term.get("@type"))
            if short is not None:
                several = name in self.lists
                node[name] = [*node.get(name, []), short] if several else _joined(node.get(name), short)
                return
        key = self._compact(predicate)
        node[key] = _joined(node.get(key), self._told(value))

    def _coerced(self, value: Value, kind: str | None) -> Any:
        """The value under a term of this type; None where the type is another."""
        if kind is None:
            return self._told(value)
        if isinstance(value, Literal):
            fits = not value.language and self._expand(kind) == value.datatype.value
            return _native(value) if fits else None
        if kind == "@vocab" and isinstance(value, NamedNode):
            return self._named(value.value)
        return self.id(value) if kind in ("@id", "@vocab") else None

    def _told(self, value: Value) -> Any:
        """The value with all that it is, for where no term tells."""
        if not isinstance(value, Literal):
            return {"id": self.id(value)}
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype.value == _STRING:
            return value.value
        return {"@value": value.value, "@type": self._named(value.datatype.value)}

    def _named(self, iri: str) -> str:
        """An IRI where terms are looked up: a term, else a short form."""
        return self.names.get(iri) or self._compact(iri)

    def _compact(self, iri: str) -> str:
        for prefix, namespace in self.prefixes.items():
            rest = iri.removeprefix(namespace)
            # Two slashes behind a colon begin an address; a term keeps its own meaning.
            if rest != iri and rest and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        return self.id(NamedNode(iri))

    def _expand(self, short: str) -> str:
        prefix, colon, rest = short.partition(":")
        return self.prefixes[prefix] + rest if colon and prefix in self.prefixes else short

    def _ordered(self, node: Node) -> Node:
        last = len(self.order)
        return {key: node[key] for key in sorted(node, key=lambda key: (self.order.get(key, last), key))}


def nest(nodes: dict[str, Node], frame: Mapping[str, Any], context: Context) -> list[Node]:
    """The nodes with those inside one another that the frame names; the others stand behind.

    A node is written out once, where it is first met; elsewhere its id stands for it.
    """
    tops = [name for name, node in nodes.items() if frame["type"] in node.get("type", ())]
    framed = [nodes.pop(name) for name in tops]
    for node in framed:
        _fill(node, frame, nodes, context)
    return [*framed, *nodes.values()]


def _fill(node: Node, frame: Mapping[str, Any], nodes: dict[str, Node], context: Context) -> None:
    for key, inner in frame.items():
        if key in context.reverse:
            _turn(node, key, nodes, context)
        if not isinstance(inner, Mapping) or key not in node:
            continue
        values = node[key] if isinstance(node[key], list) else [node[key]]
        placed = [nodes.pop(value, value) if isinstance(value, str) else value for value in values]
        for value in placed:
            if isinstance(value, dict):
                _fill(value, inner, nodes, context)
        node[key] = placed if isinstance(node[key], list) else placed[0]


def _turn(node: Node, key: str, nodes: dict[str, Node], context: Context) -> None:
    """Writes from ``node`` what other nodes say of it by the property that ``key`` reverses."""
    forward, name = context.forward(key), node["id"]
    found = []
    for other, said in nodes.items():
        values = said.get(forward)
        if values == name or (isinstance(values, list) and name in values):
            found.append(other)
            rest = [value for value in values if value != name] if isinstance(values, list) else []
            if rest:
                said[forward] = rest
            else:
                del said[forward]
    if found:
        node[key] = found if key in context.lists or len(found) > 1 else found[0]


def _native(value: Literal) -> str | int | bool:
    """Truth values and whole numbers as JSON has them, where they come back letter by letter."""
    text, kind = value.value, value.datatype.value.removeprefix(_XSD)
    if kind == "boolean" and text in ("true", "false"):
        return text == "true"
    # Readers hold larger numbers as floating point.
    if kind == "integer" and len(text) < _SAFE_DIGITS and _WHOLE.fullmatch(text):
        return int(text)
    return text


def _joined(before: Any, value: Any) -> Any:
    """One value alone, several as a list."""
    if before is None:
        return value
    return [*before, value] if isinstance(before, list) else [before, value]


def _gather(value: Any, found: set[str]) -> None:
    """Adds every key and text of a JSON value, and what stands before a colon in them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _gather(key, found)
            _gather(inner, found)
    elif isinstance(value, list):
        for inner in value:
            _gather(inner, found)
    elif isinstance(value, str):
        found.update((value, value.partition(":")[0]))
