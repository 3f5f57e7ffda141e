"""Repairs of what French models hang on nouns: participles and places that follow a comma."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_LOOSE = ("nsubj", "obl", "dep", "advmod")
_LOCATIVE = ("à", "en", "dans", "de", "sur", "chez")
_COMMAS = (",", "(", "–", "—")
_CONTRACTED = ("au", "aux", "du", "des")
_WITHIN = ("en", "à", "dans", "au", "aux")
#: A longer way from a comma to the name of a place is no apposition (tokens).
_REACH = 5


def mend_participles(tree: Tree) -> None:
    """*le patron de la société Nordal, basée à Brest*: a participle agrees with what it is said of.

    Where it does not agree with its noun, the nearest noun or name before it that may agree takes it.
    """
    for index in range(len(tree)):
        noun = tree.head[index]
        if tree.deprel[index] != "acl" or noun > index or tree.feats[index].get("VerbForm") != "Part":
            continue
        if tree.feats[index].get("Tense") != "Past" or _agree(tree, index, noun):
            continue
        if tree.children(index, "aux", "mark", "nsubj"):
            continue  # a clause: "l'annonce que la Russie a signé"
        above = tree.head[noun]
        outer = tree.deprel[noun] == "nmod" and above < noun and tree.pos[above] == "NOUN"
        if outer and tree.children(index, "obl:agent") and _agree(tree, index, above):
            tree.attach(index, above, "acl")  # "le vaccin contre la grippe développé par X"
            continue
        for nearer in range(index - 1, noun, -1):
            names = tree.pos[nearer] in _NAMES_AND_NOUNS and tree.deprel[nearer] != "flat"
            if names and _agree(tree, index, nearer) and tree.is_below(nearer, noun):
                tree.attach(index, nearer, "acl")
                break


def mend_descriptions(tree: Tree) -> None:
    """*dit Paul Morel, analyste chez Nordal*, *rachète Volmarine, une firme de Brest*: of the name before it.

    The models hang such a description on the verb. What follows it without a comma is its complement.
    """
    for noun in range(2, len(tree)):
        verb = tree.head[noun]
        if tree.pos[noun] != "NOUN" or not verb < noun or tree.pos[verb] != "VERB":
            continue
        if tree.deprel[noun] not in ("obl", "obj", "xcomp", "dep", "advmod") or tree.children(noun, "case"):
            continue
        if tree.deprel[noun] == "obj" and tree.tokens[verb + 1].text == ",":
            continue  # "a dénoncé, par la voix de sa ministre, Léna M., une décision"
        first = _left_edge(tree, noun)
        if tree.tokens[first - 1].text != "," or tree.children(noun, "cc", "cop", "nsubj"):
            continue
        name = _name_that_ends(tree, first - 2)
        if name is None or name <= verb or not _closes(tree, noun):
            continue
        tree.attach(noun, name, "appos")
        for index in tree.children(verb, "obl"):
            between = tree.tokens[noun + 1 : index]
            if index > noun and not any(t.text in _COMMAS or t.pos == "VERB" for t in between):
                tree.attach(index, noun, "nmod")


def mend_inserted_descriptions(tree: Tree) -> None:
    """*Paul Morel, le patron actuel, a démissionné*: what stands between commas says who the subject is.

    The models take it for a second subject, or for an adjunct.
    """
    for noun in range(2, len(tree)):
        verb = tree.head[noun]
        nominal = tree.pos[noun] == "NOUN" or (tree.pos[noun] == "ADJ" and tree.children(noun, "det"))
        if not nominal or tree.deprel[noun] not in _LOOSE or verb < noun:
            continue
        first = _left_edge(tree, noun)
        if tree.tokens[first - 1].text != "," or tree.children(noun, "case", "cc", "cop", "conj", "appos"):
            continue
        name = _name_that_ends(tree, first - 2)
        last = max(i for i in range(noun, len(tree)) if i == noun or tree.is_below(i, noun))
        if name is None or name not in tree.children(verb) or last + 2 > verb or not _closes(tree, noun):
            continue
        marked = bool(tree.children(name, "case"))
        if _first_case(tree, name) in _LOCATIVE or (marked and not tree.children(noun, "det")):
            continue  # "à Brest, le patron …", "selon Nordal, premier client, …"
        if tree.tokens[last + 1].text == "," and tree.pos[last + 2] != "PROPN":
            tree.attach(noun, name, "appos")
            if not marked and not tree.children(verb, "nsubj"):
                tree.deprel[name] = "nsubj"


def _left_edge(tree: Tree, noun: int) -> int:
    """The position of the first of the articles and adjectives before a noun."""
    first = noun
    while tree.pos[first - 1] in ("DET", "ADJ", "NUM") or tree.head[first - 1] == noun:
        if tree.pos[first - 1] in ("PUNCT", "ADP", "CCONJ") or first < 2:
            break
        first -= 1
    return first


def _closes(tree: Tree, noun: int) -> bool:
    """Whether no "and" follows before the next comma: that would make a list of names and nouns."""
    for token in tree.tokens[noun + 1 :]:
        if token.text in _COMMAS or token.pos == "PUNCT":
            return True
        if token.pos == "CCONJ":
            return False
    return True


def mend_names_of_people(tree: Tree) -> None:
    """*aux dépens de la Française Léna M.*: the name right behind a noun that the models cut off."""
    for name in range(2, len(tree)):
        noun = name - 1
        loose = tree.deprel[name] in ("punct", "dep") and tree.pos[name] == "PROPN"
        if not loose or tree.pos[noun] not in _NAMES_AND_NOUNS or tree.deprel[noun] == "flat":
            continue
        if tree.children(noun, "det") and not tree.children(name, "case", "det", "cc"):
            tree.attach(name, noun, "appos")


def mend_split_names(tree: Tree) -> None:
    """*les terres de Solvane Industries*: two names side by side are one."""
    for index in range(1, len(tree)):
        before = index - 1
        if tree.pos[index] != "PROPN" or tree.pos[before] != "PROPN" or tree.deprel[index] != "nmod":
            continue
        alone = not tree.children(index, "case", "det") and not tree.children(before, "det")
        if tree.head[index] == tree.head[before] and alone:
            tree.attach(index, before, "flat")


def mend_titled_names(tree: Tree) -> None:
    """*avec le ministre des Transports, Paul Morel, à Lyon*: the name behind the comma is the minister's.

    The models hang it on the verb, or make a list of it.
    """
    for name in range(3, len(tree)):
        loose = tree.deprel[name] in ("obl", "conj", "dep", "nmod", "parataxis", "xcomp", "advmod")
        if not _is_name(tree, name) or not loose or tree.tokens[name - 1].text != ",":
            continue
        if tree.children(name, "case", "det", "cc", "cop", "nsubj", "conj") or not tree.children(
            name, "flat"
        ):
            continue
        noun = _titled_noun(tree, name - 2)
        end = max([name, *_flat_below(tree, name)]) + 1
        closed = end >= len(tree) or tree.pos[end] in ("PUNCT", "AUX", "VERB")
        if noun is not None and closed and tree.head[name] in (noun, tree.head[noun]):
            tree.attach(name, noun, "appos")


def _titled_noun(tree: Tree, last: int) -> int | None:
    """The noun with its article whose phrase ends there."""
    found = None
    index = last
    while True:
        determined = any(i < index for i in tree.children(index, "det", "nmod:poss"))
        if tree.pos[index] == "NOUN" and (determined or _has_contracted_article(tree, index)):
            found = index
        within = tree.deprel[index] in ("nmod", "amod", "flat", "appos")
        # "la ministre déléguée aux Transports"
        within = within or (tree.deprel[index] == "obl" and tree.deprel[tree.head[index]] in ("acl", "amod"))
        within = within or (tree.deprel[index] == "acl" and found is None)
        if tree.head[index] >= index or not within:
            return found
        index = tree.head[index]


def _has_contracted_article(tree: Tree, noun: int) -> bool:
    """*au sortant*, *du maire*: the article is part of the preposition."""
    return any(tree.tokens[i].text.casefold() in _CONTRACTED for i in tree.children(noun, "case"))


def _flat_below(tree: Tree, name: int) -> list[int]:
    found = tree.children(name, "flat")
    return found + [i for child in found for i in _flat_below(tree, child)]


def mend_dates(tree: Tree, months: Container[str]) -> None:
    """*s'est entretenu lundi 17 mars avec X*: what follows the date belongs to the verb."""
    for month in range(2, len(tree)):
        if tree.lemma[month] not in months or tree.head[month] >= month:
            continue
        top = month
        while tree.head[top] < top and tree.pos[top] in ("NOUN", "NUM"):
            top = tree.head[top]
        if tree.pos[top] != "VERB":
            continue
        for child in tree.children(month):
            cases = tree.children(child, "case")
            if child > month and cases and tree.lemma[cases[0]] != "de":
                tree.attach(child, top, "obl")


def mend_complements_of_names(tree: Tree) -> None:
    """*l'attaque du Hamas contre Israël*, *livré par l'Algérie à l'Italie*: names have no such complements.

    What follows with another preposition than *de* belongs to what happened.
    """
    for index in range(2, len(tree)):
        name = tree.head[index]
        action = tree.head[name]
        if tree.deprel[index] != "nmod" or not action < name < index or not _is_name(tree, name):
            continue
        if not tree.children(index, "case") or _first_case(tree, index) == "de":
            continue
        if any(tree.tokens[i].text in _COMMAS for i in range(name, index)):
            continue
        if tree.deprel[name] == "nmod" and tree.pos[action] == "NOUN" and _first_case(tree, name) == "de":
            while _is_name(tree, action) and tree.deprel[action] == "nmod":
                action = tree.head[action]  # "l'attaque du Front de la Savane contre X": a name of two nouns
            tree.attach(index, action, "nmod")
        elif tree.deprel[name] in ("obl:agent", "obj") and tree.pos[action] == "VERB":
            tree.attach(index, action, "obl")


def mend_shares(tree: Tree) -> None:
    """*filiale à 60 % de Nordal*: of what it is a subsidiary does not hang on the share."""
    for share, token in enumerate(tree.tokens):
        noun = top = tree.head[share]
        if token.text != "%" or not noun < share or tree.pos[noun] != "NOUN":
            continue
        if tree.lemma[noun] == "hauteur" and tree.head[noun] < noun:
            noun = tree.head[noun]  # "actionnaire à hauteur de 5 % de Nordal"
        if _first_case(tree, share if noun == top else top) != "à" or tree.pos[noun] != "NOUN":
            continue
        for whole in tree.children(share, "nmod"):
            if whole > share and _first_case(tree, whole) == "de":
                tree.attach(whole, noun, "nmod")


def mend_complements_of_measures(tree: Tree) -> None:
    """*un prêt de 140 millions d'euros de la Banque Delmas*: the bank's are not the euros but the loan."""
    for index in range(4, len(tree)):
        measure = tree.head[index]
        if tree.deprel[index] != "nmod" or _first_case(tree, index) != "de" or not measure < index:
            continue
        while tree.deprel[measure] == "nmod" and not tree.children(measure, "nummod"):
            measure = tree.head[measure]
        whole = tree.head[measure]
        if not tree.children(measure, "nummod") or tree.deprel[measure] != "nmod" or not whole < measure:
            continue
        named = _is_name(tree, index) or bool(tree.children(index, "det"))
        if named and tree.pos[whole] == "NOUN" and _first_case(tree, measure) == "de":
            tree.attach(index, whole, "nmod")


def mend_places(tree: Tree) -> None:
    """*une usine à Brno, en Moravie*: a place behind the comma says where the place before it lies."""
    for comma in range(1, len(tree) - 2):
        if tree.tokens[comma].text != "," or tree.tokens[comma + 1].text.casefold() not in _WITHIN:
            continue
        place = _place_behind(tree, comma + 2)
        inner = _name_that_ends(tree, comma - 1)
        if place is None or inner is None or not tree.children(inner, "case"):
            continue
        if tree.head[place] != inner and place > inner and tree.deprel[place] != "conj":
            tree.attach(place, inner, "nmod")


def _place_behind(tree: Tree, first: int) -> int | None:
    """The head of the phrase that begins there, where it is a name or a noun with one."""
    for index in range(first, min(first + _REACH, len(tree))):
        if tree.pos[index] in ("DET", "ADP"):
            continue
        if tree.pos[index] == "PROPN":
            return index if tree.deprel[index] != "flat" else None
        named = any(_is_name(tree, i) for i in tree.children(index, "nmod", "flat", "appos"))
        return index if tree.pos[index] == "NOUN" and named else None
    return None


def _name_that_ends(tree: Tree, last: int) -> int | None:
    """The main word of the name whose last word stands there."""
    if tree.pos[last] not in ("PROPN", "X"):
        return None
    while tree.deprel[last] == "flat" and tree.head[last] < last:
        last = tree.head[last]
    return last if tree.pos[last] == "PROPN" or tree.tokens[last].text[:1].isupper() else None


def _is_name(tree: Tree, index: int) -> bool:
    return tree.pos[index] == "PROPN" or (index > 0 and tree.tokens[index].text[:1].isupper())


def _first_case(tree: Tree, index: int) -> str:
    cases = tree.children(index, "case")
    return tree.lemma[cases[0]] if cases else ""


def _agree(tree: Tree, one: int, other: int) -> bool:
    """Whether gender and number differ nowhere that both are known."""
    pairs = ((tree.feats[one].get(key), tree.feats[other].get(key)) for key in ("Gender", "Number"))
    return all(first is None or second is None or first == second for first, second in pairs)
