"""Chains of mentions under construction: what is known of one thing while an article is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.model import EntityType, Mention, Sentence, Token

_PARTICIPANTS = ("nsubj", "obj", "iobj", "obl")
_ASKED = ("obj", "iobj", "obl:arg")


@dataclass(slots=True)
class Chain:
    """Mentions of one thing with what the article says of it.

    ``key`` is the gazetteer's key or "", ``canonical`` its usual name. ``roles`` holds the class
    nouns used for it, ``kinds`` their kinds, ``offices`` the keys of its offices, ``origins`` the ISO
    codes of its nationality, ``adjectives`` the words of nationality that stand for it, ``forms`` its
    names with their counts, ``other_names`` those (folded) that the text introduced as other names of it.
    ``main`` says that the article is about it.
    """

    number: int
    type: EntityType | None
    key: str = ""
    kind: str = ""
    gender: str = ""
    plural: bool = False
    named: bool = False
    canonical: str = ""
    mentions: list[Mention] = field(default_factory=list)
    forms: dict[str, int] = field(default_factory=dict)
    other_names: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    origins: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    adjectives: list[str] = field(default_factory=list)
    first: int = -1
    main: bool = False

    def add(self, mention: Mention) -> None:
        """Takes a mention in; a name's form is counted."""
        self.mentions.append(mention)
        if self.first < 0 or mention.start < self.first:
            self.first = mention.start
        if mention.kind == "name":
            self.forms[mention.text] = self.forms.get(mention.text, 0) + 1
        if mention.gender and not self.gender:
            self.gender = mention.gender

    def genders(self) -> set[str]:
        """The genders of all that a thing has been called: *la Commission* is *le régulateur* too."""
        return {m.gender for m in self.mentions if m.gender and m.kind != "pronoun"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mention stands: its main token, what governs it, and whether that is in a quote."""

    mention: Mention
    sentence: Sentence
    token: Token
    governor: Token
    quoted: bool

    @property
    def subject(self) -> bool:
        """Whether the mention is the subject of its clause."""
        return self.token.deprel.startswith("nsubj")

    @property
    def clause(self) -> int:
        """The position of the predicate whose participant the mention is, -1 for none."""
        if self.token.deprel.split(":")[0] in _PARTICIPANTS:
            return self._predicate(self.governor.index)
        if self.token.deprel == "conj" and self.governor.deprel.split(":")[0] in _PARTICIPANTS:
            return self._predicate(self.governor.head)
        return -1

    def _predicate(self, index: int) -> int:
        """The verb above an infinitive: who *veut vendre* sells, who *demande à X de vendre* does not."""
        tokens = self.sentence.tokens
        while tokens[index].deprel == "xcomp" and tokens[index].pos == "VERB":
            above = tokens[index].head
            if above > index or any(c.deprel in _ASKED for c in self.sentence.children(above)):
                break
            index = above
        return index


def rank(place: Place) -> int:
    """How prominent a mention's place in its sentence is: 3 subject, 2 object, 1 oblique, 0 other."""
    label = place.token.deprel.split(":")[0]
    if label == "conj":
        label = place.governor.deprel.split(":")[0]
    if place.token.index == place.token.head:
        return 2
    return {"nsubj": 3, "obj": 2, "iobj": 2, "obl": 1}.get(label, 0)


def is_done_to(place: Place, other: Place) -> bool:
    """*Félicité par* X, *le maire a dit*: whether a subject is what the other has done something to."""
    verb = other.governor
    subjects = ("nsubj", "nsubj:pass")
    return (
        place.subject
        and other.token.deprel == "obl:agent"
        and verb.index < other.token.index < place.token.index
        and all(
            c.deprel not in subjects or c.index > other.token.index
            for c in other.sentence.children(verb.index)
        )
    )
