"""Names that stand beside a noun, and arguments that know theirs."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.clauses.syntax import Syntax
from kgbuild.languages.gazetteer import is_initials
from kgbuild.model import Argument, Token

#: Slots that stand for their very word, whatever name follows it.
_OWN_WORDS = frozenset({"word", "adj", "title"})
_BRACKETS = ("(", ")")
_LINKERS = frozenset({"ADP", "DET", "ADJ", "NOUN", "PROPN", "CCONJ", "NUM", "ADV"})


def names_beside(syntax: Syntax, noun: int) -> Iterator[int]:
    """Names that stand right behind a noun phrase, whatever the parser made of them.

    *le promoteur Sud Horizon*, *la secrétaire du Front populaire, Samia B., …*: typography is
    a safer guide than the tree, which often hangs the name on the wrong word.
    """
    tokens = syntax.tokens
    position = noun + 1
    while position < len(tokens) and tokens[position].pos == "ADJ":
        position += 1
    if position < len(tokens) and (tokens[position].head, tokens[position].deprel) == (noun, "nmod:paren"):
        # "la députée Horizons Anne M."
        position = max([position, *(t.index for t in syntax.below(position))]) + 1
    if (
        position + 1 < len(tokens)
        and is_initials(tokens[position].text)
        and _is_first_name(tokens[position + 1])
    ):
        position += 1  # "la députée LFI Anne M.": of the two names the one that the noun is said of
    if position < len(tokens) and _begins_name(tokens[position]):
        yield position
        return
    if not syntax.children(noun, "det", "nmod:poss") or tokens[noun].feats.get("Number") == "Plur":
        return
    if (
        tokens[noun].deprel == "appos"
        and tokens[noun].head < noun
        and tokens[tokens[noun].head].pos == "PROPN"
    ):
        return  # "Paul M., grand-père du président, Luc M.": the noun has its name before it
    below = {token.index for token in syntax.below(noun)}
    while position in below and (tokens[position].pos in _LINKERS or tokens[position].text in _BRACKETS):
        position += 1
    comma = position + 1 < len(tokens) and tokens[position].text == ","
    if comma and _begins_name(tokens[position + 1]):
        end = position + 1
        while end < len(tokens) and (tokens[end].pos in ("PROPN", "X")):
            end += 1
        if end >= len(tokens) or tokens[end].pos in ("PUNCT", "VERB", "AUX"):
            yield position + 1


def _comma_before(syntax: Syntax, index: int) -> bool:
    return index > 0 and syntax.tokens[index - 1].pos == "PUNCT"


def _is_first_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and not token.text.isupper()


def _begins_name(token: Token) -> bool:
    return token.pos == "PROPN" or (token.pos == "X" and token.text[:1].isupper()) or token.label_start


def make_argument(syntax: Syntax, slot: str, preposition: str, head: int, via: int | None = None) -> Argument:
    """An argument with its noun phrase, and with the name in apposition to it."""
    name = None if slot in _OWN_WORDS else _name_of(syntax, head)
    return Argument(slot, preposition, head, syntax.phrase(head), via, name)


def _name_of(syntax: Syntax, head: int) -> int | None:
    token = syntax.tokens[head]
    if token.pos == "PROPN":
        # "l'Italienne Ginevra M.": the demonym is written large, the name follows it.
        after = head + 1
        follows = after < len(syntax.tokens) and _begins_name(syntax.tokens[after])
        return after if follows and syntax.tokens[after].head == head else None
    if token.pos not in ("NOUN", "ADJ"):
        return None
    described = token.deprel == "appos" and token.head < head and syntax.children(head, "acl")
    if described and syntax.tokens[token.head].pos == "PROPN":
        return token.head  # "Acme, a firm owned by Roadway"
    beside = next(names_beside(syntax, head), None)
    complement = token.deprel == "nmod" and bool(syntax.children(head, "case"))
    if complement:
        listed = [t for t in syntax.children(head, "appos") if t.pos == "PROPN" and syntax.conjuncts(t.index)]
        if listed and token.feats.get("Number") == "Plur":
            return listed[0].index  # "sanctions on two banks, Norvex and Tallis"
        # "a spokesman for the company, Craig D.": behind a comma the name belongs to the outer noun.
        return beside if beside is not None and not _comma_before(syntax, beside) else None
    if beside is not None:
        return beside
    for child in syntax.children(head, "appos", "flat"):
        if child.pos == "PROPN" and child.index > head:
            return child.index
        inner = next(names_beside(syntax, child.index), None)
        if inner is not None:
            return inner
    return None
