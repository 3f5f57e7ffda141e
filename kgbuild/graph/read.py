"""Reads nodes and edges back from a store: what the page and the exports are made of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad

from kgbuild.graph import terms
from kgbuild.graph.store import Store
from kgbuild.model import Certainty, EntityType, GraphEdge, GraphNode, Polarity, PropertyGraph
from kgbuild.ontology import Ontology, load_ontology

#: Predicate → values, of one subject in one graph.
Described = dict[str, list[NamedNode | Literal]]


def read_graph(store: Store) -> PropertyGraph:
    """All entities and statements of a store, sorted by IRI; the vocabulary's graph left out."""
    ontology = load_ontology()
    nodes: dict[str, _Node] = {}
    edges: list[GraphEdge] = []
    articles: dict[str, str] = {}
    for graph in store.graphs():
        if graph == ontology.iri:
            continue
        subjects = _describe(store, graph)
        about = subjects.get(graph, {})
        articles[graph] = _text(about, terms.SCHEMA + "headline") or _text(
            about, ontology.namespace + "source"
        )
        reader = _ArticleReader(ontology, graph, about, subjects)
        for iri in sorted(subjects):
            kinds = {value.value for value in subjects[iri].get(terms.TYPE.value, ())}
            type_ = next((c.name for c in ontology.classes.values() if c.iri in kinds), None)
            if type_ is not None:
                nodes.setdefault(iri, _Node(iri)).add(subjects[iri], type_, graph)
            elif ontology.namespace + "Statement" in kinds:
                edges.append(reader.edge(iri))
    ordered = tuple(nodes[iri].result() for iri in sorted(nodes))
    return PropertyGraph(
        ordered, tuple(sorted(edges, key=lambda edge: edge.iri)), dict(sorted(articles.items()))
    )


def _describe(store: Store, graph: str) -> dict[str, Described]:
    subjects: dict[str, Described] = defaultdict(lambda: defaultdict(list))
    for quad in sorted(store.quads(graph), key=_spelling):
        subject, value = quad.subject, quad.object
        if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
            subjects[subject.value][quad.predicate.value].append(value)
    return subjects


def _spelling(quad: Quad) -> tuple[str, str, str]:
    return str(quad.subject), str(quad.predicate), str(quad.object)


def _text(described: Mapping[str, list[NamedNode | Literal]], predicate: str) -> str:
    values = described.get(predicate)
    return values[0].value if values else ""


class _Node:
    """An entity as its articles describe it."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.types: Counter[str] = Counter()
        self.labels: Counter[str] = Counter()
        self.names: set[str] = set()
        self.same_as: set[str] = set()
        self.articles: set[str] = set()

    def add(self, described: Described, type_: str, graph: str) -> None:
        self.types[type_] += 1
        self.labels.update(value.value for value in described.get(terms.LABEL.value, ()))
        for predicate in (terms.LABEL, terms.ALT_LABEL):
            self.names.update(value.value for value in described.get(predicate.value, ()))
        self.same_as.update(value.value for value in described.get(terms.SAME_AS.value, ()))
        self.articles.add(graph)

    def result(self) -> GraphNode:
        # The name that most articles use; among equals the longest, then the first by spelling.
        name = min(self.labels, key=lambda label: (-self.labels[label], -len(label), label))
        type_ = min(self.types, key=lambda kind: (-self.types[kind], kind))
        names = tuple(sorted(self.names, key=lambda n: (-len(n), n)))
        same_as, articles = tuple(sorted(self.same_as)), tuple(sorted(self.articles))
        return GraphNode(self.iri, cast(EntityType, type_), name, names, same_as, articles)


class _ArticleReader:
    """Turns the statement nodes of one article into edges."""

    def __init__(
        self,
        ontology: Ontology,
        graph: str,
        about: Mapping[str, list[NamedNode | Literal]],
        subjects: Mapping[str, Described],
    ) -> None:
        self.ontology = ontology
        self.graph = graph
        self.subjects = subjects
        self.source = _text(about, ontology.namespace + "source")
        self.title = _text(about, terms.SCHEMA + "headline") or self.source
        self.published = _text(about, terms.SCHEMA + "datePublished") or None
        self.qualifiers = {q.iri: name for name, q in ontology.qualifiers.items()}

    def edge(self, iri: str) -> GraphEdge:
        said = self.subjects[iri]
        kgb = self.ontology.namespace
        target = said[terms.OBJECT.value][0]
        relation = _text(said, terms.PREDICATE.value)
        speaker = _text(said, kgb + "attributedTo") or None
        evidence = self.subjects[_text(said, kgb + "evidence")]
        trigger = self.subjects[_text(said, kgb + "trigger")]
        begin = int(_text(trigger, terms.BEGIN_INDEX.value)) - int(_text(evidence, terms.BEGIN_INDEX.value))
        return GraphEdge(
            iri=iri,
            source=_text(said, terms.SUBJECT.value),
            target=target.value if isinstance(target, NamedNode) else None,
            target_text=target.value if isinstance(target, Literal) else None,
            relation=self.ontology.relation_name(relation),
            relation_iri=relation,
            label=self._labels(said),
            qualifiers=self._qualifiers(said),
            polarity=cast(Polarity, _text(said, kgb + "polarity").removeprefix(kgb)),
            certainty=cast(Certainty, _text(said, kgb + "certainty").removeprefix(kgb)),
            asserted=_text(said, kgb + "asserted") == "true",
            speaker=self._name(speaker) if speaker else None,
            speaker_iri=speaker,
            sentence=_text(evidence, terms.ANCHOR_OF.value),
            trigger=_text(trigger, terms.ANCHOR_OF.value),
            trigger_offset=begin,
            confidence=float(_text(said, kgb + "confidence")),
            rule=_text(said, kgb + "rule"),
            article=self.graph,
            article_title=self.title,
            article_source=self.source,
            published=self.published,
        )

    def _labels(self, said: Described) -> dict[str, str]:
        labels = [value for value in said.get(terms.LABEL.value, ()) if isinstance(value, Literal)]
        return {value.language: value.value for value in labels if value.language}

    def _qualifiers(self, said: Described) -> dict[str, str]:
        found: dict[str, str] = {}
        for predicate in sorted(said):
            name = self.qualifiers.get(predicate)
            if name is not None:
                value = said[predicate][0]
                found[name] = self._name(value.value) if isinstance(value, NamedNode) else value.value
        return found

    def _name(self, iri: str) -> str:
        return _text(self.subjects.get(iri, {}), terms.LABEL.value) or iri
