"""What a noun borrows from the verb that it stands beside."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.syntax import SUBJECTS, VERBAL, Syntax
from kgbuild.model import Token

#: What a verb's noun may be that a sign without article stands behind.
_MEMBERS = ("obj", "nsubj:pass", "obl:agent")


class BorrowedArguments:
    """Finds who does what an action noun says, in the clause that the noun is part of.

    Slots: ``by``, ``nmod`` and ``between`` of a participle behind the noun; ``light``, the subject of
    a light verb; with the noun's own preposition ``doer``, who acts on the occasion or under the sign
    that the noun names, and ``bearer``, the clause's subject, who may suffer what happens then.
    """

    def __init__(self, grammar: Grammar, verbs: VerbArguments) -> None:
        self.grammar = grammar
        self.verbs = verbs

    def find(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """Slot, preposition and position of each participant."""
        yield from self.of_participle(syntax, noun)
        yield from self._light(syntax, noun)
        yield from self._doers(syntax, noun)

    def of_participle(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """*les raids menés par X contre Y*: what the participle of a light verb brings is the noun's."""
        for child in syntax.children(noun, "acl"):
            if child.lemma not in self.grammar.light or not self.verbs.is_passive(syntax, child.index):
                continue
            for argument in self.verbs.find(syntax, child.index):
                if argument.slot == "subj":
                    yield "by", argument.preposition, argument.head
                elif argument.slot == "obl" and argument.preposition:
                    slot = "between" if argument.preposition in self.grammar.between else "nmod"
                    yield slot, argument.preposition, argument.head

    def _doers(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """*avec l'appui de X, Y a repris la ville*, *après une visite à Z*: who acts under such a sign."""
        token = self._measure(syntax, syntax.tokens[noun])
        governor = syntax.tokens[token.head]
        preposition = syntax.preposition(token.index)
        if not preposition or token.head == token.index:
            return
        if token.deprel == "nmod":
            # "Y, avec l'appui de X, a repris la ville"
            first = min(case.index for case in syntax.children(token.index, "case"))
            apart = first > 0 and syntax.tokens[first - 1].text == ","
            if apart and governor.deprel in SUBJECTS and governor.index < noun:
                yield from (("doer", preposition, governor.index), ("bearer", preposition, governor.index))
            bare = preposition in self.grammar.during_bare and not syntax.children(noun, "det", "nmod:poss")
            if not bare or governor.deprel not in _MEMBERS:
                return
            # "a ouvert une école EN PARTENARIAT avec X"
            token, governor = governor, syntax.tokens[governor.head]
        said = governor.pos in VERBAL or syntax.children(governor.index, "cop")
        if token.deprel not in ("obl", *_MEMBERS) or not said:
            return
        for argument in self.verbs.find(syntax, governor.index):
            if argument.slot == "subj" and argument.head != noun:
                yield "doer", preposition, argument.head
        for index in self.verbs.subjects(syntax, governor.index):
            yield "bearer", preposition, index

    def _measure(self, syntax: Syntax, noun: Token) -> Token:
        """*après trois jours DE DISCUSSIONS avec X*: what is counted stands for what happened."""
        above = syntax.tokens[noun.head]
        counted = noun.deprel == "nmod" and syntax.preposition(noun.index) in self.grammar.possessor
        return above if counted and above.pos == "NOUN" and syntax.children(above.index, "nummod") else noun

    def _light(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        token = syntax.tokens[noun]
        governor = syntax.tokens[token.head]
        preposition = syntax.preposition(noun)
        bare = preposition in self.grammar.during_bare and not syntax.children(noun, "det", "nmod:poss")
        if (bare or preposition in self.grammar.during) and token.head != noun:
            # "en visite à Lyon, X …"; "X, en visite à Lyon, …"
            if token.deprel == "nmod" and governor.pos == "PROPN":
                yield "light", "", governor.index
            elif token.deprel == "obl" and governor.pos in VERBAL:
                yield from (("light", "", index) for index in self.verbs.subjects(syntax, governor.index))
            return
        if governor.pos not in VERBAL or token.deprel not in ("obj", "nsubj:pass", "obl", "nsubj", "xcomp"):
            return
        if governor.lemma not in self.grammar.light:
            return
        if token.deprel == "obl" and not syntax.preposition(noun):
            return
        for argument in self.verbs.find(syntax, governor.index):
            if argument.head == noun:
                continue
            if argument.slot == "subj" and token.deprel != "nsubj":
                slot = "patient" if governor.lemma in self.grammar.passive_light else "light"
                yield slot, "", argument.head
            elif argument.slot == "obl" and argument.preposition and argument.head in range(noun, noun + 12):
                # "signer un accord avec X": the parser may hang X on the verb.
                if argument.preposition in self.grammar.between:
                    yield "between", "", argument.head
                elif argument.preposition not in self.grammar.agent:
                    yield "nmod", argument.preposition, argument.head
            elif argument.slot == "iobj":
                yield "nmod", min(self.grammar.dative), argument.head
