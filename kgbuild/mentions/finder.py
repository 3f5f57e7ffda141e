"""Puts the steps of mention finding together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold
from kgbuild.mentions.bodies import NationalBodyFinder
from kgbuild.mentions.boundaries import BoundaryMender
from kgbuild.mentions.candidates import CandidateFinder
from kgbuild.mentions.forms import PhraseForms
from kgbuild.mentions.name_type import NameType
from kgbuild.mentions.name_types import NameTyper
from kgbuild.mentions.nested import NestedPlaceFinder
from kgbuild.mentions.nominals import NominalFinder
from kgbuild.mentions.particles import ParticleRestorer
from kgbuild.mentions.pronouns import PronounFinder, pieces
from kgbuild.mentions.sites import SiteFinder
from kgbuild.mentions.spans import NameSpan, span_head
from kgbuild.mentions.units import NumberedUnitFinder
from kgbuild.model import Article, EntityType, Mention, MentionKind, Sentence


class MentionFinder:
    """Reads parsed sentences, finds every name, describing noun phrase and pronoun.

    Names get the type that fits all their mentions in the article; a name without any type is
    left out. ``language`` gives the word lists.
    """

    def __init__(self, language: Language) -> None:
        self._candidates = CandidateFinder(language)
        self._boundaries = BoundaryMender(language)
        self._particles = ParticleRestorer(language)
        self._bodies = NationalBodyFinder(language)
        self._units = NumberedUnitFinder(language)
        self._nested = NestedPlaceFinder(language)
        self._typer = NameTyper(language)
        self._sites = SiteFinder(language)
        self._nominals = NominalFinder(language)
        self._pronouns = PronounFinder(language)
        self._forms = PhraseForms(language)

    def find(self, article: Article, sentences: Sequence[Sentence]) -> tuple[Mention, ...]:
        """The mentions of an article sorted by their start, named m1, m2 … in that order."""
        spans = self._boundaries.mend(sentences, self._candidates.find(sentences))
        spans = self._bodies.merge(sentences, self._particles.restore(sentences, spans))
        spans = self._units.merge(sentences, spans)
        nested = self._nested.find(sentences, spans)
        types = self._typer.decide(sentences, [*spans, *nested], frozenset(nested))
        sites = self._sites.find(sentences, spans, types)
        spans, nested, types = self._with_sites(sentences, spans, nested, types, sites)
        found: list[Mention] = []
        for sentence in sentences:
            own = [span for span in spans if span.sentence == sentence.index]
            inner = [span for span in nested if span.sentence == sentence.index]
            found.extend(self._name(sentence, span, types) for span in [*own, *inner])
            inside = {i: span.first for span in own for i in range(span.first, span.last + 1)}
            found.extend(self._others(sentence, inside))
        kept = [m for m in found if m.kind != "name" or m.type is not None]
        kept.sort(key=lambda m: (m.start, -m.end, m.kind))
        return tuple(replace(m, id=f"m{number}") for number, m in enumerate(kept, 1))

    def _with_sites(
        self,
        sentences: Sequence[Sentence],
        spans: Sequence[NameSpan],
        nested: Sequence[NameSpan],
        types: dict[str, NameType],
        sites: Mapping[NameSpan, NameType],
    ) -> tuple[tuple[NameSpan, ...], tuple[NameSpan, ...], dict[str, NameType]]:
        """The names with those of sites, whose towns are names inside them."""
        ends = {(site.sentence, site.last) for site in sites}
        towns = [span for span in spans if (span.sentence, span.last) in ends]
        whole = [span for span in spans if (span.sentence, span.last) not in ends]
        named = {fold(site.text(sentences[site.sentence])): kind for site, kind in sites.items()}
        return (*whole, *sites), (*nested, *towns), {**types, **named}

    def _name(self, sentence: Sentence, span: NameSpan, types: dict[str, NameType]) -> Mention:
        decision = types[fold(span.text(sentence))]
        head = span_head(sentence, span.first, span.last)
        gender = decision.gender
        if decision.type != "Person":
            gender = self._forms.name_gender(sentence, span.first, head)
        return _mention(sentence, span.first, span.last, head, "name", decision.type, gender, "s")

    def _others(self, sentence: Sentence, names: Mapping[int, int]) -> Iterator[Mention]:
        for nominal in self._nominals.find(sentence, names):
            type_ = nominal.noun.type if nominal.noun else None
            gender = self._forms.gender(sentence, nominal)
            number = self._forms.number(sentence, nominal)
            yield _mention(
                sentence, nominal.first, nominal.last, nominal.head, "nominal", type_, gender, number
            )
        for index, form in self._pronouns.find(sentence):
            gender = form.gender if form.gender in ("m", "f") else ""
            last = pieces(sentence, index)[-1].index if form.role == "demonstrative" else index
            yield _mention(sentence, index, last, index, "pronoun", None, gender, form.number)


def _mention(
    sentence: Sentence,
    first: int,
    last: int,
    head: int,
    kind: MentionKind,
    type_: EntityType | None,
    gender: str,
    number: str,
) -> Mention:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention("", start, end, text, kind, sentence.index, head, type_, gender, number)
