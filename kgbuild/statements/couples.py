"""*les deux hommes*: the two that the text has just put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Entity, Mention, Sentence, Token

#: The two are named together no further back than so many sentences.
_NEAR = 2
_COUPLE = 2
_TYPES = ("Person", "Organisation", "Place")
_COUNTRY = "country"


class CoupleReader:
    """Finds the two things that a description with *two* takes up, in one article."""

    def __init__(
        self,
        language: Language,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
        together: Sequence[tuple[str, str]],
    ) -> None:
        grammar: dict[str, list[str]] = language.data.document("grammar")
        self._two, self._both = frozenset(grammar["two"]), frozenset(grammar["both"])
        self._sides, self._pairs = frozenset(grammar["sides"]), frozenset(grammar["pairs"])
        self._together = together
        self._gazetteer = gazetteer_for(language)
        self._lexicon = lexicon_for(language)
        self._sentences = sentences
        self._entities = entities
        self._said: dict[int, list[Mention]] = {}
        self._nominals: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.kind == "nominal" and mention.entity is None:
                self._nominals.setdefault(mention.sentence, []).append(mention)
            if mention.entity is not None and mention.kind != "pronoun":
                self._said.setdefault(mention.sentence, []).append(mention)

    def couple(self, mention: Mention) -> tuple[str, ...]:
        """The ids of the two, in reading order; nothing where it is not clear which two are meant."""
        sentence = self._sentences[mention.sentence]
        head = sentence.tokens[mention.head]
        if mention.kind != "nominal" or not self._takes_up_two(sentence, head):
            return ()
        if head.lemma in self._sides:
            return self._dealing(("Organisation", "Place"))
        noun = self._lexicon.noun(head.text) or self._lexicon.noun(head.lemma)
        if head.lemma in self._pairs:
            return self._near(mention, ("Person",))
        if noun is None or noun.type not in _TYPES or (noun.type == "Place" and noun.kind != _COUNTRY):
            return ()
        return self._near(mention, (noun.type,)) or self._dealing((noun.type,))

    def _near(self, mention: Mention, types: tuple[str, ...]) -> tuple[str, ...]:
        """The only two that the nearest sentence before names."""
        for number in range(mention.sentence - 1, max(-1, mention.sentence - 1 - _NEAR), -1):
            again = (self.couple(m) for m in self._nominals.get(number, ()))
            same = next((two for two in again if two and self._is_one_of(two[0], types)), ())
            named = (m.entity for m in self._said.get(number, ()))
            found = tuple(dict.fromkeys(e for e in named if e and self._is_one_of(e, types)))
            if same or found:
                return same or (found if len(found) == _COUPLE else ())
        return ()

    def _dealing(self, types: tuple[str, ...]) -> tuple[str, ...]:
        """The two of which the text has said most that they deal with, or fight, each other."""
        pairs = [
            tuple(sorted(pair)) for pair in self._together if all(self._is_one_of(e, types) for e in pair)
        ]
        counted = Counter(pairs).most_common(2)
        if not counted or (len(counted) == _COUPLE and counted[0][1] == counted[1][1]):
            return ()
        return counted[0][0]

    def _is_one_of(self, entity: str, types: tuple[str, ...]) -> bool:
        found = self._entities[entity]
        if found.type == "Place":
            known = self._gazetteer.find(found.name)
            return "Place" in types and known is not None and known.kind == _COUNTRY
        return found.type in types

    def _takes_up_two(self, sentence: Sentence, head: Token) -> bool:
        """Whether a noun stands with the definite article and *two* alone, or with *both*."""
        children = [t for t in sentence.children(head.index) if t.index < head.index and t.deprel != "case"]
        words = [t.text.casefold() for t in children]
        definite = any(self._lexicon.determiner(word) == "definite" for word in words)
        two = any(word in self._two for word in words) or head.lemma in self._pairs
        both = any(word in self._both for word in words)
        bare = all(t.deprel != "nmod" for t in sentence.children(head.index))
        return bare and (both or (two and definite))
