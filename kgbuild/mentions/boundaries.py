"""Moves the ends of a candidate to where the name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import NameSpan, is_capital, opens, span_head, touches
from kgbuild.model import Sentence, Token

_ORGANISATION_LABELS = frozenset({"ORG", "FAC", "EVENT", "MISC", "WORK_OF_ART"})


class BoundaryMender:
    """Cuts titles, articles and nationalities off a name, adds the words that belong to it."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._adjectives_follow = self._lexicon.has("habits", "adjectives_follow")

    def mend(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The names in the candidates; a candidate that holds no name is left out."""
        found: list[NameSpan] = []
        for span in spans:
            sentence = sentences[span.sentence]
            if self._is_whole(sentence, span):
                found.append(span)
                continue
            trimmed = self._trim(sentence, span)
            if trimmed is None:
                continue
            grown = self._grow(sentence, trimmed)
            if found and found[-1].sentence == grown.sentence and found[-1].last >= grown.first:
                continue
            if not self._is_portfolio(sentence, grown) and not self._is_empty(sentence, grown):
                found.append(grown)
        return tuple(found)

    def _is_whole(self, sentence: Sentence, span: NameSpan) -> bool:
        return span.last > span.first and self._gazetteer.find(span.text(sentence)) is not None

    def _trim(self, sentence: Sentence, span: NameSpan) -> NameSpan | None:
        first, last = span.first, span.last
        tokens = sentence.tokens
        while last >= first and (self._is_tail(tokens[last]) or not is_capital(tokens[last])):
            last -= 1
        first = self._behind_titles(sentence, first, last)
        while first < last and self._is_lead(sentence, first, last):
            first += 1
        if first > last or (first == last and self._is_dropped_alone(sentence, first)):
            return None
        return NameSpan(span.sentence, first, last)

    def _is_tail(self, token: Token) -> bool:
        return token.text in ("'s", "’s", "'", "’", "-", ".", "s")

    def _behind_titles(self, sentence: Sentence, first: int, last: int) -> int:
        """Where a person's name begins behind the titles that lead it: *Judge Ann Lee*."""
        tokens = sentence.tokens
        start = first
        for index in range(first, last):
            word = tokens[index].text
            if self._lexicon.title_gender(word) is not None or self._is_role(word):
                if index > first and tokens[index].label in _ORGANISATION_LABELS and self._names_body(tokens, first):
                    break
                start = index + 1
        if start <= last and start > first and not self._fits_person(sentence, start, last):
            return first
        return start

    def _names_body(self, tokens: Sequence[Token], first: int) -> bool:
        return self._lexicon.has("organisation_heads", tokens[first].text)

    def _fits_person(self, sentence: Sentence, first: int, last: int) -> bool:
        words = [t for t in sentence.tokens[first : last + 1] if t.text not in ("-", "'")]
        if any(self._lexicon.has("organisation_suffixes", t.text) for t in words[-1:] if len(words) > 1):
            return False
        return bool(words) and is_capital(words[0])

    def _is_role(self, word: str) -> bool:
        noun = self._lexicon.noun(word)
        return noun is not None and noun.type == "Person" and self._lexicon.first_name(word) is None

    def _is_lead(self, sentence: Sentence, index: int, last: int) -> bool:
        token = sentence.tokens[index]
        word = token.text
        if not is_capital(token) or self._lexicon.is_between(word):
            return True
        if self._lexicon.has("openers", word):
            return opens(sentence, index) or not self._lexicon.has("articles", word)
        if self._lexicon.demonym(word) and self._lexicon.first_name(word) is None:
            following = sentence.tokens[index + 1]
            return not (token.label in _ORGANISATION_LABELS and following.label == token.label)
        return False

    def _is_dropped_alone(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        word = token.text
        if self._lexicon.title_gender(word) is not None or self._lexicon.has("openers", word):
            return True
        if self._lexicon.demonym(word):
            return self._gazetteer.find(word) is None
        if self._lexicon.first_name(word) is None and self._is_role(word):
            return not self._grows(sentence, index)
        return False

    def _grows(self, sentence: Sentence, index: int) -> bool:
        return self._grow(sentence, NameSpan(sentence.index, index, index)).last > index and self._lexicon.has(
            "organisation_heads", sentence.tokens[index].text
        )

    def _grow(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        if not self._adjectives_follow:
            return span
        span = self._grow_left(sentence, span)
        tokens = sentence.tokens
        head = tokens[span.first]
        body = self._lexicon.has("organisation_heads", head.text)
        place = self._lexicon.has("place_heads", head.text) or self._lexicon.has("event_heads", head.text)
        plain_noun = head.pos == "NOUN" and head.label in _ORGANISATION_LABELS
        if not (body or place or plain_noun):
            return span
        last = span.last
        while True:
            further = self._adjective(sentence, span.first, last)
            if further is None and body:
                further = self._complement(sentence, span.first, last)
            if further is None:
                break
            last = further
        return NameSpan(span.sentence, span.first, last)

    def _grow_left(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """*ministère de la* Santé, *université de* Lille: the small words before the capital."""
        tokens = sentence.tokens
        index = span.first - 1
        steps = 0
        while index >= 0 and steps < 6:
            token = tokens[index]
            if self._lexicon.has("organisation_heads_small", token.text):
                governed = index == 0 or self._lexicon.determiner(tokens[index - 1].text) != "indefinite"
                direct = index + 1 < span.first or is_capital(tokens[span.first])
                return NameSpan(span.sentence, index, span.last) if governed and direct else span
            joins = (
                token.pos == "ADJ"
                or self._lexicon.has("genitives", token.text)
                or self._lexicon.has("articles", token.text)
                or (token.pos == "NOUN" and self._lexicon.noun(token.text) is None and steps > 0)
            )
            if not joins or is_capital(token) or (token.pos == "ADJ" and self._lexicon.demonym(token.text)):
                return span
            index -= 1
            steps += 1
        return span

    def _adjective(self, sentence: Sentence, first: int, last: int) -> int | None:
        tokens = sentence.tokens
        position = last + 1
        if position + 1 < len(tokens) and self._lexicon.has("coordinators", tokens[position].text):
            joined = tokens[position + 1]
            if tokens[last].pos == "ADJ" and joined.pos == "ADJ" and joined.text.islower():
                return position + 1
            return None
        if position >= len(tokens):
            return None
        token = tokens[position]
        if not token.text.islower() or token.pos != "ADJ" or touches(tokens[last], token):
            return None
        demonym = self._lexicon.demonym(token.text)
        if demonym and not (demonym.iso2 == "EU" or (token.label and not token.label_start)):
            return None
        hangs_inside = first <= token.head <= last
        return position if hangs_inside or (token.label and not token.label_start) else None

    def _complement(self, sentence: Sentence, first: int, last: int) -> int | None:
        """The end of "de la santé", "des transports" behind a body's name."""
        tokens = sentence.tokens
        position = last + 1
        if position >= len(tokens) or not self._lexicon.has("genitives", tokens[position].text):
            return None
        position += 1
        while position < len(tokens) and self._lexicon.has("articles", tokens[position].text):
            position += 1
        if position >= len(tokens):
            return None
        noun = tokens[position]
        if is_capital(noun):
            return position if last > first else None
        one_label = bool(noun.label) and not noun.label_start and tokens[last].label == noun.label
        if noun.pos != "NOUN" or not (first <= noun.head <= last or one_label):
            return None
        if self._lexicon.has("portfolio_governors", noun.text) or self._lexicon.has("not_complements", noun.text):
            return None
        return position

    def _is_portfolio(self, sentence: Sentence, span: NameSpan) -> bool:
        head = sentence.tokens[span_head(sentence, span.first, span.last)]
        governor = sentence.tokens[head.head]
        steps = 0
        while governor.index != head.index and steps < 3:
            if self._lexicon.has("portfolio_governors", governor.lemma):
                known = self._gazetteer.find(span.text(sentence))
                near = 0 < span.first - governor.index < 6
                return near and known is None and head.pos != "PROPN" and not self._is_firm(head)
            if governor.deprel not in ("conj", "nmod", "flat", "amod") or governor.head == governor.index:
                return False
            governor = sentence.tokens[governor.head]
            steps += 1
        return False

    def _is_firm(self, token: Token) -> bool:
        return token.label in ("LOC", "GPE", "PER", "PERSON") or self._lexicon.first_name(token.text) is not None

    def _is_empty(self, sentence: Sentence, span: NameSpan) -> bool:
        words = [t for t in span.tokens(sentence) if any(c.isalpha() for c in t.text)]
        if len(words) != 1:
            return not words
        word = words[0]
        if len(word.text.strip(".")) < 2:
            return True
        if not self._lexicon.has("not_names", word.text):
            return False
        return word.label not in ("PERSON", "GPE")


