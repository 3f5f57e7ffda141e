"""Repairs of names that French models hang on the wrong word: *fabricant de skis Altor*."""

from __future__ import annotations

from kgbuild.languages.trees import Tree

_COMPLEMENTS = ("obl", "obl:agent", "obj", "nmod")
_NAMED_BY = ("nmod", "amod", "appos", "flat")


def mend_names_behind_adjectives(tree: Tree) -> None:
    """*le laboratoire lyonnais Biosor*: the adjective is no part of the name."""
    for name in range(2, len(tree)):
        adjective = name - 1
        if not _is_capital(tree, name) or tree.head[name] != adjective or tree.deprel[name] != "flat":
            continue
        noun = tree.head[adjective]
        lower = tree.tokens[adjective].text.islower() and tree.pos[adjective] in ("PROPN", "ADJ", "X")
        if not lower or not noun < adjective or tree.pos[noun] not in ("NOUN", "PROPN"):
            continue
        for child in tree.children(adjective):
            tree.attach(child, noun if child > name else adjective, tree.deprel[child])
        tree.attach(name, noun, "appos")
        tree.pos[name] = "PROPN"
        tree.pos[adjective], tree.deprel[adjective] = "ADJ", "amod"
        tree.lemma[adjective] = tree.tokens[adjective].text.casefold()


def mend_names_behind_materials(tree: Tree) -> None:
    """*le fabricant de puces taïwanais Longor*: the name is the maker's, not that of what is made."""
    for name in range(3, len(tree)):
        material = tree.head[name]
        if not _is_capital(tree, name) or tree.deprel[name] not in _NAMED_BY or not material < name:
            continue
        if tree.pos[name] not in ("PROPN", "X", "ADP", "ADJ", "NOUN") or tree.children(name, "case", "det"):
            continue
        noun = tree.head[material]
        if tree.pos[material] != "NOUN" or tree.deprel[material] != "nmod" or not noun < material:
            continue
        bare = not tree.children(material, "det") and tree.tokens[material].text.islower()
        cases = [tree.tokens[i].text.casefold().rstrip("e'’") for i in tree.children(material, "case")]
        between = tree.tokens[material + 1 : name]
        if not bare or cases != ["d"] or tree.pos[noun] != "NOUN" or any(t.text == "," for t in between):
            continue
        if any(tree.pos[i] == "PROPN" for i in tree.children(noun, "appos", "flat")):
            continue
        for child in tree.children(material):
            if child > name:
                tree.attach(child, noun, tree.deprel[child])
        tree.attach(name, noun, "appos")
        tree.pos[name] = "PROPN"
        for adjective in tree.children(material, "amod"):
            if not _agrees(tree, adjective, material) and _agrees(tree, adjective, noun):
                tree.attach(adjective, noun, "amod")


def mend_names_behind_shares(tree: Tree) -> None:
    """*51 % du joaillier Casa Bertolli*: the name is of whose share it is."""
    for name in range(3, len(tree)):
        share = tree.head[name]
        loose = tree.deprel[name] in _NAMED_BY and tree.deprel[name] != "flat"
        counted = tree.tokens[share].text == "%" or tree.children(share, "nummod")
        if tree.pos[name] != "PROPN" or not loose or not counted or tree.children(name, "case", "det"):
            continue
        last = name - 1
        while tree.deprel[last] == "amod" and tree.head[last] < last:
            last = tree.head[last]
        if last != share and tree.pos[last] == "NOUN" and tree.head[last] == share:
            tree.attach(name, last, "appos")


def mend_names_behind_origins(tree: Tree) -> None:
    """*battue par la Polonaise Iga S.*: the name right behind such a noun is the noun's, not the verb's."""
    for name in range(2, len(tree)):
        noun = name - 1
        if tree.pos[name] != "PROPN" or tree.deprel[name] not in ("nmod", "obl", "dep"):
            continue
        beside = tree.head[name] == tree.head[noun] and tree.deprel[noun] in _COMPLEMENTS
        bare = not tree.children(name, "case", "det", "cc")
        if beside and bare and _is_capital(tree, noun) and tree.children(noun, "det"):
            tree.attach(name, noun, "appos")


def _is_capital(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text[:1].isupper()


def _agrees(tree: Tree, one: int, other: int) -> bool:
    """Whether gender and number differ nowhere that both are known."""
    pairs = ((tree.feats[one].get(key), tree.feats[other].get(key)) for key in ("Gender", "Number"))
    return all(first is None or second is None or first == second for first, second in pairs)
