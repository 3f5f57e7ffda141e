"""Decides what kind of thing each name stands for, over all its mentions in the article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import lexicon_for
from kgbuild.mentions.acronyms import CommonAcronyms, full_names
from kgbuild.mentions.known import KnownNames
from kgbuild.mentions.lists import NameLists
from kgbuild.mentions.name_context import ContextEvidence
from kgbuild.mentions.name_descriptions import DescriptionEvidence
from kgbuild.mentions.name_form import FormEvidence
from kgbuild.mentions.name_type import GOOD, LEAST, STRONG, SURE, NameType
from kgbuild.mentions.shared_names import SharedNames
from kgbuild.mentions.spans import NameSpan, is_capital
from kgbuild.mentions.teams import NationalTeams
from kgbuild.model import Sentence


class NameTyper:
    """Collects evidence from the name's own words, the words around it and the gazetteer."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)
        self._form = FormEvidence(language)
        self._context = ContextEvidence(language)
        self._known = KnownNames(language)
        self._lists = NameLists(language)
        self._descriptions = DescriptionEvidence(language)
        self._teams = NationalTeams(language)
        self._acronyms = CommonAcronyms(language)
        self._shared = SharedNames(language)

    def decide(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], nested: Collection[NameSpan] = ()
    ) -> dict[str, NameType]:
        """The decision for every folded name; ``nested`` holds the places inside other names."""
        decisions: dict[str, NameType] = defaultdict(NameType)
        inside = _words_of_longer_names(sentences, spans)
        for span in spans:
            sentence = sentences[span.sentence]
            text = span.text(sentence)
            decision = decisions[fold(text)]
            decision.mentions += 1
            if span in nested:
                decision.votes["Place"] += GOOD
            else:
                lone = span.first == span.last and fold(text) not in inside
                self._context.add(sentence, span, decision, lone)
        for decision in decisions.values():
            for kind in decision.votes:
                if decision.mentions > 1:
                    decision.votes[kind] /= decision.mentions**0.5
        self._add_forms(sentences, spans, decisions)
        for span in spans:
            self._guess(sentences[span.sentence], span, decisions[fold(span.text(sentences[span.sentence]))])
        self._descriptions.add(sentences, spans, decisions)
        self._lists.share(sentences, spans, decisions)
        self._shared.share(sentences, spans, decisions)
        for name in self._teams.find(sentences, spans):
            decisions[name].votes["Organisation"] += 2 * SURE
        for short, full in full_names(sentences, spans).items():
            meant_type = decisions[full].type
            if meant_type is not None and self._gazetteer.find(short) is None:
                decisions[short].votes[meant_type] += STRONG
        for name, meant in self._acronyms.find(sentences, spans).items():
            if meant is None:
                decisions[name].votes.clear()
            else:
                decisions[name].votes[meant] += STRONG
        return dict(decisions)

    def _add_forms(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], decisions: dict[str, NameType]
    ) -> None:
        """Adds what the words of each name say, once a name."""
        done: set[str] = set()
        for span in spans:
            sentence = sentences[span.sentence]
            text = span.text(sentence)
            if fold(text) not in done:
                done.add(fold(text))
                known = self._known.find(sentence, span)
                self._form.add(span.tokens(sentence), text, known, decisions[fold(text)])

    def _guess(self, sentence: Sentence, span: NameSpan, decision: NameType) -> None:
        """Where nothing speaks for any type: several words are a person, one is a body."""
        if decision.type is None:
            capitals = sum(is_capital(t) for t in span.tokens(sentence))
            decision.votes["Person" if capitals > 1 else "Organisation"] += LEAST


def _words_of_longer_names(sentences: Sequence[Sentence], spans: Sequence[NameSpan]) -> frozenset[str]:
    """The folded words of the names that have several."""
    return frozenset(
        fold(token.text)
        for span in spans
        if span.last > span.first
        for token in span.tokens(sentences[span.sentence])
    )
