"""*les deux hommes*: the two that the text has just put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Entity, Mention, Sentence, Token

#: The two are named together no further back than so many sentences.
_NEAR = 2
_COUPLE = 2
_TYPES = ("Person", "Organisation")


class CoupleReader:
    """Finds the two things that a description with *two* takes up, in one article."""

    def __init__(
        self,
        language: Language,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        entities: Mapping[str, Entity],
    ) -> None:
        self._two = frozenset(language.data.document("grammar").get("two", ()))
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
        noun = self._lexicon.noun(head.text) or self._lexicon.noun(head.lemma)
        if noun is None or noun.type not in _TYPES:
            return ()
        for number in range(mention.sentence - 1, max(-1, mention.sentence - 1 - _NEAR), -1):
            again = (self.couple(m) for m in self._nominals.get(number, ()))
            same = next((two for two in again if two and self._entities[two[0]].type == noun.type), ())
            named = (m.entity for m in self._said.get(number, ()))
            found = tuple(dict.fromkeys(e for e in named if e and self._entities[e].type == noun.type))
            if same or found:
                return same or (found if len(found) == _COUPLE else ())
        return ()

    def _takes_up_two(self, sentence: Sentence, head: Token) -> bool:
        """Whether a noun stands with the definite article and *two* alone."""
        children = [t for t in sentence.children(head.index) if t.index < head.index and t.deprel != "case"]
        words = [t.text.casefold() for t in children]
        return (
            any(word in self._two for word in words)
            and any(self._lexicon.determiner(word) == "definite" for word in words)
            and all(t.deprel != "nmod" for t in sentence.children(head.index))
        )
