"""Acronyms of common words: *une zone à faibles émissions (ZFE)* names no body."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import NameSpan, is_shouted
from kgbuild.model import EntityType, Sentence, Token

_FARTHEST = 12


def full_names(sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> dict[str, str]:
    """For each short form in brackets the name before it, both folded: *Institut des mers (Inmer)*.

    The letters of the short form stand in that order in the full name, from its first.
    """
    found: dict[str, str] = {}
    for full, short in pairwise(sorted(spans, key=lambda s: (s.sentence, s.first))):
        sentence = sentences[short.sentence]
        near = full.sentence == short.sentence and full.last + 2 == short.first == short.last
        if not near or sentence.tokens[full.last + 1].text != "(" or full.first == full.last:
            continue
        whole, letters = fold(full.text(sentence)), iter(fold(full.text(sentence)))
        name = fold(short.text(sentence))
        if name[:1] == whole[:1] and all(letter in letters for letter in name):
            found[name] = whole
    return found


class CommonAcronyms:
    """Finds the acronyms in brackets whose letters open the common words before the bracket."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._head_first = self._lexicon.has("habits", "adjectives_follow")

    def find(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> dict[str, EntityType | None]:
        """For each such acronym, folded, the type of thing that its words stand for, None for no thing."""
        found: dict[str, EntityType | None] = {}
        for span in spans:
            sentence = sentences[span.sentence]
            words = self._words(sentence, span)
            if words:
                head = words[0] if self._head_first else words[-1]
                if head.text.islower():
                    found[fold(span.text(sentence))] = self._type(head)
        return found

    def _words(self, sentence: Sentence, span: NameSpan) -> list[Token]:
        """The words whose first letters make up the acronym, none where they do not."""
        token = sentence.tokens[span.first]
        if span.first != span.last or not is_shouted(token) or span.first < 3:
            return []
        if sentence.tokens[span.first - 1].text != "(":
            return []
        letters = fold(token.text)
        words: list[Token] = []
        for before in reversed(sentence.tokens[max(0, span.first - 1 - _FARTHEST) : span.first - 1]):
            if not before.text[:1].isalpha():
                break
            if self._lexicon.has("connectors", before.text) or self._lexicon.has("articles", before.text):
                continue
            words.insert(0, before)
            if len(words) == len(letters):
                break
        initials = "".join(fold(word.text)[0] for word in words)
        return words if initials == letters else []

    def _type(self, head: Token) -> EntityType | None:
        noun = self._lexicon.noun(head.text) or self._lexicon.noun(head.lemma)
        if noun is not None:
            return None if noun.type == "Person" else noun.type
        return "Organisation" if self._lexicon.has("organisation_heads", head.text) else None
