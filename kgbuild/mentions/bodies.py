"""Bodies that a nationality names: *l'armée malienne*, *the Dutch police*."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import NameSpan, is_capital
from kgbuild.model import Sentence, Token

_FARTHEST = 3
_POSSESSIVES = ("'s", "’s")


class NationalBodyFinder:
    """Joins a class noun such as *army* with the word of nationality beside it."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._adjectives_follow = self._lexicon.has("habits", "adjectives_follow")

    def merge(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The names with those of national bodies, which take in the names they overlap."""
        kept: list[NameSpan] = []
        for sentence in sentences:
            own = [span for span in spans if span.sentence == sentence.index]
            bodies = self._find(sentence, own)
            kept.extend(s for s in own if not any(b.first <= s.last and s.first <= b.last for b in bodies))
            kept.extend(bodies)
        return tuple(sorted(kept, key=lambda span: (span.sentence, span.first)))

    def _find(self, sentence: Sentence, own: Sequence[NameSpan]) -> list[NameSpan]:
        found: list[NameSpan] = []
        for token in sentence.tokens:
            if not self._lexicon.has("national_bodies", token.text) or token.pos not in ("NOUN", "PROPN"):
                continue
            if self._adjectives_follow:
                span = self._before_adjective(sentence, token, own)
            else:
                span = self._behind_adjective(sentence, token, own)
            if span is not None and not (found and found[-1].last >= span.first):
                found.append(span)
        return found

    def _before_adjective(self, sentence: Sentence, noun: Token, own: Sequence[NameSpan]) -> NameSpan | None:
        """*l'armée de terre malienne*, *le ministère malien de l'Agriculture*."""
        tokens = sentence.tokens
        if any(s.first < noun.index <= s.last for s in own):
            return None
        last = noun.index + 1
        while last < len(tokens) and last <= noun.index + _FARTHEST and self._widens(tokens[last]):
            last += 1
        if last >= len(tokens) or not self._is_nationality(tokens[last]):
            return None
        behind = last + 1
        while behind < len(tokens) and self._links(tokens[behind]):
            behind += 1
        if behind > last + 1 and behind < len(tokens) and is_capital(tokens[behind]):
            ends = [span.last for span in own if span.first == behind]
            last = max([self._portfolio_end(sentence, behind), *ends])
        return NameSpan(sentence.index, noun.index, last)

    def _widens(self, token: Token) -> bool:
        return self._lexicon.has("body_words", token.text)

    def _links(self, token: Token) -> bool:
        return self._lexicon.has("genitives", token.text) or self._lexicon.has("articles", token.text)

    def _portfolio_end(self, sentence: Sentence, first: int) -> int:
        """The end of a field of government: *Affaires étrangères*."""
        last = first
        following = sentence.tokens[first + 1] if first + 1 < len(sentence.tokens) else None
        if following is not None and following.pos == "ADJ" and following.text.islower():
            last += 1
        return last

    def _is_nationality(self, token: Token) -> bool:
        return token.text.islower() and self._lexicon.demonym(token.text) is not None

    def _behind_adjective(self, sentence: Sentence, noun: Token, own: Sequence[NameSpan]) -> NameSpan | None:
        """*the Turkish armed forces*, *the U.S. military*."""
        tokens = sentence.tokens
        first = noun.index - 1
        while first >= 0 and self._widens(tokens[first]):
            first -= 1
        if first == -1 and noun.index > 0 and is_capital(tokens[0]):
            return NameSpan(sentence.index, 0, noun.index)  # "Defence ministry officials"
        if first < 0 or self._is_modifier(sentence, noun) or self._goes_on(sentence, noun):
            return None
        if first > 0 and tokens[first].text in _POSSESSIVES:
            first -= 1  # "Sudan's army"
        inside = next((s for s in own if s.first <= first <= s.last), None)
        text = inside.text(sentence) if inside is not None else tokens[first].text
        known = self._gazetteer.find(text)
        country = known is not None and known.kind == "country"
        if not country and (
            not is_capital(tokens[first]) or self._lexicon.demonym(tokens[first].text) is None
        ):
            return None
        if inside is not None and country:
            first = inside.first
        return NameSpan(sentence.index, first, noun.index)

    def _goes_on(self, sentence: Sentence, noun: Token) -> bool:
        """*the Turkish Ministry of Foreign Affairs*: a longer name."""
        behind = sentence.tokens[noun.index + 1 : noun.index + 4]
        capital = any(is_capital(t) for t in behind[1:])
        return bool(behind) and capital and self._lexicon.has("genitives", behind[0].text)

    def _is_modifier(self, sentence: Sentence, noun: Token) -> bool:
        """Whether the noun only tells what kind the next thing is: *a Dutch police car*."""
        if noun.index + 1 >= len(sentence.tokens):
            return False
        following = sentence.tokens[noun.index + 1]
        role = self._lexicon.noun(following.text)
        return following.pos in ("NOUN", "PROPN") and not (role is not None and role.type == "Person")
