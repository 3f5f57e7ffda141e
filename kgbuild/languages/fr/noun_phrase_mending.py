"""Repairs inside French noun phrases: their small words, and the lists of names beside them."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree

_AND = "et"
_ENDS = ("PUNCT", "AUX", "VERB")


def mend_articles(tree: Tree, between: Container[str]) -> None:
    """*de l'actuel président*: what the models hang on the adjective before a noun is the noun's.

    ``between`` are the adjectives that stand before titles; some models take them for nouns.
    """
    for index in range(1, len(tree) - 1):
        noun = index + 1
        if tree.tokens[index].text.casefold() in between and tree.pos[index] == "NOUN":
            if tree.pos[noun] != "NOUN" or noun not in (tree.head[index], *_following(tree, index)):
                continue
            if tree.head[noun] != noun and tree.head[index] != noun:
                tree.attach(noun, tree.head[index], tree.deprel[index])
            tree.pos[index] = "ADJ"
            tree.attach(index, noun, "amod")
        if tree.pos[index] != "ADJ" or tree.head[index] != noun or tree.pos[noun] != "NOUN":
            continue
        for child in tree.children(index, "det", "case"):
            if child < index:
                tree.attach(child, noun, tree.deprel[child])


def _following(tree: Tree, index: int) -> list[int]:
    """The word behind one that hangs where it hangs itself, or on it."""
    noun = index + 1
    return [noun] if tree.head[noun] in (index, tree.head[index]) else []


def mend_apposed_lists(tree: Tree) -> None:
    """*deux ingénieurs de Nordal, Paul Morel et Anne Petit*: the list says who the plural noun means."""
    for comma in range(1, len(tree) - 4):
        if tree.tokens[comma].text != ",":
            continue
        names = _list_behind(tree, comma + 1)
        noun = _plural_noun_that_ends(tree, comma - 1) if len(names) > 1 else None
        if noun is None or tree.is_below(noun, names[0]):
            continue
        tree.attach(names[0], noun, "appos")
        for name in names[1:]:
            tree.attach(name, names[0], "conj")


def _list_behind(tree: Tree, start: int) -> list[int]:
    """The first words of the full names that stand there in a list, which ends with *et* and a name."""
    names: list[int] = []
    index = start
    joined = False
    while index < len(tree):
        end = index
        while end < len(tree) and (tree.pos[end] == "PROPN" or (end > index and tree.deprel[end] == "flat")):
            end += 1
        if end - index < 2 or tree.children(index, "case", "det"):
            return []
        names.append(index)
        if joined:
            return names if end >= len(tree) or tree.pos[end] in _ENDS else []
        if end >= len(tree) or (tree.tokens[end].text != "," and tree.lemma[end] != _AND):
            return []
        joined = tree.lemma[end] == _AND
        index = end + 1
    return []


def _plural_noun_that_ends(tree: Tree, last: int) -> int | None:
    """The plural noun whose phrase, with its complements, ends there."""
    index = last
    while tree.head[index] < index and tree.deprel[index] in ("nmod", "amod", "flat", "flat:name", "appos"):
        index = tree.head[index]
    plural = tree.feats[index].get("Number") == "Plur"
    return index if tree.pos[index] == "NOUN" and plural and tree.head[index] != index else None
