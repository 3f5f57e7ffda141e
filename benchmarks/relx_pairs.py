"""Which relation a RELX sentence speaks of, read off its two marks and the words between and beside them.

This answers the question of the set, *which of these labels fits this pair*, and is no extraction: it
takes for granted that some relation holds, and nothing of it enters a graph. Words that give a relation
away are the triggers of the program's frames; which labels they speak for, ``relx_pairs.yaml`` tells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
_SAID = 1.0
#: A label whose kinds have so many votes fewer than the best kinds of the marks is not given.
_TOO_FAR = 2.5
_OPENING = frozenset({"(", "["})
#: The ends of a label, in this order.
_ENDS = ("first", "second")
#: How many words may stand between two names of one thing.
_LONGEST_NAMING = 12
_IN_NAMES = frozenset({"ADP", "DET", "PROPN", "CCONJ"})
#: What may stand in brackets behind a name without being another name of the same thing.
_NO_OTHER_NAMES = frozenset({"state", "country", "Year", "Title", "Nationality"})

Words = tuple[str, ...]
Votes = Mapping[int, Mapping[str, float]]


class PairReader:
    """Gives a label to two marks whose kinds have been voted on."""

    def __init__(self, lang: str) -> None:
        document: Mapping[str, Any] = yaml.safe_load(_ROWS.read_text(encoding="utf-8"))
        self._rows: Sequence[Mapping[str, Any]] = document["pairs"]
        self._naming = frozenset(document["naming"][lang])
        self._linking = frozenset(document["linking"][lang])
        self._between = frozenset(document["between"][lang])
        self._same: Mapping[str, str] = document["same"]
        self._words = {name: frozenset(words[lang]) for name, words in document["words"].items()}
        self._triggers: dict[str, dict[Words, Frame]] = {}
        for frame in load_frames(get_language(lang)).frames:
            if not frame.general and frame.kind != "nested":
                known = self._triggers.setdefault(frame.relation, {})
                known.update((trigger, frame) for trigger in frame.triggers if trigger not in known)

    def label(self, marks: Mapping[int, Mark], votes: Votes) -> str | None:
        """The label for which most speaks, None where none fits the kinds of the marks."""
        named = self._named(marks, votes)
        if named is not None:
            return named
        best = {number: max(votes[number].values(), default=0.0) for number in marks}
        found: list[tuple[float, str]] = []
        for row in self._rows:
            for ends in ((1, 2), (2, 1)):
                first, second = (votes[end].get(row[key], 0.0) for end, key in zip(ends, _ENDS, strict=True))
                lost = best[1] + best[2] - first - second
                if first and second and lost <= _TOO_FAR and self._holds(row, ends, marks):
                    said = _SAID if "said" in row else 0.0
                    found.append((said - lost, f"{row['label']}(e{ends[0]},e{ends[1]})"))
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _holds(self, row: Mapping[str, Any], ends: tuple[int, int], marks: Mapping[int, Mark]) -> bool:
        """Whether the words that the row asks for are there, and in the direction that it asks for."""
        if "named" in row:
            return any(word.casefold() in self._words[row["named"]] for word in marks[ends[0]].words)
        if "said" not in row:
            return True
        forwards = self._said(row, ends, marks)
        if forwards is None or ("symmetric" in row and ends == (1, 2)):
            return False
        if "one" not in row:
            return True
        subject, target = (1, 2) if forwards else (2, 1)
        return ends[0] == (subject if row["one"] == "subject" else target)

    def _said(self, row: Mapping[str, Any], ends: tuple[int, int], marks: Mapping[int, Mark]) -> bool | None:
        """Whether the relation's subject stands before the word that says it; None where no word does.

        Words are looked for between the marks and beside them, or beside the one that the row names.
        """
        tokens = marks[1].tokens
        around = [marks[ends[_ENDS.index(row["near"])]]] if "near" in row else list(marks.values())
        low, high = min(mark.start for mark in around), max(mark.end for mark in around)
        region = range(max(0, low - _BESIDE), min(len(tokens), high + _BESIDE))
        places = [i for i in region if not any(mark.start <= i < mark.end for mark in marks.values())]
        for relation in row["said"]:
            for trigger, frame in self._triggers.get(relation, {}).items():
                for place in places if _may_join(frame, row) else ():
                    if _stands(trigger, tokens, place):
                        return _forwards(frame, tokens, place, place + len(trigger))
        words = self._words.get(row.get("words", ""), ())
        return True if any(tokens[i].lemma in words for i in places) else None

    def _named(self, marks: Mapping[int, Mark], votes: Votes) -> str | None:
        """The label of two names of one thing, where the sentence says that they are."""
        if not self._are_names(marks):
            return None
        kinds = [max(sorted(votes[number]), key=votes[number].__getitem__, default="") for number in (1, 2)]
        either = {kind: sum(votes[number].get(kind, 0.0) for number in (1, 2)) for kind in self._same}
        label = self._same[max(either, key=either.__getitem__)] if any(either.values()) else None
        bare = marks[2].start - marks[1].end == 1
        other = kinds[1] in _NO_OTHER_NAMES or (bare and kinds[1] == "city")
        return None if label is None or other else f"{label}(e1,e2)"

    def _are_names(self, marks: Mapping[int, Mark]) -> bool:
        one, other = sorted(marks.values(), key=lambda mark: mark.start)
        between = one.tokens[one.end : max(one.end, other.name[0])]
        if _is_acronym(one, other) or _is_acronym(other, one):
            return True
        if not between or len(between) > _LONGEST_NAMING:
            return False
        words = [
            t for t in between if t.lemma not in self._linking and t.text.casefold() not in self._linking
        ]
        if words and (words[-1].lemma in self._naming or words[-1].text in self._naming):
            return True
        opens = between[0].text in _OPENING or between[0].lemma in self._between
        rest = between[1:]
        named = all(t.text[:1].isupper() or t.pos in _IN_NAMES for t in rest)
        return opens and named and (not rest or rest[0].pos != "ADP")


def _may_join(frame: Frame, row: Mapping[str, Any]) -> bool:
    """Whether a frame takes such things as the row is about, in such a construction."""
    if frame.kind not in row.get("kinds", (frame.kind,)):
        return False
    return all(row[end] in frame.types.get(end, (row[end],)) for end in ("subject", "object") if end in row)


def _stands(trigger: Words, tokens: Sequence[Token], place: int) -> bool:
    words = tokens[place : place + len(trigger)]
    return len(words) == len(trigger) and all(
        word in (token.lemma, token.text.casefold()) for word, token in zip(trigger, words, strict=True)
    )


def _forwards(frame: Frame, tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the frame's subject stands before its word: no passive, no *Y subsidiary X*."""
    if frame.kind == "verb":
        passive = any(
            t.deprel.endswith(":pass") or t.feats.get("Voice") == "Pass"
            for t in tokens[max(0, start - 3) : end]
        )
        return not passive
    return frame.kind != "role" or (end < len(tokens) and tokens[end].pos == "ADP")


def _is_acronym(mark: Mark, other: Mark) -> bool:
    """Whether a mark is made of the initials of the other one, or of all words from it up to a bracket."""
    acronym = "".join(mark.words)
    words = other.words
    if other.end < mark.start and mark.tokens[mark.start - 1].text in _OPENING:
        words = [token.text for token in mark.tokens[other.start : mark.start - 1]]
    initials = "".join(word[0] for word in words if word[:1].isupper())
    return len(initials) > 1 and acronym == initials
