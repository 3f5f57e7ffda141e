"""Decides what kind of thing each name stands for, over all its mentions in the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import ClassNoun, lexicon_for
from kgbuild.mentions.name_type import LEAST, NameType
from kgbuild.mentions.spans import NameSpan, is_capital, is_shouted, span_head
from kgbuild.model import EntityType, Sentence, Token

_BY_LABEL: Mapping[str, tuple[EntityType, float]] = {
    "PER": ("Person", 2.0),
    "PERSON": ("Person", 2.0),
    "ORG": ("Organisation", 2.0),
    "LOC": ("Place", 2.0),
    "GPE": ("Place", 2.0),
    "FAC": ("Place", 1.6),
    "NORP": ("Organisation", 0.6),
    "EVENT": ("Event", 2.0),
    "PRODUCT": ("Product", 1.4),
    "WORK_OF_ART": ("Work", 1.4),
    "LAW": ("Work", 1.4),
    "MISC": ("Work", 0.6),
}
_SURE = 8.0
_KNOWN = 5.0
_STRONG = 4.0
_GOOD = 2.5
_SOME = 1.2
_UNKNOWN_TRUST = 0.6
_MARKS = frozenset('«“"‘')


class NameTyper:
    """Collects evidence from the name's own words, the words around it and the gazetteer."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def decide(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], nested: Collection[NameSpan] = ()
    ) -> dict[str, NameType]:
        """The decision for every folded name; ``nested`` holds the places inside other names."""
        decisions: dict[str, NameType] = defaultdict(NameType)
        for span in spans:
            sentence = sentences[span.sentence]
            text = span.text(sentence)
            decision = decisions[fold(text)]
            decision.mentions += 1
            if span in nested:
                decision.votes["Place"] += _GOOD
            else:
                self._around(sentence, span, decision)
            if decision.mentions == 1:
                self._inside(sentence, span, text, decision)
        for span in spans:
            self._guess(sentences[span.sentence], span, decisions[fold(span.text(sentences[span.sentence]))])
        for decision in decisions.values():
            for kind in decision.votes:
                if decision.mentions > 1:
                    decision.votes[kind] /= decision.mentions**0.5
        self._share(sentences, spans, decisions)
        return dict(decisions)

    def _guess(self, sentence: Sentence, span: NameSpan, decision: NameType) -> None:
        """Where nothing speaks for any type: several words are a person, one is a body."""
        if decision.type is None:
            capitals = sum(is_capital(t) for t in span.tokens(sentence))
            decision.votes["Person" if capitals > 1 else "Organisation"] += LEAST

    def _inside(self, sentence: Sentence, span: NameSpan, text: str, decision: NameType) -> None:
        votes = decision.votes
        tokens = span.tokens(sentence)
        words = [t.text.casefold() for t in tokens if any(c.isalpha() for c in t.text)]
        if len(words) > 2 and self._lexicon.has("articles", words[0]):
            words = words[1:]
        known = self._gazetteer.find(text)
        if known is not None:
            sure = _SURE if known.kind == "country" else _KNOWN
            votes[known.type] += _SOME if known.ambiguous else sure
        if (known is None or known.ambiguous) and not text.isupper() and self._gazetteer.is_city(text):
            people = self._gazetteer.city_population(text)
            votes["Place"] += _GOOD if people > 200_000 else _SOME
        lexicon = self._lexicon
        if known is None:
            if (
                lexicon.has("organisation_heads", words[0]) and (len(words) > 1 or tokens[0].pos == "NOUN")
            ) or (len(words) > 1 and lexicon.has("organisation_suffixes", words[-1].strip("."))):
                votes["Organisation"] += _STRONG
            if len(words) > 1 and lexicon.has("place_heads", words[0]):
                votes["Place"] += _GOOD
            if len(words) > 1 and lexicon.has("event_heads", words[0]):
                votes["Event"] += _GOOD
            for group, kind in (("place_suffixes", "Place"), ("event_suffixes", "Event")):
                if len(words) > 1 and lexicon.has(group, words[-1]):
                    votes[kind] += _GOOD  # type: ignore[index]
        if len(words) == 1 and is_shouted(tokens[0]) and 2 <= len(text) <= 6 and known is None:
            votes["Organisation"] += _GOOD
        self._first_name(tokens, decision, known is not None)

    def _first_name(self, tokens: Sequence[Token], decision: NameType, known: bool) -> None:
        gender = self._lexicon.first_name(tokens[0].text)
        if gender is None and len(tokens) > 1 and self._lexicon.first_name(tokens[-1].text) is not None:
            gender = self._lexicon.first_name(tokens[-1].text)
            decision.votes["Person"] += _SOME
            if gender:
                decision.genders[gender] += 1
            return
        if gender is None or known:
            return
        capitals = [t for t in tokens if is_capital(t)]
        decision.votes["Person"] += _KNOWN if 2 <= len(capitals) <= 4 else _SOME
        if gender:
            decision.genders[gender] += 2

    def _around(self, sentence: Sentence, span: NameSpan, decision: NameType) -> None:
        votes = decision.votes
        trust = self._label_trust(sentence, span)
        labels = [t.label for t in span.tokens(sentence) if is_capital(t)]
        for label in labels:
            if label in _BY_LABEL:
                kind, weight = _BY_LABEL[label]
                votes[kind] += weight * trust.get(kind, 1.0) / len(labels)
        self._title(sentence, span, decision)
        head = sentence.tokens[span_head(sentence, span.first, span.last)]
        for noun in self._class_nouns(sentence, span, head):
            votes[noun.type] += _STRONG
            if noun.type == "Person" and noun.gender in ("m", "f"):
                decision.genders[noun.gender] += 2
        self._case(sentence, span, head, votes)
        self._verb(sentence, span, head, votes)

    def _label_trust(self, sentence: Sentence, span: NameSpan) -> dict[EntityType, float]:
        """How far the recogniser is believed: less where no list knows the person or the place."""
        tokens = span.tokens(sentence)
        text = span.text(sentence)
        trust: dict[EntityType, float] = {}
        if not any(self._lexicon.first_name(t.text) is not None for t in tokens):
            trust["Person"] = _UNKNOWN_TRUST
        if self._gazetteer.find(text) is None and not self._gazetteer.is_city(text):
            trust["Place"] = _UNKNOWN_TRUST
        return trust

    def _title(self, sentence: Sentence, span: NameSpan, decision: NameType) -> None:
        index = span.first - 1
        lexicon = self._lexicon
        while index >= 0 and (
            lexicon.is_between(sentence.tokens[index].text)
            or (self._is_adjective(sentence.tokens[index]) and index < span.first - 1)
            or (self._is_adjective(sentence.tokens[index]) and not self._stands_alone(sentence, index))
            or sentence.tokens[index].text in _MARKS
        ):
            index -= 1
        if index < 0:
            return
        word = sentence.tokens[index].text
        if index == span.first - 1 and lexicon.demonym(word) is not None and word[:1].islower():
            # "l'allemand X" is a firm; "l'Allemand X" a person.
            decision.votes["Organisation"] += _GOOD
            return
        gender = lexicon.title_gender(word)
        noun = lexicon.noun(word)
        if gender is not None:
            decision.votes["Person"] += _STRONG + _SOME
            if gender:
                decision.genders[gender] += 4
        elif noun is not None and (
            sentence.tokens[index].pos in ("NOUN", "PROPN")
            or (index > 0 and lexicon.determiner(sentence.tokens[index - 1].text) != "")
        ):
            decision.votes[noun.type] += _STRONG
            if noun.type == "Person" and noun.gender in ("m", "f"):
                decision.genders[noun.gender] += 2

    def _is_adjective(self, token: Token) -> bool:
        return token.pos == "ADJ" and self._lexicon.noun(token.text) is None

    def _stands_alone(self, sentence: Sentence, index: int) -> bool:
        """Whether an adjective follows an article directly: *l'allemand* X."""
        return index > 0 and self._lexicon.has("articles", sentence.tokens[index - 1].text)

    def _class_nouns(self, sentence: Sentence, span: NameSpan, head: Token) -> list[ClassNoun]:
        """The class nouns that stand in apposition to the name or are said of it."""
        found = []
        governor = sentence.tokens[head.head]
        if (
            head.deprel == "appos"
            and governor.index < span.first
            and _unbroken(sentence, governor.index, span.first)
        ):
            found.append(self._noun(governor))
        bare = not any(c.deprel == "case" for c in sentence.children(head.index))
        tied = head.deprel in ("nmod", "flat", "amod") and bare and governor.index < span.first - 1
        if tied and _unbroken(sentence, governor.index, span.first):
            found.append(self._noun(governor))
        for child in sentence.children(head.index):
            if child.deprel == "appos" and child.pos == "NOUN" and _follows(sentence, span.last, child.index):
                found.append(self._noun(child))
        if head.deprel == "nsubj" and any(t.deprel == "cop" for t in sentence.children(governor.index)):
            found.append(self._noun(governor))
        return [noun for noun in found if noun is not None]

    def _noun(self, token: Token) -> ClassNoun | None:
        """The class that a common noun names; a capital makes it part of some other name."""
        if not token.text[:1].islower():
            return None
        return self._lexicon.noun(token.lemma) or self._lexicon.noun(token.text)

    def _case(self, sentence: Sentence, span: NameSpan, head: Token, votes: dict[EntityType, float]) -> None:
        lexicon = self._lexicon
        before = sentence.tokens[span.first - 1] if span.first else None
        word = before.text.casefold() if before else ""
        if before is not None:
            if lexicon.has("place_prepositions", word):
                votes["Place"] += _SOME
            if lexicon.has("organisation_prepositions", word):
                votes["Organisation"] += _SOME
            if lexicon.has("articles", word):
                votes["Person"] -= _SOME
                further = sentence.tokens[span.first - 2].text if span.first > 1 else ""
                if lexicon.has("place_prepositions", further):
                    votes["Place"] += LEAST
        governor = sentence.tokens[head.head]
        if head.deprel.startswith("nmod") and governor.index < span.first:
            for group, kind in (
                ("organisation_governors", "Organisation"),
                ("place_governors", "Place"),
                ("person_governors", "Person"),
            ):
                if lexicon.has(group, governor.lemma):
                    votes[kind] += _GOOD if kind == "Organisation" else _SOME  # type: ignore[index]

    def _verb(self, sentence: Sentence, span: NameSpan, head: Token, votes: dict[EntityType, float]) -> None:
        verb = sentence.tokens[head.head]
        bare = not any(c.deprel == "case" for c in sentence.children(head.index))
        if (
            head.deprel in ("obj", "obl", "nsubj:pass")
            and bare
            and self._lexicon.has("organisation_object_verbs", verb.lemma)
        ):
            votes["Organisation"] += _GOOD
        if head.deprel not in ("nsubj", "nsubj:pass"):
            return
        text = span.text(sentence)
        if verb.pos == "VERB" and self._gazetteer.find(text) is None and not self._gazetteer.is_city(text):
            # Places that no list knows are seldom the ones who act.
            votes["Place"] -= LEAST
        if self._lexicon.has("person_verbs", verb.lemma):
            votes["Person"] += _SOME
        elif self._lexicon.has("organisation_verbs", verb.lemma):
            votes["Organisation"] += _SOME

    def _share(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], decisions: dict[str, NameType]
    ) -> None:
        """A half name takes over the type of the full name that ends or begins with it."""
        full: dict[str, str] = {}
        opening: dict[str, str] = {}
        for key, decision in decisions.items():
            words = key.split()
            if len(words) > 1 and decision.type in ("Person", "Organisation"):
                for size in range(1, len(words)):
                    if decision.type == "Person":
                        full.setdefault(" ".join(words[size:]), key)
                    opening.setdefault(" ".join(words[:size]), key)
        for key, decision in decisions.items():
            whole = full.get(key) or opening.get(key)
            if whole is None or whole == key:
                continue
            kind = decisions[whole].type
            if kind is None or (self._gazetteer.find(key) is not None and kind != "Person"):
                continue
            if kind == "Organisation" and (self._gazetteer.is_city(key) or self._lexicon.first_name(key)):
                continue
            decision.votes[kind] += _STRONG
            for gender, weight in decisions[whole].genders.items():
                decision.genders[gender] += weight


def _unbroken(sentence: Sentence, first: int, last: int) -> bool:
    """Whether no verb and no other name stands between a noun and the name it is said of."""
    between = sentence.tokens[first + 1 : last]
    return not any(t.pos in ("VERB", "AUX", "SCONJ") for t in between) and len(between) < 16


def _follows(sentence: Sentence, last: int, noun: int) -> bool:
    """Whether only a comma, determiners and adjectives stand between a name and a noun behind it."""
    between = sentence.tokens[last + 1 : noun]
    return noun > last and all(t.pos in ("PUNCT", "DET", "ADJ", "ADV", "NUM") for t in between)
