"""Places inside other names: *Hôpital universitaire de Rodez* holds *Rodez*."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import NameSpan, is_capital
from kgbuild.model import Sentence


class NestedPlaceFinder:
    """Looks at what stands behind the last "of" in the name of a body or an event."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def find(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The places inside the names, in reading order."""
        found = [self._inside(sentences[span.sentence], span) for span in spans]
        return tuple(span for span in found if span is not None)

    def _inside(self, sentence: Sentence, span: NameSpan) -> NameSpan | None:
        tokens = sentence.tokens
        last_genitive = None
        for index in range(span.first + 1, span.last):
            if self._lexicon.has("genitives", tokens[index].text):
                last_genitive = index
        if last_genitive is None:
            return None
        first = last_genitive + 1
        while first < span.last and self._lexicon.has("articles", tokens[first].text):
            first += 1
        inner = NameSpan(span.sentence, first, span.last)
        if not all(is_capital(t) or not t.text.isalpha() for t in inner.tokens(sentence)):
            return None
        text = inner.text(sentence)
        if self._gazetteer.find(span.text(sentence)) is not None and not self._is_town(text):
            return None
        head = tokens[span.first].text
        local = head[:1].islower() and self._lexicon.has("place_governors", head)
        body = self._lexicon.has("organisation_heads", head) or self._lexicon.has("event_heads", head)
        if (local and not self._lexicon.has("not_names", text)) or (body and self._is_place(text)):
            return inner
        return None

    def _is_place(self, text: str) -> bool:
        known = self._gazetteer.find(text)
        return self._is_town(text) or (known is not None and known.type == "Place")

    def _is_town(self, text: str) -> bool:
        return self._gazetteer.is_city(text) and self._lexicon.first_name(text) is None
