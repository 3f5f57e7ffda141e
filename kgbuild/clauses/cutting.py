"""Where a long sentence falls into parts that the models read better alone."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from kgbuild.languages.trees import has_finite_verb, is_finite
from kgbuild.model import Token

_OPENING_QUOTES = ("«", "“", "‹")
_CLOSING_QUOTES = ("»", "”", "›")
#: The parts of speech that begin the subject behind a detached opening.
_SUBJECT_BEGINS = ("DET", "PROPN", "PRON", "NOUN", "X")
_SHORTEST = 3  # tokens


def independent_parts(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The sentence cut behind each semicolon that stands between two clauses, outside quotes."""
    parts: list[Sequence[Token]] = []
    start, depth = 0, 0
    for index, token in enumerate(tokens):
        depth += (token.text in _OPENING_QUOTES) - (token.text in _CLOSING_QUOTES)
        if token.text != ";" or depth > 0:
            continue
        if has_finite_verb(tokens[start:index]) and has_finite_verb(tokens[index + 1 :]):
            parts.append(tokens[start : index + 1])
            start = index + 1
    parts.append(tokens[start:])
    return parts


def participle_opening(
    tokens: Sequence[Token], endings: Sequence[str], relatives: Container[str]
) -> int | None:
    """The position behind the comma that closes *Née à Lyon, …*; None where there is no such opening.

    The first word is a past participle, by its tag or its ending; behind the comma the sentence's
    subject stands right before its verb, or else it is the first comma. ``relatives`` are the lemmas
    of relative pronouns, which begin no subject.
    """
    if len(tokens) < 2 * _SHORTEST or not _opens_as_participle(tokens[0], endings):
        return None
    verb = next((i for i, token in enumerate(tokens) if i and is_finite(token)), 0)
    behind = [i + 1 for i in range(_SHORTEST - 1, verb) if tokens[i].text == ","]
    for cut in (*behind[-1:], *behind[:-1]):
        begins = tokens[cut]
        if cut < verb and begins.pos in _SUBJECT_BEGINS and begins.lemma not in relatives:
            return cut
    return None


def _opens_as_participle(token: Token, endings: Sequence[str]) -> bool:
    if token.feats.get("VerbForm") == "Part":
        return token.feats.get("Tense") != "Pres"
    return token.pos not in ("DET", "ADP", "PRON") and token.text.endswith(tuple(endings))


def joined_clauses(first: Sequence[Token], second: Sequence[Token], opens: bool) -> list[Token]:
    """One tree of two clauses in reading order.

    ``opens``: the first depends on the second as an adverbial clause; otherwise they stand side by side.
    """
    shift = len(first)
    root = _root(second) + shift
    found = []
    for token in first:
        if opens and token.head == token.index:
            token = replace(token, head=root, deprel="advcl" if token.pos == "VERB" else "dep")
        found.append(token)
    for token in second:
        token = replace(token, index=token.index + shift, head=token.head + shift)
        if not opens and token.head == token.index:
            token = replace(token, head=_root(first), deprel="parataxis")
        found.append(token)
    return found


def _root(tokens: Sequence[Token]) -> int:
    return next((token.index for token in tokens if token.head == token.index), 0)
