"""Finds what pronouns and definite descriptions refer to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgbuild.entities.chains import Chain, Place, is_done_to, rank
from kgbuild.entities.descriptions import Description, DescriptionMatcher
from kgbuild.entities.scene import Scene
from kgbuild.entities.structure import StructureLinker
from kgbuild.languages import Language
from kgbuild.languages.lexicon import PronounForm, lexicon_for
from kgbuild.model import Mention, Similarity, Token

_FAR = 4
#: What it counts for or against a possessor that the thing is such a one's.
_POSSESSOR = 2.5
#: What it counts for a pronoun's antecedent that the sentence announces it: *quant à X, elle …*.
_TOPIC = 6.0
#: What it counts that an antecedent is the subject of the clause above the pronoun's.
_GOVERNING = 1.5
#: What it counts against a newspaper that is but named as the source of a report.
_REPORTED_BY = 2.0
#: What it counts for the subject of the sentence whose opening words hold the pronoun.
_AHEAD = 1.5
_CLAUSES = ("advcl", "ccomp")
#: The last sentence in which a headline's description may be explained.
_LEAD = 3
_FAR_DESCRIPTION = 12
#: By how much a description must fit something better than all else; more where it says whose
#: the thing is, which is seldom somebody just named: *son adversaire*.
_CLEAR = 0.14
_CLEAR_POSSESSED = 1.0


class AnaphoraResolver:
    """Reads the mentions of an article in order; each finds its chain or opens one."""

    def __init__(self, language: Language, similarity: Similarity, structure: StructureLinker) -> None:
        self._lexicon = lexicon_for(language)
        self._structure = structure
        self._matcher = DescriptionMatcher(language, similarity, structure)

    def resolve(
        self, scene: Scene, mentions: Sequence[Mention], chains: list[Chain], owner: dict[str, Chain]
    ) -> None:
        """Gives every mention that can have one its chain in ``owner``; unnamed chains are appended."""
        seen: list[Mention] = []
        described = [m for m in mentions if m.kind == "nominal" and m.id in owner]
        for mention in mentions:
            if mention.id not in owner:
                chain = self._find(scene, mention, seen, owner)
                if chain is None and mention.kind == "nominal" and mention.sentence == 0:
                    chain = self._announced(scene, mention, described, owner)
                if chain is not None:
                    owner[mention.id] = chain
                    chain.add(mention)
                    if mention.kind == "nominal":
                        self._structure.learn(scene, mention, chain)
                elif mention.kind == "nominal" and scene.determiner(mention) is not None:
                    owner[mention.id] = self._open(scene, mention, chains)
            if mention.id in owner:
                seen.append(mention)

    def _announced(
        self, scene: Scene, mention: Mention, described: Sequence[Mention], owner: dict[str, Chain]
    ) -> Chain | None:
        """A headline's *la ministre du Logement*: whom the text then names with the same description."""
        for later in described:
            if mention.start < later.start and later.sentence <= _LEAD:
                chain = owner[later.id]
                if chain.named and self._matcher.repeats(scene, mention, later, chain):
                    return chain
        return None

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
        joined = self._lexicon.pronoun(mention.text, "demonstrative")
        if joined is not None:
            return joined
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
        self,
        scene: Scene,
        mention: Mention,
        form: PronounForm,
        seen: Sequence[Mention],
        owner: dict[str, Chain],
    ) -> Chain | None:
        place = scene.places[mention.id]

        def can_be(chain: Chain) -> bool:
            return self._agrees(form, mention, chain) and not self._excluded(scene, place, form, chain, owner)

        linked = _linked(scene, mention, owner, can_be)
        if linked is not None:
            return linked
        best: tuple[float, Chain] | None = None
        recent = [m for m in seen if mention.sentence - m.sentence <= _FAR and m.start < mention.start]
        for earlier in recent:
            chain = owner[earlier.id]
            if not can_be(chain):
                continue
            score = self._salience(scene, place, form, earlier, chain)
            if self._is_topic(scene, place, earlier):
                score += _TOPIC
            if best is None or score >= best[0]:
                best = (score, chain)
        ahead = _subject_ahead(scene, place, form)
        if ahead is not None and ahead.id in owner and can_be(owner[ahead.id]):
            score = self._salience(scene, place, form, ahead, owner[ahead.id]) + _AHEAD
            if best is None or score > best[0]:
                best = (score, owner[ahead.id])
        return best[1] if best is not None else None

    def _agrees(self, form: PronounForm, mention: Mention, chain: Chain) -> bool:
        plural = chain.plural
        if form.number == "p" and not plural:
            return False
        if form.number == "s" and plural:
            return False
        if form.gender == "n":
            return chain.type != "Person"
        gender = mention.gender or form.gender
        known = chain.genders() if chain.type != "Person" else {chain.gender} - {""}
        if gender and known and gender not in known:
            return False
        if self._lexicon.has("habits", "demonyms_are_capitalised") and form.gender in ("m", "f"):
            return chain.type == "Person"
        return True

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
            if other.sentence != place.sentence.index:
                continue
            there = scene.places[other.id]
            if there.clause == clause or is_done_to(place, there):
                return not self._is_topic(scene, place, other)
        return False

    def _is_topic(self, scene: Scene, place: Place, other: Mention) -> bool:
        """*Quant à la Hongrie, elle …*: what the sentence announces as its topic, the pronoun takes up."""
        there = scene.places[other.id].token
        words = [c.lemma for c in place.sentence.children(there.index) if c.deprel == "case"]
        markers = self._lexicon.pronouns.get("topic_markers", ())
        same = other.sentence == place.sentence.index
        return same and place.subject and (" ".join(words) in markers or words[:1] == markers[:1])

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
            score -= 1.5
        if chain.named:
            score += 1.0
        score += min(len(chain.mentions), 5) * 0.3
        if earlier.kind == "pronoun":
            score += 1.0
        if "media" in (chain.kind, *chain.kinds) and not other.subject:
            score -= _REPORTED_BY
        if place.quoted != other.quoted:
            # Who speaks is rarely spoken of in what is said: « La ville dort », a dit *son maire*.
            score -= 4.0 if other.quoted else 1.5
        if place.subject and other.subject:
            score += 1.0
        if distance == 0 and place.subject and _governs(place, other):
            score += _GOVERNING
        if form.role == "possessive":
            score += self._possessor(place, chain) + (1.0 if distance == 0 and other.subject else 0.0)
        gap = max(0, place.mention.start - earlier.end)
        if form.role == "demonstrative":
            # "The latter" is what was named last, whatever its place in the sentence.
            return (2.0 if chain.type == "Person" else 0.0) - 0.03 * gap
        return score - min(gap, 400) * 0.004

    def _possessor(self, place: Place, chain: Chain) -> float:
        """How well a chain goes with what is possessed: *son PDG* is a firm's, *son épouse* a person's."""
        owners = self._lexicon.possessors(place.governor.lemma)
        if not owners or chain.type is None:
            return 0.0
        return _POSSESSOR if chain.type in owners else -_POSSESSOR

    # Descriptions

    def _description(
        self, scene: Scene, mention: Mention, seen: Sequence[Mention], owner: dict[str, Chain]
    ) -> Chain | None:
        place = scene.places[mention.id]
        determiner = scene.determiner(mention)
        kind = self._lexicon.determiner(determiner.text) if determiner is not None else ""
        if kind not in ("definite", "demonstrative", "possessive"):
            return None
        if determiner is not None and self._is_speakers(determiner):
            return None
        latter = self._lexicon.pronoun(place.token.text, "latter")
        if latter and determiner and self._lexicon.is_latter(determiner.text, place.token.text):
            noun = self._lexicon.noun(place.token.text)
            if noun is not None and noun.type == "Person":
                seen = [m for m in seen if owner[m.id].type == "Person"] or seen
            return self._pronoun(
                scene, mention, PronounForm("demonstrative", 3, latter.gender, latter.number), seen, owner
            )
        owning = self._owner(scene, determiner, mention, seen, owner) if kind == "possessive" else None
        description = self._matcher.read(scene, mention, kind)

        def can_be(chain: Chain) -> bool:
            return chain is not owning and self._matcher.allows(scene, description, chain)

        linked = _linked(scene, mention, owner, can_be)
        if linked is not None:
            return linked
        fitting: list[tuple[float, Chain]] = []
        done: set[int] = set()
        for earlier in reversed(seen):
            chain = owner[earlier.id]
            if chain.number in done or chain is owning or earlier.start >= mention.start:
                continue
            done.add(chain.number)
            if mention.sentence - earlier.sentence > _FAR_DESCRIPTION and not chain.named:
                continue
            score = self._matcher.match(scene, description, earlier, chain)
            if score > 0:
                fitting.append((score, chain))
        if not fitting and kind == "definite":
            return self._mistaken(scene, description, seen, owner)
        return _clearly_best(fitting, _CLEAR_POSSESSED if kind == "possessive" else _CLEAR)

    def _mistaken(
        self, scene: Scene, description: Description, seen: Sequence[Mention], owner: dict[str, Chain]
    ) -> Chain | None:
        """*le retrait de Petrola. Le pétrolier britannique …*: a firm whose bare name told no type.

        It is the only such name of the sentence before; from now on it is a firm.
        """
        mention = description.mention
        if not self._matcher.tells_firm(scene, description):
            return None
        before = [m for m in seen if m.kind == "name" and m.sentence == mention.sentence - 1]
        found = {owner[m.id].number: owner[m.id] for m in before if _is_unsure(owner[m.id])}
        if len(found) != 1:
            return None
        chain = next(iter(found.values()))
        chain.type = "Organisation"
        return chain

    def _is_speakers(self, determiner: Token) -> bool:
        """*my mother*: somebody of the speaker's, whom the article need not have named."""
        form = self._lexicon.pronoun(determiner.text, "possessive")
        return form is not None and form.person != 3

    def _owner(
        self,
        scene: Scene,
        determiner: Token | None,
        mention: Mention,
        seen: Sequence[Mention],
        owner: dict[str, Chain],
    ) -> Chain | None:
        """Whose the thing is: *son usine* is never the firm that *son* stands for."""
        pronoun = scene.pronouns.get((mention.sentence, determiner.index)) if determiner else None
        if pronoun is None:
            return None
        return owner.get(pronoun.id) or self._find(scene, pronoun, seen, owner)


def _is_unsure(chain: Chain) -> bool:
    """Whether nothing but one bare name says of what type a thing is."""
    bare = all(m.kind == "name" and " " not in m.text for m in chain.mentions)
    told = chain.key or chain.kind or chain.kinds or chain.roles or chain.gender or chain.origins
    return bare and not told and chain.named and chain.type not in ("Organisation", "Event")


def _clearly_best(fitting: Sequence[tuple[float, Chain]], lead: float) -> Chain | None:
    """What fits best, where nothing else fits nearly as well: a wrong link costs more than none."""
    ranked = sorted(fitting, key=lambda pair: pair[0], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < lead):
        return None
    return ranked[0][1]


def _linked(
    scene: Scene, mention: Mention, owner: dict[str, Chain], can_be: Callable[[Chain], bool]
) -> Chain | None:
    """What the chains from outside say that a mention refers to, where it can be that."""
    known = (owner[other.id] for other in scene.linked.get(mention.id, ()) if other.id in owner)
    return next(filter(can_be, known), None)


def _governs(place: Place, other: Place) -> bool:
    """*X ignorait tout lorsqu'il …*: whether one is the subject of the clause above the other's."""
    verb = place.governor
    return other.subject and verb.deprel in _CLAUSES and other.governor.index == verb.head


def _subject_ahead(scene: Scene, place: Place, form: PronounForm) -> Mention | None:
    """*Pour remplacer son buteur*, le Sporting …: the subject behind the opening that holds a pronoun."""
    tokens = place.sentence.tokens
    openings = ("advcl", "obl", "obl:mod") if form.role == "possessive" else ("advcl",)
    top = place.token
    while top.deprel not in openings or top.head < place.token.index:
        if top.head == top.index:
            return None
        top = tokens[top.head]
    for child in place.sentence.children(top.head):
        if child.deprel == "nsubj" and child.index > place.token.index:
            return scene.by_head.get((place.sentence.index, child.index))
    return None
