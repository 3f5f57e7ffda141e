"""Who says it: the speaker of quotes, of reported clauses and of "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.clauses.arguments import VerbArguments, verb_name
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.quotes import Quote, find_quotes
from kgbuild.clauses.syntax import NOMINAL, VERBAL, Syntax
from kgbuild.languages import Language
from kgbuild.model import Span, Token

#: A quote with fewer words and no verb only marks a word as someone's own.
_SPEECH_WORDS = 4
_REPORTED = frozenset({"say", "think", "deny", "doubt", "ask", "promise", "accuse"})
#: What describes a thing is the article's own, also within reported speech.
_NOUN_MODIFIERS = frozenset({"acl", "acl:relcl", "appos", "amod", "compound", "nmod", "flat", "nmod:poss"})
_ACCUSED = frozenset({"xcomp", "advcl", "acl", "obl"})
_INFINITIVE_REPORTED = frozenset({"say", "think", "deny"})


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


class Attributor:
    """Finds the source of each predicate of one article."""

    def __init__(
        self,
        language: Language,
        grammar: Grammar,
        words: StandingWords,
        verbs: VerbArguments,
        text: str,
        syntaxes: Sequence[Syntax],
    ) -> None:
        self.language = language
        self.grammar = grammar
        self.words = words
        self.verbs = verbs
        self.syntaxes = syntaxes
        self.quotes = tuple(q for q in find_quotes(text) if self._is_speech(q))
        self._quote_sources = self._speakers()

    def find(self, syntax: Syntax, index: int) -> Source | None:
        """The innermost source of the predicate at a position, None where the article speaks."""
        token = syntax.tokens[index]
        quote = self._quote_at(token.start)
        reported = self._reported(syntax, index, quote)
        if reported is not None:
            return reported
        if quote is not None:
            return self._quote_sources.get(quote)
        if self._describes(syntax, index):
            return None
        return self._according_to(syntax, index)

    def _describes(self, syntax: Syntax, index: int) -> bool:
        chain = (syntax.tokens[index], *syntax.above(index))
        return any(t.deprel in _NOUN_MODIFIERS and t.deprel != "nmod" for t in chain)

    def quote_source(self, offset: int) -> Source | None:
        """The speaker of the quote that holds an offset."""
        quote = self._quote_at(offset)
        return self._quote_sources.get(quote) if quote else None

    def _quote_at(self, offset: int) -> Quote | None:
        return next((quote for quote in self.quotes if quote.holds(offset)), None)

    def _is_speech(self, quote: Quote) -> bool:
        tokens = [t for t in self._tokens(quote) if t.pos != "PUNCT"]
        return len(tokens) >= _SPEECH_WORDS and any(t.pos in VERBAL for t in tokens)

    def _tokens(self, quote: Quote) -> Iterator[Token]:
        for syntax in self.syntaxes:
            if syntax.sentence.start < quote.end and syntax.sentence.end > quote.start:
                yield from (t for t in syntax.tokens if quote.holds(t.start))

    # Indirect speech

    def _reported(self, syntax: Syntax, index: int, quote: Quote | None) -> Source | None:
        token = syntax.tokens[index]
        while True:
            inserted = self._inserted(syntax, token.index, index, quote)
            if inserted is not None:
                return inserted
            if token.head == token.index or token.deprel in _NOUN_MODIFIERS:
                return None
            governor = syntax.tokens[token.head]
            if quote is not None and not quote.holds(governor.start):
                return None
            if quote is None and self._quote_at(governor.start) is not None:
                return None
            kind = self._speech_class(syntax, governor)
            clausal = token.deprel == "ccomp" and kind in _REPORTED
            infinitive = token.deprel == "xcomp" and kind in _INFINITIVE_REPORTED and token.pos in VERBAL
            accused = kind == "accuse" and token.deprel in _ACCUSED and token.pos in VERBAL
            if clausal or infinitive or accused:
                found = self._subject_source(syntax, governor)
                if found is not None:
                    return found
            if token.deprel in ("nsubj", "nsubj:pass") and governor.pos in VERBAL and kind is not None:
                # Who speaks is not part of what is said.
                return self._reported(syntax, governor.index, quote) if token.index != index else None
            token = governor

    def _inserted(self, syntax: Syntax, index: int, origin: int, quote: Quote | None) -> Source | None:
        """*Le port, affirme X, sera vendu*: a verb of saying put into the sentence."""
        for child in syntax.children(index, "parataxis", "dep", "ccomp"):
            finite = child.pos in VERBAL and child.feats.get("VerbForm", "Fin") == "Fin"
            if not finite or child.index == origin:
                continue
            if child.deprel == "ccomp" and not self._between_commas(syntax, child):
                continue
            if origin in {t.index for t in syntax.below(child.index)}:
                continue
            if self._speech_class(syntax, child) in ("say", "think") and (
                quote is None or quote.holds(child.start)
            ):
                return self._subject_source(syntax, child)
        return None

    def _between_commas(self, syntax: Syntax, verb: Token) -> bool:
        below = [verb.index, *(t.index for t in syntax.below(verb.index))]
        before = min(below) - 1
        return before >= 0 and syntax.tokens[before].pos == "PUNCT"

    def _speech_class(self, syntax: Syntax, verb: Token) -> str | None:
        if verb.pos not in VERBAL:
            return None
        name = verb_name(self.language, self.grammar, syntax, verb.index)
        return self.words.speech.get(name)

    def _subject_source(self, syntax: Syntax, verb: Token) -> Source | None:
        subjects = [
            a
            for a in self.verbs.find(syntax, verb.index)
            if a.slot == "subj" and syntax.tokens[a.head].deprel != "expl:subj"
        ]
        if not subjects:
            after = syntax.children(verb.index, "obj", "expl:inv")
            inverted = [t.index for t in after if t.index > verb.index]
            if not inverted:
                return None
            head = inverted[0]
        else:
            head = subjects[0].head
        if syntax.tokens[head].pos not in NOMINAL:
            return None
        return Source(syntax.sentence.index, head, syntax.phrase(head), f"{verb.text}")

    # "according to"

    def _according_to(self, syntax: Syntax, index: int) -> Source | None:
        above = {index, *(t.index for t in syntax.above(index))}
        for token in syntax.tokens:
            if token.pos not in NOMINAL or token.index in above:
                continue
            case = self._source_preposition(syntax, token)
            if case is None or self._quote_at(token.start) is not None:
                continue
            edge = self._at_edge(syntax, token, case)
            if token.head in above or edge:
                weak = syntax.preposition(token.index) == case.lemma and len(case.text) <= 4
                if weak and not (edge and case.index == 0):
                    continue
                return Source(syntax.sentence.index, token.index, syntax.phrase(token.index), case.text, weak)
        return None

    def _source_preposition(self, syntax: Syntax, token: Token) -> Token | None:
        for case in syntax.children(token.index, "case", "mark"):
            if case.index > token.index:
                continue
            for end in (case.index, *(t.index for t in syntax.children(case.index, "fixed"))):
                if self.words.source_prepositions.ends_at(syntax.tokens, end):
                    return case
        return None

    def _at_edge(self, syntax: Syntax, token: Token, case: Token) -> bool:
        start = case.index == 0 or syntax.tokens[case.index - 1].pos in ("PUNCT", "CCONJ")
        return start

    # Quotes

    def _speakers(self) -> dict[Quote, Source]:
        found: dict[Quote, Source] = {}
        last: Source | None = None
        for number, quote in enumerate(self.quotes):
            source = self._beside(quote) or self._inside(quote) or self._announced(quote)
            if source is None and number and self._follows(self.quotes[number - 1], quote):
                source = last
            if source is None:
                source = self._last_speaker(quote)
            if source is not None:
                found[quote] = source
                last = source
        return found

    def _sentences_of(self, quote: Quote) -> list[Syntax]:
        return [s for s in self.syntaxes if s.sentence.start < quote.end and s.sentence.end > quote.start]

    def _beside(self, quote: Quote) -> Source | None:
        """A verb of saying, or "according to", outside the quote in one of its sentences."""
        best: tuple[int, Source] | None = None
        sentences = self._sentences_of(quote)
        following = sentences[-1].sentence.index + 1 if sentences else len(self.syntaxes)
        if following < len(self.syntaxes):
            after = self.syntaxes[following]
            if after.sentence.text[:1].islower() or after.sentence.text[:1] in ",-–—":
                sentences.append(after)
        for syntax in sentences:
            for token in syntax.tokens:
                if self._quote_at(token.start) is not None:
                    continue
                distance = min(abs(token.start - quote.end), abs(quote.start - token.end))
                if best is not None and distance >= best[0]:
                    continue
                source = self._said_by(syntax, token)
                if source is not None and not quote.holds(source.span.start):
                    best = (distance, source)
        return best[1] if best else None

    def _inside(self, quote: Quote) -> Source | None:
        """*« La paix est proche, a déclaré X. La …*: an incise within the marks."""
        for syntax in self._sentences_of(quote):
            for token in syntax.tokens:
                inserted = token.deprel == "parataxis" and token.pos in VERBAL and quote.holds(token.start)
                if inserted and self._speech_class(syntax, token) in ("say", "think"):
                    source = self._subject_source(syntax, token)
                    if source is not None and source.head > token.index:
                        return source
        return None

    def _said_by(self, syntax: Syntax, token: Token) -> Source | None:
        if token.pos in VERBAL and self._speech_class(syntax, token) is not None:
            return self._subject_source(syntax, token)
        if token.pos in NOMINAL:
            case = self._source_preposition(syntax, token)
            if case is not None and len(case.text) > 4:
                return Source(syntax.sentence.index, token.index, syntax.phrase(token.index), case.text)
        return None

    def _announced(self, quote: Quote) -> Source | None:
        """*Il évoque plusieurs pistes : « …*: what ends with a colon just before the quote."""
        sentences = self._sentences_of(quote)
        if not sentences:
            return None
        first = sentences[0]
        if any(t.start < quote.start and t.pos not in ("PUNCT",) for t in first.tokens):
            before = first
            words = [t for t in first.tokens if t.end <= quote.start]
        else:
            if first.sentence.index == 0:
                return None
            before = self.syntaxes[first.sentence.index - 1]
            words = list(before.tokens)
        if not words or words[-1].text != ":":
            return None
        source = self._according_to(before, words[-1].index)
        if source is not None:
            return source
        verbs = [t for t in words if t.pos in VERBAL and t.feats.get("VerbForm", "Fin") in ("Fin", "Part")]
        for verb in sorted(verbs, key=lambda t: (t.deprel != "ROOT", t.index)):
            found = self._subject_source(before, verb)
            if found is not None:
                return found
        return None

    def _follows(self, previous: Quote, quote: Quote) -> bool:
        """Whether only a paragraph break, or a short incise, lies between two quotes."""
        between = sum(
            1
            for s in self.syntaxes
            for t in s.tokens
            if previous.end <= t.start < quote.start and t.pos != "PUNCT"
        )
        return between <= 12

    def _last_speaker(self, quote: Quote) -> Source | None:
        """The last one who was said to speak, in the two sentences before the quote."""
        sentences = self._sentences_of(quote)
        if not sentences:
            return None
        number = sentences[0].sentence.index
        for syntax in reversed(self.syntaxes[max(0, number - 2) : number]):
            for token in syntax.tokens:
                if self._quote_at(token.start) is None:
                    source = self._said_by(syntax, token)
                    if source is not None:
                        return source
        return None
