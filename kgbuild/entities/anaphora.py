"""Finds what pronouns and definite descriptions refer to."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.entities.chains import Chain, Place, rank
from kgbuild.entities.scene import Scene
from kgbuild.entities.structure import StructureLinker
from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import PronounForm, lexicon_for
from kgbuild.model import Mention, Similarity

_ACTORS = frozenset({"Person", "Organisation"})
_FAR = 4
_FAR_DESCRIPTION = 12


class AnaphoraResolver:
    """Reads the mentions of an article in order; each finds its chain or opens one."""

    def __init__(self, language: Language, similarity: Similarity, structure: StructureLinker) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._similarity = similarity
        self._structure = structure

    def resolve(
        self, scene: Scene, mentions: Sequence[Mention], chains: list[Chain], owner: dict[str, Chain]
    ) -> None:
        """Gives every mention that can have one its chain in ``owner``; unnamed chains are appended."""
        seen: list[Mention] = []
        for mention in mentions:
            if mention.id not in owner:
                chain = self._find(scene, mention, seen, owner)
                if chain is not None:
                    owner[mention.id] = chain
                    chain.add(mention)
                    if mention.kind == "nominal":
                        self._structure.learn(scene, mention, chain)
                elif mention.kind == "nominal":
                    owner[mention.id] = self._open(scene, mention, chains)
            if mention.id in owner:
                seen.append(mention)

    def _open(self, scene: Scene, mention: Mention, chains: list[Chain]) -> Chain:
        chain = Chain(len(chains), mention.type, gender=mention.gender, plural=mention.number == "p")
        chain.add(mention)
        self._structure.learn(scene, mention, chain)
        chains.append(chain)
        return chain

    def _find(
        self, scene: Scene, mention: Mention, seen: Sequence[Mention], owner: dict[str, Chain]
    ) -> Chain | None:
        if mention.kind == "pronoun":
            form = self._form(scene, mention)
            if form is None or form.person != 3:
                return None
            if form.role == "relative":
                antecedent = self._structure.relative_antecedent(scene, mention)
                return owner.get(antecedent.id) if antecedent is not None else None
            return self._pronoun(scene, mention, form, seen, owner)
        if mention.kind == "nominal":
            return self._description(scene, mention, seen, owner)
        return None

    def _form(self, scene: Scene, mention: Mention) -> PronounForm | None:
        token = scene.places[mention.id].token
        roles = ("possessive", "demonstrative", "personal", "relative")
        if token.pos == "PRON" and token.deprel not in ("nmod:poss", "det"):
            roles = ("demonstrative", "personal", "relative", "possessive")
        for role in roles:
            form = self._lexicon.pronoun(token.text, role)
            if form is not None:
                return form
        return None

    # Pronouns

    def _pronoun(
        self, scene: Scene, mention: Mention, form: PronounForm, seen: Sequence[Mention], owner: dict[str, Chain]
    ) -> Chain | None:
        place = scene.places[mention.id]
        best: tuple[float, Chain] | None = None
        latest: dict[int, Mention] = {}
        for earlier in seen:
            if earlier.start < mention.start:
                latest[owner[earlier.id].number] = earlier
        recent = [m for m in seen if mention.sentence - m.sentence <= _FAR and m.start < mention.start]
        for earlier in recent:
            chain = owner[earlier.id]
            if not self._agrees(form, mention, chain, earlier):
                continue
            if self._excluded(scene, place, form, chain, owner):
                continue
            score = self._salience(scene, place, form, earlier, chain)
            if best is None or score >= best[0]:
                best = (score, chain)
        return best[1] if best is not None else None

    def _agrees(self, form: PronounForm, mention: Mention, chain: Chain, earlier: Mention) -> bool:
        plural = chain.plural
        if form.number == "p" and not plural:
            return False
        if form.number == "s" and plural:
            return False
        if form.gender == "n":
            return chain.type != "Person"
        gender = mention.gender or form.gender
        if gender and chain.gender and gender != chain.gender:
            return False
        if self._lexicon.has("habits", "demonyms_are_capitalised") and form.gender in ("m", "f"):
            return chain.type == "Person"
        return not (gender and not chain.gender and chain.type is None and not chain.named and False)

    def _excluded(
        self, scene: Scene, place: Place, form: PronounForm, chain: Chain, owner: dict[str, Chain]
    ) -> bool:
        """Whether the chain already takes part in the pronoun's clause: "X l'a vu" is not X."""
        if form.role == "possessive":
            governor = scene.by_head.get((place.sentence.index, place.governor.index))
            return governor is not None and owner.get(governor.id) is chain
        clause = place.clause
        if clause < 0:
            return False
        for other in chain.mentions:
            if other.sentence == place.sentence.index and scene.places[other.id].clause == clause:
                return True
        return False

    def _salience(
        self, scene: Scene, place: Place, form: PronounForm, earlier: Mention, chain: Chain
    ) -> float:
        other = scene.places[earlier.id]
        distance = place.sentence.index - other.sentence.index
        score = -2.0 * distance + rank(other)
        if chain.type == "Person":
            score += 2.0
        elif chain.type == "Organisation":
            score += 0.8
        elif chain.type is None:
            score -= 0.5
        if chain.named:
            score += 1.0
        score += min(len(chain.mentions), 5) * 0.3
        if earlier.kind == "pronoun":
            score += 1.0
        if place.quoted != other.quoted:
            score -= 1.5
        if place.subject and other.subject:
            score += 1.0
        if form.role == "possessive" and distance == 0 and other.subject:
            score += 1.0
        if form.role == "demonstrative":
            score += 0.004 * (earlier.start - place.mention.start) - rank(other) * 0.8
        gap = place.mention.start - earlier.end
        return score - min(gap, 400) * 0.004

    # Descriptions

    def _description(
        self, scene: Scene, mention: Mention, seen: Sequence[Mention], owner: dict[str, Chain]
    ) -> Chain | None:
        place = scene.places[mention.id]
        determiner = scene.determiner(mention)
        kind = self._lexicon.determiner(determiner.text) if determiner is not None else ""
        if kind not in ("definite", "demonstrative", "possessive"):
            return None
        latter = self._lexicon.pronoun(place.token.text, "latter")
        if latter is not None and determiner is not None and determiner.text.casefold() in self._lexicon.pronouns["latter_determiners"]:
            return self._pronoun(scene, mention, PronounForm("demonstrative", 3, latter.gender, latter.number), seen, owner)
        best: tuple[float, Chain] | None = None
        done: set[int] = set()
        for earlier in reversed(seen):
            chain = owner[earlier.id]
            if chain.number in done or earlier.start >= mention.start:
                continue
            done.add(chain.number)
            if mention.sentence - earlier.sentence > _FAR_DESCRIPTION and not chain.named:
                continue
            score = self._match(scene, mention, kind, earlier, chain, owner)
            if score > 0 and (best is None or score > best[0]):
                best = (score, chain)
        return best[1] if best is not None else None

    def _match(
        self, scene: Scene, mention: Mention, kind: str, earlier: Mention, chain: Chain, owner: dict[str, Chain]
    ) -> float:
        """How well a description fits a chain, 0 or less for not at all."""
        place = scene.places[mention.id]
        if (mention.number == "p") != chain.plural:
            return 0.0
        if self._clashes(scene, mention, chain, owner):
            return 0.0
        head = place.token.text.casefold()
        same_role = head in chain.roles or place.token.lemma in chain.roles
        origins = self._structure.origins(scene, mention)
        if origins and chain.origins and not origins & chain.origins:
            return 0.0
        distance = mention.sentence - earlier.sentence
        score = -0.25 * distance + 0.1 * rank(scene.places[earlier.id])
        if kind == "demonstrative":
            score += 0.5
        if same_role:
            if not chain.named and not self._same_modifiers(scene, mention, chain):
                return 0.0
            return score + 6.0
        if mention.type is None or chain.type != mention.type or not chain.named:
            return 0.0
        if chain.type == "Person" and mention.gender and chain.gender and mention.gender != chain.gender:
            return 0.0
        return score + self._class_match(scene, mention, kind, chain, origins)

    def _class_match(self, scene: Scene, mention: Mention, kind: str, chain: Chain, origins: set[str]) -> float:
        noun = self._lexicon.noun(scene.places[mention.id].token.text)
        if noun is None:
            return 0.0
        kinds = {k for k in (chain.kind, *chain.kinds) if k}
        if chain.type != "Person" and kinds and noun.kind not in kinds:
            return -10.0
        if chain.type == "Organisation" and noun.kind == "institution":
            return -10.0
        complements = scene.complements(mention)
        score = 2.0
        if origins:
            score += 0.5 + 3.0 * self._closeness(scene, mention, chain, origins)
            if origins & chain.origins:
                score += 2.0
        elif complements:
            score += 3.0 * self._named_closeness(complements, chain) - 1.0
        if chain.type == "Person" and noun.type == "Person" and complements and kind != "demonstrative":
            score -= 0.5
        return score

    def _closeness(self, scene: Scene, mention: Mention, chain: Chain, origins: set[str]) -> float:
        place = scene.places[mention.id]
        words = [t.text for t in place.sentence.tokens if mention.start <= t.start < mention.end and t.head == mention.head]
        return self._named_words(words, chain)

    def _named_closeness(self, complements: Sequence[object], chain: Chain) -> float:
        return self._named_words([t.text for t in complements], chain)  # type: ignore[attr-defined]

    def _named_words(self, words: Sequence[str], chain: Chain) -> float:
        """The closest that one of the words comes to a word of the chain's names."""
        own = sorted({part for form in chain.forms for part in form.split() if part[:1].isupper()})
        return max((self._similarity(a, b) for a in words for b in own), default=0.0)

    def _same_modifiers(self, scene: Scene, mention: Mention, chain: Chain) -> bool:
        """Whether the description adds nothing that an unnamed thing of the same noun lacks."""
        own = self._modifiers(scene, mention)
        for other in chain.mentions:
            if other.kind == "nominal" and own <= self._modifiers(scene, other):
                return True
        return False

    def _modifiers(self, scene: Scene, mention: Mention) -> set[str]:
        sentence = scene.sentences[mention.sentence]
        return {
            t.lemma
            for t in sentence.tokens
            if mention.start <= t.start < mention.end and t.index != mention.head and t.pos in ("ADJ", "NOUN", "PROPN", "NUM")
        }

    def _clashes(self, scene: Scene, mention: Mention, chain: Chain, owner: dict[str, Chain]) -> bool:
        """Whether the chain takes part in the description's own clause, or stands inside it."""
        place = scene.places[mention.id]
        for other in chain.mentions:
            if other.sentence != mention.sentence:
                continue
            if mention.start <= other.start < mention.end:
                return True
            if other.start <= mention.start < other.end:
                return True
            there = scene.places[other.id]
            if place.clause >= 0 and there.clause == place.clause:
                return True
            if place.token.deprel == "conj" and there.token.index == place.governor.index:
                return True
            if place.token.deprel == "conj" and there.token.deprel == "conj" and there.token.head == place.token.head:
                return True
        return False
