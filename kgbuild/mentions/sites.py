"""Sites that the town they stand in names: *l'usine de Brévannes*, *le centre de recherche de Vernay*."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.name_type import STRONG, NameType
from kgbuild.mentions.spans import NameSpan
from kgbuild.model import EntityType, Sentence

#: The most words between the noun of a site and its town: *maison de santé de*.
_FARTHEST = 6
_SUBJECTS = ("nsubj", "nsubj:pass", "ROOT")


class SiteFinder:
    """Joins the noun of a site with the town behind it, once it is clear that the name is a town's."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def find(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], types: Mapping[str, NameType]
    ) -> dict[NameSpan, NameType]:
        """The names of sites with what they are; the names of their towns stay names by themselves."""
        found: dict[NameSpan, NameType] = {}
        for span in spans:
            sentence = sentences[span.sentence]
            if types[fold(span.text(sentence))].type != "Place":
                continue
            first = self._first(sentence, span)
            if first is None:
                continue
            kind: EntityType = (
                "Place" if self._is_in(sentence, first, span, "public_sites") else "Organisation"
            )
            decision = NameType(mentions=1)
            decision.votes[kind] = STRONG
            found[NameSpan(span.sentence, first, span.last)] = decision
        acting = {fold(s.text(sentences[s.sentence])) for s in found if self._acts(sentences[s.sentence], s)}
        return {
            site: decision
            for site, decision in found.items()
            if decision.type == "Place" or fold(site.text(sentences[site.sentence])) in acting
        }

    def _acts(self, sentence: Sentence, site: NameSpan) -> bool:
        """*l'usine de Brévannes emploie …*: elsewhere a place of work but tells where: *à l'usine de*."""
        return sentence.tokens[site.first].deprel in _SUBJECTS

    def _first(self, sentence: Sentence, town: NameSpan) -> int | None:
        """Where the name of a site that ends with a town begins; None where there is none."""
        tokens = sentence.tokens
        if town.first < 2 or not self._lexicon.has("genitives", tokens[town.first - 1].text):
            return None
        known = self._gazetteer.find(town.text(sentence))
        if known is not None and known.kind == "country":
            return None
        for index in range(town.first - 2, max(-1, town.first - 2 - _FARTHEST), -1):
            token = tokens[index]
            if not token.text.islower():
                return None
            site = any(self._is_in(sentence, index, town, g) for g in ("working_sites", "public_sites"))
            if site and token.feats.get("Number", "Sing") == "Sing":
                return index if self._is_definite(sentence, index) else None
            if token.pos not in ("ADJ", "NOUN", "ADP", "DET"):
                return None
        return None

    def _is_in(self, sentence: Sentence, index: int, town: NameSpan, group: str) -> bool:
        """Whether the words from a noun to the town's preposition, but for adjectives, are of a group."""
        tokens = [t for t in sentence.tokens[index : town.first - 1] if t.pos != "ADJ" or t.index == index]
        words = " ".join(t.text for t in tokens)
        return self._lexicon.has(group, words)

    def _is_definite(self, sentence: Sentence, index: int) -> bool:
        before = sentence.tokens[index - 1] if index else None
        while before is not None and before.index and before.pos == "ADJ":
            before = sentence.tokens[before.index - 1]
        return before is None or self._lexicon.determiner(before.text) != "indefinite"
