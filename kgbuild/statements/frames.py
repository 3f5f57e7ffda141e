"""Frames: the data that says which words, in which construction, state which relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kgbuild.errors import DataError
from kgbuild.languages import Language, get_language
from kgbuild.languages.data import DataFolder

#: What stands in the index for "any proper name".
NAME_TRIGGER = "@name"
#: The same for "any noun that says what something is".
NOUN_TRIGGER = "@noun"
DEMONYM_CLASS = "demonym"
_SHORT_WORD = 3
KINDS = ("verb", "role", "event", "adjective", "nested")
_REQUIRED = frozenset({"id", "relation", "kind", "triggers", "subject", "object"})
_KEYS = _REQUIRED | {
    "qualifiers",
    "requires",
    "forbids",
    "types",
    "certainty",
    "polarity",
    "examples",
    "counter",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a clause: its name, and the preposition it asks for ("" for any or none)."""

    name: str
    preposition: str = ""

    @classmethod
    def parse(cls, text: str) -> Slot:
        """``"obl:à"`` to ``Slot("obl", "à")``."""
        name, _, preposition = text.partition(":")
        return cls(name, preposition)


#: The slot of what a noun leaves to the reader; see :mod:`kgbuild.statements.bridging`.
CONTEXT = Slot("context")
#: The same for the country that an article is about, and for the other one: *son homologue*.
STATE, COUNTERPART = Slot("state"), Slot("counterpart")
#: The same for what the possessor belongs to: *son coéquipier*, Luc M.
SHARED = Slot("shared")
UNSAID = frozenset({CONTEXT, STATE, COUNTERPART, SHARED})
#: The slot of who says the clause: a judgement in a quote is a stance of its speaker.
SPEAKER = Slot("speaker")
#: The slot of what the article said before: ``earlier:RELATION/END``.
EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of stating one relation. See ``docs/frames.md`` for the data format.

    ``general`` is true where the triggers are a class of words (``@Person``); such a frame
    speaks beside a noun's own frames, not instead of them.
    """

    id: str
    language: str
    relation: str
    kind: str
    triggers: tuple[tuple[str, ...], ...]
    subject: tuple[Slot, ...]
    object: tuple[Slot, ...]
    qualifiers: Mapping[str, tuple[Slot, ...]] = field(default_factory=dict)
    requires: tuple[tuple[Slot, frozenset[str]], ...] = ()
    forbids: tuple[tuple[Slot, frozenset[str]], ...] = ()
    types: Mapping[str, frozenset[str]] = field(default_factory=dict)
    certainty: str | None = None
    polarity: str | None = None
    general: bool = False

    @property
    def rule(self) -> str:
        """The name that statements carry."""
        return f"{self.language}/{self.id}"


class FrameSet:
    """The frames of one language, found by the first word of a trigger."""

    def __init__(self, frames: tuple[Frame, ...]) -> None:
        self.frames = frames
        self._index: dict[tuple[str, str], list[tuple[tuple[str, ...], Frame]]] = {}
        for frame in frames:
            for trigger in frame.triggers:
                self._index.setdefault((frame.kind, trigger[0]), []).append((trigger, frame))
        for entries in self._index.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1].id))
        #: All words of the triggers that are nouns or adjectives.
        self.nominals = frozenset(
            word
            for frame in frames
            if frame.kind != "verb"
            for trigger in frame.triggers
            for word in trigger
            if len(word) > _SHORT_WORD or len(trigger) == 1
        )

    def starting_with(self, kind: str, word: str) -> list[tuple[tuple[str, ...], Frame]]:
        """Triggers of a kind whose first word is this, the longest first, with their frames."""
        return self._index.get((kind, word), [])


def _slots(texts: Any) -> tuple[Slot, ...]:
    return tuple(Slot.parse(text) for text in ([texts] if isinstance(texts, str) else texts or ()))


def _conditions(mapping: Any) -> tuple[tuple[Slot, frozenset[str]], ...]:
    return tuple(
        (Slot.parse(slot), frozenset(map(str.casefold, words))) for slot, words in (mapping or {}).items()
    )


def _variants(trigger: str, data: DataFolder, reflexive: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """A trigger as tokens: as it stands, and with its hyphens apart; a class as all its words."""
    if trigger.startswith("@"):
        yield from ((word,) for word in _word_class(trigger[1:], data))
        return
    yield _split(trigger, reflexive)
    if "-" in trigger.strip("-"):
        yield _split(trigger.replace("-", " - "), reflexive)


def _word_class(name: str, data: DataFolder) -> Iterator[str]:
    """``@demonym``: every nationality word. ``@Person``: every noun for a kind of person, and so on.

    ``@name`` stands for any proper name, ``@noun`` for any noun in apposition or with a copula.
    """
    if f"@{name}" in (NAME_TRIGGER, NOUN_TRIGGER):
        yield f"@{name}"
    elif name == DEMONYM_CLASS:
        yield from dict.fromkeys(row["form"].casefold() for row in data.rows("demonyms"))
    else:
        nouns = _class_nouns(data.document("nominals")[name])
        yield from dict.fromkeys(noun.casefold() for noun in nouns)


def _class_nouns(kinds: Mapping[str, Any]) -> Iterator[str]:
    for groups in kinds.values():
        for key, nouns in groups.items():
            for noun in nouns:
                yield from (noun.split("/") if key == "pairs" else (noun,))


def _split(trigger: str, reflexive: frozenset[str]) -> tuple[str, ...]:
    words = trigger.casefold().replace("’", "'").split()
    if len(words) > 1 and words[0] in reflexive:  # a pronominal verb is one word to the clause layer
        words[:2] = [f"{words[0]} {words[1]}"]
    # Elided words are tokens of their own: "conseil d'administration".
    return (words[0], *(part for word in words[1:] for part in word.replace("'", "' ").split()))


def _frame(row: Mapping[str, Any], code: str, place: str, reflexive: frozenset[str]) -> Frame:
    data = get_language(code).data
    unknown = set(row) - _KEYS
    missing = _REQUIRED - set(row)
    if unknown or missing or row["kind"] not in KINDS:
        problem = f"unknown keys {sorted(unknown)}, missing keys {sorted(missing)}, kind {row.get('kind')!r}"
        raise DataError("KG403", f"the frame {row.get('id')!r} in {code}/{place} has {problem}")
    return Frame(
        id=row["id"],
        language=code,
        relation=row["relation"],
        kind=row["kind"],
        triggers=tuple(dict.fromkeys(v for t in row["triggers"] for v in _variants(t, data, reflexive))),
        subject=_slots(row["subject"]),
        object=_slots(row["object"]),
        qualifiers={name: _slots(slots) for name, slots in (row.get("qualifiers") or {}).items()},
        requires=_conditions(row.get("requires")),
        forbids=_conditions(row.get("forbids")),
        types={end: frozenset(types) for end, types in (row.get("types") or {}).items()},
        certainty=row.get("certainty"),
        polarity=row.get("polarity"),
        general=any(trigger.startswith("@") for trigger in row["triggers"]),
    )


@cache
def _load(code: str) -> FrameSet:
    data = get_language(code).data
    reflexive = frozenset(data.document("grammar")["reflexive"])
    frames: list[Frame] = []
    for name in data.names("frames"):
        frames.extend(_frame(row, code, name, reflexive) for row in data.document(name) or ())
    return FrameSet(tuple(frames))


def load_frames(language: Language) -> FrameSet:
    """The frames of a language, read once. Raises :class:`DataError` KG403 for a wrong frame."""
    return _load(language.code)
