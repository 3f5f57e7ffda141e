"""What follows the first complement of a body's name: *Ministry of Trade and Industry*, *Embassy in Oslo*."""

from __future__ import annotations

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.runs import ends_with_seat
from kgbuild.mentions.spans import NameSpan, is_capital, is_shouted
from kgbuild.model import Sentence

#: The most tokens between a name and the bracket that holds its acronym.
_FARTHEST_BRACKET = 14
#: An acronym of so many letters tells by itself where its name ends.
_TELLING_ACRONYM = 4


class ComplementJoiner:
    """Draws the name of a body out over further fields, its seat, or its legal form."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def join(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """The span with all that belongs to it; the same span where nothing follows."""
        last = self._legal_form(sentence, span.last)
        if last == span.last and self._is_body(sentence, span):
            last = self._seat(sentence, last)
            while (further := self._field(sentence, span.first, last)) is not None:
                last = further
            last = self._up_to_acronym(sentence, span.first, last)
        return NameSpan(span.sentence, span.first, last)

    def _is_body(self, sentence: Sentence, span: NameSpan) -> bool:
        words = [t.text for t in span.tokens(sentence)]
        return any(
            self._lexicon.has(group, word)
            for group in ("organisation_heads", "organisation_heads_small", "seated_bodies")
            for word in words[:4]
        )

    def _legal_form(self, sentence: Sentence, last: int) -> int:
        """*Harlow Mining, Inc.*"""
        tokens = sentence.tokens
        comma = last + 1 < len(tokens) and tokens[last + 1].text == ","
        form = last + (2 if comma else 1)
        if form >= len(tokens) or not is_capital(tokens[form]):
            return last
        return form if self._lexicon.has("legal_forms", tokens[form].text.strip(".")) else last

    def _seat(self, sentence: Sentence, last: int) -> int:
        """*the British Embassy* in Oslo."""
        tokens = sentence.tokens
        if not self._lexicon.has("seated_bodies", tokens[last].text) or last + 2 >= len(tokens):
            return last
        joined = self._lexicon.has("seat_prepositions", tokens[last + 1].text)
        if not joined or not is_capital(tokens[last + 2]):
            return last
        end = last + 2
        while end + 1 < len(tokens) and is_capital(tokens[end + 1]) and tokens[end + 1].label:
            if tokens[end + 1].label_start:
                break
            end += 1
        return end

    def _up_to_acronym(self, sentence: Sentence, first: int, last: int) -> int:
        """*Institut des mers* en Eurasie (IME): the acronym behind it tells where the name ends."""
        tokens = sentence.tokens
        for bracket in range(last + 2, min(len(tokens) - 1, last + _FARTHEST_BRACKET)):
            if tokens[bracket].text == "(":
                words = [t for t in tokens[first:bracket] if t.text[:1].isalpha()]
                letters = fold(tokens[bracket + 1].text)
                telling = [w for w in words if is_capital(w) or not self._is_small(w.text)]
                closed = is_capital(tokens[bracket - 1]) or len(letters) >= _TELLING_ACRONYM
                named = is_shouted(tokens[bracket + 1]) and closed
                whole = "".join(fold(w.text)[0] for w in telling) == letters
                return bracket - 1 if named and whole else last
            if tokens[bracket].pos == "PUNCT":
                break
        return last

    def _is_small(self, word: str) -> bool:
        groups = ("connectors", "articles", "place_prepositions", "actor_prepositions")
        return any(self._lexicon.has(group, word) for group in groups)

    def _field(self, sentence: Sentence, first: int, last: int) -> int | None:
        """The end of one more field: *ministère de la Culture* et de la Jeunesse."""
        tokens = sentence.tokens
        genitive = any(self._lexicon.has("genitives", t.text) for t in tokens[first : last + 1])
        position = last + 1
        if not genitive or position >= len(tokens):
            return None
        if tokens[position].text != "," and not self._lexicon.has("coordinators", tokens[position].text):
            return None
        comma = tokens[position].text == ","
        position += 1
        if comma and position < len(tokens) and self._lexicon.has("coordinators", tokens[position].text):
            position += 1
        linked = False
        while position < len(tokens) and (
            self._lexicon.has("genitives", tokens[position].text)
            or self._lexicon.has("articles", tokens[position].text)
        ):
            linked = True
            position += 1
        if position >= len(tokens) or not is_capital(tokens[position]):
            return None
        if ends_with_seat(self._gazetteer, tokens[last], tokens[position]):
            return None
        end = position
        while end + 1 < len(tokens) and is_capital(tokens[end + 1]) and tokens[end + 1].text.isalpha():
            end += 1
        words = [t.text for t in tokens[position : end + 1]]
        named = linked and self._lexicon.has("habits", "adjectives_follow")
        if not named and not any(self._lexicon.has("portfolios", w) for w in (words[0], words[-1])):
            return None
        if named and not all(self._lexicon.has("portfolios", w) for w in words[:1]):
            return None
        return end
