"""English trees mended: what the models often get wrong in the sentences of the press."""

from __future__ import annotations

from kgbuild.languages.trees import Tree

#: Labels of what is no person; models often miss that a rare name is one.
_OTHERS = frozenset({"ORG", "GPE", "NORP", "LOC"})
_TWO = 2


def part_appointed(tree: Tree, naming: frozenset[str]) -> None:
    """*appointed Ann Moran chief executive*: whom it names, and what as, are two complements."""
    for noun in range(len(tree)):
        verb = tree.head[noun]
        if tree.pos[noun] != "NOUN" or tree.deprel[noun] not in ("xcomp", "obj", "ccomp"):
            continue
        if tree.lemma[verb] not in naming or tree.pos[verb] != "VERB" or tree.children(noun, "det"):
            continue
        name = verb + 1
        while name < noun and tree.pos[name] == "PROPN" and tree.tokens[name].label not in _OTHERS:
            name += 1
        last = name - 1
        if last - verb < _TWO or tree.head[last] not in (noun, last + 1):
            continue
        for index in range(verb + 1, last):
            tree.attach(index, last, "compound")
        tree.attach(last, verb, "obj")
        tree.deprel[noun] = "xcomp"
