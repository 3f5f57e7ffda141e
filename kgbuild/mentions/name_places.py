"""Where a name stands to the words around it."""

from __future__ import annotations

from kgbuild.mentions.spans import NameSpan
from kgbuild.model import Sentence

_DASHES = frozenset("—–-")


def is_dateline(sentence: Sentence, span: NameSpan) -> bool:
    """*MEERDAL, Ohio —*, *Pont-Vernay. Le maire …*: whether a name opens a dateline by itself."""
    if (
        sentence.index == 0
        and span.first == 0
        and [t.text for t in sentence.tokens[span.last + 1 :]] == ["."]
    ):
        return True
    closes = sentence.tokens[-1].text in _DASHES
    return closes and span.first == 0 and all(t.text.isupper() for t in span.tokens(sentence))


def unbroken(sentence: Sentence, first: int, last: int) -> bool:
    """Whether no verb and no other name stands between a noun and the name it is said of."""
    between = sentence.tokens[first + 1 : last]
    return not any(t.pos in ("VERB", "AUX", "SCONJ") for t in between) and len(between) < 16


def follows(sentence: Sentence, last: int, noun: int) -> bool:
    """Whether only a comma, determiners and adjectives stand between a name and a noun behind it."""
    between = sentence.tokens[last + 1 : noun]
    return noun > last and all(t.pos in ("PUNCT", "DET", "ADJ", "ADV", "NUM") for t in between)
