"""Who is who within one article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kgbuild.entities.anaphora import AnaphoraResolver
from kgbuild.entities.armies import ArmyJoiner
from kgbuild.entities.chains import Chain
from kgbuild.entities.deeds import DeedReader
from kgbuild.entities.groups import GroupReader, says_no_more
from kgbuild.entities.names import NameLinker
from kgbuild.entities.naming import make_entity
from kgbuild.entities.places import CountryLinker
from kgbuild.entities.scene import Scene
from kgbuild.entities.speakers import SpeakerGrouper
from kgbuild.entities.structure import StructureLinker
from kgbuild.entities.theme import mark_theme
from kgbuild.languages import Language
from kgbuild.languages.quotation import single_marks
from kgbuild.model import Article, CoreferenceChain, Entity, Mention, Sentence, Similarity


@dataclass(frozen=True, slots=True)
class Resolution:
    """The outcome for an article.

    ``demonyms`` maps (sentence, token) of words of nationality to the id of the country's entity.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    demonyms: Mapping[tuple[int, int], str]


class EntityResolver:
    """Groups the mentions of an article by what they refer to.

    ``similarity`` gives the closeness of two words' meanings; it may always give 0.0.
    """

    def __init__(self, language: Language, similarity: Similarity) -> None:
        self._names = NameLinker(language)
        self._countries = CountryLinker(language)
        self._armies = ArmyJoiner(language)
        self._structure = StructureLinker(language)
        self._singles = single_marks(language.code)
        self._deeds = DeedReader(language)
        self._groups = GroupReader(language)
        self._speakers = SpeakerGrouper(language)
        self._anaphora = AnaphoraResolver(language, similarity, self._structure)

    def resolve(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        linked: Sequence[CoreferenceChain] = (),
    ) -> Resolution:
        """The mentions with their entities, the entities by first appearance, the demonyms.

        ``linked`` are coreference chains from outside; where they are possible they say what
        pronouns of the third person and descriptions refer to. Names are never joined by them.
        """
        scene, chains, owner, demonyms = self._read(sentences, mentions, linked)
        named = sorted((c for c in chains if c.named and c.first >= 0), key=lambda c: c.first)
        entities = tuple(make_entity(chain, number) for number, chain in enumerate(named, 1))
        ids = {chain.number: entity.id for chain, entity in zip(named, entities, strict=True)}
        bodies = self._groups.bodies(scene, chains, owner)
        resolved = []
        for mention in mentions:
            chain = owner.get(mention.id)
            if chain is not None and chain.number in bodies and says_no_more(mention):
                chain = bodies[chain.number]
            if chain is not None and chain.number in ids:
                mention = replace(mention, entity=ids[chain.number], type=chain.type)
            resolved.append(mention)
        places = {place: ids[c.number] for place, c in sorted(demonyms.items()) if c.number in ids}
        return Resolution(tuple(resolved), entities, places)

    def chains(
        self, sentences: Sequence[Sentence], mentions: Sequence[Mention]
    ) -> tuple[tuple[Mention, ...], ...]:
        """All groups of mentions that refer to the same thing, unnamed things and speakers too."""
        scene, found, owner, _ = self._read(sentences, mentions)
        spoken = self._speakers.group(scene, mentions, owner)
        taken = {m.id for group in spoken for m in group}
        groups = [*spoken, *([m for m in c.mentions if m.id not in taken] for c in found)]
        return tuple(tuple(sorted(group, key=lambda m: m.start)) for group in groups if group)

    def _read(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        linked: Sequence[CoreferenceChain] = (),
    ) -> tuple[Scene, list[Chain], dict[str, Chain], dict[tuple[int, int], Chain]]:
        chains = self._names.link(sentences, mentions)
        demonyms = self._countries.link(sentences, mentions, chains)
        self._countries.merge_capitals(sentences, chains)
        self._armies.join(chains)
        for number, chain in enumerate(chains):
            chain.number = number
        owner = {m.id: chain for chain in chains for m in chain.mentions}
        scene = Scene(sentences, mentions, self._singles, linked)
        self._structure.learn_names(scene, chains)
        self._structure.describe(scene, mentions, owner)
        self._deeds.learn(scene, mentions, owner)
        mark_theme(scene, chains)
        self._anaphora.resolve(scene, mentions, chains, owner)
        return scene, chains, owner, demonyms
