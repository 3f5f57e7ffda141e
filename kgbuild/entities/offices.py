"""Offices that have several descriptions: the foreign minister is the head of diplomacy."""

from __future__ import annotations

from collections.abc import Set

from kgbuild.entities.scene import Scene
from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention, Token

_STATE = "state"
_BODIES = (_STATE, "body")


class Offices:
    """Names the offices that a description may stand for, from the language's ``offices.yaml``."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        document = language.data.document("offices")
        self._groups: dict[str, dict[str, set[str]]] = {body: {} for body in _BODIES}
        for body in _BODIES:
            for number, forms in enumerate(document[body]):
                for form in forms:
                    self._groups[body].setdefault(form, set()).add(f"{body}-{number}")

        self._state_heads = frozenset(form.split()[0] for form in self._groups[_STATE])
        self._covered = {general: frozenset(nouns) for general, nouns in document.get("general", {}).items()}
        #: The nouns that say little without their complement: *chef*, *ministre*.
        self.heads = frozenset(form.split()[0] for groups in self._groups.values() for form in groups)

    def is_other(self, offices: Set[str], roles: Set[str]) -> bool:
        """Whether offices of a state are none of somebody's who has been called *ministre* of another."""
        return all(key.startswith(_STATE) for key in offices) and not roles.isdisjoint(self._state_heads)

    def covers(self, noun: str, roles: Set[str]) -> bool:
        """Whether a general noun takes up one of the nouns used before: *l'élu* for a mayor."""
        return not roles.isdisjoint(self._covered.get(noun.casefold(), ()))

    def phrase(self, scene: Scene, mention: Mention) -> str:
        """The noun with its adjective where the two together mean something: *exécutif européen*; or ""."""
        tokens = scene.sentences[mention.sentence].tokens[mention.head : mention.head + 2]
        words = " ".join(t.text.casefold() for t in tokens)
        return words if words in self._covered else ""

    def of(self, scene: Scene, mention: Mention) -> frozenset[str]:
        """The keys of the offices that a description names; of one with *de la société* only a body's."""
        sentence = scene.sentences[mention.sentence]
        head = sentence.tokens[mention.head]
        inside = [t for t in sentence.tokens if mention.start <= t.start < mention.end]
        whole = _written([t for t in inside if self._counts(t, mention.head)], head)
        if whole in self._groups["state"]:
            bodies = self._groups["body"].get(whole, set())
            return frozenset(self._groups["state"][whole] | bodies)
        body = next((t for t in scene.complements(mention) if self._is_body(t)), None)
        left_out = {t.index for t in sentence.subtree(body.index)} if body is not None else set()
        words = [t for t in inside if t.index not in left_out and self._counts(t, mention.head)]
        form = _written(words, head)
        found = set(self._groups["body"].get(form, ()))
        if body is None or body.pos == "PROPN":
            found |= self._groups["state"].get(form, set())
        return frozenset(found)

    def _is_body(self, token: Token) -> bool:
        """Whether a complement is a name or a noun for a body or a place."""
        noun = self._lexicon.noun(token.text)
        return token.pos == "PROPN" or (noun is not None and noun.type in ("Organisation", "Place"))

    def _counts(self, token: Token, head: int) -> bool:
        leading = token.index < head and token.pos in ("DET", "ADP", "PRON", "PART")
        return not leading and self._lexicon.demonym(token.text) is None


def _written(words: list[Token], head: Token) -> str:
    """The words as the data files write them."""
    text = " ".join(w.text.casefold().replace("’", "'") for w in words)
    return text.replace("' ", "'") if words else head.text.casefold()
