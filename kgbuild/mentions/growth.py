"""Adds to a name the small words that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.runs import ends_with_seat, is_introduced
from kgbuild.mentions.spans import NameSpan, is_capital, is_shouted, touches
from kgbuild.model import Sentence, Token

_PERSONS = frozenset({"PER", "PERSON"})
_PLACES = frozenset({"LOC", "GPE"})
_ORGANISATION_LABELS = frozenset({"ORG", "FAC", "EVENT", "MISC", "WORK_OF_ART"})


class NameGrower:
    """Adjectives and complements behind a name, the small word that opens it."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._adjectives_follow = self._lexicon.has("habits", "adjectives_follow")

    def to_label_end(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """The span drawn out to where the recogniser ends the name of a body."""
        tokens = sentence.tokens
        last = span.last
        if not self._adjectives_follow or not self._lexicon.has(
            "organisation_heads", tokens[span.first].text
        ):
            return span
        seated = self._to_seat(sentence, span)
        if seated is not None:
            return seated
        while last + 1 < len(tokens) and tokens[last + 1].label == tokens[span.first].label != "":
            if tokens[last + 1].label_start or tokens[last + 1].pos in ("PUNCT", "VERB", "AUX"):
                break
            if self._is_over(sentence, span.first, last):
                break
            last += 1
        while last > span.last and tokens[last].pos in ("ADP", "DET", "CCONJ"):
            last -= 1
        return NameSpan(span.sentence, span.first, last)

    def _is_over(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a conjunction and another name follow the town that ends a name."""
        tokens = sentence.tokens
        if last == first or last + 2 >= len(tokens) or tokens[last + 1].pos != "CCONJ":
            return False
        return ends_with_seat(self._gazetteer, tokens[last], tokens[last + 2])

    def _to_seat(self, sentence: Sentence, span: NameSpan) -> NameSpan | None:
        """*Conseil européen* des semences de Dijon: a field and a town make another body of a known name."""
        field = self._complement(sentence, span.first, span.last)
        if field is None or is_capital(sentence.tokens[field]):
            return None
        town = self._complement(sentence, span.first, field)
        if town is None or not self._gazetteer.is_city(sentence.tokens[town].text):
            return None
        return NameSpan(span.sentence, span.first, town)

    def grow(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """The name with the words on both sides that its first word holds together."""
        span = self._with_particle(sentence, span)
        if not self._adjectives_follow:
            return span
        span = self._grow_left(sentence, self._with_metal(sentence, span))
        tokens = sentence.tokens
        head = tokens[span.first]
        if head.text.islower() and span.last > span.first and is_capital(tokens[span.first + 1]):
            return span  # "la clinique Pasteur" de Brest
        if is_introduced(self._lexicon, sentence, span.first):
            return self._grow_title(sentence, span)
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
        grown = NameSpan(span.sentence, span.first, last)
        return self._to_country(sentence, self.to_label_end(sentence, grown)) if body else grown

    def _to_country(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """*l'Alliance pour la renaissance* du Kasaï: the place behind what the recogniser saw."""
        end = self._complement(sentence, span.first, span.last)
        tokens = sentence.tokens
        if end is None or not tokens[span.last].text.islower() or tokens[end].label not in _PLACES:
            return span
        return NameSpan(span.sentence, span.first, end) if is_capital(tokens[end]) else span

    def _with_particle(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """*Mme d'*Aubrac: behind a form of address the particle belongs to the name."""
        tokens = sentence.tokens
        hyphen = tokens[span.first - 1] if span.first > 1 else None
        if hyphen is not None and hyphen.text == "-" and touches(hyphen, tokens[span.first]):
            # "al-Haddad" comes in three pieces in some languages.
            particle = self._lexicon.has("person_particles", tokens[span.first - 2].text)
            return NameSpan(span.sentence, span.first - 2, span.last) if particle else span
        if span.first < 2 or not self._lexicon.has("genitives", sentence.tokens[span.first - 1].text):
            return span
        title, small = tokens[span.first - 2], tokens[span.first - 1]
        ranked = self._lexicon.title_gender(title.text) is not None and title.text.islower()
        family = small.label in _PERSONS and tokens[span.first].label in _PERSONS
        if self._lexicon.has("honorifics", title.text) or (
            ranked and family and not self._is_place(sentence, span)
        ):
            return NameSpan(span.sentence, span.first - 1, span.last)
        return span

    def _is_place(self, sentence: Sentence, span: NameSpan) -> bool:
        known = self._gazetteer.find(span.text(sentence))
        return (known is not None and known.type == "Place") or self._gazetteer.is_city(span.text(sentence))

    def _with_metal(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """*la Caméra* d'or: what a prize is made of belongs to its name."""
        behind = sentence.tokens[span.last + 1 : span.last + 3]
        genitive = len(behind) == 2 and self._lexicon.has("genitives", behind[0].text)
        metal = genitive and self._lexicon.has("prize_metals", behind[1].text)
        return NameSpan(span.sentence, span.first, span.last + 2) if metal else span

    def _grow_title(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """*l'association* Toits pour tous: the name goes on with small words."""
        tokens = sentence.tokens
        last = span.last
        while last + 1 < len(tokens):
            position = last + 1
            if tokens[position].text.isdigit():
                last = position
                continue
            while position < len(tokens) and self._goes_on(sentence, position, span.first):
                position += 1
            if position >= len(tokens) or position - last > 3:
                break
            word = tokens[position]
            action = word.feats.get("VerbForm") == "Inf" and last == span.first
            opened = last == span.first and self._lexicon.has("openers", tokens[last].text)
            linked = position > last + 1 or word.pos == "ADJ" or action or opened
            small = action or word.pos in ("NOUN", "ADJ", "PRON", "ADV") or is_capital(word)
            hangs = span.first - 1 <= word.head <= last or position > last + 1
            if not (linked and small and hangs) or self._lexicon.demonym(word.text):
                break
            last = position
        return NameSpan(span.sentence, span.first, last)

    def _goes_on(self, sentence: Sentence, position: int, first: int) -> bool:
        """Whether a small word stands inside a title; "and" does behind a singular noun, before a capital."""
        token = sentence.tokens[position]
        if not self._lexicon.has("connectors", token.text):
            return False
        if token.pos != "CCONJ":
            return True
        noun = sentence.tokens[first - 1]
        several = noun.feats.get("Number") == "Plur" and not is_shouted(noun)
        further = position + 1 < len(sentence.tokens) and is_capital(sentence.tokens[position + 1])
        return further and not several and self._gazetteer.find(sentence.tokens[first].text) is None

    def _grow_left(self, sentence: Sentence, span: NameSpan) -> NameSpan:
        """*ministère de la* Santé, *université de* Lille: the small words before the capital."""
        tokens = sentence.tokens
        index = span.first - 1
        steps = 0
        while index >= 0 and steps < 6:
            token = tokens[index]
            if self._lexicon.has("place_heads_small", token.text) and self._is_site(sentence, index, span):
                return NameSpan(span.sentence, index, span.last)
            if self._lexicon.has("organisation_heads_small", token.text):
                governed = index == 0 or self._lexicon.determiner(tokens[index - 1].text) != "indefinite"
                direct = index + 1 < span.first or is_capital(tokens[span.first])
                fits = governed and direct and self._is_fitting_head(sentence, index, span)
                return NameSpan(span.sentence, index, span.last) if fits else span
            joins = (
                token.pos == "ADJ"
                or self._lexicon.has("genitives", token.text)
                or self._lexicon.has("articles", token.text)
                or (token.pos == "NOUN" and self._lexicon.noun(token.text) is None and steps > 0)
                or self._lexicon.has("community_words", token.text)
            )
            if not joins or is_capital(token) or (token.pos == "ADJ" and self._lexicon.demonym(token.text)):
                return span
            index -= 1
            steps += 1
        return span

    def _is_fitting_head(self, sentence: Sentence, index: int, span: NameSpan) -> bool:
        """Whether a small head is used as the name of a body: not *la famille de* X, *le centre de* Y."""
        head = sentence.tokens[index].text
        between = sentence.tokens[index + 1 : span.first]
        if self._lexicon.has("direct_heads", head):
            return not between and self._gazetteer.find(span.text(sentence)) is None
        if self._lexicon.has("qualified_heads", head) and not self._is_qualified(sentence, between, span):
            return False
        if self._lexicon.has("apposed_heads", head) and between:
            return any(self._lexicon.has("genitives", t.text) for t in between)
        if self._lexicon.has("team_heads", head):
            known = self._gazetteer.find(span.text(sentence))
            return bool(between) and known is not None and known.kind == "country"
        return True

    def _is_qualified(self, sentence: Sentence, between: Sequence[Token], span: NameSpan) -> bool:
        """*centre hospitalier de* X, *communauté de communes du* Y, *école* Jules-Ferry."""
        if not between:
            first_name, _, rest = sentence.tokens[span.first].text.partition("-")
            return bool(rest) and self._lexicon.first_name(first_name) is not None
        community = any(self._lexicon.has("community_words", token.text) for token in between)
        return between[0].pos == "ADJ" or community

    def _is_site(self, sentence: Sentence, index: int, span: NameSpan) -> bool:
        """*place* Foch, *mer du* Nord: a small place word that belongs to the name."""
        if self._lexicon.first_name(sentence.tokens[span.first].text) and span.last > span.first:
            return index + 1 == span.first
        determined = index > 0 and self._lexicon.determiner(sentence.tokens[index - 1].text) != "indefinite"
        between = sentence.tokens[index + 1 : span.first]
        return determined and all(self._lexicon.has("connectors", t.text) for t in between)

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
        if self._lexicon.has("portfolio_governors", noun.text) or self._lexicon.has(
            "not_complements", noun.text
        ):
            return None
        return position
