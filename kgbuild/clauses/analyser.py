"""Sentences to clauses: each predicate with its participants, standing and source."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from kgbuild.clauses.arguments import VerbArguments
from kgbuild.clauses.attribution import Attributor, Source
from kgbuild.clauses.grammar import grammar_of
from kgbuild.clauses.lemmas import shared_preposition, verb_name
from kgbuild.clauses.lexicon import standing_words
from kgbuild.clauses.naming import make_argument
from kgbuild.clauses.nominals import NominalArguments, is_predicative
from kgbuild.clauses.own_standing import Standing
from kgbuild.clauses.standing import StandingFinder
from kgbuild.clauses.syntax import Syntax
from kgbuild.languages import Language
from kgbuild.model import Argument, Clause, Sentence, Token

_NOUN_LIKE = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X", "PRON", "VERB"})
#: What a name has below it where more is said of it.
_OF_NAMES = ("appos", "nmod", "nmod:paren", "nmod:poss", "amod")


class ClauseAnalyser:
    """Reads an article's sentences, adds a :class:`Clause` for every predicate.

    Every verb is a predicate. Nouns and adjectives are predicates where ``nominals`` holds their
    lemma or form in lower case: which ones matter, the frames know.
    """

    def __init__(self, language: Language, nominals: Container[str]) -> None:
        self.language = language
        self.nominals = nominals
        self._grammar = grammar_of(language)
        self._words = standing_words(language)
        self._verbs = VerbArguments(self._grammar)
        self._nouns = NominalArguments(self._grammar, self._verbs)
        self._standing = StandingFinder(language, self._grammar, self._words)

    def analyse(self, text: str, sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
        """The clauses of an article in reading order, a verb's before a noun's at one place."""
        syntaxes = [Syntax(sentence) for sentence in sentences]
        attributor = Attributor(self.language, self._grammar, self._words, self._verbs, text, syntaxes)
        found: list[Clause] = []
        for syntax in syntaxes:
            for token in syntax.tokens:
                found.extend(self._clauses(syntax, token, attributor))
        return tuple(found)

    def _clauses(self, syntax: Syntax, token: Token, attributor: Attributor) -> Iterator[Clause]:
        nominal = token.pos in _NOUN_LIKE and (
            any(form in self.nominals for form in self.language.forms(token))
            or (token.pos == "NOUN" and is_predicative(syntax, token))
            or (token.pos == "PROPN" and _says_something(syntax, token))
        )
        verbal = token.pos == "VERB" or (
            token.pos == "AUX" and token.deprel not in ("aux", "aux:pass", "cop")
        )
        if verbal:
            source = attributor.find(syntax, token.index)
            standing = self._standing.find(syntax, token.index)
            passive = self._verbs.is_passive(syntax, token.index)
            arguments = (
                *self._verbs.find(syntax, token.index),
                *self._through(syntax, token),
                *self._of_subject(syntax, token.index),
            )
            lemma = verb_name(self.language, self._grammar, syntax, token.index)
            yield _clause("verb", syntax, token, lemma, arguments, standing, source, passive=passive)
        yield from self._being_somewhere(syntax, token, attributor)
        if nominal:
            arguments = self._nouns.find(syntax, token.index)
            for kind, role in (("role", True), ("event", False)):
                standing = self._standing.find(syntax, token.index, role=role)
                describes = role and not self._standing.is_predicate(syntax, token.index)
                source = attributor.find(syntax, token.index, describes=describes)
                yield _clause(kind, syntax, token, token.lemma, arguments, standing, source)

    def _being_somewhere(self, syntax: Syntax, token: Token, attributor: Attributor) -> Iterator[Clause]:
        """*X était à Lille*, *X is against the plan*: the copula is the verb of a noun with a preposition."""
        copulas = syntax.children(token.index, "cop")
        if not copulas or not syntax.preposition(token.index):
            return
        arguments = [make_argument(syntax, "subj", "", i) for i in self._verbs.subjects(syntax, token.index)]
        for member in (token, *syntax.conjuncts(token.index)):
            preposition = self._marker(syntax, token.index, member.index)
            arguments.append(make_argument(syntax, "obl", preposition, member.index))
            arguments.extend(self._below(syntax, member.index))
        arguments.extend(self._of_subject(syntax, token.index))
        standing = self._standing.find(syntax, token.index)
        source = attributor.find(syntax, token.index)
        yield _clause("verb", syntax, copulas[0], copulas[0].lemma, tuple(arguments), standing, source)

    def _through(self, syntax: Syntax, verb: Token) -> Iterator[Argument]:
        """What hangs on the verb's own nouns: *prendre acte DE X*, *hold talks WITH X*."""
        for child in syntax.children(verb.index, "obj", "obl", "obl:agent", "xcomp", "nsubj:pass"):
            if child.pos not in ("NOUN", "ADJ"):
                continue
            yield from self._below(syntax, child.index)

    def _below(self, syntax: Syntax, noun: int) -> Iterator[Argument]:
        for slot, _, agent in self._nouns.borrowed.of_participle(syntax, noun):
            if slot == "by":  # "un prêt accordé PAR X" is a loan of X
                yield make_argument(syntax, "obl", min(self._grammar.possessor), agent, via=noun)
        for token in syntax.children(noun, "nmod", "obl", "nmod:poss"):
            for member in (token, *syntax.conjuncts(token.index)):
                preposition = self._marker(syntax, token.index, member.index)
                yield make_argument(syntax, "obl", preposition, member.index, via=noun)
            if token.pos == "NOUN" and syntax.preposition(token.index) in self._grammar.possessor:
                yield from self._names_below(syntax, token.index, noun)
                if token.lemma in self._grammar.shares:
                    yield from self._owners(syntax, token.index, "obl", noun)

    def _of_subject(self, syntax: Syntax, verb: int) -> Iterator[Argument]:
        """*le siège DE X se trouve à Y*: whose the verb's subject is."""
        for subject in self._verbs.subjects(syntax, verb):
            if syntax.tokens[subject].pos == "NOUN":
                yield from self._owners(syntax, subject, "owner", subject)

    def _owners(self, syntax: Syntax, noun: int, slot: str, via: int) -> Iterator[Argument]:
        """*9 % de SON capital*, *la moitié des parts DE X*."""
        for found, preposition, head in self._nouns.complements(syntax, noun):
            if found == "poss" or (found == "of" and (preposition or head < noun)):
                yield make_argument(syntax, slot, min(self._grammar.possessor), head, via=via)

    def _marker(self, syntax: Syntax, first: int, member: int) -> str:
        return shared_preposition(self._grammar, syntax.preposition(first), syntax.preposition(member))

    def _names_below(self, syntax: Syntax, inner: int, noun: int) -> Iterator[Argument]:
        """*livrer des missiles de longue portée à X*: parsers hang the name on the nearest noun."""
        for name in syntax.children(inner, "nmod"):
            preposition = syntax.preposition(name.index)
            named = name.pos == "PROPN" or any(
                t.pos == "PROPN" for t in syntax.children(name.index, "appos", "flat")
            )
            if named and preposition and preposition not in self._grammar.possessor:
                yield make_argument(syntax, "obl", preposition, name.index, via=noun)


def _says_something(syntax: Syntax, name: Token) -> bool:
    """Whether something is said of a name beside its verb: *X, Y*; *on behalf of X*."""
    long = name.deprel == "obl" and " " in syntax.preposition(name.index)
    return long or bool(syntax.children(name.index, *_OF_NAMES))


def _clause(
    kind: str,
    syntax: Syntax,
    token: Token,
    lemma: str,
    arguments: tuple[Argument, ...],
    standing: Standing,
    source: Source | None,
    *,
    passive: bool = False,
) -> Clause:
    why = tuple(standing.why)
    if source is not None:
        why = (*why, f"source: {source.why}")
    return Clause(
        sentence=syntax.sentence.index,
        kind=kind,
        head=token.index,
        lemma=lemma,
        trigger=syntax.span(token.index, token.index),
        arguments=arguments,
        voice="passive" if passive else "active",
        polarity=standing.polarity,
        certainty=standing.certainty,
        source=source.span if source else None,
        source_sentence=source.sentence if source else None,
        source_head=source.head if source else None,
        source_weak=source.weak if source else False,
        why=why,
    )
