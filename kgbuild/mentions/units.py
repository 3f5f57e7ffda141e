"""Units that a number names: *la 13e brigade blindée*, *le 2e régiment étranger d'infanterie*."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.lexicon import Lexicon, lexicon_for
from kgbuild.mentions.spans import NameSpan
from kgbuild.model import Sentence, Token

_ORDINAL = re.compile(r"\d{1,3}[^\W\d]{1,3}")


def is_numbered_unit(lexicon: Lexicon, tokens: Sequence[Token]) -> bool:
    """Whether words begin with an ordinal in digits and a noun for a unit."""
    return (
        len(tokens) > 1
        and _ORDINAL.fullmatch(tokens[0].text) is not None
        and lexicon.has("numbered_units", tokens[1].text)
    )


class NumberedUnitFinder:
    """Finds the names of units, which hold no capital."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)

    def merge(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The names with those of units, which take in the names they overlap."""
        units = [span for sentence in sentences for span in self._find(sentence)]
        kept = [s for s in spans if not any(_overlap(s, unit) for unit in units)]
        return tuple(sorted([*kept, *units], key=lambda span: (span.sentence, span.first)))

    def _find(self, sentence: Sentence) -> list[NameSpan]:
        tokens = sentence.tokens
        return [
            NameSpan(sentence.index, index, self._end(sentence, index + 1))
            for index in range(len(tokens) - 1)
            if is_numbered_unit(self._lexicon, tokens[index : index + 2])
        ]

    def _end(self, sentence: Sentence, last: int) -> int:
        """The last of the adjectives and arms behind the noun."""
        tokens = sentence.tokens
        while last + 1 < len(tokens):
            following = tokens[last + 1]
            arm = last + 2 if self._lexicon.has("genitives", following.text) else last + 1
            if arm < len(tokens) and self._lexicon.has("unit_words", tokens[arm].text):
                last = arm
            elif following.pos == "ADJ" and following.text.islower() and following.head <= last:
                last += 1
            else:
                break
        return last


def _overlap(left: NameSpan, right: NameSpan) -> bool:
    return left.sentence == right.sentence and left.first <= right.last and right.first <= left.last
