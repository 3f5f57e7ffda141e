"""Gives family names back the particle that they begin with."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import NameSpan, is_capital
from kgbuild.model import Sentence


class ParticleRestorer:
    """*Le Granby* behind *Hector Le Granby* is no article and a name, though it opens a sentence."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)

    def restore(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The names of an article, drawn out to the left where a fuller name of it has the particle."""
        families = self._families(sentences, spans)
        return tuple(self._with_particle(sentences[span.sentence], span, families) for span in spans)

    def _families(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> frozenset[str]:
        """The folded ends of full names that begin with a particle written large."""
        return frozenset(
            fold(NameSpan(span.sentence, index, span.last).text(sentences[span.sentence]))
            for span in spans
            for index in range(span.first + 1, span.last)
            if self._is_particle(sentences[span.sentence], index)
        )

    def _with_particle(self, sentence: Sentence, span: NameSpan, families: frozenset[str]) -> NameSpan:
        if span.first == 0 or not self._is_particle(sentence, span.first - 1):
            return span
        whole = NameSpan(span.sentence, span.first - 1, span.last)
        return whole if fold(whole.text(sentence)) in families else span

    def _is_particle(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        return is_capital(token) and self._lexicon.has("person_particles", token.text)
