"""Stretches of tokens that may be a name, and the questions that every step asks of a token."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.model import Sentence, Token

_OPENING = frozenset("«“‹\"'‘([-–—•:*|…")
OPENING_MARKS = frozenset('«“"‘')
CLOSING_MARKS = frozenset('»”"’')
_LONGEST_TITLE = 8
_CLOSING_WORDS = frozenset({"VERB", "AUX", "ADV", "ADP", "DET", "PRON", "CCONJ", "SCONJ", "INTJ", "PART"})


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``first`` to ``last`` (inclusive) of a sentence that may be a name."""

    sentence: int
    first: int
    last: int

    def tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of the span."""
        return sentence.tokens[self.first : self.last + 1]

    def text(self, sentence: Sentence) -> str:
        """The words of the span as they stand in the text."""
        start = sentence.tokens[self.first].start - sentence.start
        return sentence.text[start : sentence.tokens[self.last].end - sentence.start]


def is_capital(token: Token) -> bool:
    """Whether a word is written like a name: *Tesla*, *iPhone*, *d'Estaing*."""
    letters = [c for c in token.text if c.isalpha()]
    return (
        bool(letters)
        and (letters[0].isupper() or any(c.isupper() for c in letters[1:]))
        and len(token.text) > 0
    )


def is_shouted(token: Token) -> bool:
    """Whether a word of more than one letter is written in capitals throughout."""
    return token.text.isupper() and sum(c.isalpha() for c in token.text) > 1


def opens(sentence: Sentence, index: int) -> bool:
    """Whether a word stands where every word is written large: at the start, after a quote mark."""
    before = index - 1
    while before >= 0 and not any(c.isalnum() for c in sentence.tokens[before].text):
        if sentence.tokens[before].text[-1:] in _OPENING:
            return True
        if sentence.tokens[before].text in (",", ")", "”", "»"):
            return False
        before -= 1
    return before < 0


def is_function_word(token: Token) -> bool:
    """Whether the tagger takes a word for anything but a noun, an adjective or a name."""
    return token.pos in _CLOSING_WORDS


def touches(left: Token, right: Token) -> bool:
    """Whether no white space stands between two neighbouring tokens."""
    return left.end == right.start


def span_head(sentence: Sentence, first: int, last: int) -> int:
    """The token of a span that hangs highest: its head leads out of the span."""
    for index in range(first, last + 1):
        token = sentence.tokens[index]
        if (token.head < first or token.head > last or token.head == index) and token.pos != "PUNCT":
            return index
    return first


#: Headlines do without them; a short sentence of names has one.
_STOPS = frozenset('.!?…»”"')


def is_heading(sentence: Sentence) -> bool:
    """Whether nearly every word is written large, so that capitals say nothing."""
    words = [t for t in sentence.tokens if sum(c.isalpha() for c in t.text) > 3]
    if len(words) < 4 or sentence.tokens[-1].text[-1] in _STOPS:
        shouted = [t for t in sentence.tokens if t.text.isalpha()]
        return len(shouted) > 2 and all(is_shouted(t) for t in shouted)
    return sum(is_capital(t) for t in words) >= 0.7 * len(words)


def quoted_end(sentence: Sentence, opening: int) -> int | None:
    """The last token of a short quotation that opens at a quote mark, None where it is no title."""
    for index in range(opening + 1, min(len(sentence.tokens), opening + _LONGEST_TITLE + 2)):
        if sentence.tokens[index].text in CLOSING_MARKS:
            return index - 1 if index > opening + 1 else None
        if sentence.tokens[index].text in ".!?;":
            return None
    return None


def is_quoted(sentence: Sentence, span: NameSpan) -> bool:
    """Whether quote marks stand directly around a span."""
    before = sentence.tokens[span.first - 1].text if span.first else ""
    after = sentence.tokens[span.last + 1].text if span.last + 1 < len(sentence.tokens) else ""
    return before in OPENING_MARKS and after in CLOSING_MARKS
