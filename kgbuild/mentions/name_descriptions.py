"""What a description in the next sentence tells of a doubtful name: *Solvane recule. Le groupe …*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kgbuild.languages import Language
from kgbuild.languages.gazetteer import fold, gazetteer_for
from kgbuild.languages.lexicon import ClassNoun, lexicon_for
from kgbuild.mentions.name_type import GOOD, NameType
from kgbuild.mentions.spans import NameSpan
from kgbuild.model import Sentence, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_TAKEN_UP = ("definite", "demonstrative")
#: Kinds of things that a description stands for by itself; a site or an office is more often a new thing.
_KINDS = frozenset({"company", "party", "association", "media", "team", "city", "region", "product", "any"})


class DescriptionEvidence:
    """Lets the one doubtful name of a sentence be what the next one's subject calls it."""

    def __init__(self, language: Language) -> None:
        self._lexicon = lexicon_for(language)
        self._gazetteer = gazetteer_for(language)

    def add(
        self, sentences: Sequence[Sentence], spans: Sequence[NameSpan], decisions: Mapping[str, NameType]
    ) -> None:
        """Adds a vote for each description that one name only can bear."""
        for before, sentence in pairwise(sentences):
            for noun in self._descriptions(sentence):
                near = {fold(s.text(before)): s for s in spans if s.sentence == before.index}
                # What is surely of that kind is rather meant.
                meant = any(
                    decisions[name].type == noun.type and decisions[name].margin >= GOOD for name in near
                )
                doubtful = [name for name, span in near.items() if self._is_doubtful(before, span, decisions)]
                if len(doubtful) == 1 and not meant:
                    decisions[doubtful[0]].votes[noun.type] += GOOD

    def _descriptions(self, sentence: Sentence) -> Iterator[ClassNoun]:
        for token in sentence.tokens:
            noun = self._lexicon.noun(token.text) if token.text.islower() else None
            if noun is None or noun.kind not in _KINDS or token.deprel not in _SUBJECTS:
                continue
            if self._takes_up(sentence, token):
                yield noun

    def _takes_up(self, sentence: Sentence, noun: Token) -> bool:
        """*le groupe*, *cette commune* without a name or a complement of its own."""
        children = sentence.children(noun.index)
        known = any(self._lexicon.determiner(c.text) in _TAKEN_UP for c in children if c.index < noun.index)
        own = any(c.deprel.startswith(("nmod", "appos", "flat", "conj")) for c in children)
        return known and not own and noun.feats.get("Number", "Sing") == "Sing"

    def _is_doubtful(self, sentence: Sentence, span: NameSpan, decisions: Mapping[str, NameType]) -> bool:
        text = span.text(sentence)
        known = self._gazetteer.find(text) is not None or self._gazetteer.is_city(text)
        decision = decisions[fold(text)]
        person = decision.type == "Person" and span.last > span.first
        return not known and not person and decision.margin < GOOD
