"""Writes short articles on the identities of a world: full names, half names, variants, errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from benchmarks.identity_world import Circle, Known, World, material, pick
from kgbuild.entities.naming import iri
from kgbuild.model import Article, Entity, EntityType, Extraction, Mention, MentionKind

_SLOT = re.compile(r"\{(\w)(?:\.(\w+))?\}")
#: How often a name is written in another way, of each way.
_MISSPELT, _UPPER, _INITIAL, _TURNED, _ALONE = 0.04, 0.04, 0.06, 0.02, 0.06
_BARE_ACRONYM, _EXPLAINED, _PLAIN, _STRANGER, _FOREIGN = 0.12, 0.25, 0.06, 0.15, 0.06
_UNTYPED, _ANY_ROLE = 0.01, 0.25


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a story that stand for an identity."""

    start: int
    end: int
    identity: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Story:
    """An article, with who is who in it."""

    article: Article
    named: tuple[Named, ...]
    types: dict[int, EntityType]

    def extraction(self) -> Extraction:
        """What a faithful reader of this article alone would find."""
        entities: list[Entity] = []
        mentions: list[Mention] = []
        for number, identity in enumerate(dict.fromkeys(n.identity for n in self.named), start=1):
            own = [n for n in self.named if n.identity == identity]
            forms = [self.article.text[n.start : n.end] for n in own if n.kind == "name"]
            said = [self.article.text[n.start : n.end] for n in own if n.kind == "nominal"]
            names = sorted(dict.fromkeys(forms), key=lambda f: (-len(f), f))
            type_ = self.types[identity]
            entity = Entity(
                f"e{number}",
                iri(type_, names[0]),
                type_,
                names[0],
                tuple(names),
                (),
                0.7,
                tuple(dict.fromkeys(said)),
            )
            entities.append(entity)
            for n in own:
                text = self.article.text[n.start : n.end]
                number_ = f"m{len(mentions) + 1}"
                mentions.append(
                    Mention(number_, n.start, n.end, text, n.kind, -1, -1, type_, entity=entity.id)
                )
        return Extraction(self.article, tuple(mentions), tuple(entities))

    def identity_of(self, extraction: Extraction) -> dict[str, int]:
        """The identity of each entity of an extraction of this article, by its names' places.

        A name counts where it is the better part of the words: a place inside a body's name is
        not the body.
        """
        found: dict[str, int] = {}
        for mention in extraction.mentions:
            if mention.kind != "name" or mention.entity is None or mention.entity in found:
                continue
            for n in self.named:
                shared = min(n.end, mention.end) - max(n.start, mention.start)
                whole = max(n.end, mention.end) - min(n.start, mention.start)
                if n.kind == "name" and shared * 2 > whole:
                    found[mention.entity] = n.identity
                    break
        return found


def write_stories(random: Random, world: World, count: int) -> Iterator[Story]:
    """``count`` stories; some circles and some people are in the news much more than others."""
    for number in range(count):
        yield _Writer(random, world, pick(random, world.circles)).write(number)


class _Writer:
    def __init__(self, random: Random, world: World, circle: Circle) -> None:
        self._random = random
        self._world = world
        self._circle = circle
        self._data = material()
        self._lang = circle.lang
        if random.random() < _FOREIGN:
            self._lang = "en" if circle.lang == "fr" else "fr"
        self._plain = random.random() < _PLAIN
        self._text = ""
        self._named: list[Named] = []
        self._forms: dict[int, str] = {}

    def write(self, number: int) -> Story:
        templates = self._data["sentences"][self._lang][self._random.choice(["one", "two", "two"])]
        template = self._random.choice(templates)
        cast = self._cast()
        position = 0
        for match in _SLOT.finditer(template):
            self._text += template[position : match.start()]
            self._fill(cast[match[1]], match[2] or "")
            position = match.end()
        self._text += template[position:]
        article = Article(f"urn:kgbuild:article:{number:032x}", f"story-{number}", self._lang, self._text)
        return Story(article, tuple(self._named), self._types())

    def _types(self) -> dict[int, EntityType]:
        found: dict[int, EntityType] = {}
        for n in self._named:
            known = self._world.identities[n.identity]
            wrong = self._random.random() < _UNTYPED and known.type != "Place"
            found[n.identity] = (
                ("Organisation" if known.type == "Person" else "Person") if wrong else known.type
            )
        return found

    def _cast(self) -> dict[str, Known]:
        circle = self._circle
        first = pick(self._random, circle.people)
        others = [p for p in circle.people if p != first]
        if self._random.random() < _STRANGER or not others:
            other_circle = self._random.choice(self._world.circles)
            others = [p for p in other_circle.people if p.name != first.name] or others or [first]
        bodies = self._random.sample(circle.bodies, 2)
        place = circle.place
        if self._random.random() < _STRANGER:
            place = self._random.choice(self._world.circles).place
        return {"P": first, "Q": pick(self._random, others), "O": bodies[0], "R": bodies[1], "L": place}

    def _fill(self, known: Known, wanted: str) -> None:
        if wanted == "role":
            self._put(known, self._role(known), "nominal")
        elif wanted == "again":
            self._again(known)
        else:
            form, mark = self._form(known)
            self._forms[known.number] = form
            self._determine(known)
            self._put(known, form, "name")
            if mark:
                self._text += " ("
                self._put(known, mark, "name")
                self._text += ")"

    def _determine(self, known: Known) -> None:
        """Writes the article that a body's name has in this language, also before its acronym."""
        opening = known.name.split()[0]
        for article, heads in self._data["determiners"].get(self._lang, {}).items():
            if opening in heads:
                if not self._text:
                    article = article.capitalize()
                self._text += article if article.endswith("'") else f"{article} "
                self._text = re.sub(r"\bde le $", "du ", self._text)

    def _put(self, known: Known, text: str, kind: MentionKind) -> None:
        if self._plain and kind == "name":
            text = _bare(text)
        if not self._text.rstrip() or self._text.rstrip()[-1] in ".!?":
            text = text[0].upper() + text[1:]
        start = len(self._text)
        self._text += text
        self._named.append(Named(start, start + len(text), known.number, kind))

    def _role(self, known: Known) -> str:
        area = self._data["fields"].get(known.area)
        roles = self._data["anywhere"] if area is None or self._random.random() < _ANY_ROLE else area
        forms = self._random.choice(roles[self._lang]).split("|")
        return str(forms[-1] if known.gender == "f" else forms[0])

    def _again(self, known: Known) -> None:
        title = self._data["titles"][self._lang][known.gender or "m"]
        if self._random.random() < 0.5:
            self._text += f"{title} "
        self._put(known, known.words[-1] if len(known.words) == 2 else known.name.split(" ", 1)[1], "name")

    def _form(self, known: Known) -> tuple[str, str]:
        """How a name is written this time, and an acronym that follows it in brackets."""
        chance = self._random.random()
        if known.type == "Place":
            return known.name, ""
        if known.type == "Organisation":
            if known.acronym and chance < _BARE_ACRONYM:
                return known.acronym, ""
            if known.acronym and chance < _BARE_ACRONYM + _EXPLAINED:
                return known.name, known.acronym
            return self._mistaken(known.name), ""
        rest = known.name.split(" ", 1)[1]
        if chance < _ALONE:
            return rest, ""
        if chance < _ALONE + _INITIAL:
            return "-".join(f"{part[0]}." for part in known.words[0].split("-")) + f" {rest}", ""
        if chance < _ALONE + _INITIAL + _TURNED:
            return f"{rest.upper()} {known.words[0]}", ""
        return self._mistaken(known.name), ""

    def _mistaken(self, name: str) -> str:
        chance = self._random.random()
        if chance < _UPPER:
            return name.upper()
        return misspell(self._random, name) if chance < _UPPER + _MISSPELT else name


def misspell(random: Random, name: str) -> str:
    """A name with one letter wrong, missing, doubled or swapped, not the first of a word."""
    places = [i for i in range(1, len(name) - 1) if name[i].isalpha() and name[i - 1].isalpha()]
    if len(name) < 6 or not places:
        return name
    place = random.choice(places)
    way = random.randrange(4)
    if way == 0:
        return name[:place] + random.choice("aeioulnrst") + name[place + 1 :]
    if way == 1:
        return name[:place] + name[place + 1 :]
    if way == 2:
        return name[:place] + name[place] + name[place:]
    return (
        name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        if name[place + 1].isalpha()
        else name
    )


def _bare(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text)
    return "".join(c for c in parts if not unicodedata.combining(c))
