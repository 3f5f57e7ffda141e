"""Who speaks: the speaker of a verb or noun of saying, and of "according to"."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lexicon import StandingWords
from kgbuild.clauses.speech import Cue, SpeechLexicon
from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL, Syntax
from kgbuild.languages import Language
from kgbuild.model import Span, Token

#: A preposition that is no longer than this ("pour", "per") names a speaker only at the edge.
_SHORT = 4
#: Marks after which an inserted verb of saying may begin.
_INCISE_MARKS = frozenset(",»”\"›–—-?!…(")
#: What may stand between such a mark and the verb: *a-t-il également ajouté*.
_BEFORE_VERB = frozenset({"AUX", "PRON", "ADV"})
#: How a participle or infinitive hangs on a clause whose subject is its own.
_LOOSE = frozenset({"advcl", "acl", "conj", "parataxis"})
#: Between an infinitive and the verb that carries it at most this many tokens.
_GAP = 3
#: From verb to speaker at most this many tokens: *a assuré à la télévision publique le colonel*.
_REACH = 9
#: Words of a longer noun phrase, whose main word decides.
_WITHIN_NAME = frozenset({"compound", "flat", "nmod:poss", "det", "amod"})
#: What belongs to the words that name a speaker.
_SPEAKERS_OWN = frozenset(
    {"appos", "flat", "nmod", "amod", "compound", "case", "det", "conj", "cc", "nummod", "acl", "acl:relcl", "obl"}
)


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
        if self.incise_start(syntax, verb.index) is not None:
            inverted = self._inverted(syntax, verb)
            if inverted is not None:
                return inverted
        for argument in self.verbs.find(syntax, verb.index):
            if argument.slot == "subj" and self._can_speak(syntax, argument.head):
                return self._meant(syntax, argument.head, argument.name)
        if self.verbs.is_passive(syntax, verb.index):
            return None
        behind = [t for t in syntax.children(verb.index, "obj", "expl:inv") if t.index > verb.index]
        fronted = any(t.index < verb.index for t in syntax.children(verb.index, "mark", "ccomp", "obj"))
        if behind and fronted and self._can_speak(syntax, behind[0].index):
            return behind[0].index
        return None

    def _remote(self, syntax: Syntax, verb: Token) -> int | None:
        """The speaker of a verb that has none of its own: *il* taken for empty, a far participle."""
        empty = [t.index for t in syntax.children(verb.index, "expl:subj") if t.index < verb.index]
        if empty and verb.lemma not in self.words.impersonal:
            return empty[0]
        finite = self.carrier(syntax, verb.index)
        if finite != verb.index:
            return self._speaker(syntax, syntax.tokens[finite])
        if not _is_finite(syntax, verb.index) and verb.deprel in _LOOSE:
            root = next((t for t in syntax.above(verb.index) if t.head == t.index), verb)
            return next(iter(self.verbs.subjects(syntax, root.index)), None)
        return None

    def carrier(self, syntax: Syntax, verb: int) -> int:
        """*comme devait conclure X*: the finite verb that an infinitive close behind it hangs on."""
        token = syntax.tokens[verb]
        if token.deprel == "xcomp" and not _is_finite(syntax, verb) and 0 < verb - token.head <= _GAP:
            return token.head
        return verb

    def _meant(self, syntax: Syntax, head: int, name: int | None) -> int:
        """*Ex-directeur de X, Paul Martin a dit*; *c'est X qui dit*: whom the subject stands for."""
        token = syntax.tokens[head]
        if token.pos == "NOUN" and not self._is_determined(syntax, head):
            names = [t.index for t in syntax.children(head, "appos") if t.pos == "PROPN"]
            behind = [i for i in (name, *names) if i is not None and syntax.tokens[i - 1].text == ","]
            return behind[0] if behind else head
        if token.lemma in self.grammar.relative and token.pos == "PRON":
            before = [t.index for t in syntax.tokens[:head] if t.pos in ("NOUN", "PROPN")]
            return before[-1] if before else head
        return head

    def _can_speak(self, syntax: Syntax, index: int) -> bool:
        token = syntax.tokens[index]
        noun = token.pos in NOMINAL or (token.pos == "ADJ" and bool(syntax.children(index, "det")))
        return noun and token.deprel != "expl:subj" and not _is_filler(token)

    def incise_start(self, syntax: Syntax, verb: int) -> int | None:
        """Where an inserted verb of saying begins (*…, a-t-il ajouté*); None where it is not inserted."""
        if not _is_finite(syntax, verb):
            return None
        start = verb
        while start > 0 and syntax.tokens[start - 1].pos in _BEFORE_VERB:
            start -= 1
            if syntax.tokens[start].lemma in self.grammar.relative:
                return None
        if start > 0 and syntax.tokens[start - 1].pos in ("NOUN", "PROPN", "X", "NUM", "ADJ"):
            return self._before_subject(syntax, verb, start)
        if start == 0:
            lower = syntax.tokens[0].text[:1].islower()
            return 0 if lower and syntax.sentence.index > 0 else None
        mark = syntax.tokens[start - 1].text
        return start if mark[-1] in _INCISE_MARKS else None

    def _before_subject(self, syntax: Syntax, verb: int, start: int) -> int | None:
        """*Russia, Jane Smith said, signed*: the insertion begins with its subject."""
        behind = syntax.tokens[verb + 1].pos if verb + 1 < len(syntax.tokens) else "PUNCT"
        for subject in syntax.children(verb, "nsubj"):
            words = [subject.index, *(t.index for t in syntax.below(subject.index))]
            first = min(words)
            if behind == "PUNCT" and first > 0 and max(words) in range(first, verb):
                return first if syntax.tokens[first - 1].text[-1] in _INCISE_MARKS else None
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
        place = self.incise(syntax, verb, speaker)
        if place is None or place.start == 0 or speaker not in place:
            return None
        return place if syntax.tokens[verb].deprel != "conj" or speaker > verb else None

    def _inverted(self, syntax: Syntax, verb: Token) -> int | None:
        """*a-t-elle dit*, *a assuré à la presse le colonel X*: who speaks follows the verb."""
        start = self.incise_start(syntax, verb.index) or 0
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
                return self._top(syntax, token.index, verb.index) if self._can_speak(syntax, position) else None
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

    def incise(self, syntax: Syntax, verb: int, speaker: int) -> range | None:
        """Positions of an inserted verb with its speaker; None where it is not inserted."""
        start = self.incise_start(syntax, verb)
        if start is None:
            return None
        last = max(verb, speaker)
        frontier = [speaker] if speaker >= start else []
        while frontier:
            here = frontier.pop()
            last = max(last, here)
            frontier.extend(t.index for t in syntax.children(here) if t.deprel in _SPEAKERS_OWN)
        return range(start, last + 1)

    # Nouns

    def of_noun(self, syntax: Syntax, noun: int) -> Source | None:
        """*l'annonce par X*, *X's claim*, *les propos tenus par X*, *X a fait l'annonce*."""
        head = self._owner(syntax, noun)
        return _source(syntax, head, syntax.tokens[noun].text) if head is not None else None

    def _owner(self, syntax: Syntax, noun: int) -> int | None:
        marked: list[int] = []
        for child in syntax.children(noun):
            preposition = syntax.preposition(child.index)
            first = preposition.split(" ")[0]
            agentive = first in self.grammar.agent and first not in self.grammar.possessor
            if child.deprel in ("nmod", "obl", "obl:agent") and agentive:
                return child.index
            possessive = child.lemma in self.grammar.possessives and child.pos in ("DET", "PRON")
            if child.deprel == "nmod:poss" or possessive:
                return child.index
            owned = child.deprel == "nmod" and preposition in self.grammar.possessor
            if owned and child.pos in NOMINAL and self._is_determined(syntax, child.index):
                marked.append(child.index)
        if marked:
            return marked[0]
        for child in syntax.children(noun, "acl", "acl:relcl"):
            for argument in self.verbs.find(syntax, child.index):
                if argument.slot == "subj" and argument.head != noun:
                    return argument.head
        return self._giver(syntax, noun)

    def _is_determined(self, syntax: Syntax, index: int) -> bool:
        """Whether a word stands for somebody: not *usage* in *le constat d'usage*."""
        token = syntax.tokens[index]
        contracted = any(form in self.grammar.partitive for form in syntax.case_forms(index))
        plural = token.feats.get("Number") == "Plur"
        determined = bool(syntax.children(index, "det", "nmod:poss")) and token.pos == "NOUN"
        return token.pos != "NOUN" or contracted or plural or determined

    def _giver(self, syntax: Syntax, noun: int) -> int | None:
        """The subject of the verb that the noun is an object of: *X n'a pas donné de réponse*."""
        token = syntax.tokens[noun]
        governor = syntax.tokens[token.head]
        if governor.pos not in VERBAL or token.deprel not in ("obj", "obl", "nsubj:pass", "xcomp"):
            return None
        for argument in self.verbs.find(syntax, governor.index):
            if argument.slot == "subj" and argument.head != noun:
                return argument.head
        return None

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
        if _is_filler(token):
            return None
        return _source(syntax, head, text, weak=first == last and len(text) <= _SHORT)

    def source_words(self, syntax: Syntax, token: Token) -> tuple[int, int] | None:
        """First and last position of the words that make a noun the source of its sentence."""
        if token.pos not in NOMINAL and token.lemma not in self.grammar.relative:
            return None
        if token.deprel in _WITHIN_NAME:
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


def _is_finite(syntax: Syntax, verb: int) -> bool:
    token = syntax.tokens[verb]
    return token.feats.get("VerbForm", "Fin") == "Fin" or bool(syntax.children(verb, "aux", "aux:pass"))


def _is_clitic(token: Token) -> bool:
    """A subject pronoun behind its verb: *-il*, *-t-elle*; the bare *-t* is none."""
    word = token.text.strip("-–’'")
    return token.pos == "PRON" and token.text[0] in "-–" and len(word) > 1


def _is_filler(token: Token) -> bool:
    """The consonant between verb and clitic, which the parser may take for a pronoun."""
    return token.text[0] in "-–" and len(token.text.strip("-–’'")) <= 1


def _source(syntax: Syntax, head: int, why: str, *, weak: bool = False) -> Source:
    span = syntax.phrase(head)
    possessive = [t for t in syntax.children(head, "case") if t.index > head and t.end == span.end]
    if possessive:
        size = possessive[0].start - span.start
        span = Span(span.start, span.start + size, span.text[:size])
    return Source(syntax.sentence.index, head, span, why, weak)
