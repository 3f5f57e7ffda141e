"""Who speaks: the speaker of a verb or noun of saying, and of "according to"."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.incises import Incises, can_speak, is_filler, is_finite
from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.noun_speakers import NounSpeakers
from kgbuild.clauses.speech import Cue, SpeechLexicon
from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL, Syntax
from kgbuild.languages import Language
from kgbuild.model import Span, Token

#: A preposition that is no longer than this ("pour", "per") names a speaker only at the edge.
_SHORT = 4
#: How a participle or infinitive hangs on a clause whose subject is its own.
_LOOSE = frozenset({"advcl", "acl", "conj", "parataxis"})
#: Words of a longer noun phrase, whose main word decides.
_WITHIN_NAME = frozenset({"compound", "flat", "nmod:poss", "det", "amod"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who is named as the speaker: sentence, position of the main word, the words, the reason.

    ``weak`` where the words name a speaker only if they turn out to be a person or organisation.
    """

    sentence: int
    head: int
    span: Span
    why: str
    weak: bool = False


class SpeakerFinder:
    """Finds the speaker that a cue of speech names in its own sentence."""

    def __init__(
        self,
        language: Language,
        grammar: Grammar,
        words: StandingWords,
        verbs: VerbArguments,
    ) -> None:
        self.grammar = grammar
        self.words = words
        self.verbs = verbs
        self.incises = Incises(grammar, words)
        self.nouns = NounSpeakers(grammar, verbs)
        self.lexicon = SpeechLexicon(language, grammar, words)

    # Verbs

    def of_cue(self, syntax: Syntax, cue: Cue) -> Source | None:
        """The speaker of a verb or turn of saying, None where the sentence names nobody."""
        for word in cue.words:
            token = syntax.tokens[word]
            if token.pos not in VERBAL and not syntax.children(word, "cop", *SUBJECTS):
                continue
            head = self._speaker(syntax, token)
            if head is None:
                head = self._remote(syntax, token)
            if head is not None and head not in cue.words:
                return _source(syntax, head, syntax.tokens[cue.words[0]].text)
        return None

    def of_verb(self, syntax: Syntax, verb: int) -> Source | None:
        """The same for any verb: *Il évoque plusieurs pistes : « …*."""
        token = syntax.tokens[verb]
        head = self._speaker(syntax, token)
        return _source(syntax, head, token.text) if head is not None else None

    def _speaker(self, syntax: Syntax, verb: Token) -> int | None:
        if self.incises.start(syntax, verb.index) is not None:
            inverted = self.incises.inverted(syntax, verb)
            if inverted is not None:
                return inverted
        for argument in self.verbs.find(syntax, verb.index):
            if argument.slot == "subj" and can_speak(syntax, argument.head):
                return self._meant(syntax, argument.head, argument.name)
        if self.verbs.is_passive(syntax, verb.index):
            return None
        behind = [t for t in syntax.children(verb.index, "obj", "expl:inv") if t.index > verb.index]
        fronted = any(t.index < verb.index for t in syntax.children(verb.index, "mark", "ccomp", "obj"))
        if behind and fronted and can_speak(syntax, behind[0].index):
            return behind[0].index
        return None

    def _remote(self, syntax: Syntax, verb: Token) -> int | None:
        """The speaker of a verb that has none of its own: *il* taken for empty, a far participle."""
        empty = [t.index for t in syntax.children(verb.index, "expl:subj") if t.index < verb.index]
        if empty and verb.lemma not in self.words.impersonal:
            return empty[0]
        finite = self.incises.carrier(syntax, verb.index)
        if finite != verb.index:
            return self._speaker(syntax, syntax.tokens[finite])
        if not is_finite(syntax, verb.index) and verb.deprel in _LOOSE:
            root = next((t for t in syntax.above(verb.index) if t.head == t.index), verb)
            return next(iter(self.verbs.subjects(syntax, root.index)), None)
        return None

    def _meant(self, syntax: Syntax, head: int, name: int | None) -> int:
        """*Ex-directeur de X, Paul Martin a dit*; *c'est X qui dit*: whom the subject stands for."""
        token = syntax.tokens[head]
        if token.pos == "NOUN" and not self.nouns.is_determined(syntax, head):
            names = [t.index for t in syntax.children(head, "appos") if t.pos == "PROPN"]
            behind = [i for i in (name, *names) if i is not None and syntax.tokens[i - 1].text == ","]
            return behind[0] if behind else head
        if token.lemma in self.grammar.relative and token.pos == "PRON":
            before = [t.index for t in syntax.tokens[:head] if t.pos in ("NOUN", "PROPN")]
            return before[-1] if before else head
        return head

    def of_noun(self, syntax: Syntax, noun: int) -> Source | None:
        """*l'annonce par X*, *X's claim*, *les propos tenus par X*, *X a fait l'annonce*."""
        head = self.nouns.owner(syntax, noun)
        return _source(syntax, head, syntax.tokens[noun].text) if head is not None else None

    # "according to"

    def of_preposition(self, syntax: Syntax, token: Token) -> Source | None:
        """*selon X*, *aux dires de X*, *de source policière*; ``token`` is the noun."""
        words = self.source_words(syntax, token)
        if words is None:
            return None
        first, last = words
        text = syntax.span(first, last).text
        head = token.index
        if token.lemma in self.grammar.relative or token.pos == "DET":
            # "l'annonce selon laquelle": the speaker is the announcement's.
            nouns = [t for t in syntax.tokens[:first] if self.lexicon.is_noun(t)]
            return self.of_noun(syntax, nouns[-1].index) if nouns else None
        if is_filler(token):
            return None
        return _source(syntax, head, text, weak=first == last and len(text) <= _SHORT)

    def source_words(self, syntax: Syntax, token: Token) -> tuple[int, int] | None:
        """First and last position of the words that make a noun the source of its sentence."""
        if token.pos not in NOMINAL and token.lemma not in self.grammar.relative:
            return None
        if token.deprel in _WITHIN_NAME or token.deprel == "obl:npmod":
            return None
        start = token.index
        while start > 0 and syntax.tokens[start - 1].pos in ("DET", "ADJ", "NUM"):
            start -= 1
        own = [t for t in syntax.children(token.index, "case", "mark") if t.index < token.index]
        ends = [t.index for t in own]
        ends.extend(t.index for case in own for t in syntax.children(case.index, "fixed"))
        ends.append(start - 1)
        for end in sorted((e for e in set(ends) if e >= 0), reverse=True):
            size = self.words.source_prepositions.ends_at(syntax.tokens, end)
            if size:
                return end + 1 - size, end
        size = self.words.source_prepositions.ends_at(syntax.tokens, token.index)
        return (token.index + 1 - size, token.index) if size > 1 else None


def _source(syntax: Syntax, head: int, why: str, *, weak: bool = False) -> Source:
    span = syntax.phrase(head)
    possessive = [t for t in syntax.children(head, "case") if t.index > head and t.end == span.end]
    if possessive:
        size = possessive[0].start - span.start
        span = Span(span.start, span.start + size, span.text[:size])
    return Source(syntax.sentence.index, head, span, why, weak)
