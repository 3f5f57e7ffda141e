"""Moves the ends of a candidate to where the name begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.complements import ComplementJoiner
from kgbuild.mentions.growth import NameGrower
from kgbuild.mentions.known import KnownNames
from kgbuild.mentions.runs import is_introduced
from kgbuild.mentions.spans import NameSpan, is_capital, is_quoted, is_shouted, opens, span_head
from kgbuild.model import Sentence, Token

_BRACKETS = frozenset("[]")
_ORGANISATION_LABELS = frozenset({"ORG", "FAC", "EVENT", "MISC", "WORK_OF_ART"})


class BoundaryMender:
    """Cuts titles, articles and nationalities off a name, adds the words that belong to it."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._grower = NameGrower(language)
        self._joiner = ComplementJoiner(language)
        self._known = KnownNames(language)

    def mend(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
        """The names in the candidates; a candidate that holds no name is left out."""
        found: list[NameSpan] = []
        for span in spans:
            sentence = sentences[span.sentence]
            if self._is_whole(sentence, span):
                found.append(self._longer_body(sentence, span) or self._grower.to_label_end(sentence, span))
                continue
            if span.last > span.first and is_quoted(sentence, span):
                found.append(span)
                continue
            trimmed = self._trim(sentence, span)
            if trimmed is None:
                continue
            employer = self._before_role(sentence, span, trimmed)
            if employer is not None:
                found.append(employer)
            grown = self._joiner.join(sentence, self._grower.grow(sentence, trimmed))
            if found and found[-1].sentence == grown.sentence and found[-1].last >= grown.first:
                continue
            if not self._is_portfolio(sentence, grown) and not self._is_empty(sentence, grown):
                found.append(grown)
        return tuple(found)

    def _is_whole(self, sentence: Sentence, span: NameSpan) -> bool:
        return span.last > span.first and self._gazetteer.find(span.text(sentence)) is not None

    def _longer_body(self, sentence: Sentence, span: NameSpan) -> NameSpan | None:
        """*Le Centre* maritime de Brest: a known name, but the words behind it make it another body's."""
        opening = sentence.tokens[span.first]
        if not self._lexicon.has("articles", opening.text) or not opens(sentence, span.first):
            return None
        grown = self._grower.grow(sentence, NameSpan(span.sentence, span.first + 1, span.last))
        return grown if grown.last > span.last else None

    def _trim(self, sentence: Sentence, span: NameSpan) -> NameSpan | None:
        first, last = span.first, span.last
        tokens = sentence.tokens
        while last >= first and (self._is_tail(tokens[last]) or not is_capital(tokens[last])):
            if tokens[last - 1].text == "-" and self._lexicon.has("name_syllables", tokens[last].text):
                break  # "Han Ji-hoon"
            last -= 1
        if last > first and self._is_role(tokens[last].text):
            initials = is_shouted(tokens[last]) and not is_shouted(tokens[last - 1])
            if initials or self._is_body(sentence, first, last - 1):
                last -= 1
        first = self._behind_titles(sentence, first, last)
        while first < last and self._is_lead(sentence, first):
            first += 1
        if first > last:
            return None
        if self._known.behind_article(sentence, NameSpan(span.sentence, first, last)) is not None:
            return NameSpan(span.sentence, first, last)
        if first == last and self._is_dropped_alone(sentence, first):
            return None
        return NameSpan(span.sentence, first, last)

    def _before_role(self, sentence: Sentence, span: NameSpan, person: NameSpan) -> NameSpan | None:
        """The body or place whose name leads a person's title: *Norvane* in *Norvane CEO Ann Lee*.

        A title in initials tells that a name goes before it; before others (*Finance Minister*) only
        what is known, or what the recogniser saw, counts as one.
        """
        tokens = sentence.tokens
        first = span.first
        roles = [i for i in range(first, person.first) if self._leads_person(tokens[i].text)]
        while roles and first < roles[0] and self._is_lead(sentence, first):
            first += 1
        if not roles or first == roles[0]:
            return None
        last = roles[0] - 1
        if last > first and self._is_body(sentence, first, last - 1):
            last -= 1  # "White House Press Secretary"
        holder = NameSpan(span.sentence, first, last)
        text, words = holder.text(sentence), holder.tokens(sentence)
        if not is_capital(words[-1]) or self._lexicon.has("not_names", text):
            return None
        if is_shouted(tokens[roles[0]]) and not is_shouted(words[-1]):
            return holder
        known = self._gazetteer.find(text)
        if known is not None:
            return holder if not known.ambiguous else None
        if any(self._lexicon.has("portfolios", t.text) for t in words):
            return None
        firm = len(words) > 1 and self._lexicon.has("organisation_suffixes", words[-1].text)
        seen = all(t.label in ("ORG", "GPE") for t in words) and not tokens[roles[0]].label
        return holder if firm or seen else None

    def _leads_person(self, word: str) -> bool:
        """Whether a word is a title or a role, not the end of a firm's name (*Partners*)."""
        if self._lexicon.has("organisation_suffixes", word):
            return False
        return self._lexicon.title_gender(word) is not None or self._is_role(word)

    def _is_body(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a role follows the name of a body: *State Department Spokesperson*."""
        known = self._gazetteer.find(NameSpan(sentence.index, first, last).text(sentence))
        return known is not None and known.type == "Organisation" and not known.ambiguous

    def _is_tail(self, token: Token) -> bool:
        return token.text in ("'s", "’s", "'", "’", "-", ".", "s")

    def _behind_titles(self, sentence: Sentence, first: int, last: int) -> int:
        """Where a person's name begins behind the titles that lead it: *Judge Ann Lee*."""
        tokens = sentence.tokens
        start = first
        for index in range(first, last):
            word = tokens[index].text
            if self._lexicon.title_gender(word) is not None or self._is_role(word):
                if (
                    index > first
                    and tokens[index].label in _ORGANISATION_LABELS
                    and self._names_body(tokens, first)
                ):
                    break
                if self._lexicon.has("titles_or_names", word) and index + 1 < last:
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
        while len(words) > 1 and self._lexicon.has("person_particles", words[0].text):
            words = words[1:]
        return bool(words) and is_capital(words[0])

    def _is_role(self, word: str) -> bool:
        noun = self._lexicon.noun(word)
        return noun is not None and noun.type == "Person" and self._lexicon.first_name(word) is None

    def _is_lead(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        word = token.text
        if not is_capital(token) or self._lexicon.is_between(word):
            return True
        noun = self._lexicon.noun(word)
        if is_shouted(token) and noun is not None and not is_shouted(sentence.tokens[index + 1]):
            return True
        if self._lexicon.has("openers", word):
            kept = self._lexicon.has("articles", word) or self._lexicon.has("person_particles", word)
            return opens(sentence, index) or not kept
        if self._lexicon.demonym(word) and self._lexicon.first_name(word) is None:
            following = sentence.tokens[index + 1]
            return not (token.label in _ORGANISATION_LABELS and following.label == token.label)
        return False

    def _is_dropped_alone(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        word = token.text
        if is_introduced(self._lexicon, sentence, index):
            return False
        if self._lexicon.title_gender(word) is not None or self._lexicon.has("openers", word):
            return True
        if self._lexicon.demonym(word):
            # "Swiss", an airline, is no adjective: "the Swiss firm".
            return self._gazetteer.find(word) is None or (token.pos == "ADJ" and token.deprel == "amod")
        if self._lexicon.first_name(word) is None and self._is_role(word):
            return not (self._grows(sentence, index) or self._is_site_name(sentence, index))
        return False

    def _is_site_name(self, sentence: Sentence, index: int) -> bool:
        """*la clinique* Pasteur: the name of a site, not a role."""
        before = sentence.tokens[index - 1].text if index else ""
        groups = ("site_nouns", "organisation_heads_small", "place_heads_small")
        return before.islower() and any(self._lexicon.has(group, before) for group in groups)

    def _grows(self, sentence: Sentence, index: int) -> bool:
        return self._grower.grow(
            sentence, NameSpan(sentence.index, index, index)
        ).last > index and self._lexicon.has("organisation_heads", sentence.tokens[index].text)

    def _is_portfolio(self, sentence: Sentence, span: NameSpan) -> bool:
        head = sentence.tokens[span_head(sentence, span.first, span.last)]
        governor = sentence.tokens[head.head]
        steps = 0
        while governor.index != head.index and steps < 3:
            if self._lexicon.has("portfolio_governors", governor.lemma):
                known = self._gazetteer.find(span.text(sentence))
                near = 0 < span.first - governor.index < 6
                if not near or (known is not None and known.type != "Work") or self._is_firm(head):
                    return False
                return not self._lexicon.has("organisation_heads", sentence.tokens[span.first].text)
            if governor.head == governor.index:
                return False
            governor = sentence.tokens[governor.head]
            steps += 1
        return False

    def _is_firm(self, token: Token) -> bool:
        """Whether something else than an office speaks for a name: a person's or a town's."""
        if self._lexicon.has("portfolios", token.text):
            return False
        if token.label in ("PER", "PERSON") or self._gazetteer.is_city(token.text):
            return True
        return self._lexicon.first_name(token.text) is not None

    def _is_empty(self, sentence: Sentence, span: NameSpan) -> bool:
        words = [t for t in span.tokens(sentence) if any(c.isalpha() for c in t.text)]
        if len(words) == 1 and self._lexicon.has("openers", words[0].text):
            return True
        if len(words) != 1 or any(t.text.isdigit() for t in span.tokens(sentence)):
            general = bool(words) and self._lexicon.has("not_names", words[0].text)
            nation = len(words) == 2 and self._lexicon.demonym(words[0].text) is not None
            if nation and self._lexicon.has("not_names", words[1].text):
                return True
            small = all(self._lexicon.demonym(t.text) is not None for t in words[1:])
            return not words or (general and small and self._gazetteer.find(span.text(sentence)) is None)
        word = words[0]
        if len(word.text.strip(".")) < 2 or any(c in _BRACKETS for c in word.text):
            return True
        if not self._lexicon.has("not_names", word.text):
            return False
        return word.label not in ("PERSON", "GPE")
