"""Whose statement a noun of saying names."""

from __future__ import annotations

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.outcomes import is_content
from kgbuild.clauses.syntax import NOMINAL, VERBAL, Syntax


class NounSpeakers:
    """Finds the speaker of *l'annonce*, *the claim*."""

    def __init__(self, grammar: Grammar, verbs: VerbArguments) -> None:
        self.grammar = grammar
        self.verbs = verbs

    def owner(self, syntax: Syntax, noun: int) -> int | None:
        """Position of the word that names the speaker, None where the sentence names nobody."""
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
            if owned and child.pos in NOMINAL and self.is_determined(syntax, child.index):
                marked.append(child.index)
        if marked:
            return marked[0]
        for child in syntax.children(noun, "acl", "acl:relcl"):
            if len(syntax.children(child.index, "obj")) > 1 or is_content(syntax, child):
                continue  # what is said, and not who says it
            for argument in self.verbs.find(syntax, child.index):
                if argument.slot == "subj" and argument.head != noun:
                    return argument.head
        return self._giver(syntax, noun)

    def is_determined(self, syntax: Syntax, index: int) -> bool:
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
