"""Reads a store back as nodes and edges, for the page and the exporters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from kgbuild.errors import OutputError
from kgbuild.graph import terms
from kgbuild.graph.links import Linked, read_links
from kgbuild.graph.store import Store
from kgbuild.graph.terms import Term
from kgbuild.model import Certainty, EntityType, GraphEdge, GraphNode, Polarity, PropertyGraph
from kgbuild.ontology import Ontology, load_ontology


def read_graph(store: Store, ontology: Ontology | None = None) -> PropertyGraph:
    """All entities and statements of a store, sorted by IRI, and the articles' titles by id.

    An entity has the type and the name that most articles give it; where they tie, the class
    that stands first in the vocabulary and the longest name. An article without a title goes
    by its source.

    Raises :class:`OutputError` (KG534) where a statement is incomplete.
    """
    return _read(((graph, store.quads(graph)) for graph in store.graphs()), ontology or load_ontology())


def read_trig(path: Path, ontology: Ontology | None = None) -> PropertyGraph:
    """What :func:`read_graph` gives for the store made of this TriG file, some times faster.

    The file must have each graph in one place, as :mod:`kgbuild.graph.trig` writes it.

    Raises :class:`OutputError`: KG531 where the file cannot be read or is no TriG, KG534 where
    a statement is incomplete.
    """
    known = ontology or load_ontology()
    try:
        quads = parse(path=str(path), format=RdfFormat.TRIG)
        graphs = groupby(quads, key=lambda quad: quad.graph_name)
        return _read(((name.value, g) for name, g in graphs if isinstance(name, NamedNode)), known)
    except (OSError, SyntaxError) as error:
        raise OutputError("KG531", f"cannot read {path}: {error}") from error


def read_quads(quads: Iterable[Quad], ontology: Ontology | None = None) -> PropertyGraph:
    """What :func:`read_graph` gives for a store of these quads, which need not be all of a graph.

    Raises :class:`OutputError` (KG534) where a statement is incomplete.
    """
    graphs = groupby(sorted(quads, key=lambda quad: str(quad.graph_name)), key=lambda quad: quad.graph_name)
    named = ((name.value, group) for name, group in graphs if isinstance(name, NamedNode))
    return _read(named, ontology or load_ontology())


def _read(graphs: Iterable[tuple[str, Iterable[Quad]]], ontology: Ontology) -> PropertyGraph:
    entities: dict[str, _Seen] = {}
    edges: list[GraphEdge] = []
    articles: dict[str, str] = {}
    links: dict[str, Linked] = {}
    for graph, quads in graphs:
        if graph in (ontology.iri, terms.RUNS):
            continue
        if graph == terms.LINKS:
            links = read_links(quads, ontology)
            continue
        reader = _ArticleReader(graph, quads, ontology)
        articles[graph] = reader.title
        reader.count_entities(entities)
        edges.extend(reader.edges())
    nodes = [seen.node(iri, ontology, links.get(iri, Linked())) for iri, seen in entities.items()]
    return PropertyGraph(
        nodes=tuple(sorted(nodes, key=lambda node: node.iri)),
        edges=tuple(sorted(edges, key=lambda edge: edge.iri)),
        articles=dict(sorted(articles.items())),
    )


@dataclass
class _Seen:
    """What the articles say of one entity."""

    types: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    others: set[str] = field(default_factory=set)
    same_as: set[str] = field(default_factory=set)
    articles: list[str] = field(default_factory=list)

    def node(self, iri: str, ontology: Ontology, linked: Linked) -> GraphNode:
        order = list(ontology.classes)
        kind = min(self.types, key=lambda name: (-self.types[name], order.index(name)))
        name = min(self.names, key=lambda text: (-self.names[text], -len(text), text))
        names = sorted(self.others | set(self.names), key=lambda text: (-len(text), text))
        return GraphNode(
            iri=iri,
            type=cast(EntityType, kind),
            name=name,
            names=tuple(names),
            same_as=tuple(sorted(self.same_as | linked.same_as)),
            articles=tuple(sorted(self.articles)),
            close_match=tuple(sorted(linked.close_match - linked.same_as - self.same_as)),
            geography=linked.geography,
        )


class _ArticleReader:
    def __init__(self, graph: str, quads: Iterable[Quad], ontology: Ontology) -> None:
        self.graph = graph
        self.ontology = ontology
        self.said: dict[str, dict[str, list[Term]]] = {}
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                said = self.said.setdefault(quad.subject.value, {})
                said.setdefault(quad.predicate.value, []).append(quad.object)
        self.source = self._text(graph, self._kgb("source")) or graph
        self.title = self._text(graph, terms.SCHEMA + "headline") or self.source
        self.published = self._text(graph, terms.SCHEMA + "datePublished")
        self.classes = {known.iri: known.name for known in ontology.classes.values()}
        self.qualifiers = {known.iri: known.name for known in ontology.qualifiers.values()}

    def count_entities(self, entities: dict[str, _Seen]) -> None:
        for iri, said in self.said.items():
            kinds = [self.classes[t.value] for t in said.get(terms.TYPE.value, []) if t.value in self.classes]
            if not kinds:
                continue
            seen = entities.setdefault(iri, _Seen())
            seen.types.update(kinds)
            seen.names.update(label.value for label in said.get(terms.LABEL.value, []))
            seen.others.update(label.value for label in said.get(terms.ALT_LABEL.value, []))
            seen.same_as.update(other.value for other in said.get(terms.SAME_AS.value, []))
            seen.articles.append(self.graph)

    def edges(self) -> Iterable[GraphEdge]:
        statement = NamedNode(self._kgb("Statement"))
        for iri, said in self.said.items():
            if statement in said.get(terms.TYPE.value, []):
                yield self._edge(iri)

    def _edge(self, iri: str) -> GraphEdge:
        value = self._need(iri, terms.OBJECT.value)
        relation = self._need(iri, terms.PREDICATE.value).value
        evidence = self._need(iri, self._kgb("evidence")).value
        trigger = self._need(iri, self._kgb("trigger")).value
        speaker = self._value(iri, self._kgb("attributedTo"))
        return GraphEdge(
            iri=iri,
            source=self._need(iri, terms.SUBJECT.value).value,
            target=value.value if isinstance(value, NamedNode) else None,
            target_text=value.value if isinstance(value, Literal) else None,
            relation=self.ontology.relation_name(relation),
            relation_iri=relation,
            label=self._labels(iri),
            qualifiers=self._qualifiers(iri),
            polarity=cast(Polarity, self._local(iri, "polarity")),
            certainty=cast(Certainty, self._local(iri, "certainty")),
            asserted=self._need(iri, self._kgb("asserted")).value == "true",
            speaker=self._name(speaker) if speaker else None,
            speaker_iri=speaker.value if speaker else None,
            sentence=self._need(evidence, terms.ANCHOR_OF.value).value,
            trigger=self._need(trigger, terms.ANCHOR_OF.value).value,
            trigger_offset=self._begin(trigger) - self._begin(evidence),
            confidence=float(self._need(iri, self._kgb("confidence")).value),
            rule=self._need(iri, self._kgb("rule")).value,
            article=self.graph,
            article_title=self.title,
            article_source=self.source,
            published=self.published,
        )

    def _qualifiers(self, iri: str) -> Mapping[str, str]:
        """Qualifiers by name; one that names an entity gives the entity's name."""
        found: dict[str, str] = {}
        for predicate, values in self.said[iri].items():
            if predicate in self.qualifiers:
                found[self.qualifiers[predicate]] = self._name(values[0])
            elif predicate.startswith(self.ontology.open_namespace):
                found[self.ontology.open_name(predicate)] = self._name(values[0])
        return dict(sorted(found.items()))

    def _labels(self, iri: str) -> Mapping[str, str]:
        labels = self.said[iri].get(terms.LABEL.value, [])
        found = {v.language: v.value for v in labels if isinstance(v, Literal) and v.language}
        return dict(sorted(found.items()))

    def _name(self, term: Term) -> str:
        if isinstance(term, Literal):
            return term.value
        return self._text(term.value, terms.LABEL.value) or term.value

    def _local(self, iri: str, name: str) -> str:
        return self._need(iri, self._kgb(name)).value.removeprefix(self.ontology.namespace)

    def _begin(self, iri: str) -> int:
        return int(self._need(iri, terms.BEGIN_INDEX.value).value)

    def _text(self, iri: str, predicate: str) -> str | None:
        value = self._value(iri, predicate)
        return value.value if value else None

    def _value(self, iri: str, predicate: str) -> Term | None:
        """The value, the first in code point order where there are several."""
        values = self.said.get(iri, {}).get(predicate, [])
        return min(values, key=str, default=None)

    def _need(self, iri: str, predicate: str) -> Term:
        value = self._value(iri, predicate)
        if value is None:
            raise OutputError(
                "KG534", f"the store lacks {predicate} of {iri} (article {self.graph}); build the graph anew"
            )
        return value

    def _kgb(self, name: str) -> str:
        return self.ontology.namespace + name
