"""Repairs of French trees where a phrase hangs on the noun before it, not on what it belongs to."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree

_OPENING, _CLOSING = ("«", "“", '"'), ("»", "”", '"')
_OBJECT_PRONOUNS = ("le", "la", "les", "l'")
_PRESENT = ("e", "ent")
#: A quoted title is short (tokens).
_TITLE = 8


def mend_pronouns_taken_for_articles(tree: Tree) -> None:
    """*la banque, qui le finance en partie*: between *qui* and its verb no article."""
    for index in range(2, len(tree)):
        word = tree.tokens[index - 1].text.casefold().replace("’", "'")
        if tree.tokens[index - 2].text.casefold() != "qui" or word not in _OBJECT_PRONOUNS:
            continue
        text = tree.tokens[index].text
        if tree.pos[index] != "NOUN" or not text.endswith(_PRESENT) or tree.head[index] > index:
            continue
        tree.pos[index], tree.feats[index] = "VERB", {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}
        tree.lemma[index] = text.casefold().removesuffix("nt").removesuffix("e") + "er"
        tree.deprel[index] = "acl:relcl"
        tree.pos[index - 1], tree.lemma[index - 1] = "PRON", "le"
        tree.attach(index - 1, index, "obj")


def mend_objects_of_relatives(tree: Tree) -> None:
    """*la banque, qui finance en partie le festival*: the bare noun behind the verb is its object."""
    for noun in range(3, len(tree)):
        above = tree.head[noun]
        if tree.deprel[noun] != "nmod" or tree.pos[noun] != "NOUN" or tree.children(noun, "case"):
            continue
        determined = [i for i in tree.children(noun, "det") if i < noun]
        if not determined or tree.tokens[determined[0] - 1].pos in ("PUNCT", "CCONJ"):
            continue
        for verb in tree.children(above, "acl:relcl"):
            if above < verb < noun and tree.pos[verb] == "VERB" and not tree.children(verb, "obj", "ccomp"):
                between = tree.tokens[verb + 1 : noun]
                if not any(t.pos in ("VERB", "PUNCT") for t in between):
                    tree.attach(noun, verb, "obj")
                break


def mend_coordinated_verbs(tree: Tree) -> None:
    """*en tire une partie de son gaz et en vend*: a verb is coordinated with a verb, not with its object."""
    for verb in range(2, len(tree)):
        noun = tree.head[verb]
        if tree.deprel[verb] != "conj" or tree.feats[verb].get("VerbForm") != "Fin" or not noun < verb:
            continue
        if tree.pos[verb] != "VERB" or tree.pos[noun] not in ("NOUN", "PROPN") or tree.children(noun, "cop"):
            continue
        if not tree.children(verb, "cc") or tree.children(verb, "nsubj", "nsubj:pass", "mark"):
            continue
        first = tree.head[noun]
        while tree.deprel[first] == "nmod" and tree.head[first] < first:
            first = tree.head[first]
        if tree.pos[first] == "NOUN" and tree.deprel[first] in ("obj", "obl"):
            first = tree.head[first]
        if first < noun and tree.pos[first] == "VERB" and tree.deprel[noun] in ("obj", "obl", "nmod"):
            tree.attach(verb, first, "conj")


def mend_listed_names(tree: Tree) -> None:
    """*deux filiales à l'étranger, Nordal Brasil et Kerala Teas*: the names are the subsidiaries'."""
    for name in range(3, len(tree)):
        noun = tree.head[name]
        if tree.pos[name] != "PROPN" or tree.deprel[name] != "conj" or tree.tokens[name - 1].text != ",":
            continue
        if tree.pos[noun] != "NOUN" or not noun < name or tree.children(name, "cc", "case", "det"):
            continue
        listed = tree.head[noun]
        plural = tree.feats[listed].get("Number") == "Plur" or bool(tree.children(listed, "nummod"))
        if not tree.children(noun, "case") or tree.pos[listed] != "NOUN" or not plural or listed > noun:
            continue
        tree.attach(name, listed, "appos")
        for other in tree.children(noun, "conj"):
            named = tree.pos[other] == "PROPN" or tree.tokens[other].text[:1].isupper()
            if other > name and named and not tree.children(other, "case"):
                tree.attach(other, name, "conj")


def mend_titles(tree: Tree) -> None:
    """*au documentaire « Les Vagues » de Jean M.*: the quoted title is the noun's, as is who made it."""
    opening = 0
    while opening < len(tree) - 2:
        noun = opening - 1
        closing = next(
            (i for i in range(opening + 2, min(opening + 2 + _TITLE, len(tree))) if _closes(tree, i)), None
        )
        quoted = opening > 0 and tree.tokens[opening].text in _OPENING and tree.pos[noun] == "NOUN"
        if not quoted or closing is None:
            opening += 1
            continue
        inside = range(opening + 1, closing)
        heads = [i for i in inside if tree.head[i] not in inside]
        titled = tree.tokens[opening + 1].text[:1].isupper() and not any(
            tree.pos[i] == "VERB" for i in inside
        )
        if titled and len(heads) == 1 and noun not in inside:
            title = heads[0]
            for child in tree.children(title):
                cases = tree.children(child, "case")
                if child > closing and cases and cases[0] == closing + 1 and tree.lemma[cases[0]] == "de":
                    tree.attach(child, noun, "nmod")
                    _take_names(tree, title, child)
            if tree.head[title] != noun and not tree.is_below(noun, title):
                tree.attach(title, noun, "appos")
        opening = closing + 1


def _closes(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text in _CLOSING


def _take_names(tree: Tree, title: int, maker: int) -> None:
    """*du Français Paul M.*: the name behind the word for its bearer."""
    for name in tree.children(title, "appos"):
        if name == maker + 1 and tree.pos[name] == "PROPN":
            tree.attach(name, maker, "appos")


def mend_complements_of_actions(tree: Tree, actions: Container[str]) -> None:
    """*exclut toute reprise du dialogue*: what "de" marks right behind such a noun is the noun's."""
    for complement in range(3, len(tree)):
        markers = [i for i in tree.children(complement, "case") if i < complement]
        if tree.deprel[complement] != "obl" or not markers or tree.lemma[markers[0]] != "de":
            continue
        action = markers[0] - 1
        beside = tree.head[action] == tree.head[complement] and tree.pos[action] == "NOUN"
        if beside and tree.deprel[action] in ("obj", "nsubj:pass") and tree.lemma[action] in actions:
            tree.attach(complement, action, "nmod")


def mend_complements_of_counted(tree: Tree) -> None:
    """*trois jours de discussions avec X*: one talks with X, the days are only counted."""
    for complement in range(4, len(tree)):
        counted = tree.head[complement]
        cases = [tree.lemma[i] for i in tree.children(complement, "case") if i < complement]
        if tree.deprel[complement] != "nmod" or cases not in (["avec"], ["entre"], ["contre"]):
            continue
        if not tree.children(counted, "nummod") or counted > complement:
            continue
        for inner in tree.children(counted, "nmod"):
            of = [tree.lemma[i] for i in tree.children(inner, "case")] == ["de"]
            if of and counted < inner < complement and tree.pos[inner] == "NOUN":
                tree.attach(complement, inner, "nmod")


def mend_infinitives_of_undertakings(tree: Tree, undertakings: Container[str]) -> None:
    """*après la décision de X de soutenir Y*: whose decision it is decides who supports."""
    for infinitive in range(4, len(tree)):
        marks = [i for i in tree.children(infinitive, "mark", "case") if i < infinitive]
        if tree.feats[infinitive].get("VerbForm") != "Inf" or [tree.lemma[i] for i in marks] != ["de"]:
            continue
        noun = marks[0] - 1
        while noun >= 0 and tree.head[noun] != noun and tree.lemma[noun] not in undertakings:
            noun = tree.head[noun] if tree.head[noun] < noun else -1
        if noun < 0 or tree.lemma[noun] not in undertakings or tree.pos[noun] != "NOUN":
            continue
        complements = tree.children(noun, "nmod")
        owned = any([tree.lemma[k] for k in tree.children(i, "case")] == ["de"] for i in complements)
        if owned and tree.head[infinitive] != noun and tree.last_of(noun, marks[0]) == marks[0] - 1:
            tree.attach(infinitive, noun, "acl")
