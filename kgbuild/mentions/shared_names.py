"""Half names: they are of the type of the full name, unless they are a firm's that somebody's family owns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.name_type import GOOD, LEAST, SOME, STRONG, NameType
from kgbuild.mentions.spans import NameSpan, is_heading
from kgbuild.model import Sentence


class SharedNames:
    """Lets a half name take over the type of the full name that ends or begins with it."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def share(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], decisions: Mapping[str, NameType]
    ) -> None:
        """Adds the votes that the names of an article have from each other."""
        first = _first_uses(sentences, spans)
        self._divisions(decisions, first)
        full, opening = self._full_names(decisions)
        for key, decision in decisions.items():
            whole = full.get(key) or opening.get(key)
            if whole is None or whole == key:
                continue
            kind = decisions[whole].type
            if kind is None or (self._gazetteer.find(key) is not None and kind != "Person"):
                continue
            if kind == "Organisation" and (self._gazetteer.is_city(key) or self._lexicon.first_name(key)):
                continue
            if kind == "Person" and self._is_firm(key, decision, first[key] < first[whole]):
                decision.votes["Organisation"] += SOME
                continue
            decision.votes[kind] += STRONG + SOME if kind == "Person" else STRONG
            for gender, weight in decisions[whole].genders.items():
                decision.genders[gender] += weight

    def _divisions(self, decisions: Mapping[str, NameType], first: Mapping[str, tuple[int, int]]) -> None:
        """*Norvane Coatings* behind *Norvane*, which is a firm, is no person."""
        for key, decision in decisions.items():
            opening, _, rest = key.partition(" ")
            firm = decisions.get(opening)
            if not rest or firm is None or firm.type != "Organisation":
                continue
            if any(self._lexicon.first_name(word) is not None for word in key.split()):
                continue
            sure = firm.margin >= GOOD or first[opening] < first[key]
            if sure and decision.type == "Person" and decision.margin < GOOD:
                decision.votes["Organisation"] += STRONG

    def _is_firm(self, key: str, decision: NameType, ahead: bool) -> bool:
        """*l'allemand Kolmeyer …, présidé par Hans Kolmeyer*: a firm that has its founder's name.

        ``ahead`` is true where the text has the half name before the full one, as it does of no person.
        """
        if " " in key or self._lexicon.first_name(key) is not None or decision.type != "Organisation":
            return False
        lead = decision.votes["Organisation"] - decision.votes["Person"]
        return lead >= (SOME - LEAST if ahead else GOOD + SOME)

    def _full_names(self, decisions: Mapping[str, NameType]) -> tuple[dict[str, str], dict[str, str]]:
        """By half name the full name that ends with it, and the one that opens with it."""
        full: dict[str, str] = {}
        opening: dict[str, str] = {}
        for key, decision in decisions.items():
            words = key.split()
            if len(words) > 1 and decision.type in ("Person", "Organisation"):
                for size in range(1, len(words)):
                    if decision.type == "Person":
                        full.setdefault(" ".join(words[size:]), key)
                    opening.setdefault(" ".join(words[:size]), key)
                if self._lexicon.has("apposed_heads", words[0]) and not self._lexicon.has(
                    "genitives", words[1]
                ):
                    opening.setdefault(" ".join(words[1:]), key)
                if decision.type == "Person":
                    for word in words[1:]:
                        if not self._lexicon.has("person_particles", word):
                            full.setdefault(word, key)
        return full, opening


def _first_uses(sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> dict[str, tuple[int, int]]:
    """Where each folded name stands first; headlines, which shorten names, count last."""
    found: dict[str, tuple[int, int]] = {}
    for span in spans:
        sentence = sentences[span.sentence]
        headline = sentence.paragraph == 0 or is_heading(sentence)
        name = fold(span.text(sentence))
        place = (len(sentences) if headline else span.sentence, span.first)
        found[name] = min(found.get(name, place), place)
    return found
