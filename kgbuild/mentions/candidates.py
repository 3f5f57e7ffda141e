"""Finds the stretches of a sentence that are written like names."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.runs import RunRules, is_introduced
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
_GOVERNED = frozenset({"ADP", "DET", "ADV", "SCONJ"})


class CandidateFinder:
    """Runs of capitalised words, joined by the small words that names hold."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._rules = RunRules(language)

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
        following = tokens[min(first + 1, len(tokens) - 1)]
        if self._lexicon.has("articles", tokens[first].text) and not is_capital(following):
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
            if inside and is_introduced(self._lexicon, sentence, index):
                return True  # "l'association Bien vivre à Lormel"
            return bool(article and inside and following and is_capital(following))
        return True

    def _extend(self, sentence: Sentence, first: int, last: int) -> int:
        tokens = sentence.tokens
        last = max(last, self._rules.foreign_end(sentence, first) or last)
        while last + 1 < len(tokens):
            following = tokens[last + 1]
            if (
                is_capital(following)
                and following.pos != "PUNCT"
                and not self._rules.breaks(sentence, first, last)
            ):
                last += 1
                continue
            bridge = self._rules.bridge(sentence, first, last)
            if bridge is None:
                break
            last = bridge
        return last

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
            if self._gazetteer.capital_of(first.text):
                return True  # "Kiev a rejeté": where the models see a pronoun
            if self._reads_as_word(sentence, span):
                return False
            trusted = first.pos == "PROPN" and first.label in _FIRM_LABELS
            return trusted or (first.pos == "PROPN" and is_shouted(first))
        if is_function_word(first) and not first.label and not self._is_subject(sentence, span):
            return False
        named = any(t.label in _NAME_LABELS for t in tokens) or all(t.pos == "PROPN" for t in tokens)
        return named or self._is_subject(sentence, span)

    def _is_subject(self, sentence: Sentence, span: NameSpan) -> bool:
        """*Bertil Ravnskov, who …*: two capitals at the start before a comma, a verb or a second name."""
        first, *others = span.tokens(sentence)
        if len(others) != 1 or others[0].pos != "PROPN" or is_shouted(first) or is_shouted(others[0]):
            return False
        if span.last + 1 >= len(sentence.tokens) or self._lexicon.noun(first.text) is not None:
            return False
        following = sentence.tokens[span.last + 1]
        if self._lexicon.has("coordinators", following.text) and span.last + 2 < len(sentence.tokens):
            return is_capital(sentence.tokens[span.last + 2])
        return following.text == "," or following.pos in ("VERB", "AUX")

    def _reads_as_word(self, sentence: Sentence, span: NameSpan) -> bool:
        """*Sauvé de …*, *Asked about …*: an unknown word that opens a sentence and governs what follows."""
        if span.last + 1 >= len(sentence.tokens):
            return False
        word, following = sentence.tokens[span.first], sentence.tokens[span.last + 1]
        if is_shouted(word) or following.pos not in _GOVERNED or not following.text.islower():
            return False
        if self._lexicon.has("preverbal_negations", following.text):
            return False
        known = self._gazetteer.find(word.text) is not None or self._gazetteer.is_city(word.text)
        return not known and self._lexicon.first_name(word.text) is None

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
            return not (len(tokens) == 1 and (fold(tokens[0].text) in small or _is_plain_verb(tokens[0])))
        if is_heading(sentence):
            return len(tokens) < 4 and all(fold(t.text) in known for t in tokens if is_capital(t))
        first = tokens[0]
        if is_function_word(first) or fold(first.text) in small:
            return False
        if self._lexicon.noun(first.text) and len(tokens) == 1:
            return False
        if len(tokens) == 1:
            return first.pos == "PROPN" and not self._reads_as_word(sentence, span)
        return (
            any(fold(t.text) in known for t in tokens[1:]) or self._lexicon.first_name(first.text) is not None
        )


def _is_plain_verb(token: Token) -> bool:
    return token.pos == "VERB" and not token.label


def _small_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The words that the article also writes small."""
    return frozenset(fold(t.text) for s in sentences for t in s.tokens if t.text.islower())
