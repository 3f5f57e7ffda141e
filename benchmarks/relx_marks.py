"""What the two marked things of a RELX sentence are: the kinds that the labels know.

The program types a name by the whole article; here there is one sentence, and a mark that may cover a part
of a name only (*Nordalia* of *Nordalia Foods*). So the type that the program gives is one vote among
others: the words inside the name and beside it, the lists of names. All words are the program's own data.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.places import kind_of_place
from kgbuild.languages import get_language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.model import Mention, Sentence, Token

PERSON, ORGANISATION, PLACE = "Person", "Organisation", "Place"
TITLE, NATIONALITY, YEAR = "Title", "Nationality", "Year"
#: The labels know people, organisations and places only.
_AS_ORGANISATION = {"Event": ORGANISATION, "Work": ORGANISATION, "Product": ORGANISATION}
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
_ACRONYM = re.compile(r"^[A-Z][A-Z0-9&]{1,6}$")
#: What a mark may hold before the name.
_BEFORE_NAMES = frozenset({"DET", "ADP", "PUNCT"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})
_GROUPS = ("organisation_heads", "organisation_suffixes", "place_suffixes", "genitives")
#: The weights of the evidence.
_SOME, _FAIR, _GOOD, _STRONG, _SURE = 1.0, 1.5, 2.0, 3.0, 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as tokens: positions in ``tokens``, end exclusive; ``name`` is the whole name around it."""

    tokens: Sequence[Token]
    start: int
    end: int
    name: tuple[int, int]

    @property
    def words(self) -> list[str]:
        """The marked words."""
        return [token.text for token in self.tokens[self.start : self.end]]

    @property
    def is_small(self) -> bool:
        """Whether the mark opens with a small letter."""
        return bool(self.words) and self.words[0][:1].islower()

    @property
    def stands_alone(self) -> bool:
        """Whether it is the whole name."""
        return self.name == (self.start, self.end)

    @property
    def opens_name(self) -> bool:
        """Whether more of the name follows."""
        return self.name[0] == self.start and self.name[1] > self.end

    @property
    def before(self) -> str:
        """The word before the name, lower case, "" where there is none."""
        return self.tokens[self.name[0] - 1].text.casefold() if self.name[0] else ""

    @property
    def following(self) -> str:
        """The word behind the mark, "" where there is none."""
        return self.tokens[self.end].text if self.end < len(self.tokens) else ""

    @property
    def after(self) -> str:
        """The word behind the name, "" where there is none."""
        return self.tokens[self.name[1]].text if self.name[1] < len(self.tokens) else ""


def find_mark(sentences: Sequence[Sentence], span: tuple[int, int], other: tuple[int, int]) -> Mark:
    """The mark at a span of the text; its name goes on over capitalised words, not into the other mark."""
    tokens = [token for sentence in sentences for token in sentence.tokens]
    inside = [i for i, token in enumerate(tokens) if token.start < span[1] and token.end > span[0]]
    while len(inside) > 1 and tokens[inside[0]].pos in _BEFORE_NAMES:
        del inside[0]
    if not inside:
        here = sum(token.end <= span[0] for token in tokens)
        return Mark(tokens, here, here, (here, here))
    start, end = inside[0], inside[-1] + 1

    def goes_on(place: int) -> bool:
        token = tokens[place]
        return token.text[:1].isupper() and not (token.start < other[1] and token.end > other[0])

    first, last = start, end
    if tokens[start].text[:1].isupper():
        while last < len(tokens) and goes_on(last):
            last += 1
        while first and goes_on(first - 1):
            first -= 1
    return Mark(tokens, start, end, (first, last))


class MarkKinds:
    """Votes on what a mark is."""

    def __init__(self, lang: str) -> None:
        language = get_language(lang)
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._names = self._lexicon.names
        # Names in one language stand in texts in the other.
        every = [lexicon_for(get_language(code)).names for code in ("en", "fr")]
        self._heads, self._suffixes, self._places, self._genitives = (
            frozenset(word for names in every for word in names.get(group, ())) for group in _GROUPS
        )

    def votes(self, mark: Mark, mention: Mention | None) -> Mapping[str, float]:
        """Each kind that something speaks for, with the weight of what does."""
        votes: dict[str, float] = defaultdict(float)
        text = " ".join(mark.words)
        if _YEAR.search(text):
            return {YEAR: _SURE}
        if self._is_nationality(text):
            return {NATIONALITY: _SURE}
        for evidence in (
            self._type(mark, mention),
            self._pronoun(text),
            self._noun(mark),
            self._inside(mark),
            self._listed(mark),
            self._beside(mark),
        ):
            for kind, weight in evidence:
                votes[kind] += weight
        if not votes and mark.words and not mark.is_small:
            votes = {PERSON: _SOME, ORGANISATION: _SOME}
        if PLACE in votes:
            next_word = mark.following
            whole = f"{text} {next_word}" if next_word.casefold() in self._places else text
            votes[kind_of_place([whole])] = votes.pop(PLACE)
        return votes

    def _is_nationality(self, text: str) -> bool:
        if kind_of_place([text]) == "country":
            return False
        return any(self._lexicon.demonym(form) is not None for form in (text, text.removesuffix("s")))

    def _type(self, mark: Mark, mention: Mention | None) -> Iterator[tuple[str, float]]:
        """What the program takes it for; of a single unknown word that is a guess."""
        if mention is None or mention.type is None or mark.is_small:
            return
        guess = mention.kind == "name" and len(mention.text.split()) == 1
        yield _AS_ORGANISATION.get(mention.type, mention.type), _SOME if guess else _GOOD

    def _pronoun(self, text: str) -> Iterator[tuple[str, float]]:
        forms = [self._lexicon.pronoun(text, role) for role in ("personal", "possessive")]
        form = next((form for form in forms if form is not None and form.number != "p"), None)
        if form is not None:
            yield (ORGANISATION if form.gender == "n" else PERSON), _SURE

    def _noun(self, mark: Mark) -> Iterator[tuple[str, float]]:
        """A role noun is a title, before a name or by itself; another noun stands for what it names."""
        if not mark.words:
            return
        noun = self._lexicon.noun(mark.words[-1])
        if self._is_role(mark.words[-1]) or self._is_role(mark.words[0]):
            of = mark.after.casefold() in self._genitives
            if mark.is_small or mark.after[:1].isupper() or mark.opens_name or of:
                yield TITLE, _STRONG
        elif mark.is_small and noun is not None:
            yield _AS_ORGANISATION.get(noun.type, noun.type), _GOOD
        elif mark.is_small and mark.tokens[mark.end - 1].pos in _NOMINAL:
            yield TITLE, _GOOD

    def _inside(self, mark: Mark) -> Iterator[tuple[str, float]]:
        own = [word.casefold() for word in mark.words]
        following = mark.following.casefold() if mark.end < mark.name[1] else ""
        if not own or mark.is_small:
            return
        if own[0] in self._heads or self._suffixes.intersection((own[-1], *own[1:], following)):
            yield ORGANISATION, _STRONG
        elif own[-1] in self._places:
            yield PLACE, _GOOD
        elif self._lexicon.first_name(mark.words[0]) is not None:
            yield PERSON, _GOOD if len(mark.words) > 1 else _SOME
        if len(own) == 1 and _ACRONYM.match(mark.words[0]):
            yield ORGANISATION, _GOOD

    def _listed(self, mark: Mark) -> Iterator[tuple[str, float]]:
        text = " ".join(mark.words)
        if kind_of_place([text]) != "city":
            yield PLACE, _STRONG
            return
        known = self._gazetteer.find(text)
        if known is not None:
            yield _AS_ORGANISATION.get(known.type, known.type), _SOME if known.ambiguous else _STRONG
        elif self._gazetteer.is_city(text):
            yield PLACE, _GOOD
        elif len(mark.words) == 1 and mark.stands_alone and text[:1].isupper() and not text.isupper():
            yield PERSON, _FAIR
        if kind_of_place([mark.following]) != "city":
            yield PLACE, _GOOD

    def _beside(self, mark: Mark) -> Iterator[tuple[str, float]]:
        before = mark.before
        if mark.is_small:
            return
        if before in self._names["place_prepositions"]:
            yield PLACE, _SOME
        if self._is_role(before) or self._lexicon.title_gender(before) is not None:
            yield PERSON, _GOOD
        if self._is_verb_of_person(mark):
            yield PERSON, _GOOD
        noun = self._lexicon.noun(before)
        if noun is not None and noun.type == ORGANISATION:
            yield ORGANISATION, _GOOD
        if before in self._names["articles"]:
            yield ORGANISATION, _SOME

    def _is_verb_of_person(self, mark: Mark) -> bool:
        near = mark.tokens[mark.name[1] : mark.name[1] + 3]
        return any(token.lemma in self._names["person_verbs"] for token in near)

    def _is_role(self, word: str) -> bool:
        noun = self._lexicon.noun(word)
        return noun is not None and noun.type == PERSON
