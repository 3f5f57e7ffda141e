"""Who takes part in what a verb says."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.lemmas import shared_preposition
from kgbuild.clauses.naming import make_argument
from kgbuild.clauses.syntax import NOMINAL, SUBJECTS, VERBAL, Syntax, is_infinitive
from kgbuild.model import Argument, Token

_OBLIQUE = ("obl", "obl:npmod", "nmod", "obl:agent", "iobj")


class VerbArguments:
    """Finds the participants of a verb in canonical slots (see :class:`~kgbuild.model.Argument`).

    Passives are turned: the agent is ``subj``, the subject ``obj``. Subjects are found through
    control, coordination, participles and relative clauses.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def find(self, syntax: Syntax, verb: int) -> tuple[Argument, ...]:
        """The arguments of the verb at a position, subjects first, in reading order within a slot."""
        found: dict[tuple[str, int], Argument] = {}
        for slot, preposition, head in self._heads(syntax, verb):
            for token in (syntax.tokens[head], *syntax.conjuncts(head)):
                own = syntax.preposition(token.index) if token.index != head else preposition
                marker = shared_preposition(self.grammar, preposition, own)
                argument = make_argument(syntax, slot, marker, token.index)
                found.setdefault((slot, token.index), argument)
                for name in _further_names(syntax, argument):
                    listed = make_argument(syntax, slot, marker, name)
                    found.setdefault((slot, name), listed)
        return tuple(sorted(found.values(), key=lambda a: (a.slot != "subj", a.slot, a.head)))

    def is_passive(self, syntax: Syntax, verb: int) -> bool:
        """Whether the verb stands in the passive, a bare past participle among it."""
        if syntax.children(verb, "aux:pass", "nsubj:pass"):
            return True
        token = syntax.tokens[verb]
        if token.lemma in self.grammar.no_passive:
            return False
        if token.deprel in ("acl", "amod", "advcl") and _is_participle(token):
            return not syntax.children(verb, "aux", "cop")
        if token.deprel == "xcomp" and _is_participle(token) and syntax.children(verb, "obl:agent"):
            return True  # "reste visé par une enquête"
        if token.deprel == "conj" and _is_participle(token) and not syntax.children(verb, "aux", *SUBJECTS):
            return self.is_passive(syntax, token.head)
        return self._causative_reflexive(syntax, verb) is not None

    def is_reflexive(self, syntax: Syntax, verb: int) -> bool:
        """Whether the verb has a reflexive pronoun: *se rendre*."""
        return any(t.lemma in self.grammar.reflexive and t.pos == "PRON" for t in syntax.children(verb))

    def subjects(self, syntax: Syntax, verb: int, depth: int = 0) -> list[int]:
        """Positions of the grammatical subject, found through control where the verb has none."""
        own = [t.index for t in syntax.children(verb, *SUBJECTS)]
        if own:
            return [self.antecedent(syntax, verb, index) for index in own[:1]]
        if depth > 6:
            return []
        return self._borrowed(syntax, verb, depth)

    def _borrowed(self, syntax: Syntax, verb: int, depth: int) -> list[int]:
        token = syntax.tokens[verb]
        if token.head == token.index:
            return []
        governor = syntax.tokens[token.head]
        if token.deprel == "conj" and governor.pos in (*VERBAL, "ADJ", "NOUN"):
            if governor.pos in VERBAL or syntax.children(governor.index, "cop"):
                return self.subjects(syntax, governor.index, depth + 1)
            return []
        if token.deprel in ("acl", "acl:relcl", "amod") and governor.pos in NOMINAL:
            if is_infinitive(token):
                return self._controller_of_noun(syntax, governor.index, depth)
            return [governor.index]
        if token.deprel in ("xcomp", "ccomp", "obl", "dep", "advcl", "parataxis", "obj"):
            finite = not _is_non_finite(token) or syntax.children(verb, "aux")
            if token.deprel in ("ccomp", "parataxis", "dep") and finite:
                return []
            if governor.pos in VERBAL or syntax.children(governor.index, "cop"):
                return self._controller(syntax, governor.index, token, depth)
            if governor.pos == "ADJ" and governor.deprel == "xcomp":
                return self.subjects(syntax, governor.head, depth + 1)  # "se dit prêt à discuter"
        return []

    def _controller(self, syntax: Syntax, governor: int, verb: Token, depth: int) -> list[int]:
        head = syntax.tokens[governor]
        chosen = verb.deprel == "advcl" and head.lemma in self.grammar.naming and is_infinitive(verb)
        marks = [t.lemma for t in syntax.children(verb.index, "mark") if verb.deprel == "advcl"]
        chosen = chosen or not self.grammar.kept_from.isdisjoint(marks)  # "barred X from buying Y"
        if self._place_meant(syntax, verb.index) is not None:
            return self.subjects(syntax, governor, depth + 1)
        if (verb.deprel == "xcomp" or chosen) and head.lemma not in self.grammar.subject_control:
            if self.is_passive(syntax, governor):
                return self.subjects(syntax, governor, depth + 1)
            objects = [t.index for t in syntax.children(governor, "obj") if t.index != verb.index]
            datives = [
                t.index
                for t in syntax.children(governor, "iobj", "obl")
                if t.lemma not in self.grammar.relative | self.grammar.there
                and (
                    t.deprel == "iobj"
                    or syntax.preposition(t.index) in self.grammar.dative
                    or f"{head.lemma} {syntax.preposition(t.index)}" in self.grammar.controlling
                )
            ]
            between = [i for i in objects if i < verb.index] or [i for i in datives if i < verb.index]
            if between and not self.is_reflexive(syntax, governor):
                return between[:1]
        return self.subjects(syntax, governor, depth + 1)

    def _controller_of_noun(self, syntax: Syntax, noun: int, depth: int) -> list[int]:
        """*invite X à converser* (the infinitive wrongly below X), *la volonté de X de partir*."""
        token = syntax.tokens[noun]
        if token.deprel in ("obj", "obl") and syntax.tokens[token.head].pos in VERBAL and depth == 0:
            owners = [t.index for t in syntax.children(noun, "nmod:poss")]
            if token.lemma in self.grammar.undertakings:
                own = owners or self._possessors(syntax, noun)
                return own[:1] or self.subjects(syntax, token.head, depth + 1)
            named = token.pos == "PROPN" or any(t.pos == "PROPN" for t in syntax.children(noun, "flat"))
            if token.deprel == "obj" and (named or token.feats.get("Definite") or not owners):
                verb = syntax.tokens[token.head]
                if verb.lemma not in self.grammar.light:
                    return [noun]
            if not owners:
                return self.subjects(syntax, token.head, depth + 1)
        owners = self._possessors(syntax, noun)
        if owners:
            return owners[:1]
        if token.deprel == "nmod" and not syntax.children(noun, "det"):
            return self._controller_of_noun(syntax, token.head, depth)  # "des discussions en vue de racheter"
        return []

    def _possessors(self, syntax: Syntax, noun: int) -> list[int]:
        """*la décision DE X de partir*, *X's decision to leave*."""
        return [
            child.index
            for child in syntax.children(noun, "nmod", "nmod:poss")
            if child.deprel == "nmod:poss" or syntax.preposition(child.index) in self.grammar.possessor
        ]

    def _heads(self, syntax: Syntax, verb: int) -> Iterator[tuple[str, str, int]]:
        passive = self.is_passive(syntax, verb)
        yield from self._subject_heads(syntax, verb, passive)
        for child in syntax.children(verb):
            yield from self._dependent(syntax, verb, child, passive)
        yield from self._from_antecedent(syntax, verb, passive)
        yield from self._shared_objects(syntax, verb, passive)

    def _subject_heads(self, syntax: Syntax, verb: int, passive: bool) -> Iterator[tuple[str, str, int]]:
        token = syntax.tokens[verb]
        reflexive = self._causative_reflexive(syntax, verb)
        subjects = self.subjects(syntax, reflexive if reflexive is not None else verb)
        slot = "obj" if passive and token.pos in (*VERBAL, "ADJ") else "subj"
        for index in subjects:
            yield slot, "", index
            if slot == "subj":
                for other in syntax.conjuncts(index):
                    yield "conj", "", other.index

    def _dependent(
        self, syntax: Syntax, verb: int, child: Token, passive: bool
    ) -> Iterator[tuple[str, str, int]]:
        index = self.antecedent(syntax, verb, child.index)
        preposition = syntax.preposition(child.index)
        if child.lemma in self.grammar.relative_possessor and index != child.index:
            preposition = min(self.grammar.possessor)  # "dont" is "de" and "which" in one
        if child.deprel == "obj":
            if child.lemma in self.grammar.reflexive:
                return
            yield "obj", preposition, index
        elif child.deprel == "iobj" and not preposition:
            yield "iobj", "", index
        elif child.deprel in _OBLIQUE:
            marked = preposition in self.grammar.agent and preposition not in self.grammar.possessor
            agentive = child.deprel == "obl:agent" or (passive and marked)
            first = preposition.split(" ")[0] in self.grammar.agent
            if agentive and (first or not preposition):
                yield "subj", preposition, index
                for other in syntax.conjuncts(index):
                    yield "conj", preposition, other.index  # "signé par X et Y"
            elif child.pos in NOMINAL or child.pos in ("ADJ", "ADV"):
                yield "obl", preposition, index
                if self._is_partitive(syntax, verb, child):
                    yield "obj", "", index
        elif child.deprel in ("xcomp", "ccomp"):
            yield child.deprel, preposition, child.index
            if child.deprel == "ccomp":
                yield from (("told", "", noun.index) for noun in syntax.children(child.index, *SUBJECTS))
            if child.pos in NOMINAL or child.pos == "ADJ":
                yield "attr", preposition, child.index
        elif child.deprel == "advcl" and is_infinitive(child):
            yield "advcl", " ".join(t.lemma for t in syntax.children(child.index, "mark")), child.index

    def _is_partitive(self, syntax: Syntax, verb: int, child: Token) -> bool:
        """*fournit du nickel*: an article that the parser took for the preposition *de*."""
        if syntax.children(verb, "obj") or child.index < verb:
            return False
        markers = [t for t in syntax.children(child.index, "case", "det") if t.index < child.index]
        return " ".join(t.text.casefold().replace("’", "'") for t in markers) in self.grammar.partitive

    def _from_antecedent(self, syntax: Syntax, verb: int, passive: bool) -> Iterator[tuple[str, str, int]]:
        """*the firm he founded*: a relative clause without pronoun lacks what it hangs on."""
        token = syntax.tokens[verb]
        if token.deprel != "acl:relcl" or passive:
            return
        for noun in syntax.children(verb, *SUBJECTS):
            if any(t.lemma in self.grammar.relative_possessor for t in syntax.children(noun.index, "nmod")):
                yield "obl", min(self.grammar.possessor), token.head  # "la firme, dont le siège est à Brest"
        if any(t.lemma in self.grammar.relative and t.pos == "PRON" for t in syntax.below(verb)):
            return
        if syntax.children(verb, *SUBJECTS) and not syntax.children(verb, "obj", "ccomp"):
            yield "obj", "", token.head

    def _shared_objects(self, syntax: Syntax, verb: int, passive: bool) -> Iterator[tuple[str, str, int]]:
        """*buys and sells nickel*: the object after the last verb belongs to both."""
        if passive or syntax.children(verb, "obj", "ccomp", "xcomp", "obl"):
            return
        for other in syntax.children(verb, "conj"):
            near = other.pos in VERBAL and other.index - verb <= 3
            if near and not syntax.children(other.index, *SUBJECTS):
                for child in syntax.children(other.index, "obj"):
                    yield "obj", "", child.index

    def antecedent(self, syntax: Syntax, verb: int, index: int) -> int:
        """The noun that a relative pronoun stands for; the position itself for any other word."""
        token = syntax.tokens[index]
        if token.lemma in self.grammar.there and token.head == verb:
            place = self._place_meant(syntax, verb)
            return index if place is None else place
        if token.pos in ("PRON", "NUM", "DET"):
            # "almost all of which is held by X"
            wholes = [t for t in syntax.children(index, "nmod") if t.lemma in self.grammar.relative]
            token = wholes[0] if wholes else token
        if token.lemma not in self.grammar.relative or token.pos not in ("PRON", "DET", "ADV", "SCONJ"):
            return index
        for above in (syntax.tokens[verb], *syntax.above(verb)):
            if above.deprel in ("acl:relcl", "acl") and above.head < token.index:
                return above.head
        return index

    def _place_meant(self, syntax: Syntax, verb: int) -> int | None:
        """*went to X to meet Y there*: the name before an infinitive of purpose that takes "there" up."""
        token = syntax.tokens[verb]
        if token.deprel not in ("advcl", "xcomp", "obl") or not is_infinitive(token):
            return None
        if not any(t.lemma in self.grammar.there and t.index < verb for t in syntax.children(verb)):
            return None
        named = [
            t.index
            for t in syntax.children(token.head, "obj", "obl", "iobj")
            if t.index < verb and t.pos == "PROPN" and (t.deprel == "obj" or syntax.preposition(t.index))
        ]
        return named[-1] if named else None

    def _causative_reflexive(self, syntax: Syntax, verb: int) -> int | None:
        """The position of *faire* in *se faire tuer*, whose subject is the patient."""
        token = syntax.tokens[verb]
        if not is_infinitive(token) or token.head == token.index:
            return None
        governor = syntax.tokens[token.head]
        if governor.lemma in self.grammar.causative and self.is_reflexive(syntax, governor.index):
            return governor.index
        for child in syntax.children(verb):
            if child.lemma in self.grammar.causative and child.deprel.startswith("aux"):
                return verb if self.is_reflexive(syntax, verb) else None
        return None


def _further_names(syntax: Syntax, argument: Argument) -> list[int]:
    """*par deux ingénieurs, Jean M. et Claire D.*: the second name and those behind it."""
    if argument.name is None or argument.name == argument.head:
        return []
    name = syntax.tokens[argument.name]
    if name.deprel == "compound" and syntax.tokens[name.head].pos == "PROPN":
        # English names hang on their last word.
        name = syntax.tokens[name.head]
    return [t.index for t in syntax.conjuncts(name.index) if t.pos in ("PROPN", "NOUN")]


def _is_participle(token: Token) -> bool:
    feats = token.feats
    past = feats.get("Tense", "Past") == "Past" and feats.get("Aspect") != "Prog"
    return feats.get("VerbForm") == "Part" and past


def _is_non_finite(token: Token) -> bool:
    return token.feats.get("VerbForm") in ("Inf", "Part", "Ger")
