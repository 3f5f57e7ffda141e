"""What people become by what they do or what is done to them: who was elected is *le nouvel élu*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kgbuild.entities.chains import Chain, Place
from kgbuild.entities.scene import Scene
from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention

_DONE_TO = ("obj", "nsubj:pass")


class DeedReader:
    """Reads the language's ``deeds``: by verb the nouns for its subject, and for its object."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        deeds: dict[str, dict[str, list[str]]] = language.data.document("deeds")
        self._doers, self._done_to = deeds["subject"], deeds["object"]

    def learn(self, scene: Scene, mentions: Sequence[Mention], owner: Mapping[str, Chain]) -> None:
        """Adds to the roles of named people what the clauses of their names make of them."""
        for mention in mentions:
            chain = owner.get(mention.id)
            if chain is None or not chain.named or chain.type != "Person":
                continue
            for noun in self._nouns(scene.places[mention.id]):
                known = self._lexicon.noun(noun)
                gender = known.gender if known is not None else ""
                if gender not in ("m", "f") or chain.gender in ("", gender):
                    chain.roles.add(noun)

    def _nouns(self, place: Place) -> Iterator[str]:
        label, verb = place.token.deprel, place.governor
        if label in _DONE_TO:
            yield from self._done_to.get(verb.lemma, ())
        elif label == "nsubj":
            yield from self._doers.get(verb.lemma, ())
        for child in place.sentence.children(place.token.index):
            if child.deprel == "acl" and child.feats.get("VerbForm") == "Part":
                yield from self._done_to.get(child.lemma, ())
