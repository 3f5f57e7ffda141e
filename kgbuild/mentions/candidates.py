"""Finds the stretches of a sentence that are written like names."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.spans import (
    OPENING_MARKS,
    NameSpan,
    is_capital,
    is_function_word,
    is_heading,
    is_quoted,
    is_shouted,
    opens,
    quoted_end,
    touches,
)
from kgbuild.model import Sentence, Token

_NAME_LABELS = frozenset(
    {"PER", "ORG", "LOC", "MISC", "PERSON", "GPE", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART"}
)
_FIRM_LABELS = frozenset({"PER", "ORG", "LOC", "PERSON", "GPE", "FAC"})
_MOST_CONNECTORS = 3


class CandidateFinder:
    """Runs of capitalised words, joined by the small words that names hold."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def find(self, sentences: Sequence[Sentence]) -> tuple[NameSpan, ...]:
        """All candidates of an article in reading order; they do not overlap."""
        found: list[NameSpan] = []
        doubtful: list[NameSpan] = []
        for sentence in sentences:
            heading = is_heading(sentence)
            for span in self._runs(sentence):
                if self._is_sure(sentence, span, heading):
                    found.append(span)
                else:
                    doubtful.append(span)
        known = self._known_words(sentences, found)
        small = _small_words(sentences)
        for span in doubtful:
            sentence = sentences[span.sentence]
            if self._is_confirmed(sentence, span, known, small):
                found.append(span)
        return tuple(sorted(found, key=lambda span: (span.sentence, span.first)))

    def _runs(self, sentence: Sentence) -> list[NameSpan]:
        runs: list[NameSpan] = []
        index = 0
        while index < len(sentence.tokens):
            titled = self._title_in_quotes(sentence, index)
            if titled is not None:
                runs.append(titled)
                index = titled.last + 1
                continue
            last = self._gazetteer_match(sentence, index)
            if last is None and self._can_begin(sentence, index):
                last = index
            if last is None:
                index += 1
                continue
            last = self._extend(sentence, index, last)
            runs.append(NameSpan(sentence.index, index, last))
            index = last + 1
        return runs

    def _title_in_quotes(self, sentence: Sentence, index: int) -> NameSpan | None:
        """*l'association « Toits pour tous »*: what a class noun introduces and quote marks hold."""
        tokens = sentence.tokens
        if tokens[index].text not in OPENING_MARKS or index == 0 or index + 1 >= len(tokens):
            return None
        noun = index - 1
        while noun > 0 and tokens[noun].pos == "ADJ":
            noun -= 1
        known = self._lexicon.noun(tokens[noun].text)
        last = quoted_end(sentence, index)
        if (
            known is None
            or known.type in ("Person", "Place")
            or last is None
            or not is_capital(tokens[index + 1])
        ):
            return None
        return NameSpan(sentence.index, index + 1, last)

    def _gazetteer_match(self, sentence: Sentence, first: int) -> int | None:
        tokens = sentence.tokens
        if not (is_capital(tokens[first]) or tokens[first].text[:1].isdigit()):
            return None
        if self._lexicon.demonym(tokens[first].text):
            return None
        best = None
        for last in range(first, min(len(tokens), first + self._gazetteer.longest + 2)):
            if last > first and tokens[last].pos == "PUNCT" and not touches(tokens[last - 1], tokens[last]):
                break
            text = NameSpan(sentence.index, first, last).text(sentence)
            if last > first and self._gazetteer.find(text) and is_capital(tokens[first]):
                best = last
        return best

    def _can_begin(self, sentence: Sentence, index: int) -> bool:
        token = sentence.tokens[index]
        if not is_capital(token):
            return False
        word = token.text.casefold().replace("’", "'")
        if self._lexicon.has("openers", word):
            following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
            article = self._lexicon.has("articles", word) or self._lexicon.has("person_particles", word)
            inside = not opens(sentence, index) and not is_shouted(token)
            return bool(article and inside and following and is_capital(following))
        return True

    def _extend(self, sentence: Sentence, first: int, last: int) -> int:
        tokens = sentence.tokens
        while last + 1 < len(tokens):
            following = tokens[last + 1]
            if is_capital(following) and following.pos != "PUNCT" and not self._breaks(sentence, first, last):
                last += 1
                continue
            bridge = self._bridge(sentence, first, last)
            if bridge is None:
                break
            last = bridge
        return last

    def _breaks(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name ends although the next word is capitalised."""
        left, right = sentence.tokens[last], sentence.tokens[last + 1]
        if (
            left.text.endswith((".", ":", ";"))
            and len(left.text) > 3
            and not self._lexicon.title_gender(left.text)
        ):
            return left.text[-1] != "."
        if left.label and right.label and right.label_start:
            return left.label != right.label or bool(self._gazetteer.find(left.text))
        if self._lexicon.demonym(right.text) and not right.label:
            return True
        if self._begins_person(sentence, first, last) or self._are_two_names(sentence, first, last):
            return True
        return self._lexicon.has("openers", right.text) and not touches(left, right) and is_shouted(right)

    def _are_two_names(self, sentence: Sentence, first: int, last: int) -> bool:
        """*l'application pour iPhone Clubhouse*: two known names that make no third."""
        left = self._gazetteer.find(NameSpan(sentence.index, first, last).text(sentence))
        right = self._gazetteer.find(sentence.tokens[last + 1].text)
        if left is None or right is None or left.ambiguous or right.ambiguous:
            return False
        return self._gazetteer.find(NameSpan(sentence.index, first, last + 1).text(sentence)) is None

    def _begins_person(self, sentence: Sentence, first: int, last: int) -> bool:
        """*député de la Marne Ludovic X*: a person's name behind the place of an office."""
        tokens = sentence.tokens
        if last + 2 >= len(tokens) or not is_capital(tokens[last + 2]) or first == 0:
            return False
        starts = tokens[last + 1].label_start and not tokens[last].label
        if self._lexicon.first_name(tokens[last + 1].text) is None and not starts:
            return False
        before = tokens[first - 1].text
        nouns = [self._lexicon.noun(t.text) for t in tokens[max(0, first - 4) : first]]
        office = any(noun is not None and noun.type == "Person" for noun in nouns)
        marked = self._lexicon.has("genitives", before) or self._lexicon.has("articles", before)
        return marked and office and self._lexicon.first_name(tokens[first].text) is None

    def _bridge(self, sentence: Sentence, first: int, last: int) -> int | None:
        """The position to go on from behind connecting words, None where the name ends."""
        tokens = sentence.tokens
        position = last + 1
        connectors: list[Token] = []
        while position < len(tokens) and len(connectors) < _MOST_CONNECTORS:
            token = tokens[position]
            if is_capital(token) and connectors:
                break
            if (
                (
                    token.text in ("-", "/", "'", "’", "&", "–", "'s", "’s")
                    and touches(tokens[position - 1], token)
                )
                or self._lexicon.has("connectors", token.text)
                or self._lexicon.has("person_particles", token.text)
            ):
                connectors.append(token)
            else:
                return None
            position += 1
        if not connectors or position >= len(tokens) or not is_capital(tokens[position]):
            return None
        return position if self._joins(sentence, first, last, connectors, position) else None

    def _joins(
        self, sentence: Sentence, first: int, last: int, connectors: Sequence[Token], right: int
    ) -> bool:
        tokens = sentence.tokens
        if self._lexicon.demonym(tokens[right].text) and self._lexicon.has("articles", connectors[-1].text):
            return False
        if connectors[0].text in ("'", "’", "'s", "’s") and not touches(connectors[-1], tokens[right]):
            return self._lexicon.has("organisation_suffixes", tokens[right].text)
        if all(t.text in ("-", "'", "’", "&", "–") for t in connectors):
            return connectors[0].text == "&" or (
                touches(tokens[last], connectors[0]) and touches(connectors[-1], tokens[right])
            )
        lexicon = self._lexicon
        words = [t.text.casefold() for t in connectors]
        coordinated = any(lexicon.has("coordinators", w) for w in words)
        inside = [*connectors, tokens[right]]
        one_label = bool(tokens[last].label) and all(t.label and not t.label_start for t in inside)
        head = tokens[first].text
        headed = any(lexicon.has(g, head) for g in ("organisation_heads", "event_heads", "place_heads"))
        if one_label and tokens[last].label not in ("PER", "PERSON"):
            seat = (
                not headed
                and self._gazetteer.is_city(tokens[right].text)
                and lexicon.has("habits", "adjectives_follow")
            )
            return not self._is_role(tokens[last]) and not seat
        if coordinated:
            return False
        genitive = lexicon.has("genitives", words[0])
        if genitive and headed:
            return last == first or not self._lexicon.title_gender(head)
        if not all(lexicon.has("person_particles", w) for w in words):
            return False
        if one_label:
            return True
        known = lexicon.first_name(tokens[last].text) is not None and not self._gazetteer.find(
            tokens[last].text
        )
        personal = tokens[last].label in ("PER", "PERSON") and tokens[right].label in ("PER", "PERSON", "")
        bare = genitive and all(w in ("de", "d'", "d’") for w in words)
        return (
            first == last and (known or (personal and bare)) and not self._lexicon.has("articles", words[-1])
        )

    def _is_role(self, token: Token) -> bool:
        noun = self._lexicon.noun(token.text)
        return noun is not None and noun.type == "Person"

    def _is_sure(self, sentence: Sentence, span: NameSpan, heading: bool) -> bool:
        tokens = span.tokens(sentence)
        if self._is_listed(span.text(sentence)) or is_quoted(sentence, span):
            return True
        if heading:
            return False
        if not opens(sentence, span.first):
            return True
        first = tokens[0]
        if len(tokens) == 1:
            trusted = first.pos == "PROPN" and first.label in _FIRM_LABELS
            return trusted or (first.pos == "PROPN" and is_shouted(first))
        if is_function_word(first) and not first.label:
            return False
        return any(t.label in _NAME_LABELS for t in tokens) or all(t.pos == "PROPN" for t in tokens)

    def _is_listed(self, text: str) -> bool:
        known = self._gazetteer.find(text)
        return known is not None and not known.ambiguous and (known.kind == "country" or " " in text)

    def _known_words(self, sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> frozenset[str]:
        known: set[str] = set()
        for span in spans:
            tokens = span.tokens(sentences[span.sentence])
            known.add(fold(span.text(sentences[span.sentence])))
            if not opens(sentences[span.sentence], span.first) or len(tokens) > 1:
                known.update(fold(t.text) for t in tokens if is_capital(t) and len(t.text) > 2)
        return frozenset(known)

    def _is_confirmed(
        self, sentence: Sentence, span: NameSpan, known: frozenset[str], small: frozenset[str]
    ) -> bool:
        tokens = span.tokens(sentence)
        if fold(span.text(sentence)) in known or self._gazetteer.find(span.text(sentence)):
            return not (len(tokens) == 1 and fold(tokens[0].text) in small)
        if is_heading(sentence):
            return len(tokens) < 4 and all(fold(t.text) in known for t in tokens if is_capital(t))
        first = tokens[0]
        if is_function_word(first) or fold(first.text) in small:
            return False
        if self._lexicon.noun(first.text) and len(tokens) == 1:
            return False
        if len(tokens) == 1:
            return first.pos == "PROPN"
        return (
            any(fold(t.text) in known for t in tokens[1:]) or self._lexicon.first_name(first.text) is not None
        )


def _small_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The words that the article also writes small."""
    return frozenset(fold(t.text) for s in sentences for t in s.tokens if t.text.islower())
