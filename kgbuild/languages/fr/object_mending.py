"""Repairs of objects and of what is said of them: behind insertions, in judgements, behind *visant*."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree, has_finite_verb

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_PASSIVE = ("aux:pass", "nsubj:pass")
_COMMAS = (",", "(", "»", "–", "—")
#: What the models make of an object behind an insertion.
_TORN_OFF = ("appos", "obj", "obl", "nmod", "conj", "dep", "fixed")
_FINDING = ("juger", "trouver", "estimer", "considérer")
_OPENING = ("«", "“", '"')
#: *mettre au point X*, *mettre en vente X*: nouns that form one verb with *mettre*.
_PUT = ("mettre", "remettre")
_PUT_INTO = (
    "point",
    "jour",
    "place",
    "vente",
    "service",
    "ligne",
    "œuvre",
    "scène",
    "cause",
    "examen",
    "demeure",
)
_ABOUT = ("visant", "impliquant")


def mend_second_objects(tree: Tree) -> None:
    """*racheter la chaîne à sa maison mère, le groupe Nordal*: behind a comma that is the parent's name."""
    for second in range(3, len(tree)):
        verb = tree.head[second]
        if tree.deprel[second] != "obj" or tree.pos[second] not in _NAMES_AND_NOUNS or second < verb:
            continue
        first = min([second, *tree.children(second, "det", "amod")])
        before = [i for i in tree.children(verb, "obj") if verb < i < second]
        if not before or first == second or tree.tokens[first - 1].text != ",":
            continue
        listed = tree.children(second, "cc", "conj") or tree.children(before[0], "cc", "conj")
        noun = first - 2
        while tree.head[noun] > verb and tree.head[noun] != noun:
            noun = tree.head[noun]
        if not listed and tree.pos[noun] == "NOUN" and tree.head[noun] == verb and noun != second:
            tree.attach(second, noun, "appos")


def mend_objects_of_idioms(tree: Tree) -> None:
    """*a mis au point Argos*: the bare name behind the idiom is the object of all of it."""
    for name in range(2, len(tree)):
        noun = tree.head[name]
        verb = tree.head[noun]
        if tree.deprel[name] not in ("nmod", "appos", "flat") or noun != name - 1 or verb >= noun:
            continue
        idiom = tree.lemma[verb] in _PUT and tree.lemma[noun] in _PUT_INTO and tree.pos[verb] == "VERB"
        if not idiom or tree.children(name, "case") or tree.children(verb, "aux:pass"):
            continue
        others = tree.children(verb, "obj")
        if any(i < name or "," not in [t.text for t in tree.tokens[name:i]] for i in others):
            continue
        tree.attach(name, verb, "obj")
        for other in others:
            tree.attach(other, name, "appos")  # "a mis au point Argos, un logiciel"


def mend_objects_behind_insertions(tree: Tree) -> None:
    """*dénonce, sans preuves, des fraudes*: behind what commas set off, the noun is the verb's object."""
    for noun in range(5, len(tree)):
        edge = min([noun, *(i for i in tree.children(noun, "det", "amod") if i < noun)])
        if edge == noun or tree.tokens[edge - 1].text != "," or tree.children(noun, "case", "cc"):
            continue
        if tree.deprel[noun] not in _TORN_OFF or tree.pos[noun] not in _NAMES_AND_NOUNS:
            continue
        commas = [i for i in range(2, edge - 1) if tree.tokens[i].text in _COMMAS]
        opening = max((i for i in commas if tree.pos[i - 1] == "VERB"), default=0)
        verb = opening - 1
        if verb < 1 or has_finite_verb(tree.tokens[opening:edge]):
            continue
        inside = [i for i in tree.children(verb, "obj") if opening < i < edge]
        others = [
            i for i in tree.children(verb, "obj", "ccomp", "xcomp", *_PASSIVE) if i not in (*inside, noun)
        ]
        if others or not (tree.head[noun] in range(verb, edge) or tree.is_below(noun, verb)):
            continue
        if any(i < verb for i in tree.children(verb, *_SUBJECTS)):
            tree.attach(noun, verb, "obj")
            for index in inside:
                tree.deprel[index] = "obl"


def mend_objects_behind_places(tree: Tree) -> None:
    """*a ouvert en Hongrie, près de Szeged, une usine*: behind two places the noun is the verb's object."""
    for noun in range(6, len(tree)):
        place = tree.head[noun]
        verb = tree.head[place]
        if tree.deprel[noun] != "appos" or tree.pos[noun] != "NOUN" or not verb < place < noun:
            continue
        edge = min([noun, *(i for i in tree.children(noun, "det") if i < noun)])
        commas = [i for i in range(place + 1, edge) if tree.tokens[i].text == ","]
        listed = edge < noun and commas[:1] == [place + 1] and commas[-1] == edge - 1 and len(commas) > 1
        if not listed or tree.pos[place] != "PROPN" or not tree.children(place, "case"):
            continue
        if tree.pos[verb] == "VERB" and not tree.children(verb, "obj", "ccomp", "xcomp", *_PASSIVE):
            tree.attach(noun, verb, "obj")


def mend_participles_taken_for_prepositions(tree: Tree) -> None:
    """*une enquête visant X*: whom the action is about hangs on the action."""
    for participle in range(1, len(tree)):
        action = tree.head[participle]
        if tree.tokens[participle].text.casefold() not in _ABOUT or tree.deprel[participle] != "acl":
            continue
        objects = tree.children(participle, "obj", "obl")
        if not objects or tree.pos[action] != "NOUN" or not action < participle < objects[0]:
            continue
        if not tree.children(objects[0], "case"):
            tree.attach(objects[0], action, "nmod")
            tree.attach(participle, objects[0], "case")
            tree.pos[participle] = "ADP"
            tree.lemma[participle] = tree.tokens[participle].text.casefold()


def mend_judgements(tree: Tree, judging: Container[str]) -> None:
    """*a qualifié la mesure de scandale*, *juge X indigne*: the judgement belongs to the verb.

    The models hang it on what is judged, or below it.
    """
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB":
            continue
        for adjective in tree.children(verb, "xcomp"):
            for noun in tree.children(adjective, "obj"):
                if tree.pos[adjective] == "ADJ" and not tree.children(verb, "obj"):
                    tree.attach(noun, verb, "obj")  # "juge indispensable la réforme"
        objects = [i for i in tree.children(verb, "obj") if i > verb]
        for adjective in tree.children(verb, "amod", "dep", "advmod"):
            before = [i for i in objects if i < adjective]
            if before and tree.pos[adjective] == "ADJ" and not tree.children(adjective, "case", "det"):
                tree.deprel[adjective] = "xcomp"
        for adjective in (i for noun in objects for i in tree.children(noun, "amod") if i > noun):
            # "a jugé la réforme « injuste »", "juge Claire Dupuis indigne de sa fonction"
            quoted = tree.tokens[adjective - 1].text in _OPENING
            of_name = tree.pos[tree.head[adjective]] == "PROPN" and tree.children(adjective, "obl")
            if tree.lemma[verb] in _FINDING and (quoted or of_name):
                tree.attach(adjective, verb, "xcomp")
        if tree.lemma[verb] not in judging or not objects:
            continue
        judged = objects[0]
        below = [i for i in range(judged + 1, len(tree)) if tree.is_below(i, judged)]
        for noun in reversed(below):
            bare = not any(i < noun for i in tree.children(noun, "det", "nmod:poss"))
            apart = [i for i in tree.children(noun, "case", "punct") if i < noun]
            if tree.deprel[noun] == "nmod" and bare and apart and tree.lemma[apart[0]] == "de":
                tree.attach(noun, verb, "obl")
                break
