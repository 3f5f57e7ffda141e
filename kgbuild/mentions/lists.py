"""Names in a row: what one of them is, the others are too, and what the words beside the row call them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.name_type import GOOD, NameType
from kgbuild.mentions.spans import NameSpan
from kgbuild.model import EntityType, Sentence, Token

#: So many tokens stand at most between a row and the noun that sums it up: *et une dizaine d'autres*.
_FARTHEST = 6


class NameLists:
    """Passes the type of the sure names of a list (*A, B and C*) on to the doubtful ones."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)

    def share(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], decisions: Mapping[str, NameType]
    ) -> None:
        """Adds votes to the doubtful names of every list that is of one type.

        The list's sure names tell it, or the noun that announces or sums it up.
        """
        for row, coordinated in self._rows(sentences, spans):
            sentence = sentences[row[0].sentence]
            names = list(dict.fromkeys(fold(span.text(sentence)) for span in row))
            members = [decisions[name] for name in names]
            sure: set[EntityType | None] = {m.type for m in members if m.margin >= GOOD}
            listed = coordinated and len(names) > 1
            kind = next(iter(sure)) if listed and len(sure) == 1 else None
            if kind is None and not sure:
                kind = self._summed_up(sentence, row[-1]) or (
                    self._announced(sentence, row[0]) if listed else None
                )
            for member in members:
                if kind is not None and member.margin < GOOD:
                    member.votes[kind] += GOOD

    def _rows(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]
    ) -> list[tuple[list[NameSpan], bool]]:
        """The rows of names, single ones too, and whether "and" stands in them."""
        found: list[tuple[list[NameSpan], bool]] = []
        for span in sorted(spans, key=lambda s: (s.sentence, s.first)):
            link = self._link(sentences[span.sentence], found[-1][0], span) if found else ""
            if link:
                row, coordinated = found[-1]
                found[-1] = ([*row, span], coordinated or link == "and")
            else:
                found.append(([span], False))
        return found

    def _link(self, sentence: Sentence, row: Sequence[NameSpan], right: NameSpan) -> str:
        """ "and", "," or "" for two names that nothing, or more than that, joins."""
        left = row[-1]
        if left.sentence != right.sentence or right.first <= left.last + 1:
            return ""
        between = [t.text for t in sentence.tokens[left.last + 1 : right.first]]
        small = [w for w in between if not self._lexicon.has("articles", w)]
        coordinated = any(self._lexicon.has("coordinators", w) for w in small)
        if coordinated and self._repeats(sentence, row[0], small[-1]):
            small = small[:-1]  # "d'Anvers et de Lier"
        if not coordinated and self._is_scene(sentence, left) and not self._is_scene(sentence, right):
            return ""  # "à Dubaï, Nordal et Kelvia"
        if small and all(w == "," or self._lexicon.has("coordinators", w) for w in small):
            return "and" if coordinated else ","
        return ""

    def _is_scene(self, sentence: Sentence, span: NameSpan) -> bool:
        before = sentence.tokens[span.first - 1].text if span.first else ""
        return self._lexicon.has("place_prepositions", before)

    def _repeats(self, sentence: Sentence, left: NameSpan, word: str) -> bool:
        """Whether a preposition stands before the first name of the row, too."""
        before = sentence.tokens[left.first - 1].text if left.first else ""
        groups = [g for g in ("genitives", "place_prepositions") if self._lexicon.has(g, word)]
        return any(self._lexicon.has(group, before) for group in groups)

    def _summed_up(self, sentence: Sentence, last: NameSpan) -> EntityType | None:
        """*A, B et une dizaine d'autres* industriels."""
        behind = sentence.tokens[last.last + 1 : last.last + 2 + _FARTHEST]
        if not behind or not self._lexicon.has("coordinators", behind[0].text):
            return None
        others = [i for i, token in enumerate(behind) if self._lexicon.has("others", token.text)]
        return self._class(behind[others[0] + 1]) if others and others[0] + 1 < len(behind) else None

    def _announced(self, sentence: Sentence, first: NameSpan) -> EntityType | None:
        """*Trois* groupes *sont sur les rangs : A, B et C*: the one class that is counted before a colon."""
        if first.first == 0 or sentence.tokens[first.first - 1].text != ":":
            return None
        counted = [t for t in sentence.tokens[: first.first] if self._is_counted(sentence, t)]
        kinds = {self._class(token) for token in counted}
        return next(iter(kinds)) if len(kinds) == 1 else None

    def _is_counted(self, sentence: Sentence, token: Token) -> bool:
        return any(
            child.pos == "NUM" and child.index < token.index for child in sentence.children(token.index)
        )

    def _class(self, token: Token) -> EntityType | None:
        noun = self._lexicon.noun(token.text)
        return noun.type if noun is not None and token.text.islower() else None
