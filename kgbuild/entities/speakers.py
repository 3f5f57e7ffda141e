"""Who says *I* and *we*: first-person pronouns grouped by the passage they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.entities.chains import Chain
from kgbuild.entities.scene import Scene
from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention


class SpeakerGrouper:
    """Puts the first-person pronouns of one speaker together.

    A passage goes on until a paragraph brings in another person outside its quotes; that person
    is taken for its speaker. Who a quote belongs to for certain is decided elsewhere.
    """

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)

    def group(
        self, scene: Scene, mentions: Sequence[Mention], owner: dict[str, Chain]
    ) -> list[list[Mention]]:
        """Lists of mentions of one speaker each, the speaker's own mentions first."""
        groups: list[list[Mention]] = []
        current: dict[str, list[Mention]] = {}
        speaker: Chain | None = None
        paragraph = -1
        for mention in mentions:
            here = scene.sentences[mention.sentence].paragraph
            if here != paragraph:
                paragraph = here
                found = self._speaker(scene, mentions, owner, here)
                if found is not None and found is not speaker:
                    speaker, current = found, {}
            number = self._first_person(mention)
            if number is None:
                continue
            if number not in current:
                own = list(speaker.mentions) if speaker is not None and number == "s" else []
                current[number] = own
                groups.append(own)
            current[number].append(mention)
        return groups

    def _first_person(self, mention: Mention) -> str | None:
        if mention.kind != "pronoun":
            return None
        for role in ("personal", "possessive"):
            form = self._lexicon.pronoun(mention.text, role)
            if form is not None and form.person == 1:
                return form.number
        return None

    def _speaker(
        self, scene: Scene, mentions: Sequence[Mention], owner: dict[str, Chain], paragraph: int
    ) -> Chain | None:
        for mention in mentions:
            if mention.kind == "pronoun" or scene.sentences[mention.sentence].paragraph != paragraph:
                continue
            place = scene.places[mention.id]
            chain = owner.get(mention.id)
            if chain is not None and chain.type == "Person" and not chain.plural and not place.quoted:
                return chain
        return None
