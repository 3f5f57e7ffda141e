"""Insertions: verbs of saying that are put into, or behind, what is said."""

from __future__ import annotations

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL, Syntax
from kgbuild.model import Token

#: Marks after which an inserted verb of saying may begin.
_INCISE_MARKS = frozenset(',»”"›–—-?!…(')
#: The same where they are tokens of their own; at the end of a word they are apostrophes.
_SINGLE_MARKS = frozenset("’'")
#: What may stand between such a mark and the verb: *a-t-il également ajouté*.
_BEFORE_VERB = frozenset({"AUX", "PRON", "ADV"})
#: Between an infinitive and the verb that carries it at most this many tokens.
_GAP = 3
#: From verb to speaker at most this many tokens: *a assuré à la télévision publique le colonel*.
_REACH = 9
#: What belongs to the words that name a speaker.
_SPEAKERS_OWN = frozenset(
    {"appos", "flat", "nmod", "amod", "compound", "case", "det", "conj", "cc", "nummod", "obl"}
    | {"acl", "acl:relcl"}
)


class Incises:
    """Where insertions begin and end, and who speaks in them."""

    def __init__(self, grammar: Grammar, words: StandingWords) -> None:
        self.grammar = grammar
        self.words = words

    def start(self, syntax: Syntax, verb: int) -> int | None:
        """Where an inserted verb of saying begins (*…, a-t-il ajouté*); None where it is not inserted."""
        if not is_finite(syntax, verb):
            return None
        start = verb
        while start > 0 and syntax.tokens[start - 1].pos in _BEFORE_VERB:
            start -= 1
            if syntax.tokens[start].lemma in self.grammar.relative:
                return None
        if start > 0 and syntax.tokens[start - 1].pos in ("NOUN", "PROPN", "X", "NUM", "ADJ"):
            return self._before_subject(syntax, verb)
        if start == 0:
            lower = syntax.tokens[0].text[:1].islower()
            return 0 if lower and syntax.sentence.index > 0 else None
        return start if _may_precede(syntax.tokens[start - 1].text) else None

    def _before_subject(self, syntax: Syntax, verb: int) -> int | None:
        """*Russia, Jane Smith said, signed*: the insertion begins with its subject."""
        behind = syntax.tokens[verb + 1].pos if verb + 1 < len(syntax.tokens) else "PUNCT"
        for subject in syntax.children(verb, "nsubj"):
            words = [subject.index, *(t.index for t in syntax.below(subject.index))]
            first = min(words)
            if behind == "PUNCT" and first > 0 and max(words) in range(first, verb):
                return first if _may_precede(syntax.tokens[first - 1].text) else None
        return None

    def comment(self, syntax: Syntax, verb: int, speaker: int) -> range | None:
        """Positions of a verb of saying that is put into, or behind, what is said.

        *La Russie, affirme X, a signé*; *Comme l'a dit X, la Russie a signé*; None for others.
        """
        verb = self.carrier(syntax, verb)
        if any(t.index > verb + _GAP for t in syntax.children(verb, "ccomp", "xcomp")):
            return None
        own = [t for t in syntax.children(verb, "obj") if t.index != speaker and t.pos != "PRON"]
        joined = any(t.lemma in self.words.comments for t in syntax.children(verb, "mark", "advmod", "case"))
        if joined and not own:
            below = [verb, *(t.index for t in syntax.below(verb))]
            return range(min(below), max(below) + 1)
        place = self.span(syntax, verb, speaker)
        if place is None or place.start == 0 or speaker not in place:
            return None
        return place if syntax.tokens[verb].deprel != "conj" or speaker > verb else None

    def inverted(self, syntax: Syntax, verb: Token) -> int | None:
        """*a-t-elle dit*, *a assuré à la presse le colonel X*: who speaks follows the verb."""
        start = self.start(syntax, verb.index) or 0
        for token in syntax.tokens[start : verb.index + 3]:
            if _is_clitic(token):
                return token.index
        subjects = [t.index for t in syntax.children(verb.index, *SUBJECTS)]
        before = [i for i in subjects if start <= i < verb.index]
        if before:
            return before[0]
        behind = [i for i in subjects if i > verb.index]
        if behind:
            return behind[0]
        if verb.deprel == "conj" or any(self._set_off(syntax, i, start) for i in subjects):
            return None
        position = verb.index + 1
        while position < min(len(syntax.tokens), verb.index + _REACH):
            token = syntax.tokens[position]
            if token.pos in ("PUNCT", "SCONJ", "CCONJ", *VERBAL):
                return None
            if token.pos == "ADP" or token.text.casefold() in self.grammar.partitive:
                position = self._behind_phrase(syntax, position)
                continue
            if token.pos in ("NOUN", "PROPN", "PRON", "NUM"):
                speaks = can_speak(syntax, position)
                return self._top(syntax, token.index, verb.index) if speaks else None
            position += 1
        return None

    def _set_off(self, syntax: Syntax, subject: int, start: int) -> bool:
        """*Paul Martin, maire, a souligné la fin*: the comma before the verb closes an apposition."""
        return any(t.text in ",(" for t in syntax.tokens[subject : start - 1])

    def _behind_phrase(self, syntax: Syntax, preposition: int) -> int:
        """The first position after the noun phrase that a preposition opens."""
        position = preposition + 1
        while position < len(syntax.tokens) and syntax.tokens[position].pos in ("DET", "ADJ", "NUM"):
            position += 1
        last = position
        for token in syntax.tokens[position + 1 : position + 4]:
            if token.pos not in ("ADJ", "PROPN") or token.head not in range(position, token.index):
                break
            last = token.index
        return last + 1

    def _top(self, syntax: Syntax, index: int, verb: int) -> int:
        """*le ministre Jean Moreau*: the noun that governs the run of words the token begins."""
        head = syntax.tokens[index].head
        near = verb < head <= index + 2 and syntax.tokens[head].pos in ("NOUN", "PROPN")
        return head if near and syntax.tokens[index].deprel in ("compound", "flat", "nmod", "amod") else index

    def span(self, syntax: Syntax, verb: int, speaker: int) -> range | None:
        """Positions of an inserted verb with its speaker; None where it is not inserted."""
        start = self.start(syntax, verb)
        if start is None:
            return None
        last = max(verb, speaker)
        frontier = [speaker] if speaker >= start else []
        while frontier:
            here = frontier.pop()
            last = max(last, here)
            frontier.extend(t.index for t in syntax.children(here) if t.deprel in _SPEAKERS_OWN)
        return range(start, last + 1)

    def carrier(self, syntax: Syntax, verb: int) -> int:
        """*comme devait conclure X*: the finite verb that an infinitive close behind it hangs on."""
        token = syntax.tokens[verb]
        if token.deprel == "xcomp" and not is_finite(syntax, verb) and 0 < verb - token.head <= _GAP:
            return token.head
        return verb


def _may_precede(mark: str) -> bool:
    return mark[-1] in _INCISE_MARKS or mark in _SINGLE_MARKS


def can_speak(syntax: Syntax, index: int) -> bool:
    """Whether a token may name a speaker: a noun, a pronoun, *ce dernier*."""
    token = syntax.tokens[index]
    noun = token.pos in NOMINAL or (token.pos == "ADJ" and bool(syntax.children(index, "det")))
    return noun and token.deprel != "expl:subj" and not is_filler(token)


def is_finite(syntax: Syntax, verb: int) -> bool:
    """Whether a verb, or its auxiliary, is finite."""
    token = syntax.tokens[verb]
    return token.feats.get("VerbForm", "Fin") == "Fin" or bool(syntax.children(verb, "aux", "aux:pass"))


def _is_clitic(token: Token) -> bool:
    """A subject pronoun behind its verb: *-il*, *-t-elle*; the bare *-t* is none."""
    word = token.text.strip("-–’'")
    return token.pos == "PRON" and token.text[0] in "-–" and len(word) > 1


def is_filler(token: Token) -> bool:
    """The consonant between verb and clitic, which the parser may take for a pronoun."""
    return token.text[0] in "-–" and len(token.text.strip("-–’'")) <= 1
