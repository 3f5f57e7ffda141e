"""What the words around a name say about the kind of thing it stands for."""

from __future__ import annotations

from collections.abc import Mapping

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import gazetteer_for
from kgbuild.languages.lexicon import ClassNoun, lexicon_for
from kgbuild.mentions.name_places import follows, is_dateline, unbroken
from kgbuild.mentions.name_type import GOOD, LEAST, SOME, STRONG, SURE, NameType
from kgbuild.mentions.runs import names_site, stands_for_party
from kgbuild.mentions.spans import NameSpan, is_capital, is_quoted, span_head
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
_UNKNOWN_TRUST = 0.6
_LONE_TRUST = 0.3
#: What a parser makes of an apposition that it hangs on something else than its name.
_LOOSE = ("conj", "appos", "nmod", "dep")
_MARKS = frozenset('«“"‘')


class ContextEvidence:
    """Collects votes from the recogniser, titles, appositions, prepositions, governors and verbs."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def add(self, sentence: Sentence, span: NameSpan, decision: NameType, lone: bool = False) -> None:
        """Adds the votes of one mention; ``lone`` is a word that is part of no longer name of the article."""
        votes = decision.votes
        trust = self._label_trust(sentence, span, lone)
        labels = [t.label for t in span.tokens(sentence) if is_capital(t)]
        for label in labels:
            if label in _BY_LABEL:
                kind, weight = _BY_LABEL[label]
                votes[kind] += weight * trust.get(kind, 1.0) / len(labels)
                if trust.get(kind, 1.0) == _LONE_TRUST:
                    votes["Organisation"] += LEAST + weight * _LONE_TRUST
        if is_dateline(sentence, span):
            votes["Place"] += SURE
        self._title(sentence, span, decision)
        head = sentence.tokens[span_head(sentence, span.first, span.last)]
        for word, noun in self._class_nouns(sentence, span, head):
            votes[noun.type] += self._weight(noun, word)
            if noun.type == "Person" and noun.gender in ("m", "f"):
                decision.genders[noun.gender] += 2
        self._case(sentence, span, head, votes)
        self._verb(sentence, span, head, votes)

    def _label_trust(self, sentence: Sentence, span: NameSpan, lone: bool) -> dict[EntityType, float]:
        """How far the recogniser is believed: less where no list knows the person or the place.

        The news introduces people by more than one word; an unknown word by itself is likelier a body.
        """
        tokens = span.tokens(sentence)
        text = span.text(sentence)
        trust: dict[EntityType, float] = {}
        if not any(self._lexicon.first_name(t.text) is not None for t in tokens):
            trust["Person"] = _LONE_TRUST if lone else _UNKNOWN_TRUST
        known = self._gazetteer.find(text)
        if (known is None or known.type != "Place") and not self._gazetteer.is_city(text):
            acting = known is None and lone and not self._is_located(sentence, span)
            trust["Place"] = _LONE_TRUST if acting else _UNKNOWN_TRUST
        before = sentence.tokens[span.first - 1].text if span.first else ""
        made = self._lexicon.has("work_object_verbs", sentence.tokens[tokens[0].head].lemma)
        called = [self._lexicon.noun(t.text) for t in sentence.tokens[span.last + 1 : span.last + 4]]
        made = made or any(noun is not None and noun.type == "Work" for noun in called)
        titled = is_quoted(sentence, span) or self._lexicon.has("event_heads", before) or made
        if known is None and lone and tokens[0].pos == "PROPN" and not titled:
            trust["Work"] = _LONE_TRUST
        return trust

    def _is_located(self, sentence: Sentence, span: NameSpan) -> bool:
        """Whether a name stands as those of places do: *à X*, *la rocade de X*, *qui relie X à Y*."""
        before = sentence.tokens[span.first - 1].text if span.first else ""
        verb = sentence.tokens[sentence.tokens[span.last].head]
        groups = ("place_prepositions", "genitives")
        located = any(self._lexicon.has(group, before) for group in groups)
        return located or self._lexicon.has("place_object_verbs", verb.lemma)

    def _title(self, sentence: Sentence, span: NameSpan, decision: NameType) -> None:
        index = span.first - 1
        lexicon = self._lexicon
        alone = span.first == span.last
        if stands_for_party(lexicon, self._gazetteer, sentence, span.first, span.last):
            decision.votes["Organisation"] += STRONG
            return
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
            decision.votes["Organisation"] += GOOD
            return
        gender = lexicon.title_gender(word)
        noun = lexicon.noun(word)
        if noun is None and index == span.first - 1 and lexicon.has("site_nouns", word):
            decision.votes["Organisation"] += GOOD
        if gender is not None:
            decision.votes["Person"] += STRONG + SOME
            if gender:
                decision.genders[gender] += 4
        elif noun is not None and (
            sentence.tokens[index].pos in ("NOUN", "PROPN")
            or (index > 0 and lexicon.determiner(sentence.tokens[index - 1].text) != "")
        ):
            weight = self._weight(noun, word)
            # "le chimiste X": news give a person two words, so one alone is a firm.
            firm = alone and weight == SOME and lexicon.first_name(sentence.tokens[span.first].text) is None
            group = self._is_group(sentence, index, span)
            decision.votes["Organisation" if firm or group else noun.type] += weight
            if noun.type == "Person" and noun.gender in ("m", "f") and not group:
                decision.genders[noun.gender] += 2

    def _is_group(self, sentence: Sentence, index: int, span: NameSpan) -> bool:
        """*les miliciens* X: one name behind a plural for people is a body's, but for *les frères* X."""
        noun = sentence.tokens[index]
        following = sentence.tokens[span.last + 1 : span.last + 3]
        listed = len(following) == 2 and not following[0].text.isalpha() and is_capital(following[1])
        listed = listed or any(t.pos == "CCONJ" for t in following[:1])
        several = noun.feats.get("Number") == "Plur" and span.first == span.last and not listed
        return several and noun.text.islower() and not self._lexicon.has("kin", noun.text)

    def _is_adjective(self, token: Token) -> bool:
        return token.pos == "ADJ" and self._lexicon.noun(token.text) is None

    def _stands_alone(self, sentence: Sentence, index: int) -> bool:
        """Whether an adjective follows an article directly: *l'allemand* X."""
        return index > 0 and self._lexicon.has("articles", sentence.tokens[index - 1].text)

    def _class_nouns(self, sentence: Sentence, span: NameSpan, head: Token) -> list[tuple[str, ClassNoun]]:
        """The class nouns that stand in apposition to the name or are said of it."""
        found = []
        governor = sentence.tokens[head.head]
        if (
            head.deprel == "appos"
            and governor.index < span.first
            and unbroken(sentence, governor.index, span.first)
        ):
            found.append(governor)
        bare = not any(c.deprel == "case" for c in sentence.children(head.index))
        tied = head.deprel in ("nmod", "flat", "amod") and bare and governor.index < span.first - 1
        if tied and unbroken(sentence, governor.index, span.first):
            found.append(governor)
        for child in sentence.tokens[span.last + 1 : span.last + 5]:
            hangs = child.deprel == "appos" and child.head == head.index
            loose = (
                child.deprel in _LOOSE and child.head < span.last and self._is_called(sentence, span, child)
            )
            if child.pos == "NOUN" and (hangs or loose) and follows(sentence, span.last, child.index):
                found.append(child)
        if head.deprel == "nsubj" and any(t.deprel == "cop" for t in sentence.children(governor.index)):
            found.append(governor)
        return [(token.text, noun) for token in found if (noun := self._noun(token)) is not None]

    def _is_called(self, sentence: Sentence, span: NameSpan, noun: Token) -> bool:
        """*X, un logiciel* utilisé par …: an indefinite description behind the comma of a name."""
        if noun.deprel not in _LOOSE or self._is_located(sentence, span):
            return False  # "près de X, une usine"
        determiner = sentence.tokens[min(span.last + 2, noun.index)]
        return self._lexicon.determiner(determiner.text) == "indefinite" and determiner.head == noun.index

    def _weight(self, noun: ClassNoun, word: str) -> float:
        """How much a class noun tells; firms have some of the roles of people, such as *owner*."""
        if noun.type == "Person" and self._lexicon.has("either_roles", word):
            return SOME
        return STRONG

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
            known = self._gazetteer.find(span.text(sentence))
            if word == "(" and known is not None and known.type == "Place":
                # "Mirebourg (Manche)"
                votes["Place"] += GOOD
            if lexicon.has("place_prepositions", word):
                votes["Place"] += GOOD if self._sets_scene(sentence, span) else SOME
            if self._is_seat(sentence, span):
                votes["Place"] += STRONG
            if lexicon.has("organisation_prepositions", word):
                votes["Organisation"] += SOME
            unknown = known is None and not self._gazetteer.is_city(span.text(sentence))
            if unknown and head.label in ("LOC", "GPE") and lexicon.has("actor_prepositions", word):
                # One talks with people and bodies; a place that no list knows is seldom meant.
                votes["Place"] -= SOME
                votes["Organisation"] += GOOD
            if self._follows_its_article(sentence, span):
                votes["Place"] += GOOD
            if lexicon.has("articles", word):
                votes["Person"] -= SOME
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
                    votes[kind] += SOME if kind == "Person" else GOOD  # type: ignore[index]

    def _follows_its_article(self, sentence: Sentence, span: NameSpan) -> bool:
        """*au Mans*, *du Havre*: a town whose name begins with an article that has melted away."""
        fused = self._lexicon.has("fused_articles", sentence.tokens[span.first - 1].text)
        names = (f"{article} {span.text(sentence)}" for article in self._lexicon.names["articles"])
        return fused and any(self._gazetteer.is_city(name) for name in names)

    def _is_seat(self, sentence: Sentence, span: NameSpan) -> bool:
        """*l'usine Valmeca de* Thizy: the town behind a site's name."""
        last = span.first - 2
        bare = last >= 0 and self._lexicon.has("genitives", sentence.tokens[span.first - 1].text)
        if not bare or not is_capital(sentence.tokens[last]):
            return False
        first = last
        while first > 0 and is_capital(sentence.tokens[first - 1]):
            first -= 1
        return names_site(self._lexicon, sentence, first, last)

    def _sets_scene(self, sentence: Sentence, span: NameSpan) -> bool:
        """*À X, on …*: whether a name and its preposition are all that stands before the first comma."""
        behind = sentence.tokens[span.last + 1].text if span.last + 1 < len(sentence.tokens) else ""
        return span.first == 1 and behind == ","

    def _verb(self, sentence: Sentence, span: NameSpan, head: Token, votes: dict[EntityType, float]) -> None:
        verb = sentence.tokens[head.head]
        bare = not any(c.deprel == "case" for c in sentence.children(head.index))
        if (
            head.deprel in ("obj", "obl", "nsubj:pass")
            and bare
            and self._lexicon.has("organisation_object_verbs", verb.lemma)
        ):
            votes["Organisation"] += GOOD
        if head.deprel == "obj" and bare and self._lexicon.has("place_object_verbs", verb.lemma):
            votes["Place"] += SOME
        if self._receives(sentence, head, verb):
            votes["Organisation"] += STRONG
        if head.deprel not in ("nsubj", "nsubj:pass"):
            return
        text = span.text(sentence)
        if verb.pos == "VERB" and self._gazetteer.find(text) is None and not self._gazetteer.is_city(text):
            # Places that no list knows are seldom the ones who act.
            votes["Place"] -= LEAST
        if self._lexicon.has("person_verbs", verb.lemma):
            votes["Person"] += SOME
        elif head.deprel == "nsubj" and self._lexicon.has("organisation_verbs", verb.lemma):
            votes["Organisation"] += GOOD

    def _receives(self, sentence: Sentence, head: Token, verb: Token) -> bool:
        """*livrer des moteurs à* X, *supply engines to* X: the one who gets the goods."""
        if self._gazetteer.is_city(head.text) or head.index < verb.index:
            return False
        if head.deprel == "conj" and head.pos == verb.pos == "PROPN":
            head, verb = verb, sentence.tokens[verb.head]
        if not head.deprel.startswith(("obl", "nmod", "iobj")):
            return False
        if verb.deprel == "obj":
            # The parser hangs the receiver on the goods.
            verb = sentence.tokens[verb.head]
        markers = [c.text for c in sentence.children(head.index) if c.deprel == "case"]
        return any(self._lexicon.has("recipient_prepositions", m) for m in markers) and self._lexicon.has(
            "organisation_recipient_verbs", verb.lemma
        )
