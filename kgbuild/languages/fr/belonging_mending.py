"""Repairs of what is said of names in French trees: where somebody belongs, who made a work."""

from __future__ import annotations

from kgbuild.languages.trees import Tree

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_COMMA_OR_QUOTE = ("»", "”", '"')
_OPENING = ("«", "“", '"')
_BY, _OF = "par", "de"
#: Participles that say what somebody is held to be: "réputé proche de X".
_HELD_TO_BE = ("réputé", "jugé", "dit", "supposé", "présumé", "resté", "considéré", "devenu")


def mend_belonging_behind_commas(tree: Tree) -> None:
    """*la chercheuse Anne Petit, de l'université de Brest*: where somebody belongs hangs on the name."""
    for noun in range(3, len(tree)):
        cases = [i for i in tree.children(noun, "case") if i < noun]
        if (
            not cases
            or tree.lemma[cases[0]] != _OF
            or len(cases) > 1
            or tree.deprel[noun]
            not in (
                "nmod",
                "obl",
                "conj",
                "dep",
            )
        ):
            continue
        comma = cases[0] - 1
        if comma < 1 or tree.tokens[comma].text != ",":
            continue
        last = comma - 1
        if tree.tokens[last].text in _COMMA_OR_QUOTE:
            last -= 1
        elif tree.pos[last] != "PROPN" or tree.deprel[last] not in ("flat", "appos", "nsubj", "obj"):
            continue
        name = last
        while tree.deprel[name] == "flat" and tree.head[name] < name:
            name = tree.head[name]
        capital = tree.tokens[name].text[:1].isupper() and tree.pos[name] in _NAMES_AND_NOUNS
        if capital and tree.head[noun] != name and tree.head[noun] < noun and _closes(tree, noun):
            tree.attach(noun, name, "nmod")
            if tree.tokens[comma - 1].text in _COMMA_OR_QUOTE:
                tree.pos[name] = "PROPN"


def _closes(tree: Tree, noun: int) -> bool:
    """Whether a comma, a full stop or a closing mark follows what begins there."""
    last = tree.last_of(noun)
    return last + 1 >= len(tree) or any(t.pos == "PUNCT" for t in tree.tokens[last : last + 2])


def mend_makers_of_quoted_titles(tree: Tree) -> None:
    """*dans « Les Vagues » de Paul Morel*: who made it hangs on the title."""
    for maker in range(4, len(tree)):
        cases = [i for i in tree.children(maker, "case") if i < maker]
        if not cases or tree.lemma[cases[0]] != _OF or tree.tokens[cases[0] - 1].text not in _COMMA_OR_QUOTE:
            continue
        title = cases[0] - 2
        if (
            title < 1
            or tree.pos[maker] not in _NAMES_AND_NOUNS
            or tree.deprel[maker] not in ("nmod", "obl", "conj")
        ):
            continue
        opening = next(
            (i for i in range(title, max(0, title - 8), -1) if tree.tokens[i].text in _OPENING), None
        )
        if opening is None or not tree.tokens[opening + 1].text[:1].isupper():
            continue
        inside = range(opening + 1, cases[0] - 1)
        heads = [i for i in inside if tree.head[i] not in inside]
        if len(heads) == 1 and tree.pos[heads[0]] in _NAMES_AND_NOUNS and tree.head[maker] not in inside:
            tree.attach(maker, heads[0], "nmod")
            tree.pos[heads[0]] = "PROPN"  # a title, whatever word it is


def mend_one_of_many(tree: Tree) -> None:
    """*Me Anne Petit, l'une de ses avocates*: the noun says what she is, "une" only counts."""
    for one in range(1, len(tree) - 2):
        if tree.tokens[one].text.casefold() not in ("un", "une") or tree.pos[one] not in (
            "PRON",
            "NUM",
            "DET",
        ):
            continue
        nouns = [i for i in tree.children(one, "nmod", "obl") if i > one and tree.pos[i] == "NOUN"]
        cases = [i for i in tree.children(nouns[0], "case")] if nouns else []
        start = one - 1 if tree.tokens[one - 1].text.casefold() in ("l'", "l’") else one
        if not cases or cases[0] != one + 1 or tree.lemma[cases[0]] != _OF:
            continue
        noun = nouns[0]
        name = start - 2 if start > 1 and tree.tokens[start - 1].text == "," else -1
        while name > 0 and tree.deprel[name] == "flat" and tree.head[name] < name:
            name = tree.head[name]
        above, label = tree.head[one], tree.deprel[one]
        if above == one:
            continue
        behind = name > 0 and tree.pos[name] == "PROPN" and not tree.is_below(name, one)
        tree.attach(noun, name if behind else above, "appos" if behind else label)
        tree.attach(one, noun, "det")
        tree.deprel[cases[0]] = "det"
        tree.pos[cases[0]] = "DET"
        for child in tree.children(one, "appos"):
            tree.attach(child, noun, "appos")


def mend_names_side_by_side(tree: Tree) -> None:
    """*la société Valtor Affinage à la famille Morel*: names without "and" are one; *à* is the action's."""
    for index in range(1, len(tree)):
        before = index - 1
        if tree.pos[index] != "PROPN" or tree.pos[before] != "PROPN" or tree.head[before] == index:
            continue
        listed = tree.deprel[index] == "conj" and tree.head[index] == before
        lost = tree.deprel[index] == "punct" and tree.tokens[index].text[:1].isupper()
        if (listed or lost) and not tree.children(index, "cc", "case", "det"):
            tree.attach(index, before, "flat")
    for complement in range(4, len(tree)):
        top = tree.head[complement]
        if tree.deprel[complement] != "nmod" or tree.pos[top] != "PROPN" or not top < complement:
            continue
        cases = tree.children(complement, "case")
        if not cases or tree.lemma[cases[0]] != "à" or tree.tokens[cases[0] - 1].text == ",":
            continue
        while tree.deprel[top] in ("flat", "amod", "appos", "nmod") and not tree.children(top, "case"):
            top = tree.head[top]
        action = tree.head[top]
        of = [tree.lemma[i] for i in tree.children(top, "case")] == [_OF]
        if of and tree.deprel[top] == "nmod" and tree.pos[action] == "NOUN" and action < top:
            tree.attach(complement, action, "nmod")


def mend_opening_adjectives(tree: Tree) -> None:
    """*Présent au sommet, X a …*, *Réputé proche de X, Y a …*: what it begins with is said of the subject."""
    first = 1 if len(tree) and tree.pos[0] == "ADV" else 0
    if first >= len(tree) - 3 or tree.tokens[first].text.casefold().rstrip("es") == "":
        return
    past = tree.feats[first].get("VerbForm") == "Part"
    if tree.pos[first] != "ADJ" and not (tree.pos[first] == "VERB" and past):
        return
    if tree.children(first, "det", "cop", "aux", "aux:pass", *_SUBJECTS):
        return
    comma = next((i for i in range(first + 1, len(tree)) if tree.tokens[i].text == ","), None)
    if comma is None or any(tree.feats[i].get("VerbForm") == "Fin" for i in range(first, comma)):
        return
    subject = _subject_behind(tree, comma + 1)
    if subject is None:
        return
    verb = tree.head[subject]
    if tree.head[first] == first and tree.is_below(verb, first):
        tree.head[verb], tree.deprel[verb] = verb, "ROOT"
        tree.head[first] = verb
    described = first
    if tree.tokens[first].text.casefold().rstrip("es").rstrip("é") + "é" in _HELD_TO_BE or _is_held(
        tree, first
    ):
        described = next(
            (i for i in tree.children(first, "xcomp", "amod", "obj") if tree.pos[i] == "ADJ"), first
        )
    if tree.pos[described] == "ADJ":
        if described != first:
            tree.attach(described, subject, "acl")
            tree.attach(first, described, "advmod")
        else:
            tree.attach(first, subject, "acl")


def _is_held(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.casefold() in {w + e for w in _HELD_TO_BE for e in ("", "e", "s", "es")}


def _subject_behind(tree: Tree, start: int) -> int | None:
    for index in range(start, min(start + 4, len(tree))):
        if tree.pos[index] in _NAMES_AND_NOUNS:
            return index if tree.deprel[index] in _SUBJECTS and tree.head[index] > index else None
        if tree.pos[index] not in ("DET", "ADJ"):
            return None
    return None
