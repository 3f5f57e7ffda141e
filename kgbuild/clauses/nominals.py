"""Who takes part in what a noun or an adjective says: roles, actions, properties."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.borrowed import BorrowedArguments
from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lemmas import shared_preposition
from kgbuild.clauses.naming import make_argument, names_beside
from kgbuild.clauses.syntax import VERBAL, Syntax
from kgbuild.languages.gazetteer import is_initials
from kgbuild.model import Argument, Token


class NominalArguments:
    """Finds the participants of a noun or adjective.

    Slots: ``self`` (who the word stands for), ``of``, ``poss``, ``adj``, ``by``, ``nmod`` with its
    preposition, ``between``, ``paren`` (a name in brackets behind), ``appos`` (of a name the one behind
    a comma), ``light`` (subject of the light verb), ``doer`` and ``bearer`` with its own preposition
    (who does what is done with, after or under it, and the subject of that), ``title`` (its own words),
    ``under`` (the verb whose object it is).
    """

    def __init__(self, grammar: Grammar, verbs: VerbArguments) -> None:
        self.grammar = grammar
        self.verbs = verbs
        self.borrowed = BorrowedArguments(grammar, verbs)

    def find(self, syntax: Syntax, noun: int) -> tuple[Argument, ...]:
        """The arguments of the word at a position, in order of slots as they are found."""
        found: dict[tuple[str, int], Argument] = {}
        for slot, preposition, head in self._heads(syntax, noun):
            found.setdefault((slot, head), make_argument(syntax, slot, preposition, head))
        return (*found.values(), *self._verb_above(syntax, syntax.tokens[noun]))

    def _verb_above(self, syntax: Syntax, noun: Token) -> Iterator[Argument]:
        """*fermer son usine*: what is done to the thing."""
        verb = syntax.tokens[noun.head]
        if noun.deprel in ("obj", "nsubj:pass") and verb.pos == "VERB":
            yield Argument("under", "", verb.index, syntax.span(verb.index, verb.index))

    def _heads(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        for holder in self.holders(syntax, noun):
            yield "self", "", holder
        yield "title", "", noun
        yield "word", "", noun
        yield from self.complements(syntax, noun)
        yield from self.borrowed.find(syntax, noun)

    def holders(self, syntax: Syntax, noun: int) -> Iterator[int]:
        """Positions of the words that the noun is said of: names beside it, its subject, itself."""
        token = syntax.tokens[noun]
        for child in syntax.children(noun, "flat", "appos"):
            if child.pos == "PROPN":
                yield child.index
                if token.feats.get("Number") == "Plur":
                    yield from (t.index for t in syntax.conjuncts(child.index))
        yield from names_beside(syntax, noun)
        if token.deprel in ("compound", "amod", "nmod", "flat") and self._is_title_of(syntax, token):
            yield token.head
            if token.feats.get("Number") == "Plur":
                # "brothers John and Peter Moran"
                yield from (t.index for t in syntax.conjuncts(token.head))
        if token.deprel in ("acl", "amod") and token.head != noun:
            yield token.head
            if syntax.tokens[token.head].pos == "NOUN":
                yield from (h for h in self.holders(syntax, token.head) if h != token.head)
        if token.deprel == "appos":
            yield token.head
            for other in syntax.conjuncts(token.head):
                if other.index < noun:
                    yield other.index
        if token.deprel == "conj" and syntax.tokens[token.head].deprel in ("appos", "conj"):
            yield from (h for h in self.holders(syntax, token.head) if h != token.head)
        yield from self._said_of(syntax, token)
        yield noun

    def _is_title_of(self, syntax: Syntax, token: Token) -> bool:
        """*CEO Jane Smith*: the title stands before the name that it hangs on, without preposition."""
        head = syntax.tokens[token.head]
        if head.index < token.index or head.pos != "PROPN" or syntax.preposition(token.index):
            return token.deprel == "amod" and token.pos == "ADJ"
        return True

    def _said_of(self, syntax: Syntax, token: Token) -> Iterator[int]:
        index = token.index
        if token.deprel == "nsubj" and syntax.children(token.head, "cop"):
            # "The CEO of Acme is Jane Smith": the name is the predicate.
            if syntax.tokens[token.head].pos == "PROPN":
                yield token.head
                yield from (t.index for t in syntax.conjuncts(token.head))
            return
        if syntax.children(index, "cop"):
            subjects = syntax.children(index, "nsubj")
            if subjects:
                # A relative pronoun stands for what the clause hangs on.
                for position in self.verbs.subjects(syntax, index):
                    yield position
                    yield from (t.index for t in syntax.conjuncts(position))
            else:
                yield from self.verbs.subjects(syntax, index)
            return
        nominal = token.pos in ("NOUN", "ADJ", "PROPN")
        if nominal and token.deprel == "conj" and syntax.children(token.head, "cop"):
            yield from self.verbs.subjects(syntax, token.head)
            return
        governor = syntax.tokens[token.head]
        if governor.index == index or governor.pos not in VERBAL:
            return
        if token.deprel in ("xcomp", "attr", "obj", "obl", "advcl", "ccomp"):
            as_role = syntax.preposition(index) in self.grammar.role
            if governor.lemma in self.grammar.naming and token.deprel in ("xcomp", "attr", "obl", "advcl"):
                arguments = self.verbs.find(syntax, governor.index)
                yield from (a.head for a in arguments if a.slot == "obj" and a.head != index)
            elif governor.lemma in self.grammar.becoming or as_role:
                yield from self.verbs.subjects(syntax, governor.index)

    def complements(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """Slot, preposition and position of what belongs to a noun."""
        for child in syntax.children(noun):
            for token in (child, *syntax.conjuncts(child.index)):
                yield from self._complement(syntax, noun, child, token)
        if syntax.tokens[noun].pos == "PROPN" or syntax.tokens[noun].deprel in ("compound", "flat"):
            yield from self._before_title(syntax, noun)
        yield from self._shared_complements(syntax, noun)
        yield from self._relative_possessor(syntax, noun)

    def _shared_complements(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """*fondatrice et directrice de X*: what stands behind the last role is the others' as well."""
        token = syntax.tokens[noun]
        if token.deprel == "conj" and syntax.tokens[token.head].pos == token.pos == "NOUN":
            others = [token.head]
        else:
            others = [t.index for t in syntax.children(noun, "conj") if t.pos == token.pos == "NOUN"]
        last = max([noun, *others])
        if not others or syntax.children(last, "det") or _has_complement(syntax, noun):
            return
        for other in others:
            for child in syntax.children(other, "nmod"):
                if child.index > last:
                    yield from self._complement(syntax, noun, child, child)

    def _complement(
        self, syntax: Syntax, noun: int, child: Token, token: Token
    ) -> Iterator[tuple[str, str, int]]:
        first, own = syntax.preposition(child.index), syntax.preposition(token.index)
        preposition = shared_preposition(self.grammar, first, own)
        if child.deprel == "nmod" and child is token and child.pos == "PROPN":
            # "Paul M., maire de Brest (PS)"
            yield from (("paren", "", t.index) for t in syntax.children(child.index, "nmod:paren"))
        if child.deprel == "nmod:poss":
            yield "poss", "", token.index
        elif child.deprel == "det" and child.lemma in self.grammar.possessives and token is child:
            yield "poss", "", child.index
        elif child.deprel == "compound" and child.index < noun:
            yield "of", "", token.index
        elif token is child and _is_party(syntax, noun, child):
            yield "paren", "", child.index
        elif _is_second_name(syntax.tokens[noun], child):
            yield "appos", "", token.index
        elif child.deprel == "nmod:paren" and token is child:
            yield "paren", "", child.index
        elif child.deprel == "amod" and token is child:
            yield "adj", "", child.index
        elif child.deprel in ("nmod", "obl", "obl:agent", "obl:npmod"):
            if preposition in self.grammar.between:
                yield "between", "", token.index
            elif preposition in self.grammar.possessor:
                yield "of", preposition, token.index
            elif preposition in self.grammar.agent:
                yield "by", preposition, token.index
            elif preposition:
                yield "nmod", preposition, token.index
            elif child.deprel == "nmod" and token.pos == "PROPN" and token.index > noun:
                yield "of", "", token.index

    def _before_title(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """*Acme CEO Jane Smith*: the words before the title hang, as it does, on the name."""
        head = syntax.tokens[noun].head
        if head == noun:
            return
        for child in syntax.children(head, "nmod"):
            # "President Emmanuel M. of France"
            if child.index > head and syntax.preposition(child.index) in self.grammar.possessor:
                yield "of", syntax.preposition(child.index), child.index
        if syntax.tokens[head].pos == "PROPN":
            # "Acme's subsidiary Roadway": whose it is hangs on the name too.
            yield from (("poss", "", t.index) for t in syntax.children(head, "nmod:poss") if t.index < noun)
        position = noun - 1
        while position >= 0 and syntax.tokens[position].head == noun:
            position -= 1
        if position < 0:
            return
        before = syntax.tokens[position]
        if before.head == head and before.deprel in ("compound", "nmod:poss", "nmod", "amod"):
            yield ("adj" if before.deprel == "amod" else "of"), "", before.index

    def _relative_possessor(self, syntax: Syntax, noun: int) -> Iterator[tuple[str, str, int]]:
        """*la société dont il est le fondateur*, *Marcolin, … et dont le mari, Luca B., …*."""
        for child in syntax.children(noun):
            if child.lemma not in self.grammar.relative_possessor:
                continue
            for above in (syntax.tokens[noun], *syntax.above(noun)):
                if above.deprel == "acl:relcl":
                    yield "of", "", above.head
                    return
            antecedent = self._before_relative(syntax, child.index)
            if antecedent is not None:
                yield "of", "", antecedent
            return

    def _before_relative(self, syntax: Syntax, pronoun: int) -> int | None:
        """The noun that a relative pronoun follows; a second clause shares the first one's."""
        tokens = syntax.tokens
        if pronoun > 0 and tokens[pronoun - 1].pos == "CCONJ":
            earlier = [
                t.index for t in tokens[: pronoun - 1] if t.pos == "PRON" and t.lemma in self.grammar.relative
            ]
            if not earlier:
                return None
            pronoun = earlier[-1]
        for token in reversed(tokens[:pronoun]):
            if token.pos in ("NOUN", "PROPN"):
                return token.index
            if token.pos != "PUNCT":
                return None
        return None


def _is_second_name(name: Token, child: Token) -> bool:
    """*Leeds, Alabama*: not the description that stands before a name, written large."""
    return child.deprel == "appos" and child.pos == name.pos == "PROPN" and child.index > name.index


def _is_party(syntax: Syntax, noun: int, child: Token) -> bool:
    """*le député RN Paul M.*, *maire PS de Brest*: initials behind a role say as much as in brackets."""
    between = syntax.tokens[noun + 1 : child.index]
    bare = not syntax.children(child.index, "case", "det", "nmod:paren")
    beside = child.index > noun and all(t.pos == "ADJ" for t in between)
    return is_initials(child.text) and bare and beside and syntax.tokens[noun].pos == "NOUN"


def _has_complement(syntax: Syntax, noun: int) -> bool:
    return any(child.index > noun for child in syntax.children(noun, "nmod"))


def is_predicative(syntax: Syntax, token: Token) -> bool:
    """Whether a noun says what something is: in apposition, with a copula, right before a name."""
    if token.deprel == "appos" or syntax.children(token.index, "cop"):
        return True
    return any(
        child.pos == "PROPN" and child.index == token.index + 1 and not syntax.preposition(child.index)
        for child in syntax.children(token.index, "appos", "flat", "nmod")
    )
