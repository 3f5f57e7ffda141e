"""Everything about mentions that coreference asks for, worked out once per article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from kgbuild.entities.chains import Place
from kgbuild.entities.linked import linked_mentions
from kgbuild.languages.quotation import SingleMarks
from kgbuild.model import CoreferenceChain, Mention, Sentence, Token

_OPEN = frozenset("«“‹„")
_CLOSE = frozenset("»”›")
_UNDER_TITLE = frozenset({"flat", "nmod", "appos"})
_STRAIGHT = '"'
#: A stretch with fewer tokens only marks a word as someone's own.
_QUOTED_TOKENS = 4
_NO_SINGLES = SingleMarks()


class Scene:
    """The sentences of an article with its mentions in place.

    ``singles`` are the single marks of its language, where it quotes with such. ``linked`` are
    coreference chains from outside.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        singles: SingleMarks = _NO_SINGLES,
        linked: Sequence[CoreferenceChain] = (),
    ) -> None:
        self.sentences = sentences
        self.quoted = _quoted_tokens(sentences, singles)
        self.places = {m.id: self._place(m) for m in mentions}
        self.by_head = {(m.sentence, m.head): m for m in mentions if m.kind != "pronoun"}
        self.pronouns = {(m.sentence, m.head): m for m in mentions if m.kind == "pronoun"}
        self.linked = linked_mentions(sentences, mentions, linked)
        self._names: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.kind == "name":
                self._names.setdefault(mention.sentence, []).append(mention)

    def _outer(self, sentence: Sentence, mention: Mention) -> Token:
        """The token through which a mention takes part in its clause: for a name its title's."""
        token = sentence.tokens[mention.head]
        if mention.kind != "name":
            return token
        for _ in range(2):
            governor = sentence.tokens[token.head]
            bare = not any(c.deprel == "case" for c in sentence.children(token.index))
            if not (bare and token.deprel in _UNDER_TITLE and token.index - 4 < governor.index < token.index):
                break
            token = governor
        return token

    def names_in(self, sentence: int) -> Sequence[Mention]:
        """The name mentions of a sentence in reading order."""
        return self._names.get(sentence, ())

    def _place(self, mention: Mention) -> Place:
        sentence = self.sentences[mention.sentence]
        token = self._outer(sentence, mention)
        quoted = (mention.sentence, mention.head) in self.quoted
        return Place(mention, sentence, token, sentence.tokens[token.head], quoted)

    def determiner(self, mention: Mention) -> Token | None:
        """The determiner of a noun phrase, or the preposition that is fused with one."""
        sentence = self.sentences[mention.sentence]
        found = None
        for child in sentence.children(mention.head):
            if child.index >= mention.head:
                break
            if child.deprel in ("det", "nmod:poss") or (child.deprel == "case" and found is None):
                found = child
        return found

    def complements(self, mention: Mention) -> list[Token]:
        """The nominal dependents of the mention's head inside the mention: *fondateur de X*."""
        sentence = self.sentences[mention.sentence]
        return [
            t
            for t in sentence.children(mention.head)
            if t.deprel in ("nmod", "nmod:poss", "compound")
            and mention.start <= t.start < mention.end
            and t.pos != "DET"
        ]


def _quoted_tokens(sentences: Sequence[Sentence], singles: SingleMarks) -> frozenset[tuple[int, int]]:
    """The tokens inside quote marks of more than a few words; an open quote ends with its paragraph."""
    found: set[tuple[int, int]] = set()
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        paragraph = tuple(group)
        for stretch in (*_in_pairs(paragraph), *_in_singles(paragraph, singles)):
            if len(stretch) >= _QUOTED_TOKENS:
                found.update(stretch)
    return frozenset(found)


def _in_pairs(paragraph: Sequence[Sentence]) -> Iterator[list[tuple[int, int]]]:
    """The tokens of each quote in marks that are nothing but quote marks."""
    stretch: list[tuple[int, int]] = []
    inside = False
    for sentence in paragraph:
        for token in sentence.tokens:
            mark = token.text
            if mark in _OPEN or (mark == _STRAIGHT and not inside):
                inside, stretch = True, []
            elif mark in _CLOSE or (mark == _STRAIGHT and inside):
                yield stretch
                inside, stretch = False, []
            elif inside:
                stretch.append((sentence.index, token.index))
    if inside:
        yield stretch


def _in_singles(paragraph: Sequence[Sentence], singles: SingleMarks) -> Iterator[list[tuple[int, int]]]:
    """The tokens of each quote in single marks."""
    begin = paragraph[0].start
    text = ""
    for sentence in paragraph:
        text = text.ljust(sentence.start - begin) + sentence.text
    for start, end in singles.quotes(text):
        yield [
            (sentence.index, token.index)
            for sentence in paragraph
            for token in sentence.tokens
            if start < token.start - begin < end - 1
        ]
