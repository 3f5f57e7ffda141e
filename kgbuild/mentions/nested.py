"""Places and bodies inside other names: *Hôpital universitaire de Rodez* holds *Rodez*."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import NameSpan, is_capital, is_shouted
from kgbuild.model import Sentence


class NestedPlaceFinder:
    """Looks at what stands behind the last "of" in the name of a body or an event."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def find(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The places and known bodies inside the names, in reading order."""
        found: list[NameSpan] = []
        for span in spans:
            inner = self._inside(sentences[span.sentence], span)
            found.extend(self._country(sentences[span.sentence], span))
            found.extend([inner] if inner is not None else self._bodies(sentences[span.sentence], span))
        return tuple(found)

    def _country(self, sentence: Sentence, span: NameSpan) -> list[NameSpan]:
        """The country that opens the name of a body: *United States* Forest Agency."""
        if self._gazetteer.find(span.text(sentence)) is not None:
            return []
        for last in range(span.last - 1, span.first - 1, -1):
            opening = NameSpan(span.sentence, span.first, last)
            known = self._gazetteer.find(opening.text(sentence))
            if known is not None and known.kind == "country":
                closing = sentence.tokens[span.last].text
                body = any(
                    self._lexicon.has(g, closing) for g in ("organisation_suffixes", "organisation_heads")
                )
                headed = self._lexicon.has("organisation_heads", sentence.tokens[last + 1].text)
                return [opening] if body or headed else []
        return []

    def _bodies(self, sentence: Sentence, span: NameSpan) -> list[NameSpan]:
        """The acronyms of known bodies inside a name: *Conseil de sécurité de l'*ONU."""
        tokens = sentence.tokens
        return [
            NameSpan(span.sentence, index, index)
            for index in range(span.first + 2, span.last + 1)
            if is_shouted(tokens[index])
            and self._is_marked(sentence, index)
            and self._is_body(tokens[index].text)
        ]

    def _is_marked(self, sentence: Sentence, index: int) -> bool:
        before = index - 1
        while before > 0 and self._lexicon.has("articles", sentence.tokens[before].text):
            before -= 1
        return self._lexicon.has("genitives", sentence.tokens[before].text)

    def _is_body(self, text: str) -> bool:
        known = self._gazetteer.find(text)
        return known is not None and known.type == "Organisation" and not known.ambiguous

    def _inside(self, sentence: Sentence, span: NameSpan) -> NameSpan | None:
        tokens = sentence.tokens
        last_genitive = None
        for index in range(span.first + 1, span.last):
            if self._lexicon.has("genitives", tokens[index].text) or (
                self._lexicon.has("seat_prepositions", tokens[index].text)
                and self._lexicon.has("seated_bodies", tokens[index - 1].text)
            ):
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
        seat = self._lexicon.has("seated_bodies", tokens[last_genitive - 1].text)
        body = seat or self._lexicon.has("organisation_heads", head) or self._lexicon.has("event_heads", head)
        if self._lexicon.first_name(tokens[last_genitive - 1].text) is not None:
            return None  # "Fondation Charles de Gaulle"
        # "le barrage de la Renaissance": behind an article only what is known is a place.
        local = local and (first == last_genitive + 1 or self._is_place(text))
        if (local and not self._lexicon.has("not_names", text)) or (body and self._is_place(text)):
            return inner
        if body and first == span.last == last_genitive + 1 and self._names_town(sentence, span, first):
            return inner
        return None

    def _names_town(self, sentence: Sentence, span: NameSpan, index: int) -> bool:
        """*Fonderies Roussel de* Vierzy: a capital behind a bare "of", unless it reads as a common noun."""
        genitive, word = sentence.tokens[index - 1].text, sentence.tokens[index].text.casefold()
        bare = not self._lexicon.has("fused_articles", genitive)
        before = sentence.tokens[index - 2]
        named = (
            index - span.first > 2
            and is_capital(before)
            and not self._lexicon.has("place_heads", before.text)
        )
        common = self._lexicon.has("portfolios", word) or self._lexicon.noun(word) is not None
        endings = tuple(self._lexicon.names.get("common_endings", ()))
        return bare and named and bool(endings) and not common and not word.endswith(endings)

    def _is_place(self, text: str) -> bool:
        known = self._gazetteer.find(text)
        return self._is_town(text) or (known is not None and known.type == "Place")

    def _is_town(self, text: str) -> bool:
        return self._gazetteer.is_city(text) and self._lexicon.first_name(text) is None
