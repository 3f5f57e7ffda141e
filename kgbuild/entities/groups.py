"""People that stand for the body they belong to: *les combattants du Front* … *ils*, *les insurgés*."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgbuild.entities.chains import Chain
from kgbuild.entities.scene import Scene
from kgbuild.languages import Language
from kgbuild.model import Mention

_BODIES = ("Organisation", "Place")
_ARMED = "armed"
_NOUN_WITH_ARTICLE = 2


class GroupReader:
    """Finds the bodies behind the groups of people in one article."""

    def __init__(self, language: Language) -> None:
        grammar: dict[str, list[str]] = language.data.document("grammar")
        self._groups = frozenset(language.data.terms("groups"))
        self._fighters = frozenset(grammar["fighters"])
        self._possessor = frozenset(grammar["possessor"])

    def bodies(self, scene: Scene, chains: Iterable[Chain], owner: Mapping[str, Chain]) -> dict[int, Chain]:
        """By their numbers the chains of unnamed groups, with the chains of their bodies.

        Fighters without complement are those of the only armed group that the article names.
        """
        found: dict[int, Chain] = {}
        bare: list[Chain] = []
        armed: dict[int, Chain] = {}
        for chain in chains:
            if chain.named:
                if chain.type == "Organisation" and _ARMED in (chain.kind, *chain.kinds):
                    armed[chain.number] = chain
                continue
            lemmas = {
                self._lemma(scene, m) for m in chain.mentions if m.kind == "nominal" and m.number == "p"
            }
            if not lemmas & (self._groups | self._fighters):
                continue
            body = next(filter(None, (self._body(scene, m, owner) for m in chain.mentions)), None)
            if body is not None:
                found[chain.number] = body
                if lemmas & self._fighters:
                    armed[body.number] = body
            elif lemmas & self._fighters and not any(scene.complements(m) for m in chain.mentions):
                bare.append(chain)
        if len(armed) == 1:
            found.update((chain.number, body) for chain in bare for body in armed.values())
        return found

    def _lemma(self, scene: Scene, mention: Mention) -> str:
        return scene.sentences[mention.sentence].tokens[mention.head].lemma

    def _body(self, scene: Scene, mention: Mention, owner: Mapping[str, Chain]) -> Chain | None:
        """The body in the complement of a group's noun."""
        if mention.kind != "nominal" or self._lemma(scene, mention) not in self._groups | self._fighters:
            return None
        sentence = scene.sentences[mention.sentence]
        for child in sentence.children(mention.head):
            cases = [t.lemma for t in sentence.children(child.index) if t.deprel == "case"]
            if child.deprel != "nmod" or not cases or cases[0] not in self._possessor:
                continue
            for name in scene.names_in(sentence.index):
                chain = owner.get(name.id)
                inside = name.start <= child.start < name.end
                if inside and chain is not None and chain.named and chain.type in _BODIES:
                    return chain
        return None


def says_no_more(mention: Mention) -> bool:
    """Whether a mention but takes up what was said: a pronoun, or a noun with its determiner alone."""
    return mention.kind == "pronoun" or len(mention.text.split()) <= _NOUN_WITH_ARTICLE
