"""Which frames a clause satisfies, and with which arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kgbuild.languages import Language
from kgbuild.model import Argument, Clause, Sentence, Token
from kgbuild.statements.frames import Frame, FrameSet, Slot

#: How many tokens may stand between a trigger's first word and its last.
_REACH = 8
#: The kinds of frames that a kind of clause may satisfy.
_FRAME_KINDS = {"verb": ("verb",), "role": ("role",), "event": ("event", "adjective")}
_COMPLEMENT_SLOTS = ("of", "poss", "adj")


@dataclass(frozen=True, slots=True)
class Match:
    """A frame whose trigger stands in a clause. ``words`` are the positions of the trigger."""

    frame: Frame
    trigger: tuple[str, ...]
    words: tuple[int, ...]


class Matcher:
    """Finds frames by their triggers and fills their slots."""

    def __init__(self, language: Language, frames: FrameSet, dative: frozenset[str]) -> None:
        self.language = language
        self.frames = frames
        self.dative = dative

    def matches(self, clause: Clause, sentence: Sentence) -> Iterator[Match]:
        """The frames whose trigger stands in the clause, the longest trigger first.

        A shorter trigger is left out where a longer one that begins with the same word matched.
        """
        kinds = _FRAME_KINDS[clause.kind]
        token = sentence.tokens[clause.head]
        names = set(self.language.forms(token))
        if clause.kind == "verb":
            names = {clause.lemma}
            first = clause.lemma.split(" ")[0]
            if first == token.lemma and first != clause.lemma:
                names = {clause.lemma, first}  # an English particle verb: "take over" as "take" + "over"
        found: list[Match] = []
        for kind in kinds:
            for name in sorted(names):
                for trigger, frame in self.frames.starting_with(kind, name):
                    words = _trigger_words(trigger, clause, sentence)
                    if words is not None:
                        found.append(Match(frame, trigger, words))
        longest = max((len(" ".join(m.trigger).split()) for m in found), default=0)
        for match in found:
            if len(" ".join(match.trigger).split()) == longest:
                yield match

    def fillers(self, match: Match, slots: tuple[Slot, ...], clause: Clause) -> Iterator[list[Argument]]:
        """For each slot in turn the arguments that fill it; an empty slot gives nothing."""
        for slot in slots:
            arguments = [a for a in clause.arguments if self._fits(a, slot, match)]
            if arguments:
                yield arguments

    def allows(self, match: Match, clause: Clause, sentence: Sentence) -> bool:
        """Whether the frame's ``requires`` hold and none of its ``forbids`` does."""

        def holds(condition: tuple[Slot, frozenset[str]]) -> bool:
            return self._holds(match, *condition, clause, sentence)

        return all(map(holds, match.frame.requires)) and not any(map(holds, match.frame.forbids))

    def _holds(
        self, match: Match, slot: Slot, words: frozenset[str], clause: Clause, sentence: Sentence
    ) -> bool:
        for argument in clause.arguments:
            if not self._fits(argument, slot, match):
                continue
            head = sentence.tokens[argument.head]
            span = argument.span
            tokens = [head, *(t for t in sentence.tokens if span.start <= t.start < span.end)]
            if any(t.lemma in words or t.text.casefold() in words for t in tokens):
                return True
            if slot.name in ("xcomp", "ccomp", "advcl") and _has_word(sentence.subtree(argument.head), words):
                return True
        return False

    def _fits(self, argument: Argument, slot: Slot, match: Match) -> bool:
        if argument.head in match.words:
            return slot.name == argument.slot and slot.name in ("self", "title")
        if argument.via is not None and argument.via not in match.words:
            return False
        kind = match.frame.kind
        name = argument.slot
        if slot.name == "iobj":
            return name == "iobj" or (name == "obl" and argument.preposition in self.dative)
        if slot.name == "of" and kind == "role":
            return name in _COMPLEMENT_SLOTS
        if slot.name in ("obl", "nmod") and kind != "verb":
            loose = kind == "adjective" and name == "of" and not argument.preposition
            return loose or (name in ("nmod", "obl", "of", "by") and argument.preposition == slot.preposition)
        if slot.name == "obl":
            if name == "iobj" and slot.preposition in self.dative:
                return True
            return name == "obl" and argument.preposition == slot.preposition
        if slot.name == "obj" and match.trigger and name == "obl" and argument.via is None:
            # "call on X": the trigger's own last word is the preposition of its object.
            return len(match.trigger) > 1 and argument.preposition == match.trigger[-1]
        return name == slot.name and (not slot.preposition or argument.preposition == slot.preposition)


def _has_word(tokens: tuple[Token, ...], words: frozenset[str]) -> bool:
    return any(t.lemma in words for t in tokens)


def _trigger_words(trigger: tuple[str, ...], clause: Clause, sentence: Sentence) -> tuple[int, ...] | None:
    """Positions of a trigger's words, None where one is missing."""
    rest = trigger[1:]
    if not rest:
        return (clause.head,)
    if clause.kind == "verb" and " " in clause.lemma and clause.lemma.split(" ")[1:] == list(rest):
        return (clause.head,)
    if clause.kind != "verb":
        return _following(trigger, clause, sentence)
    below = {t.index for t in sentence.subtree(clause.head)}
    positions = [clause.head]
    window = range(clause.head + 1, min(len(sentence.tokens), clause.head + 1 + _REACH))
    before = range(max(0, clause.head - _REACH), clause.head)
    for word in rest:
        free = (i for i in (*window, *before) if i in below and i not in positions)
        place = next((i for i in free if _is(sentence, i, word)), None)
        if place is None:
            return None
        positions.append(place)
    return tuple(positions)


def _following(trigger: tuple[str, ...], clause: Clause, sentence: Sentence) -> tuple[int, ...] | None:
    """A nominal trigger's words stand one behind the other, small words between them."""
    positions = [clause.head]
    place = clause.head
    for word in trigger[1:]:
        for step in (1, 2):
            if place + step < len(sentence.tokens) and _is(sentence, place + step, word):
                place += step
                positions.append(place)
                break
        else:
            return None
    return tuple(positions)


def _is(sentence: Sentence, position: int, word: str) -> bool:
    token = sentence.tokens[position]
    return word in (token.lemma, token.text.casefold().replace("’", "'"))
