"""Who is quoted: the speaker of every stretch of direct speech."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.clauses.quotes import Quote, find_quotes
from kgbuild.clauses.speakers import Source, SpeakerFinder
from kgbuild.clauses.syntax import NOMINAL, VERBAL, Syntax
from kgbuild.languages import Language
from kgbuild.languages.quotation import single_marks
from kgbuild.model import Token

#: A quote with fewer words, or no verb, only marks a word as someone's own.
_SPEECH_WORDS = 4
#: Between two quotes of one speaker stand at most this many words.
_BETWEEN = 12
#: A sentence that begins like this goes on with the one before it.
_GOES_ON = frozenset(",-–—")


@dataclass(frozen=True, slots=True)
class QuoteSource:
    """The speaker of a quote and, where a verb brings it in, that verb's sentence and position."""

    source: Source
    cue: tuple[int, int] | None = None


class QuoteSpeakers:
    """The quotes of one article with their speakers."""

    def __init__(
        self, language: Language, speakers: SpeakerFinder, text: str, syntaxes: Sequence[Syntax]
    ) -> None:
        self.speakers = speakers
        self.syntaxes = syntaxes
        quotes = find_quotes(text, single_marks(language.code))
        self.quotes = tuple(quote for quote in quotes if self._is_speech(quote))
        self._starts = [quote.start for quote in self.quotes]
        self.found = self._find()

    def at(self, offset: int) -> Quote | None:
        """The quote that holds an offset."""
        place = bisect_right(self._starts, offset) - 1
        return self.quotes[place] if place >= 0 and self.quotes[place].holds(offset) else None

    def source(self, quote: Quote) -> Source | None:
        """The speaker of a quote, None where nobody is named."""
        found = self.found.get(quote)
        return found.source if found else None

    def brought_in_by(self, sentence: int, verb: int) -> list[Quote]:
        """The quotes that a verb of saying brings in, in reading order."""
        return [quote for quote, found in self.found.items() if found.cue == (sentence, verb)]

    def _is_speech(self, quote: Quote) -> bool:
        tokens = [
            t
            for syntax in self._sentences_of(quote)
            for t in syntax.tokens
            if quote.holds(t.start) and t.pos != "PUNCT"
        ]
        return len(tokens) >= _SPEECH_WORDS and any(t.pos in VERBAL for t in tokens)

    def _sentences_of(self, quote: Quote) -> list[Syntax]:
        return [s for s in self.syntaxes if s.sentence.start < quote.end and s.sentence.end > quote.start]

    def _find(self) -> dict[Quote, QuoteSource]:
        found: dict[Quote, QuoteSource] = {}
        last: QuoteSource | None = None
        for number, quote in enumerate(self.quotes):
            source = self._inside(quote)
            if source is None and not quote.dialogue:
                source = self._beside(quote) or self._announced(quote)
                if source is None and number and self._follows(self.quotes[number - 1], quote):
                    source = last
                if source is None:
                    source = self._last_speaker(quote)
            if source is not None:
                found[quote] = source
                last = source
        return found

    def _beside(self, quote: Quote) -> QuoteSource | None:
        """A verb of saying, or "according to", outside the quote in one of its sentences."""
        best: tuple[int, QuoteSource] | None = None
        for syntax in self._around(quote):
            for token in syntax.tokens:
                if self.at(token.start) is not None:
                    continue
                distance = min(abs(token.start - quote.end), abs(quote.start - token.end))
                if best is not None and distance >= best[0]:
                    continue
                found = self._said_by(syntax, token)
                if found is not None and not quote.holds(found.source.span.start):
                    best = (distance, found)
        return best[1] if best else None

    def _around(self, quote: Quote) -> list[Syntax]:
        """The quote's sentences, and the next where it goes on with the last of them."""
        sentences = self._sentences_of(quote)
        following = sentences[-1].sentence.index + 1 if sentences else len(self.syntaxes)
        if following < len(self.syntaxes):
            after = self.syntaxes[following]
            first = after.sentence.text[:1]
            same = after.sentence.paragraph == sentences[-1].sentence.paragraph
            if same and (first.islower() or first in _GOES_ON or self._opens_with_cue(after)):
                sentences.append(after)
        return sentences

    def _opens_with_cue(self, syntax: Syntax) -> bool:
        """*« Viens ! » A répondu X.*: a sentence that begins with a verb and has its speaker behind."""
        first = next((t for t in syntax.tokens if t.pos in VERBAL), None)
        if first is None or first.index > 0:
            return False
        return any(t.index > 0 for t in syntax.children(first.index, "nsubj"))

    def _inside(self, quote: Quote) -> QuoteSource | None:
        """*« La paix est proche, a déclaré X. La …*: an incise within the marks."""
        for syntax in self._sentences_of(quote):
            for token in syntax.tokens:
                if token.pos not in VERBAL or not quote.holds(token.start):
                    continue
                start = self.speakers.incises.start(syntax, token.index)
                cue = self.speakers.lexicon.cue(syntax, token.index) if start else None
                if cue is None or cue.kind not in ("say", "think", "ask"):
                    continue
                source = self.speakers.of_cue(syntax, cue)
                place = self.speakers.incises.span(syntax, token.index, source.head) if source else None
                if source is not None and place is not None and source.head in place:
                    return QuoteSource(source, (syntax.sentence.index, token.index))
        return None

    def _said_by(self, syntax: Syntax, token: Token) -> QuoteSource | None:
        cue = self.speakers.lexicon.cue(syntax, token.index)
        if cue is not None:
            source = self.speakers.of_cue(syntax, cue)
            return QuoteSource(source, (syntax.sentence.index, token.index)) if source else None
        if token.pos in NOMINAL:
            source = self.speakers.of_preposition(syntax, token)
            if source is not None and not source.weak:
                return QuoteSource(source)
        return None

    def _announced(self, quote: Quote) -> QuoteSource | None:
        """*Il évoque plusieurs pistes : « …*: what ends with a colon just before the quote."""
        words = list(self._words_before(quote))
        if not words or words[-1][1].text != ":":
            return None
        syntax = words[-1][0]
        tokens = [token for _, token in words]
        for token in tokens:
            source = self.speakers.of_preposition(syntax, token) if token.pos in NOMINAL else None
            if source is not None and (not source.weak or source.head <= _SPEECH_WORDS):
                return QuoteSource(source)
        verbs = [t for t in tokens if t.pos in VERBAL and t.feats.get("VerbForm", "Fin") in ("Fin", "Part")]
        for verb in sorted(verbs, key=lambda t: (t.deprel != "ROOT", t.index)):
            source = self.speakers.of_verb(syntax, verb.index)
            if source is not None:
                return QuoteSource(source, (syntax.sentence.index, verb.index))
        return None

    def _words_before(self, quote: Quote) -> Iterator[tuple[Syntax, Token]]:
        """The tokens of the sentence that leads up to the quote."""
        sentences = self._sentences_of(quote)
        if not sentences:
            return
        first = sentences[0]
        before = [t for t in first.tokens if t.end <= quote.start]
        if not any(t.pos != "PUNCT" for t in before) and first.sentence.index > 0:
            first = self.syntaxes[first.sentence.index - 1]
            before = list(first.tokens)
        for token in before:
            yield first, token

    def _follows(self, previous: Quote, quote: Quote) -> bool:
        """Whether only a paragraph break, or a short incise, lies between two quotes."""
        between = sum(
            1
            for s in self.syntaxes
            for t in s.tokens
            if previous.end <= t.start < quote.start and t.pos != "PUNCT"
        )
        return between <= _BETWEEN

    def _last_speaker(self, quote: Quote) -> QuoteSource | None:
        """The last one who was said to speak, in the two sentences before the quote."""
        sentences = self._sentences_of(quote)
        if not sentences:
            return None
        number = sentences[0].sentence.index
        for syntax in reversed(self.syntaxes[max(0, number - 2) : number]):
            for token in syntax.tokens:
                if self.at(token.start) is None:
                    found = self._said_by(syntax, token)
                    if found is not None:
                        return QuoteSource(found.source)
        return None
