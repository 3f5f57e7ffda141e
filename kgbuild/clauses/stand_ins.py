"""Names that the model has never seen, read under names that it knows.

A statistical parser goes astray at words it has no vector for, and a new name is such a word: *le projet
NordFaille*, *Oosterwijk compte*. The sentence is read again with a well-known name of the same kind in
each such place; trees and tags stay, the words are put back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.model import Token

#: A sentence with more capitals than this share is a headline in capitals, whose words are no names.
_MOST_CAPITALS = 0.6
_SHORT = 4  # tokens: too few to tell
_JOINTS = str.maketrans("", "", "-'’")


class StandIns:
    """Finds the unknown names of a sentence; ``known`` tells whether the model knows a token as a name."""

    def __init__(self, language: Language, known: Callable[[Token], bool]) -> None:
        self._names: Mapping[str, Sequence[str]] = language.data.document("stand_ins")
        self._known = known

    def find(self, tokens: Sequence[Token]) -> dict[int, str]:
        """The words to read instead, by the offset where the unknown one begins."""
        if not self._names:
            return {}
        capitals = sum(token.text[:1].isupper() for token in tokens)
        if len(tokens) > _SHORT and capitals > _MOST_CAPITALS * len(tokens):
            return {}
        return {
            token.start: self._stand_in(token, tokens)
            for token in tokens
            if _is_written_as_name(token.text) and not self._known(token)
        }

    def _stand_in(self, token: Token, tokens: Sequence[Token]) -> str:
        first, further = self._names.get(token.label, self._names["other"])
        begins = token.index < 2 or not tokens[token.index - 1].text[:1].isupper()
        return first if begins or (token.label and token.label_start) else further


def _is_written_as_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and word.translate(_JOINTS).isalpha()
