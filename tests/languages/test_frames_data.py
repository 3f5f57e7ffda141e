"""The frames of all languages: their schema, their names, and that they cover the vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from kgbuild.languages.data import DataFolder
from kgbuild.model import ENTITY_TYPES
from kgbuild.ontology import load_ontology

LANGUAGES = ("fr", "en")
#: The least number of distinct triggers that a language has.
LEAST_TRIGGERS = {"fr": 700, "en": 500}
KINDS = ("verb", "role", "event", "adjective", "nested")
REQUIRED = {"id", "relation", "kind", "triggers", "subject", "object", "examples", "counter"}
OPTIONAL = {"qualifiers", "requires", "forbids", "types", "certainty", "polarity"}
EXAMPLE_KEYS = {"text", "subject", "object", "qualifiers", "polarity", "certainty"}

#: Slots that a clause of each kind can fill.
BARE_SLOTS = {
    "verb": {"subj", "obj", "iobj", "xcomp", "ccomp", "advcl", "attr", "appos", "conj", "between", "told"}
    | {"owner", "context"},
    "role": {
        "self",
        "title",
        "word",
        "of",
        "poss",
        "adj",
        "appos",
        "paren",
        "context",
        "state",
        "counterpart",
        "shared",
        "under",
    },
    "event": {"self", "by", "of", "poss", "adj", "light", "patient", "between", "word", "speaker"},
    "adjective": {"self", "of", "speaker"},
    "nested": {"self", "of"},
}
_PREPOSITION = r"[^\W\d_][\w' ’-]*"
#: What was said before: "earlier:acquires/subject".
SAID_BEFORE = re.compile(r"earlier:[a-zA-Z]+/(subject|object)")
#: "obl:à", "obl" (none), "obl:as/of" (Y in "as chair of Y"), "obl:/to" (Y in "sell nickel to Y").
PREPOSITIONAL = re.compile(rf"(obl|nmod|of|by|doer|bearer)(:({_PREPOSITION})?(/{_PREPOSITION})?)?")
IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
#: A class of words ("@Person") instead of a word.
WORD_CLASS = re.compile(r"@[A-Za-z]+")


@cache
def frames(language: str) -> tuple[tuple[str, dict[str, Any]], ...]:
    """All frames of a language with the name of their file."""
    data = DataFolder(language)
    return tuple((name, frame) for name in data.names("frames") for frame in data.document(name))


def problems(language: str, find: Any) -> list[str]:
    """``find`` gives the problems of one frame; they come back with its place before them."""
    return [
        f"{language}/{name} {frame.get('id')}: {problem}"
        for name, frame in frames(language)
        for problem in find(frame)
    ]


def slots_of(frame: dict[str, Any]) -> Iterator[str]:
    yield from frame["subject"]
    yield from frame["object"]
    for slots in (frame.get("qualifiers") or {}).values():
        yield from slots
    yield from frame.get("requires") or {}
    yield from frame.get("forbids") or {}


def is_slot(slot: str, kind: str) -> bool:
    if slot in BARE_SLOTS[kind] or (kind in ("verb", "event") and SAID_BEFORE.fullmatch(slot)):
        return True
    name = slot.partition(":")[0]
    known = {"obl", *({"nmod"} if kind != "verb" else ()), *(BARE_SLOTS[kind] & {"of", "by"})}
    known |= {"doer", "bearer"} if kind == "event" else set()
    return name in known and not slot.endswith(":") and PREPOSITIONAL.fullmatch(slot) is not None


def is_word_list(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(word, str) and word.strip() == word != "" for word in value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_frames_have_the_known_keys_only(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        if unknown := set(frame) - REQUIRED - OPTIONAL:
            yield f"unknown keys {sorted(unknown)}"
        if missing := REQUIRED - set(frame):
            yield f"missing keys {sorted(missing)}"
        if frame.get("kind") not in KINDS:
            yield f"unknown kind {frame.get('kind')!r}"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_identifiers_are_unique_and_fit_for_a_rule_name(language: str) -> None:
    counts = Counter(frame["id"] for _, frame in frames(language))
    assert [name for name, count in counts.items() if count > 1] == []
    assert [name for name in counts if not IDENTIFIER.fullmatch(name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_triggers_are_words_and_stand_once_in_a_frame(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        if not is_word_list(frame["triggers"]):
            yield f"triggers must be strings (quote on, off, yes, no): {frame['triggers']!r}"
            return
        for trigger, count in Counter(frame["triggers"]).items():
            if count > 1:
                yield f"{trigger!r} stands twice"
            if trigger.startswith("@") and not WORD_CLASS.fullmatch(trigger):
                yield f"{trigger!r} is no word class"
            if "  " in trigger:
                yield f"{trigger!r} has two spaces"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_slots_are_such_as_a_clause_of_the_kind_has(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        for end in ("subject", "object"):
            if not is_word_list(frame[end]):
                yield f"{end} must be a list of slots"
        kind = frame["kind"]
        yield from (
            f"unknown slot {slot!r} for a {kind}" for slot in slots_of(frame) if not is_slot(slot, kind)
        )

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_conditions_are_lists_of_words(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        for key in ("requires", "forbids"):
            for slot, words in (frame.get(key) or {}).items():
                if not is_word_list(words):
                    yield f"{key} {slot} must be a list of words"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_relations_and_qualifiers_are_in_the_vocabulary(language: str) -> None:
    ontology = load_ontology()

    def find(frame: dict[str, Any]) -> Iterator[str]:
        if frame["relation"] not in ontology.relations:
            yield f"no relation {frame['relation']!r}"
        for qualifier in frame.get("qualifiers") or {}:
            if qualifier not in ontology.qualifiers:
                yield f"no qualifier {qualifier!r}"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_types_narrow_those_of_the_relation(language: str) -> None:
    relations = load_ontology().relations

    def find(frame: dict[str, Any]) -> Iterator[str]:
        relation = relations[frame["relation"]]
        topic = ("Topic",) if relation.object_topic else ()
        allowed = {"subject": relation.subject_types, "object": (*relation.object_types, *topic)}
        for end, types in (frame.get("types") or {}).items():
            if end not in allowed:
                yield f"types of {end!r}"
                continue
            unknown = set(types) - set(ENTITY_TYPES) - {"Topic"}
            if unknown or not types:
                yield f"no entity types: {sorted(unknown)}"
            if not set(types) & set(allowed[end]):
                yield f"{end} can be none of {types}: the relation takes {sorted(allowed[end])}"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_certainty_only_weakens_and_polarity_only_denies(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        if frame.get("certainty", "probable") not in ("probable", "possible"):
            yield f"certainty {frame['certainty']!r}"
        if frame.get("polarity", "negative") != "negative":
            yield f"polarity {frame['polarity']!r}"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_frame_has_an_example_and_a_counter_example(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        if not frame["examples"] or not is_word_list(frame["counter"]):
            yield "needs at least one example and one counter-example"
        for example in frame["examples"]:
            if not {"text", "subject", "object"} <= set(example) <= EXAMPLE_KEYS:
                yield f"example keys {sorted(example)}"
            if unknown := set(example.get("qualifiers") or {}) - set(frame.get("qualifiers") or {}):
                yield f"example with qualifiers that the frame does not fill: {sorted(unknown)}"
            if example["text"] in frame["counter"]:
                yield f"example and counter-example at once: {example['text']!r}"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_example_sentences_are_written_as_sentences(language: str) -> None:
    def find(frame: dict[str, Any]) -> Iterator[str]:
        for text in (*(example["text"] for example in frame["examples"]), *frame["counter"]):
            # "iPhone maker …" is well written, "the maker …" is not.
            if text.split()[0].islower() or text.rstrip('"»” ')[-1:] not in tuple(".?!"):
                yield f"no sentence: {text!r}"

    assert problems(language, find) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_relation_has_a_frame(language: str) -> None:
    named = {frame["relation"] for _, frame in frames(language)}
    assert [name for name in load_ontology().relations if name not in named] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_triggers(language: str) -> None:
    triggers = {trigger.casefold() for _, frame in frames(language) for trigger in frame["triggers"]}
    assert len(triggers) >= LEAST_TRIGGERS[language]


@pytest.mark.parametrize(
    ("slot", "kind", "known"),
    [
        ("obl:à", "verb", True),
        ("obl:as/of", "verb", True),
        ("obl:/to", "verb", True),
        ("nmod:auprès de", "role", True),
        ("obl", "verb", True),
        ("of:of", "event", True),
        ("doer:avec", "event", True),
        ("bearer:après", "event", True),
        ("doer:avec", "role", False),
        ("owner", "verb", True),
        ("earlier:acquires/subject", "verb", True),
        ("earlier:acquires/verb", "verb", False),
        ("earlier:acquires/subject", "role", False),
        ("obl:", "verb", False),
        ("nmod:à", "verb", False),
        ("of", "verb", False),
        ("self", "verb", False),
        ("subj", "role", False),
    ],
)
def test_what_counts_as_a_slot(slot: str, kind: str, known: bool) -> None:
    assert is_slot(slot, kind) is known
