"""Which relation a RELX sentence speaks of, read off its two marks and the words between and beside them.

This answers the question of the set, *which of these labels fits this pair*, and is no extraction: it takes for
granted that some relation holds, and nothing of it enters a graph. Words that give a relation away are the
triggers of the program's frames; which labels they speak for, ``relx_pairs.yaml`` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.relx_marks import Mark
from kgbuild.languages import get_language
from kgbuild.model import Token
from kgbuild.statements.frames import Frame, load_frames

_ROWS = Path(__file__).with_name("relx_pairs.yaml")
#: How many words before the first mark and behind the second one belong to what is said of the two.
_BESIDE = 4
#: What a word that says the relation adds to the votes for the kinds of the marks.
_SAID = 2.0
#: A label whose kinds have so many votes fewer than the best kinds of the marks is not given.
_TOO_FAR = 2.5
_OPENING = frozenset({"(", "["})

Words = tuple[str, ...]
Votes = Mapping[int, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a word that says a relation stands, and whether what stands before it is the relation's subject."""

    start: int
    end: int
    forwards: bool


class PairReader:
    """Gives a label to two marks whose kinds have been voted on."""

    def __init__(self, lang: str) -> None:
        document: Mapping[str, Any] = yaml.safe_load(_ROWS.read_text(encoding="utf-8"))
        self._rows: Sequence[Mapping[str, Any]] = document["pairs"]
        self._naming = frozenset(document["naming"][lang])
        self._words = {name: frozenset(words[lang]) for name, words in document["words"].items()}
        self._triggers: dict[str, dict[Words, Frame]] = {}
        for frame in load_frames(get_language(lang)).frames:
            if not frame.general and frame.kind != "nested":
                known = self._triggers.setdefault(frame.relation, {})
                known.update((trigger, frame) for trigger in frame.triggers if trigger not in known)

    def label(self, marks: Mapping[int, Mark], votes: Votes) -> str | None:
        """The label for which most speaks, None where none fits the kinds of the marks."""
        best = {number: max(votes[number].values(), default=0.0) for number in marks}
        found: list[tuple[float, str]] = []
        for row in self._rows:
            for ends in ((1, 2), (2, 1)):
                first, second = (votes[end].get(row[key], 0.0) for end, key in zip(ends, _ENDS, strict=True))
                lost = best[ends[0]] + best[ends[1]] - first - second
                if first and second and lost <= _TOO_FAR:
                    found += self._fits(row, ends, marks, -lost)
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _fits(
        self, row: Mapping[str, Any], ends: tuple[int, int], marks: Mapping[int, Mark], score: float
    ) -> Iterator[tuple[float, str]]:
        asks = [key for key in ("said", "words", "names") if key in row]
        label = f"{row['label']}(e{ends[0]},e{ends[1]})"
        if "names" in row:
            if ends == (1, 2) and self._are_names(marks):
                yield score + _SAID + 1, label
            return
        if not asks:
            if row.get("one") != "subject" and ("one" not in row or ends == (2, 1)):
                yield score, label
            return
        cue = self._cue(row, ends, marks)
        if cue is None:
            return
        if "one" in row:
            subject = 1 if cue.forwards else 2
            if ends[0] != (subject if row["one"] == "subject" else 3 - subject):
                return
        yield score + _SAID, label

    def _cue(self, row: Mapping[str, Any], ends: tuple[int, int], marks: Mapping[int, Mark]) -> Cue | None:
        """The word of the row that stands nearest to the mark that the row names, or else to both."""
        tokens = marks[1].tokens
        low, high = min(m.start for m in marks.values()), max(m.end for m in marks.values())
        if "near" in row:
            mark = marks[ends[0] if row["near"] == "first" else ends[1]]
            low, high = mark.start, mark.end
        region = range(max(0, low - _BESIDE), min(len(tokens), high + _BESIDE))
        inside = {i for m in marks.values() for i in range(m.start, m.end)}
        for place in region:
            if place in inside:
                continue
            for relation in row.get("said", ()):
                for trigger, frame in self._triggers.get(relation, {}).items():
                    if _stands(trigger, tokens, place):
                        end = place + len(trigger)
                        return Cue(place, end, _forwards(frame, tokens, place, end))
            if tokens[place].lemma in self._words.get(row.get("words", ""), ()):
                return Cue(place, place + 1, True)
        return None

    def _are_names(self, marks: Mapping[int, Mark]) -> bool:
        """Whether the second mark is told to be another name of the first."""
        one, other = sorted(marks.values(), key=lambda mark: mark.start)
        between = one.tokens[one.end : other.start]
        if not between or len(between) > _LONGEST_NAMING:
            return _is_acronym(one, other) or _is_acronym(other, one)
        told = any(token.lemma in self._naming or token.text in self._naming for token in between)
        return told or len(between) == 1 and between[0].text in _OPENING or _is_acronym(one, other)


_ENDS = ("first", "second")
_LONGEST_NAMING = 7


def _stands(trigger: Words, tokens: Sequence[Token], place: int) -> bool:
    words = tokens[place : place + len(trigger)]
    return len(words) == len(trigger) and all(
        word in (token.lemma, token.text.casefold()) for word, token in zip(trigger, words, strict=True)
    )


def _forwards(frame: Frame, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the frame's subject stands before its word: no passive, no *Y subsidiary X*."""
    if frame.kind == "verb":
        passive = any(t.deprel.endswith(":pass") or t.feats.get("Voice") == "Pass" for t in tokens[max(0, start - 3) : end])
        return not passive
    return frame.kind != "role" or end < len(tokens) and tokens[end].pos == "ADP"


def _is_acronym(mark: Mark, other: Mark) -> bool:
    """Whether a mark is made of the other's initials."""
    initials = "".join(word[0] for word in other.words if word[:1].isupper())
    return len(initials) > 1 and "".join(mark.words) == initials
