"""How well a definite description fits what an article has named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.entities.chains import Chain, is_done_to, rank
from kgbuild.entities.scene import Scene
from kgbuild.entities.structure import StructureLinker
from kgbuild.languages import Language
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention, Similarity, Token

#: What it counts that a description's noun is a general one for what the chain has been called.
_COVERED = 1.5

#: What it counts for a place that the headline or the dateline names it: *la commune* is that one.
_SCENE = 1.0
#: What it counts for a body that the article, or the paragraph so far, is about it.
_MAIN = 1.0
#: Nouns that take up no body by themselves: *le gouvernement*, *l'usine*, *la majorité*.
_NEVER_ALONE = ("institution", "facility", "side")
#: What a body may well be of which the text has not told the kind.
_COMPANY = "company"
_COMMON_KINDS = (_COMPANY, "any")
#: The kind of firms that are called by what they do.
_TRADE = "trade"
#: What bodies of any kind are to others: *leader*, *client*.
_RELATIVE = "role"
#: What it counts against a firm that the text has not told of this trade, nor of this nationality.
_UNTOLD_TRADE = 1.5
#: What it counts against any other kind for such a body: *le syndicat*, *la milice*.
_UNTOLD = 1.0
#: What it counts that the text has used the same noun for a thing, and for a firm of which it has not
#: told the nationality that comes with it.
_SAME_WORD = 6.0
_UNTOLD_ORIGIN = 3.0
#: What no description can make good.
_NONE = -10.0
#: Mentions beyond so many make nothing more prominent.
_OFTEN = 10
#: What it counts against a body that a description names whose it is: *le parti de* X.
_NAMED_OTHER = 2.0
#: Such a place is never further away than so many sentences.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Description:
    """A definite description and what it tells by itself, whichever chain it is held against.

    ``kind`` is the kind of its determiner; ``offices`` are keys of offices, ``origins`` ISO codes.
    """

    mention: Mention
    kind: str
    offices: frozenset[str]
    origins: set[str]


class DescriptionMatcher:
    """Compares roles, class, nationality and the closeness of words."""

    def __init__(self, language: Language, similarity: Similarity, structure: StructureLinker) -> None:
        self._lexicon = lexicon_for(language)
        self._similarity = similarity
        self._structure = structure

    def read(self, scene: Scene, mention: Mention, kind: str) -> Description:
        """What a description tells by itself; ``kind`` is the kind of its determiner."""
        offices = self._structure.offices.of(scene, mention) if mention.type == "Person" else frozenset()
        return Description(mention, kind, offices, self._structure.origins(scene, mention))

    def match(self, scene: Scene, description: Description, earlier: Mention, chain: Chain) -> float:
        """How well a description fits a chain, 0 or less for not at all.

        ``earlier`` is the chain's latest mention before it.
        """
        mention, kind, origins = description.mention, description.kind, description.origins
        place = scene.places[mention.id]
        if (mention.number == "p") != chain.plural:
            return 0.0
        if self._clashes(scene, mention, chain):
            return 0.0
        head = place.token.text.casefold()
        same_office = not chain.offices.isdisjoint(description.offices)
        same_role = same_office or head in chain.roles or place.token.lemma in chain.roles
        if origins and chain.origins and not origins & chain.origins:
            return 0.0
        if chain.type == "Person" and mention.gender and chain.gender and mention.gender != chain.gender:
            return 0.0
        distance = mention.sentence - earlier.sentence
        telling = self._tells_which(scene, mention)
        if (chain.main and not origins and not telling) or _is_scene(chain, origins):
            distance = min(distance, _NEAR)
        score = -0.25 * distance + 0.15 * rank(scene.places[earlier.id])
        if not telling:
            score += self._topic(scene, description, earlier, chain)
        if kind == "demonstrative":
            score += 0.5
        elif not telling:
            # What is spoken of most may lie further back.
            score += 0.05 * min(len(chain.mentions), _OFTEN)
        phrase = self._structure.offices.phrase(scene, mention)
        if phrase:
            covered = chain.named and self._structure.offices.covers(phrase, chain.roles)
            return score + _SAME_WORD if covered and chain.type == mention.type else 0.0
        if not same_office and self._is_other_office(scene, mention, description, chain):
            return 0.0
        if same_role:
            if not chain.named and not self._same_modifiers(scene, mention, chain):
                return 0.0
            if self._other_office(scene, mention, chain, same_office):
                return 0.0
            untold = origins and not chain.origins and chain.type == "Organisation"
            return score + (_UNTOLD_ORIGIN if untold else _SAME_WORD)
        if mention.type is None or chain.type != mention.type or not chain.named:
            return 0.0
        return score + self._class_match(scene, mention, kind, chain, origins)

    def _topic(self, scene: Scene, description: Description, earlier: Mention, chain: Chain) -> float:
        """What speaks for the body that the article is about, or that its paragraph speaks of."""
        mention = description.mention
        if chain.type != "Organisation" or description.origins:
            return 0.0
        if chain.main:
            return _MAIN
        noun = self._lexicon.noun(scene.places[mention.id].token.text)
        told = _kinds(chain) or (noun is not None and noun.kind in _COMMON_KINDS)
        there = scene.places[earlier.id]
        same = there.sentence.paragraph == scene.sentences[mention.sentence].paragraph
        return _MAIN if told and same and there.subject else 0.0

    def _tells_which(self, scene: Scene, mention: Mention) -> bool:
        """Whether an adjective, a bare noun or a name tells a body from others: *la firme automobile*,
        *the Oslo-based group*.
        """
        sentence = scene.sentences[mention.sentence]
        inside = (t for t in sentence.tokens if mention.start <= t.start < mention.end)
        if any(t.pos == "PROPN" and t.index != mention.head for t in inside):
            return True
        for word in sentence.children(mention.head):
            if not mention.head < word.index or word.start >= mention.end:
                continue
            bare = not any(t.deprel == "case" for t in sentence.children(word.index))
            if word.pos == "ADJ" or (word.pos == "NOUN" and word.deprel == "nmod" and bare):
                return True
        return False

    def allows(self, scene: Scene, description: Description, chain: Chain) -> bool:
        """Whether a description can mean a chain at all, where more than its words speaks for it."""
        mention, origins = description.mention, description.origins
        return (
            (mention.number == "p") == chain.plural
            and self._structure.fits(mention, chain)
            and not self._clashes(scene, mention, chain)
            and not (origins and chain.origins and not origins & chain.origins)
        )

    def tells_firm(self, scene: Scene, description: Description) -> bool:
        """Whether a description says by itself that it means a firm, and which: by its trade or country."""
        mention = description.mention
        noun = self._lexicon.noun(scene.places[mention.id].token.text)
        if noun is None or noun.type != "Organisation" or mention.number == "p" or scene.complements(mention):
            return False
        return noun.kind == _TRADE or (noun.kind == _COMPANY and bool(description.origins))

    def repeats(self, scene: Scene, mention: Mention, later: Mention, chain: Chain) -> bool:
        """Whether two descriptions say the same: the same noun or office, and a shared complement."""
        first, second = scene.places[mention.id].token, scene.places[later.id].token
        offices = self._structure.offices
        same_office = mention.type == "Person" and offices.of(scene, mention) & offices.of(scene, later)
        if first.lemma != second.lemma and not same_office:
            return False
        if not self._structure.fits(mention, chain) or mention.number != later.number:
            return False
        own = self._complement_words(scene, mention, named=False)
        other = self._complement_words(scene, later, named=False)
        return bool(own & other) or (bool(same_office) and not own)

    def _class_match(
        self, scene: Scene, mention: Mention, kind: str, chain: Chain, origins: set[str]
    ) -> float:
        word = scene.places[mention.id].token.text
        noun = self._lexicon.noun(word)
        if noun is None and mention.type == "Person" and not origins:
            return 2.0 if chain.type == "Person" else _NONE  # "the 22-year-old"
        if noun is None:
            # "La Polonaise": of a person the nationality says as much as a noun.
            known = 2.0 if origins & chain.origins else 0.0
            return 2.0 + known if origins and chain.type == "Person" else 0.0
        if self._structure.offices.covers(word, chain.roles):
            return 2.0 + _COVERED
        kinds = _kinds(chain)
        if chain.type == "Place" and (noun.kind == "spot" or (noun.kind == "country" and not kinds)):
            return _NONE
        if noun.kind == "any":
            kinds = set()
        if noun.kind == _TRADE and _TRADE in kinds:
            return _NONE
        wanted = _COMPANY if noun.kind == _TRADE else noun.kind
        if chain.type != "Person" and kinds and wanted not in kinds:
            return _NONE
        if chain.type == "Organisation" and noun.kind in _NEVER_ALONE:
            return _NONE
        if chain.type == "Place" and noun.kind == "capital" and "capital" not in kinds:
            return _NONE
        complements = scene.complements(mention)
        score = 2.0
        if chain.type == "Organisation" and not kinds and wanted not in _COMMON_KINDS:
            # "sa liste noire" is nothing that has been named; "son équipe" may be.
            score += _NONE if kind == "possessive" and self._modifiers(scene, mention) else -_UNTOLD
        if noun.kind == _TRADE and not origins & chain.origins:
            score -= _UNTOLD_TRADE
        if _is_scene(chain, origins):
            score += _SCENE
        if origins:
            others = (scene.by_head.get((mention.sentence, t.index)) for t in complements)
            if not origins & chain.origins and any(m and m.type == "Organisation" for m in others):
                return _NONE  # "la filiale marocaine de X" is no bank just named
            score += 0.5 + 3.0 * self._closeness(scene, mention, chain)
            if origins & chain.origins:
                score += 2.0
        elif complements:
            named = chain.type == "Organisation" and any(t.pos == "PROPN" for t in complements)
            score += 3.0 * self._named_closeness(complements, chain) - (_NAMED_OTHER if named else 1.0)
        if chain.type == "Person" and noun.type == "Person" and complements and kind != "demonstrative":
            score -= 0.5
        return score

    def _is_other_office(
        self, scene: Scene, mention: Mention, description: Description, chain: Chain
    ) -> bool:
        """*le premier ministre* is not the minister of something, *le maire* not the coach of a club."""
        if not description.offices or chain.type != "Person":
            return False
        if chain.offices or self._structure.offices.is_other(description.offices, chain.roles):
            return True
        if self._modifiers(scene, mention) and not scene.complements(mention):
            return bool(chain.roles) and scene.places[mention.id].token.lemma in chain.roles
        return False

    def _other_office(self, scene: Scene, mention: Mention, chain: Chain, same_office: bool) -> bool:
        """Whether the chain holds the same office of another thing: *the mayor of* X or Y.

        Of an office known under several descriptions only names tell it apart.
        """
        place = scene.places[mention.id]
        only_names = same_office or place.token.lemma not in self._structure.offices.heads
        own = self._complement_words(scene, mention, named=only_names)
        others = [
            self._complement_words(scene, m, named=only_names)
            for m in chain.mentions
            if m.kind == "nominal" and (same_office or scene.places[m.id].token.lemma == place.token.lemma)
        ]
        others = [words for words in others if words]
        return bool(own) and bool(others) and not any(own & words for words in others)

    def _complement_words(self, scene: Scene, mention: Mention, *, named: bool) -> set[str]:
        return {
            form
            for t in scene.complements(mention)
            if t.pos == "PROPN" or not named
            for form in (t.text.casefold(), t.lemma)
        }

    def _closeness(self, scene: Scene, mention: Mention, chain: Chain) -> float:
        place = scene.places[mention.id]
        words = [
            t.text
            for t in place.sentence.tokens
            if mention.start <= t.start < mention.end and t.head == mention.head
        ]
        return self._named_words(words, chain)

    def _named_closeness(self, complements: Sequence[Token], chain: Chain) -> float:
        return self._named_words([t.text for t in complements], chain)

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
            if mention.start <= t.start < mention.end
            and t.index != mention.head
            and t.pos in ("ADJ", "NOUN", "PROPN", "NUM")
        }

    def _clashes(self, scene: Scene, mention: Mention, chain: Chain) -> bool:
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
            if (place.clause >= 0 and there.clause == place.clause) or is_done_to(place, there):
                return True
            if there.clause == place.token.index and not self._structure.says_of_subject(place):
                return True
            if place.token.deprel == "conj" and there.token.index == place.governor.index:
                return True
            siblings = place.token.deprel == there.token.deprel == "conj"
            if siblings and there.token.head == place.token.head:
                return True
        return False


def _kinds(chain: Chain) -> set[str]:
    """The kinds of a thing; what the text calls a place counts more than what is known of its name."""
    kinds = set(chain.kinds) if chain.type == "Place" else {chain.kind, *chain.kinds}
    if not kinds & {"city", "region", "country"}:
        kinds.add(chain.kind)
    if "capital" in kinds:
        kinds.add("city")
    if _TRADE in kinds:
        kinds.add(_COMPANY)
    return kinds - {"", _RELATIVE}


def _is_scene(chain: Chain, origins: set[str]) -> bool:
    """Whether a chain is a place of the headline, and a description has no nationality of its own."""
    return chain.type == "Place" and not origins and any(m.sentence == 0 for m in chain.mentions)
