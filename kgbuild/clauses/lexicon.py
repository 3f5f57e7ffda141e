"""A language's words of saying, denying and doubting, ready to be asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kgbuild.languages import Language, get_language
from kgbuild.model import Token


def normalise(word: str) -> str:
    """Lower case, straight apostrophes."""
    return word.casefold().replace("’", "'")


class Phrases:
    """A set of turns of one or more words, found in a row of tokens by form or lemma."""

    def __init__(self, turns: Iterable[str]) -> None:
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for turn in turns:
            words = tuple(normalise(turn).replace("'", "' ").split())
            self._by_last.setdefault(words[-1], []).append(words)

    def ends_at(self, tokens: Sequence[Token], end: int) -> int:
        """Length in tokens of the longest turn whose last word is ``tokens[end]``; 0 for none."""
        best = 0
        for last in {normalise(tokens[end].text), tokens[end].lemma}:
            for words in self._by_last.get(last, ()):
                size = len(words)
                if size > best and size <= end + 1 and _matches(words, tokens[end + 1 - size : end + 1]):
                    best = size
        return best


def _matches(words: tuple[str, ...], tokens: Sequence[Token]) -> bool:
    return all(w in (normalise(t.text), t.lemma) for w, t in zip(words, tokens, strict=True))


@dataclass(frozen=True, slots=True)
class StandingWords:
    """What decides polarity and certainty, from ``polarity.yaml`` and ``certainty.yaml``."""

    negators: frozenset[str]
    clitics: frozenset[str]
    negative_verbs: frozenset[str]
    cancelling: frozenset[str]
    refusing: frozenset[str]
    open_when_denied: frozenset[str]
    universal: frozenset[str]
    false_adjectives: frozenset[str]
    false_adverbs: frozenset[str]
    governing: frozenset[str]
    verbs_of_gerunds: frozenset[str]
    open_adjectives: frozenset[str]
    separators: frozenset[str]
    failing: frozenset[str]
    occurring: frozenset[str]
    pending: frozenset[str]
    negative_nouns: frozenset[str]
    negative_prepositions: Phrases
    negative_phrases: Phrases
    not_negators: Phrases
    restrictive: frozenset[str]
    expletive_after: frozenset[str]
    possible_verbs: frozenset[str]
    probable_verbs: frozenset[str]
    possible_modals: frozenset[str]
    probable_modals: frozenset[str]
    possible_adverbs: Phrases
    probable_adverbs: Phrases
    possible_phrases: Phrases
    probable_phrases: Phrases
    conditions: Phrases
    before: frozenset[str]
    intent_nouns: frozenset[str]
    hearsay_nouns: frozenset[str]
    passing_nouns: frozenset[str]
    factive: frozenset[str]
    proving: frozenset[str]
    speech: dict[str, str]
    speech_phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    speech_nouns: frozenset[str]
    hearing_nouns: frozenset[str]
    anyone: frozenset[str]
    impersonal: frozenset[str]
    conjunctions: frozenset[str]
    comments: frozenset[str]
    topics: frozenset[str]
    source_prepositions: Phrases


def _single(words: Iterable[str]) -> frozenset[str]:
    return frozenset(normalise(word) for word in words if word)


@cache
def _standing_words(code: str) -> StandingWords:
    data = get_language(code).data
    polarity: dict[str, Any] = data.document("polarity")
    certainty: dict[str, Any] = data.document("certainty")
    speech: dict[str, Any] = data.document("speech_verbs")
    wishes = _single(certainty["wishes"])
    return StandingWords(
        negators=_single(polarity["negators"]),
        clitics=_single(polarity.get("clitics", ())),
        negative_verbs=_single(polarity["verbs"]),
        cancelling=_single(polarity["cancelling"]),
        refusing=_single(polarity["refusing"]),
        open_when_denied=_single(polarity["open_when_denied"]),
        universal=_single(polarity["universal"]),
        false_adjectives=_single(polarity["false_adjectives"]),
        false_adverbs=_single(polarity["false_adverbs"]),
        governing=_single(certainty.get("governing", ())),
        verbs_of_gerunds=_single(certainty.get("verbs_of_gerunds", ())),
        open_adjectives=_single(certainty["open_adjectives"]),
        separators=_single(polarity["separators"]),
        failing=_single(polarity["failing"]),
        occurring=_single(polarity["occurring"]),
        pending=_single(certainty["pending"]),
        negative_nouns=_single(polarity["nouns"]),
        negative_prepositions=Phrases(polarity["prepositions"]),
        negative_phrases=Phrases(polarity["phrases"]),
        not_negators=Phrases(polarity["not_negators"]),
        restrictive=_single(polarity["restrictive"]),
        expletive_after=_single(polarity.get("expletive_after", ())),
        possible_verbs=_single(certainty["verbs_possible"]) | wishes,
        probable_verbs=_single(certainty["verbs_probable"]),
        possible_modals=_single(certainty["modals_possible"]),
        probable_modals=_single(certainty["modals_probable"]),
        possible_adverbs=Phrases(certainty["adverbs_possible"]),
        probable_adverbs=Phrases(certainty["adverbs_probable"]),
        possible_phrases=Phrases(certainty["phrases_possible"]),
        probable_phrases=Phrases(certainty["phrases_probable"]),
        conditions=Phrases(certainty["conditions"]),
        before=_single(certainty["before"]),
        intent_nouns=_single(certainty["intent_nouns"]),
        hearsay_nouns=_single(certainty["hearsay_nouns"]),
        passing_nouns=_single(certainty["passing_nouns"]),
        factive=_single(certainty["factive"]),
        proving=_single(certainty["proving"]),
        speech=_speech_classes(speech),
        speech_phrases=_speech_phrases(speech["phrases"]),
        speech_nouns=_single(speech["nouns"]),
        hearing_nouns=_single(speech.get("hearing_nouns", ())),
        anyone=_single(speech["anyone"]),
        impersonal=_single(speech["impersonal"]),
        conjunctions=_single(speech["conjunctions"]),
        comments=_single(speech["comments"]),
        topics=_single(speech["topics"]),
        source_prepositions=Phrases(speech["prepositions"]),
    )


def _speech_classes(speech: dict[str, Any]) -> dict[str, str]:
    classes: dict[str, str] = {}
    for name in ("say", "think", "ask", "deny", "doubt", "promise", "accuse", "hear"):
        for verb in speech.get(name, ()):
            classes.setdefault(normalise(verb), name)
    return classes


def _speech_phrases(classes: dict[str, Any]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The turns of several words and their class, under each of their words."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, turns in classes.items():
        for turn in turns:
            words = tuple(normalise(turn).replace("'", "' ").split())
            for word in dict.fromkeys(words):
                found.setdefault(word, []).append((words, name))
    return {word: tuple(turns) for word, turns in found.items()}


def standing_words(language: Language) -> StandingWords:
    """The words of a language that decide polarity, certainty and speaker, read once."""
    return _standing_words(language.code)
