"""The data that travels between the stages: frozen dataclasses, standard library only.

Offsets are Unicode code points into ``Article.text``, end exclusive. Token positions
(``head``, ``Mention.head`` …) count from 0 within their sentence; ``Mention.sentence`` and
``Clause.sentence`` count sentences from 0 within the article.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

EntityType = Literal["Person", "Organisation", "Place", "Event", "Work", "Product"]
MentionKind = Literal["name", "nominal", "pronoun"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible"]
#: Which statements are wanted: those of the vocabulary, those in the text's own verbs, or both.
Relations = Literal["typed", "open", "all"]

#: Who says what pronouns and descriptions refer to: the rules of this program, or coreferee first.
Coreference = Literal["rules", "coreferee"]
#: Spans of the article's text that refer to one thing: (start, end) of each one's main word.
CoreferenceChain = tuple[tuple[int, int], ...]

ENTITY_TYPES: tuple[EntityType, ...] = (
    "Person",
    "Organisation",
    "Place",
    "Event",
    "Work",
    "Product",
)

#: Closeness of two words' meanings, 0.0 (unrelated or unknown) to 1.0 (the same).
Similarity = Callable[[str, str], float]


class IRI(str):
    """Text that names something in the graph, where plain text would be words.

    >>> IRI("urn:kgbuild:entity:chili")
    IRI('urn:kgbuild:entity:chili')
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return f"IRI({str(self)!r})"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news article after cleaning.

    ``published`` is an ISO date (``2021-02-19``) or None. ``left_out`` counts the lines that
    cleaning took out of the text.
    """

    id: str
    source: str
    lang: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence in Universal Dependencies terms.

    ``head`` is the position of the governor in the sentence, its own position for the root.
    ``label`` is the recogniser's name type for the token (PER, ORG, LOC, MISC, …) or "";
    ``label_start`` is true on a name's first token.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int
    deprel: str
    label: str = ""
    label_start: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence. ``paragraph`` counts the text's lines that hold words, from 0."""

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]

    def children(self, index: int) -> tuple[Token, ...]:
        """The direct dependents of the token at ``index``, in reading order."""
        return tuple(t for t in self.tokens if t.head == index and t.index != index)

    def subtree(self, index: int) -> tuple[Token, ...]:
        """The token at ``index`` with everything below it, in reading order."""
        keep = {index}
        frontier = [index]
        while frontier:
            here = frontier.pop()
            for token in self.tokens:
                if token.head == here and token.index not in keep:
                    keep.add(token.index)
                    frontier.append(token.index)
        return tuple(self.tokens[i] for i in sorted(keep))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an entity. ``head`` is the position of its main token.

    ``gender`` is "m", "f" or ""; ``number`` is "s", "p" or "". ``entity`` is the id of the
    entity it refers to, None until coreference has run or where it refers to none.
    """

    id: str
    start: int
    end: int
    text: str
    kind: MentionKind
    sentence: int
    head: int
    type: EntityType | None = None
    gender: str = ""
    number: str = ""
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """Something in the world that an article names.

    ``names`` holds the proper-name forms, longest first; ``descriptions`` the definite
    descriptions and titles that refer to it, in reading order.
    """

    id: str
    iri: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    confidence: float = 1.0
    descriptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A noun phrase that is no entity: a topic, a good, an unnamed speaker."""

    text: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many: the words, and what they come to.

    ``value`` is None where the words tell no single number (*plusieurs millions*). ``currency``
    is a code of ISO 4217, of sums of money; ``unit`` the singular of what is counted or measured.
    """

    text: str
    value: Decimal | None = None
    unit: str | None = None
    currency: str | None = None


#: What a statement may say of a qualifier.
Qualifier = str | Quantity

#: Either end of a statement, or its speaker: an entity's id or a noun phrase.
Reference = str | Topic


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of a clause.

    ``slot`` is the place it fills: ``subj`` (active subject, agent of a passive), ``obj``
    (active object, subject of a passive), ``iobj``, ``obl``, ``xcomp``, ``ccomp``, ``self``
    (who a role noun stands for), ``nmod``, ``conj``. ``preposition`` is its lower-case case
    marker or "". ``head`` is the position of its main token. ``via`` is the position of the
    dependent noun that it hangs on (*prendre acte de X*), None where it hangs on the predicate.
    ``name`` is the position of a name in apposition to it (*son avocat, Ilan B.*), or None.
    """

    slot: str
    preposition: str
    head: int
    span: Span
    via: int | None = None
    name: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its participants, out of one sentence.

    ``source`` is who the clause is attributed to: the words that name the speaker, with
    ``source_head`` the position of their main token in sentence ``source_sentence``;
    ``source_weak`` where they name a speaker only if they are a person or an organisation.
    ``why`` names the findings that decided polarity, certainty and source, for ``explain``.
    """

    sentence: int
    kind: str
    head: int
    lemma: str
    trigger: Span
    arguments: tuple[Argument, ...]
    voice: Literal["active", "passive"] = "active"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    source: Span | None = None
    source_sentence: int | None = None
    source_head: int | None = None
    source_weak: bool = False
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article says of two things, with the evidence for it."""

    id: str
    subject: str
    relation: str
    label: Mapping[str, str]
    object: Reference
    qualifiers: Mapping[str, Qualifier]
    polarity: Polarity
    certainty: Certainty
    attributed_to: Reference | None
    trigger: Span
    evidence: Span
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one article: the extract contract as an object.

    ``model`` names the language model that read it, with its version; "" where that is not known.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    model: str = ""


@dataclass(frozen=True, slots=True)
class Geography:
    """Where a place lies.

    ``latitude`` and ``longitude`` are WGS 84 degrees, None where they are not known. ``country`` is
    the ISO 3166-1 alpha-2 code of the country that the place is or lies in, ``alpha3`` a country's
    own alpha-3 code; both "" where there is none. ``geonames`` is the GeoNames identifier,
    ``population`` the number of people, 0 where it is not known.
    """

    latitude: float | None = None
    longitude: float | None = None
    country: str = ""
    alpha3: str = ""
    geonames: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """An entity of the graph found in another collection.

    ``entity`` and ``target`` are IRIs. ``kind`` is ``same`` where both are held to be one thing,
    ``close`` where that is likely only. ``score`` lies between 0 and 1, ``source`` names the
    collection, ``why`` the grounds. ``geography`` is there for a place that is the same.
    """

    entity: str
    target: str
    kind: Literal["same", "close"]
    score: float
    source: str
    why: tuple[str, ...] = ()
    geography: Geography | None = None


@dataclass(frozen=True, slots=True)
class GraphNode:
    """An entity as the graph holds it, across its articles.

    ``same_as`` and ``close_match`` are IRIs of other collections: the same thing, and what is
    likely to be it.
    """

    iri: str
    type: EntityType
    name: str
    names: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    close_match: tuple[str, ...] = ()
    geography: Geography | None = None


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A statement as the graph holds it: one edge, its evidence with it.

    ``target`` is a node's IRI, or None where the object is the noun phrase ``target_text``.
    ``asserted`` is true where the statement also stands as a direct triple.
    """

    iri: str
    source: str
    target: str | None
    target_text: str | None
    relation: str
    relation_iri: str
    label: Mapping[str, str]
    qualifiers: Mapping[str, str]
    polarity: Polarity
    certainty: Certainty
    asserted: bool
    speaker: str | None
    speaker_iri: str | None
    sentence: str
    trigger: str
    trigger_offset: int
    confidence: float
    rule: str
    article: str
    article_title: str
    article_source: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and edges read back from the store, sorted by IRI."""

    nodes: tuple[GraphNode, ...] = ()
    edges: tuple[GraphEdge, ...] = ()
    articles: Mapping[str, str] = field(default_factory=dict)
