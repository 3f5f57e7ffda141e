"""What the words of a name say about the kind of thing it stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import KnownName, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.name_type import GOOD, KNOWN, SOME, STRONG, SURE, NameType
from kgbuild.mentions.spans import is_capital, is_shouted
from kgbuild.mentions.units import is_numbered_unit
from kgbuild.model import EntityType, Token

#: "Falco-3", "VX204": a model, a molecule.
_MODEL = re.compile(r"[^\W\d]{2,}[-‑]?\d+[^\W\d]{0,2}|[^\W\d]+[-‑][^\W\d]+\d+")
_BODY_HEADS = ("organisation_heads", "organisation_heads_small")
_CLASS_WORDS: tuple[tuple[str, str, EntityType], ...] = (
    ("place_heads", "first", "Place"),
    ("work_heads", "first", "Work"),
    ("event_heads", "first", "Event"),
    ("place_suffixes", "last", "Place"),
    ("event_suffixes", "last", "Event"),
)


class FormEvidence:
    """Collects votes from lists of names, first names, and words that open or close names."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def add(self, tokens: Sequence[Token], text: str, known: KnownName | None, decision: NameType) -> None:
        """Adds the votes of a name's own words; ``known`` is the name that the lists have for it."""
        votes = decision.votes
        words = [t.text.casefold() for t in tokens if any(c.isalpha() for c in t.text)]
        if len(words) > 2 and self._lexicon.has("articles", words[0]):
            words = words[1:]
        if known is not None:
            sure = SURE if known.kind == "country" else KNOWN
            votes[known.type] += SOME if known.ambiguous else sure
        if (known is None or known.ambiguous) and not text.isupper() and self._gazetteer.is_city(text):
            people = self._gazetteer.city_population(text)
            votes["Place"] += GOOD if people > 200_000 else SOME
        if known is None:
            self._class_words(tokens, words, decision)
        if len(words) == 1 and is_shouted(tokens[0]) and 2 <= len(text) <= 6 and known is None:
            votes["Organisation"] += GOOD
        unit = is_numbered_unit(self._lexicon, tokens)
        if known is None and (unit or (len(words) > 1 and self._is_regional(tokens))):
            votes["Organisation"] += STRONG
        if known is None and _MODEL.fullmatch(text):
            votes["Product"] += GOOD
        self._first_name(tokens, decision, known is not None)

    def _is_regional(self, tokens: Sequence[Token]) -> bool:
        """*ARS Bretagne*: initials before the place where a body works."""
        rest = " ".join(t.text for t in tokens[1:])
        known = self._gazetteer.find(rest)
        place = self._gazetteer.is_city(rest) or (known is not None and known.type == "Place")
        return is_shouted(tokens[0]) and place and not is_shouted(tokens[-1])

    def _class_words(self, tokens: Sequence[Token], words: Sequence[str], decision: NameType) -> None:
        """What the words that open and close a name tell: *Ministry of …*, *… Street*."""
        lexicon = self._lexicon
        votes = decision.votes
        several = len(words) > 1
        if several and tokens[0].text[:1].islower() and lexicon.has("place_heads_small", words[0]):
            votes["Place"] += STRONG
            return
        headed = any(lexicon.has(heads, words[0]) for heads in _BODY_HEADS)
        foreign = several and lexicon.has("foreign_heads", words[0])
        if (
            foreign
            or (headed and (several or tokens[0].pos == "NOUN"))
            or (several and lexicon.has("organisation_suffixes", words[-1].strip(".")))
        ):
            votes["Organisation"] += STRONG
        if not several:
            return
        if lexicon.has("prize_metals", tokens[-1].text):
            votes["Work"] += STRONG
        race = lexicon.has("event_heads", words[0]) and lexicon.has("genitives", words[1])
        if race and lexicon.has("place_heads", words[0]) and tokens[0].text[:1].isupper():
            votes["Event"] += STRONG  # "le Tour du Léman"
        for group, word, kind in _CLASS_WORDS:
            if lexicon.has(group, words[0] if word == "first" else words[-1]):
                votes[kind] += GOOD
        noun = lexicon.noun(words[0]) if lexicon.has("habits", "adjectives_follow") else None
        if not headed and noun is not None and noun.type != "Person" and lexicon.first_name(words[0]) is None:
            votes[noun.type] += SOME

    def _first_name(self, tokens: Sequence[Token], decision: NameType, known: bool) -> None:
        gender = self._lexicon.first_name(tokens[0].text)
        if gender is None and len(tokens) > 1 and self._lexicon.first_name(tokens[-1].text) is not None:
            gender = self._lexicon.first_name(tokens[-1].text)
            decision.votes["Person"] += SOME
            # "Dupont Marie"; the last of three words is a surname (Orlando Tavares Pina).
            if gender and len(tokens) == 2:
                decision.genders[gender] += 1
            return
        if gender is None or known:
            return
        capitals = [t for t in tokens if is_capital(t)]
        decision.votes["Person"] += KNOWN if 2 <= len(capitals) <= 4 else SOME
        if gender:
            decision.genders[gender] += 2
