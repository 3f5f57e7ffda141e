"""Which frames a clause satisfies, and with which arguments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.languages import Language
from kgbuild.model import Argument, Clause, Sentence, Token
from kgbuild.statements.frames import NAME_TRIGGER, NOUN_TRIGGER, Frame, FrameSet, Slot

#: How many tokens may stand between a trigger's first word and its last.
_REACH = 8
#: The kinds of frames that a kind of clause may satisfy.
_FRAME_KINDS = {"verb": ("verb",), "role": ("role",), "event": ("event", "adjective")}
_OF_OTHER_WORDS = ("of", "poss", "adj", "nmod", "by", "between")
_NAMED_BY = ("appos", "flat", "nmod")
_COMPLEMENT_SLOTS = ("of", "poss")
#: The inner end of a path that no preposition marks.
_POSSESSOR = "poss"
#: Labels of what tells when.
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(frozen=True, slots=True)
class Match:
    """A frame whose trigger stands in a clause. ``words`` are the positions of the trigger."""

    frame: Frame
    trigger: tuple[str, ...]
    words: tuple[int, ...]


class Matcher:
    """Finds frames by their triggers and fills their slots."""

    def __init__(
        self, language: Language, frames: FrameSet, dative: frozenset[str], possessor: frozenset[str]
    ) -> None:
        self.language = language
        polarity: dict[str, list[str]] = language.data.document("polarity")
        self._reversing = frozenset(polarity["verbs"] + polarity["cancelling"] + polarity["refusing"])
        self.frames = frames
        self.dative = dative
        self.possessor = possessor

    def matches(self, clauses: Sequence[Clause], sentence: Sentence) -> Iterator[tuple[Clause, Match]]:
        """The frames whose triggers stand in the clauses of one sentence, each with its clause.

        A trigger of several words belongs to the clause of the word that governs the others.
        A trigger that is part of a longer one does not count.
        """
        places = {(clause.kind, clause.head): clause for clause in clauses}
        found: dict[tuple[str, int, bool], list[Match]] = {}
        for clause in clauses:
            for match in self._at(clause, sentence):
                anchor = clause.head if clause.kind == "verb" else _anchor(match, sentence)
                if (clause.kind, anchor) not in places:
                    anchor = clause.head
                found.setdefault((clause.kind, anchor, match.frame.general), []).append(match)
        everything = [(kind, match) for (kind, _, _), matches in found.items() for match in matches]
        for (kind, anchor, _), matches in found.items():
            for match in matches:
                if not any(_outdoes(other, match) for same, other in everything if same == kind):
                    yield _with_last_word(places, kind, anchor, match), match

    def _at(self, clause: Clause, sentence: Sentence) -> Iterator[Match]:
        for kind in _FRAME_KINDS[clause.kind]:
            for name in self._names(clause, sentence):
                for trigger, frame in self.frames.starting_with(kind, name):
                    words = _trigger_words(trigger, clause, sentence)
                    # "called off talks" is no call: the particle must be among the trigger's words.
                    cut = clause.lemma in self._reversing and clause.lemma.split(" ")[1:] != [*trigger[1:2]]
                    if words is not None and not (cut and " " in clause.lemma and kind == "verb"):
                        yield Match(frame, trigger, words)

    def _names(self, clause: Clause, sentence: Sentence) -> list[str]:
        token = sentence.tokens[clause.head]
        if clause.kind != "verb":
            forms = self.language.forms(token)
            if token.pos == "PROPN":
                return sorted({*forms, NAME_TRIGGER})
            says_what = token.pos == "NOUN" and _says_what(token, sentence)
            return sorted({*forms, NOUN_TRIGGER} if says_what else {*forms})
        first = clause.lemma.split(" ")[0]
        # An English particle verb is found as "take over" and as "take" + "over".
        return sorted({clause.lemma, first} if first == token.lemma else {clause.lemma})

    def fillers(self, match: Match, slots: tuple[Slot, ...], clause: Clause) -> Iterator[list[Argument]]:
        """For each slot in turn the arguments that fill it; an empty slot gives nothing."""
        for slot in slots:
            arguments = [a for a in clause.arguments if self._fits(a, slot, match, clause)]
            arguments = arguments or [a for a in clause.arguments if self._could_fit(a, slot)]
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
            if not self._fits(argument, slot, match, clause):
                continue
            head = sentence.tokens[argument.head]
            span = argument.span
            tokens = [head, *(t for t in sentence.tokens if span.start <= t.start < span.end)]
            if any(t.lemma in words or t.text.casefold() in words for t in tokens):
                return True
            if slot.name in ("xcomp", "ccomp", "advcl") and _has_word(sentence.subtree(argument.head), words):
                return True
        return False

    def _could_fit(self, argument: Argument, slot: Slot) -> bool:
        """*stationed troops IN GERMANY*: parsers often hang a verb's complement on its object."""
        return (
            slot.name == "obl"
            and argument.via is not None
            and argument.slot == "obl"
            and argument.preposition == slot.preposition
            and argument.preposition not in self.possessor
        )

    def _fits(self, argument: Argument, slot: Slot, match: Match, clause: Clause) -> bool:
        if "/" in slot.preposition:
            return _fits_through(argument, slot, clause)
        if slot.name == "self" and NAME_TRIGGER in match.trigger and argument.head not in match.words:
            return False  # a name speaks for itself, not for the name behind its comma
        if argument.head in match.words:
            return slot.name == argument.slot and slot.name in ("self", "title", "word")
        if argument.slot == "owner" or slot.name == "owner":
            return argument.slot == slot.name
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
            # The words of a trigger may be part of the preposition: "nommer à la tête DE X".
            words = argument.preposition.split()
            partly = words[-1:] == [slot.preposition] and not set(words[:-1]).isdisjoint(match.trigger[1:])
            return name == "obl" and (argument.preposition == slot.preposition or partly)
        if slot.name == "obj" and match.trigger and name == "obl" and argument.via is None:
            # "call on X": the trigger's own last word is the preposition of its object.
            return len(match.trigger) > 1 and argument.preposition == match.trigger[-1]
        return name == slot.name and (not slot.preposition or argument.preposition == slot.preposition)


def _with_last_word(places: Mapping[tuple[str, int], Clause], kind: str, anchor: int, match: Match) -> Clause:
    """*président du conseil d'administration DE X*: the complements of a trigger's other nouns count too."""
    clause = places[kind, anchor]
    if kind == "verb":
        return clause
    others = [places[kind, word] for word in match.words if word != anchor and (kind, word) in places]
    known = {argument.head for argument in clause.arguments}
    further = [
        argument
        for other in others
        for argument in other.arguments
        if argument.slot in _OF_OTHER_WORDS
        and argument.head not in known
        and argument.head not in match.words
    ]
    return replace(clause, arguments=(*clause.arguments, *further)) if further else clause


def _says_what(token: Token, sentence: Sentence) -> bool:
    """Whether a noun says what something is: in apposition, as a predicate, right before a name."""
    children = sentence.children(token.index)
    relations = {child.deprel for child in children}
    # "trois députés", not "numéro deux du beurre".
    counted = any(child.deprel == "nummod" and child.index < token.index for child in children)
    if counted or (token.index and token.text[:1].isupper()):
        return False
    if token.deprel == "appos":
        return True
    if "cop" in relations:
        return "case" not in relations
    if token.deprel == "nmod" and "case" in relations:
        return False  # "le géant du pneu Nordal": what the inner noun names is not the name's
    return any(
        child.pos == "PROPN"
        and child.index == token.index + 1
        and child.deprel in _NAMED_BY
        and not any(c.deprel == "case" for c in sentence.children(child.index))
        for child in children
    )


def _fits_through(argument: Argument, slot: Slot, clause: Clause) -> bool:
    """``obl:as/of``: Y in *resign AS chair OF Y*; ``obl:at/poss``: in *AT Y's invitation*."""
    outer, _, inner = slot.preposition.partition("/")
    inner = "" if inner == _POSSESSOR else inner
    return (
        argument.via is not None
        and argument.preposition == inner
        and any(a.head == argument.via and a.preposition == outer for a in clause.arguments)
    )


def _outdoes(other: Match, match: Match) -> bool:
    """Whether a longer trigger covers all words of this one and more: *chief executive*, *chief*.

    A word class that asks for something beside the noun (its nationality) is not outdone.
    """
    if not set(match.words) < set(other.words):
        return False
    if match.frame.general and match.frame.object == (Slot("title"),):
        # "Chef des urgences": what the first word is said to be stands, whatever the whole tells.
        return match.words[0] != other.words[0]
    return not match.frame.general


def _anchor(match: Match, sentence: Sentence) -> int:
    """The position of the trigger's word that governs the others; of a compound with hyphens the last."""
    words = match.words[::-1] if "-" in match.trigger else match.words
    for position in words:
        if sentence.tokens[position].head not in words or sentence.tokens[position].head == position:
            return position
    return words[0]


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
    copula = sentence.tokens[clause.head].deprel == "cop"
    top = sentence.tokens[clause.head].head if copula else clause.head
    below = {t.index for t in sentence.subtree(top)}
    positions = [clause.head]
    window = range(clause.head + 1, min(len(sentence.tokens), clause.head + 1 + _REACH))
    before = range(max(0, clause.head - _REACH), clause.head)
    for word in rest:
        free = (
            i
            for i in (*window, *before)
            if i in below and i not in positions and not _tells_when(sentence, i)
        )
        place = next((i for i in free if _is(sentence, i, word)), None)
        if place is None:
            return None
        positions.append(place)
    return tuple(positions)


def _tells_when(sentence: Sentence, position: int) -> bool:
    """*signed for X ON Monday* is no *sign on*."""
    token = sentence.tokens[position]
    return token.deprel == "case" and sentence.tokens[token.head].label in _TIMES


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
