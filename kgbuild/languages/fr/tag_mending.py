"""Repairs of words that French models take for another part of speech."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_OPENING = ("«", "“", '"')
_BY, _OF = "par", "de"
_CARDINAL = "est"
#: Verbs whose present is written like their participle: "rejoint", "dit".
_LIKE_PARTICIPLES = ("oindre", "eindre", "aindre", "dire", "duire", "crire", "faire")
_PARTICIPLES = ("ées", "és", "ée", "é")
_DETERMINERS = ("le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "leur")


def mend_cardinal_points(tree: Tree) -> None:
    """*dans l'est du Congo*: with an article before and *de* behind, no form of *être*."""
    for index in range(1, len(tree) - 1):
        article = tree.tokens[index - 1].text.casefold().replace("’", "'")
        if tree.tokens[index].text != _CARDINAL or article != "l'" or tree.lemma[index + 1] != _OF:
            continue
        tree.pos[index], tree.lemma[index], tree.feats[index] = "NOUN", _CARDINAL, {}


def mend_nouns_with_articles(tree: Tree) -> None:
    """*rejette l'offre de Nordal*: an object with its article is a noun, though a verb is written so."""
    for index in range(1, len(tree)):
        if tree.pos[index] != "VERB" or tree.feats[index].get("VerbForm") != "Fin":
            continue
        before = tree.tokens[index - 1].text.casefold().replace("’", "'")
        if index - 1 not in tree.children(index, "det") or before not in _DETERMINERS:
            continue
        if tree.deprel[index] not in ("obj", "obl", "nmod", "nsubj") or tree.children(
            index, "aux", *_SUBJECTS
        ):
            continue
        tree.pos[index], tree.lemma[index] = "NOUN", tree.tokens[index].text.casefold()
        tree.feats[index] = {"Number": "Sing"}
        for child in tree.children(index, "obl", "obj"):
            if tree.children(child, "case"):
                tree.deprel[child] = "nmod"


def mend_names_behind_titles(tree: Tree, titles: Container[str]) -> None:
    """*a plaidé Me Claire Dupuis*: the short title before a name is no subject beside it."""
    for title in range(len(tree) - 1):
        name = title + 1
        if tree.tokens[title].text not in titles or tree.pos[name] != "PROPN":
            continue
        if tree.head[title] == tree.head[name] and tree.deprel[title] in (*_SUBJECTS, "obj", "obl"):
            tree.deprel[name] = tree.deprel[title]
            tree.attach(title, name, "nmod")


def mend_names_taken_for_verbs(tree: Tree) -> None:
    """*le ministre, Mette Holm, a …*: a capital inside a sentence before a name is a first name."""
    for first in range(2, len(tree) - 1):
        last = first + 1
        if tree.pos[first] != "VERB" or not tree.tokens[first].text[:1].isupper():
            continue
        if tree.pos[last] != "PROPN" or tree.head[last] != first or tree.tokens[first - 1].text in _OPENING:
            continue
        if tree.children(first, "aux", "aux:pass", "cop", "mark", "expl:subj") or tree.head[first] == first:
            continue
        described = [i for i in tree.children(first, *_SUBJECTS) if i < first]
        tree.pos[first], tree.lemma[first] = "PROPN", tree.tokens[first].text.casefold()
        tree.feats[first] = {}
        tree.deprel[last] = "flat"
        if described:
            tree.attach(described[0], tree.head[first], tree.deprel[first])
            tree.attach(first, described[0], "appos")
            for child in tree.children(first, "conj"):
                tree.attach(child, described[0], "conj")
                for name in tree.children(first, "appos"):
                    if name > child:
                        tree.attach(name, child, "appos")


def mend_present_forms(tree: Tree) -> None:
    """*Nordal négocie avec Valtor*: a form in *-e* of a verb in *-er* is no participle."""
    for index, token in enumerate(tree.tokens):
        lemma = tree.lemma[index]
        if (
            tree.pos[index] != "VERB"
            or tree.feats[index].get("VerbForm") != "Part"
            or not lemma.endswith("er")
        ):
            continue
        if token.text in (lemma[:-1], f"{lemma[:-2]}ent") and not tree.children(
            index, "aux", "aux:pass", "cop"
        ):
            tree.feats[index] = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}


def mend_present_forms_with_objects(tree: Tree) -> None:
    """*Luc M., lauréat en 2019, rejoint l'équipe*: what has an object and no auxiliary is no participle."""
    for index in range(2, len(tree)):
        participle = tree.pos[index] == "VERB" and tree.feats[index].get("VerbForm") == "Part"
        if not participle or not tree.lemma[index].endswith(_LIKE_PARTICIPLES):
            continue
        objects = [i for i in tree.children(index, "obj") if i > index]
        if not objects or tree.children(index, "aux", "aux:pass", "cop", "obl:agent", "mark", "case"):
            continue
        if tree.tokens[index].text.endswith("t") and tree.tokens[index - 1].text == ",":
            tree.feats[index] = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}


def mend_opening_participles(tree: Tree) -> None:
    """*Dépêchée à Bamako par Lomé*: what somebody does at a sentence's beginning is a participle."""
    word = tree.tokens[0].text.casefold()
    ending = next((e for e in _PARTICIPLES if word.endswith(e)), None)
    if (
        ending is None
        or tree.pos[0] not in ("PROPN", "NOUN", "ADJ")
        or tree.children(0, "case", "det", "cop")
    ):
        return
    below = tree.children(0, "nmod", "obl", "obl:agent")
    agents = [i for i in below if [tree.lemma[k] for k in tree.children(i, "case")] == [_BY]]
    if not agents:
        return
    tree.pos[0], tree.lemma[0] = "VERB", word.removesuffix(ending) + "er"
    tree.feats[0] = {"VerbForm": "Part", "Tense": "Past"}
    for child in below:
        tree.deprel[child] = "obl:agent" if child in agents else "obl"
