"""Trees for tests of what mends them."""

from __future__ import annotations

from kgbuild.languages.trees import Tree
from kgbuild.model import Token

#: What a tag may carry behind a plus sign.
FEATS = {
    "part": {"VerbForm": "Part", "Tense": "Past"},
    "fin": {"VerbForm": "Fin"},
    "plur": {"Number": "Plur"},
    "inf": {"VerbForm": "Inf"},
    "fem": {"Gender": "Fem", "Number": "Sing"},
    "masc": {"Gender": "Masc", "Number": "Sing"},
}


def tree_of(text: str) -> Tree:
    """A tree of words written as ``word/tag/label/head``; ``tag+fem+part`` adds features."""
    tokens = []
    for index, written in enumerate(text.split()):
        word, tags, label, head = written.split("/")
        tag, *marks = tags.split("+")
        feats = {key: value for mark in marks for key, value in FEATS[mark].items()}
        tokens.append(Token(index, 0, 0, word, word.casefold(), tag, feats, int(head), label))
    return Tree(tuple(tokens))


def arcs(tree: Tree) -> dict[str, tuple[str, str]]:
    """Each word's label and governor."""
    words = [token.text for token in tree.tokens]
    return {word: (tree.deprel[i], words[tree.head[i]]) for i, word in enumerate(words)}
