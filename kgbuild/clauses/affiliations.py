"""Parties and unions that stand bare behind a role: *le député Les Républicains X*, *la déléguée CGT X*.

The models take such a name for the person, or the person for a complement of the party. Read without it
the rest comes out well.
"""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages.gazetteer import Gazetteer
from kgbuild.languages.lexicon import Lexicon
from kgbuild.model import Token

#: As the gazetteer groups them: a union is an association.
_KINDS = ("party", "association")
_LONGEST = 6  # tokens


def affiliations(tokens: Sequence[Token], lexicon: Lexicon, gazetteer: Gazetteer) -> list[tuple[int, int]]:
    """The first and last positions of each such name that the person's name, or a complement, follows."""
    found = []
    for first in range(1, len(tokens) - 1):
        before = tokens[first - 1]
        if not tokens[first].text[:1].isupper() or before.text[:1].isupper():
            continue
        noun = lexicon.noun(before.text)
        if noun is None or noun.type != "Person":
            continue
        last = _end_of_name(tokens, first, gazetteer)
        if last is not None and _goes_on(tokens, last):
            found.append((first, last))
    return found


def _end_of_name(tokens: Sequence[Token], first: int, gazetteer: Gazetteer) -> int | None:
    """The last position of the longest known party or union that begins at a position."""
    for last in range(min(first + _LONGEST, len(tokens)) - 1, first - 1, -1):
        text = "".join(_with_gap(tokens, index) for index in range(first, last)) + tokens[last].text
        known = gazetteer.find(text)
        if known is not None and known.kind in _KINDS:
            return last
    return None


def _with_gap(tokens: Sequence[Token], index: int) -> str:
    token = tokens[index]
    return token.text + (" " if token.end < tokens[index + 1].start else "")


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a name or a complement stands behind, be it behind the acronym in brackets."""
    behind = last + 1
    if behind + 2 < len(tokens) and tokens[behind].text == "(" and tokens[behind + 2].text == ")":
        behind += 3
    if behind >= len(tokens):
        return False
    return tokens[behind].text[:1].isupper() or tokens[behind].pos == "ADP"
