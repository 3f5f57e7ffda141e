"""What a clause's verb is called, and what marks the members of a list."""

from __future__ import annotations

from kgbuild.clauses.grammar import Grammar
from kgbuild.clauses.syntax import Syntax
from kgbuild.languages import Language


def verb_name(language: Language, grammar: Grammar, syntax: Syntax, verb: int) -> str:
    """The verb's lemma as dictionaries have it, with its reflexive pronoun and particle."""
    token = syntax.tokens[verb]
    name = token.lemma
    for child in syntax.children(verb):
        if child.deprel == "compound:prt":
            name = f"{name} {child.lemma}"
        elif child.lemma in grammar.reflexive and child.pos == "PRON" and child.index < verb:
            name = language.reflexive_verb(name)
    return name


def shared_preposition(grammar: Grammar, first: str, own: str) -> str:
    """What marks a member of a list that begins with ``first``.

    *auprès de X et de Y*, *en Italie et au Portugal*: the member repeats a part, or what means the same.
    """
    repeated = not own or first.endswith(f" {own}") or {first, own} <= grammar.places
    return first if repeated else own
