"""Open clauses out of verbs and copulas."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from kgbuild.clauses.open_added import AddedWords
from kgbuild.clauses.open_incises import IncisesOf
from kgbuild.clauses.open_model import Draft, Item
from kgbuild.clauses.open_relations import RelationReader
from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL
from kgbuild.model import Token

_OBLIQUE = ("obl", "obl:npmod", "obl:agent", "nmod")
#: Name labels of adjuncts that say when: the relation rather takes another preposition.
_TIMES = frozenset({"DATE", "TIME"})


@dataclass(slots=True)
class Adjunct:
    """A noun with its preposition, an adverb or a clause that hangs on a verb."""

    head: Token
    case: list[int]
    words: list[int]


@dataclass(slots=True)
class Dependents:
    """What a verb governs. Each object is a list of alternatives: the parts of a coordination."""

    objects: list[list[list[int]]] = field(default_factory=list)
    clauses: list[list[int]] = field(default_factory=list)
    adjuncts: list[Adjunct] = field(default_factory=list)


class VerbClauses:
    """Finds what the verbs of one sentence say."""

    def __init__(self, relations: RelationReader, added: AddedWords, incises: IncisesOf) -> None:
        self.relations = relations
        self.incises = incises
        self.added = added
        self.syntax = relations.syntax
        self.grammar = relations.grammar
        self.verbs = relations.verbs
        self.phrases = relations.phrases

    def find(self) -> Iterator[Draft]:
        """The clauses of every verb and copula, in reading order."""
        for token in self.syntax.tokens:
            if not self.relations.is_predicate(token) or self.incises.is_incise(token):
                continue
            if not self._continues(token):
                yield from self._clauses(token)

    def _continues(self, token: Token) -> bool:
        """Whether the verb is only the first part of a longer relation: *tries to win*."""
        return any(self.relations.is_chained(t) for t in self.syntax.children(token.index, "xcomp", "advcl"))

    def _clauses(self, token: Token) -> Iterator[Draft]:
        syntax, index = self.syntax, token.index
        rule = self._rule(token)
        relation: list[Item] = list(self.relations.words(token))
        if rule == "participle" and self.verbs.is_passive(syntax, index):
            rule = "passive-participle"
            relation.insert(0, self.added.copula(syntax, token.head, tensed=True))
        dependents = self._dependents(token, frozenset(i for i in relation if isinstance(i, int)))
        for head in self.relations.subjects(token):
            subject = syntax.tokens[head]
            if subject.pos == "SCONJ" or subject.feats.get("PronType") in ("Rel", "Int"):
                continue
            for split, words in self._subject_forms(token, head):
                for draft in self._arrange(token, rule, relation, dependents):
                    draft.subject = list(words)
                    draft.drop_repeated()
                    draft.rule += split
                    yield draft

    def _rule(self, token: Token) -> str:
        syntax = self.syntax
        bare = not syntax.children(token.index, *SUBJECTS)
        if syntax.children(token.index, "cop"):
            return "adjective" if token.pos == "ADJ" else "copula"
        if token.deprel == "acl:relcl":
            return "relative"
        if token.deprel == "acl":
            return "infinitive" if token.feats.get("VerbForm") == "Inf" else "participle"
        if self.relations.is_chained(token) or not bare:
            return "verb"
        return {"advcl": "adverbial", "xcomp": "controlled", "conj": "conjunct"}.get(token.deprel, "verb")

    def _subject_forms(self, token: Token, head: int) -> Iterator[tuple[str, list[int]]]:
        subject = self.syntax.tokens[head]
        if subject.pos in VERBAL or subject.deprel.startswith("csubj"):
            yield "", self.phrases.clause(head)
            return
        yield "", self.phrases.noun(head, without=token.index)
        if len(self.phrases.members(head)) > 1:
            for part in self.phrases.parts(head):
                yield "-part", part

    # What the verb governs

    def _dependents(self, token: Token, relation: frozenset[int]) -> Dependents:
        syntax, found = self.syntax, Dependents()
        if syntax.children(token.index, "cop"):
            found.objects.append(self._alternatives(token.index))
        if token.deprel == "acl:relcl" and self._lacks_object(token):
            found.objects.append([self.phrases.noun(token.head)])
        for node in (token.index, *self.relations.governors(token)):
            for child in syntax.children(node):
                if child.index in relation or child.deprel in SUBJECTS or child.deprel.startswith("expl"):
                    continue
                if node != token.index and token.index in self.phrases.clause(child.index):
                    continue
                self._sort(token, node, child, found)
        if not found.objects and not found.clauses:
            found.objects.extend(self._shared_object(token, found))
        return found

    def _sort(self, token: Token, node: int, child: Token, found: Dependents) -> None:
        index = self.verbs.antecedent(self.syntax, node, child.index)
        own = index == child.index
        attribute = child.deprel in ("dep", "xcomp") and (child.pos in NOMINAL or child.pos == "ADJ")
        if child.deprel in ("obj", "iobj") or attribute:
            if child.lemma not in self.grammar.reflexive:
                found.objects.append(self._alternatives(index) if own else [self.phrases.noun(index)])
        elif child.deprel in _OBLIQUE and (child.pos in NOMINAL or child.pos in ("ADJ", "ADV")):
            inner = child.deprel == "nmod" and node == token.index and self.syntax.children(node, "cop")
            if self._is_partitive(node, child):
                found.objects.append([[*self.phrases.case(child.index), *self.phrases.noun(index)]])
            elif not inner or token.pos not in NOMINAL:
                found.adjuncts.append(
                    Adjunct(child, self.phrases.case(child.index), self.phrases.noun(index))
                )
        elif child.deprel in ("ccomp", "xcomp") and self._is_complement(token, child):
            found.clauses.append(self.phrases.clause(child.index))
        elif (child.deprel == "advmod" and child.pos in ("ADV", "ADP")) or (
            child.deprel == "advcl" and self._is_adjunct(token, child)
        ):
            found.adjuncts.append(Adjunct(child, [], self.phrases.clause(child.index)))

    def _is_complement(self, token: Token, clause: Token) -> bool:
        """A clause before its verb is what somebody says, or it only stands beside it."""
        if clause.deprel == "xcomp":
            return clause.pos in VERBAL
        return clause.index > token.index or token.lemma in self.incises.sayings

    def _is_adjunct(self, token: Token, clause: Token) -> bool:
        """Not a clause of its own in front of the sentence: that tells another thing."""
        if self.incises.is_incise(clause):
            return False
        if not self.syntax.children(clause.index, *SUBJECTS):
            return True
        linked = self.syntax.children(clause.index, "mark", "advmod")
        return clause.index > token.index and any(t.index < clause.index for t in linked)

    def _is_partitive(self, verb: int, child: Token) -> bool:
        """*vend des terrains*: an article that the parser took for a preposition."""
        markers = self.syntax.case_forms(child.index)
        behind = child.index > verb and not self.syntax.children(verb, "obj")
        return behind and " ".join(markers) in self.grammar.partitive

    def _alternatives(self, head: int) -> list[list[int]]:
        if len(self.phrases.members(head)) > 1:
            return self.phrases.parts(head)
        return [self.phrases.noun(head)]

    def _lacks_object(self, token: Token) -> bool:
        """*the firm he founded*: a relative clause without relative word lacks what it hangs on."""
        syntax, index = self.syntax, token.index
        if not syntax.children(index, *SUBJECTS) or syntax.children(index, "obj", "ccomp", "cop"):
            return False
        before = [t for t in syntax.below(index) if t.index < index]
        words = [t for t in before if t.lemma in self.grammar.relative and t.pos != "ADP"]
        relative = any(t.deprel != "mark" for t in words)
        return not relative and not self.verbs.is_passive(syntax, index)

    def _shared_object(self, token: Token, found: Dependents) -> Iterator[list[list[int]]]:
        """*buys and sells nickel*: the object behind the last verb belongs to both."""
        syntax, index = self.syntax, token.index
        if self.verbs.is_passive(syntax, index) or any(a.head.index > index for a in found.adjuncts):
            return
        for other in syntax.children(index, "conj"):
            near = other.pos in VERBAL and other.index - index <= 3
            if near and not syntax.children(other.index, *SUBJECTS):
                for child in syntax.children(other.index, "obj")[:1]:
                    yield self._alternatives(child.index)

    def _inherited(self, token: Token) -> list[list[Item]]:
        """Adjuncts in front of the first verb hold for those that follow it."""
        if token.deprel != "conj" or self.syntax.children(token.index, *SUBJECTS):
            return []
        subjects = self.syntax.children(token.head, *SUBJECTS)
        front = [t for t in self.syntax.children(token.head, "obl", "obl:npmod") if subjects]
        return [
            [*self.phrases.case(t.index), *self.phrases.noun(t.index)]
            for t in front
            if t.index < subjects[0].index
        ]

    # How it is put in order

    def _arrange(self, token: Token, rule: str, relation: list[Item], found: Dependents) -> Iterator[Draft]:
        """The clauses of one verb, subjects open: one for each part of a coordinated object."""
        clauses: list[list[Item]] = [list(words) for words in found.clauses]
        if found.objects:
            chosen = self._complement(token, found) if rule == "adjective" else None
            if chosen is not None:
                adjective = found.objects[0][0]
                yield self._with_case(token, rule, [*relation, *adjective], found, chosen)
                return
            rest: list[list[Item]] = [sorted({*chain(*parts)}) for parts in found.objects[1:]]
            args = [*rest, *clauses, *self._others(token, found, None)]
            for part in found.objects[0]:
                yield Draft(f"{rule}-object", token.index, [], list(relation), list(part), args)
        elif clauses:
            args = self._others(token, found, None)
            yield Draft(f"{rule}-clause", token.index, [], list(relation), clauses[0], args)
        else:
            chosen = self._complement(token, found)
            if chosen is not None:
                yield self._with_case(token, rule, relation, found, chosen)
                return
            others = self._others(token, found, None)
            name = f"{rule}-adjunct" if others else f"{rule}-alone"
            yield Draft(name, token.index, [], list(relation), others[0] if others else [], others[1:])

    def _complement(self, token: Token, found: Dependents) -> Adjunct | None:
        """The adjunct whose preposition joins the relation: the first behind the verb, no time."""
        behind = [a for a in found.adjuncts if a.case and a.head.index > token.index]
        if self.syntax.children(token.index, "cop"):
            behind = [a for a in behind if a.head.head == token.index]
        return min(behind, key=lambda a: (a.head.label in _TIMES, a.head.index), default=None)

    def _with_case(
        self, token: Token, rule: str, relation: list[Item], found: Dependents, chosen: Adjunct
    ) -> Draft:
        args = self._others(token, found, chosen)
        return Draft(f"{rule}-oblique", token.index, [], [*relation, *chosen.case], list(chosen.words), args)

    def _others(self, token: Token, found: Dependents, chosen: Adjunct | None) -> list[list[Item]]:
        own: list[list[Item]] = [[*a.case, *a.words] for a in found.adjuncts if a is not chosen and a.words]
        return [*own, *self._inherited(token)]
