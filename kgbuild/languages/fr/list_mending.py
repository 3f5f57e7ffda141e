"""Repairs of lists that French models take apart: *avec A, B et C*, *la hausse de X et le retrait de Y*."""

from __future__ import annotations

from kgbuild.languages.trees import Tree

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass")
_LOOSE = ("appos", "obl", "obl:agent", "obj", "nmod", "dep", "conj", "xcomp")
_OF_PLACE = frozenset({"à", "en", "dans", "au", "aux"})
_CONTRACTED = ("au", "aux", "du", "des")
_BEFORE_VERB = ("AUX", "PRON", "ADV", "PART")


def mend_coordination(tree: Tree) -> None:
    """All repairs of lists, in the order in which they build on each other."""
    mend_pairs_behind_between(tree)
    mend_pairs_of_names(tree)
    mend_conjuncts_of_verbs(tree)
    mend_lists(tree)
    mend_conjuncts_of_complements(tree)
    mend_pairs_of_subjects(tree)
    mend_appositions_in_lists(tree)


def mend_lists(tree: Tree) -> None:
    """*contre l'Iran, la Syrie et le Liban*: what stands before an "and" and behind a comma is in the list.

    The models hang it on the verb, or take it for an apposition.
    """
    for second in range(len(tree) - 1, 2, -1):
        last = _last_member(tree, second)
        if last is None or tree.deprel[second] not in _LOOSE or _names_people(tree, second):
            continue
        edge = _edge(tree, second)
        if edge < 2 or tree.tokens[edge - 1].text != "," or not _may_close(tree, second, last):
            continue
        conjunction = tree.children(last, "cc")[0]
        if _opens_sentence(tree, last) or tree.tokens[conjunction - 1].text == ",":
            continue  # "la chute de Nordal, son client, et la concurrence": commas on both sides
        first = _member_before(tree, edge - 2, second)
        if first is not None and tree.head[second] != first:
            tree.attach(second, first, "conj")
        elif first is not None:
            tree.deprel[second] = "conj"


def mend_conjuncts_of_verbs(tree: Tree) -> None:
    """*réclame une hausse des salaires et le retrait du plan*: a noun is coordinated with a noun."""
    for noun in range(3, len(tree)):
        verb = tree.head[noun]
        if tree.deprel[noun] != "conj" or tree.pos[verb] != "VERB" or tree.pos[noun] not in _NAMES_AND_NOUNS:
            continue
        if tree.children(noun, "cop", "aux", "mark", *_SUBJECTS) or not verb < noun:
            continue
        edge = _edge(tree, noun)
        while edge > 1 and tree.pos[edge - 1] in ("CCONJ", "ADV"):
            edge -= 1
        if tree.tokens[edge - 1].text == ",":
            edge -= 1
        first = _member_before(tree, edge - 1, noun)
        if first is None or first <= verb:
            continue
        tree.attach(noun, first, "conj")


def mend_conjuncts_of_complements(tree: Tree) -> None:
    """*à la vente du stade et à la hausse*: what has the same preposition is coordinated."""
    for noun in range(3, len(tree)):
        near = tree.head[noun]
        own = _case(tree, noun)
        if tree.deprel[noun] != "conj" or not own or tree.pos[near] not in _NAMES_AND_NOUNS or noun < near:
            continue
        first = near
        while _case(tree, first) != own and tree.deprel[first] in ("nmod", "appos", "conj", "flat"):
            first = tree.head[first]
        if first != near and _case(tree, first) == own and tree.pos[first] in _NAMES_AND_NOUNS:
            tree.attach(noun, first, "conj")
        elif own != "de" and _case(tree, first) != own and tree.tokens[_edge(tree, noun) - 1].text == ",":
            # "a vu son homologue, Luc M., au palais": no "and", another preposition
            while tree.pos[first] != "VERB" and tree.head[first] != first:
                first = tree.head[first]
            if tree.pos[first] == "VERB" and not _listed_with(tree, noun):
                tree.attach(noun, first, "obl")


def mend_pairs_behind_between(tree: Tree) -> None:
    """*un affrontement entre le parti et X*: what "entre" marks has a second member."""
    for first in range(2, len(tree)):
        if _case(tree, first) != "entre" or tree.children(first, "conj"):
            continue
        for conjunction in range(first + 1, len(tree)):
            if tree.pos[conjunction] in ("VERB", "AUX"):
                break
            if tree.tokens[conjunction].text != "et":
                continue
            nouns = range(conjunction + 1, min(conjunction + 4, len(tree)))
            second = next((i for i in nouns if tree.pos[i] in _NAMES_AND_NOUNS), None)
            if second is not None and tree.head[second] not in nouns and not _case(tree, second):
                tree.attach(second, first, "conj")
            break


def mend_pairs_of_subjects(tree: Tree) -> None:
    """*Le maire, Luc M., et la députée Claire D. ont*: one verb has one subject, of two members."""
    for second in range(2, len(tree)):
        verb = tree.head[second]
        if tree.deprel[second] not in _SUBJECTS or not second < verb:
            continue
        before = [i for i in tree.children(verb, tree.deprel[second]) if i < second]
        edge = _edge(tree, second)
        if before and tree.pos[edge - 1] == "CCONJ" and tree.pos[second] in _NAMES_AND_NOUNS:
            tree.attach(edge - 1, second, "cc")
            tree.attach(second, before[0], "conj")


def mend_pairs_of_names(tree: Tree) -> None:
    """*ses homologues italien et espagnol, Luc M. et Jean D.*: the names are those of the plural before."""
    for name in range(3, len(tree)):
        if tree.pos[name] != "PROPN" or tree.deprel[name] not in ("conj", "obl", "dep", "nmod", "appos"):
            continue
        if tree.tokens[name - 1].text != "," or tree.children(name, "case", "det", "cc"):
            continue
        end = max([name, *tree.children(name, "flat")]) + 1
        if end + 1 >= len(tree) or tree.pos[end] != "CCONJ" or tree.pos[end + 1] != "PROPN":
            continue
        noun = name - 2
        while tree.head[noun] < noun and tree.deprel[noun] in ("amod", "nmod", "conj", "flat"):
            noun = tree.head[noun]
        plural = tree.feats[noun].get("Number") == "Plur" and tree.pos[noun] == "NOUN"
        if not plural or not tree.children(noun, "det", "nmod:poss"):
            continue
        if tree.head[end + 1] != name:
            tree.attach(end + 1, name, "conj")
        tree.attach(name, noun, "appos")


def mend_appositions_in_lists(tree: Tree) -> None:
    """*Luc M., maire de Brest, et Claire D., députée*: a singular is said of the name right before it."""
    for noun in range(3, len(tree)):
        first = tree.head[noun]
        if tree.deprel[noun] != "appos" or tree.pos[noun] != "NOUN" or not first < noun:
            continue
        edge = _edge(tree, noun)
        if tree.tokens[edge - 1].text != "," or tree.feats[noun].get("Number") == "Plur":
            continue
        name = edge - 2
        while tree.deprel[name] == "flat" and tree.head[name] < name:
            name = tree.head[name]
        if tree.pos[name] == "PROPN" and tree.deprel[name] == "conj" and tree.head[name] == first:
            tree.attach(noun, name, "appos")


def _names_people(tree: Tree, name: int) -> bool:
    """*deux ingénieurs de Nordal, Luc M. et Claire D.*: names in apposition to a plural."""
    noun = tree.head[name]
    plural = tree.pos[noun] == "NOUN" and tree.feats[noun].get("Number") == "Plur"
    return tree.deprel[name] == "appos" and plural and tree.pos[name] == "PROPN"


def _listed_with(tree: Tree, noun: int) -> bool:
    """Whether an "and" stands before a noun, or before what is listed behind it."""
    beside = [i for i in tree.children(tree.head[noun], "conj") if i > noun and tree.children(i, "cc")]
    return bool(tree.children(noun, "cc") or tree.children(noun, "conj") or beside)


def _last_member(tree: Tree, noun: int) -> int | None:
    """The member of a list that hangs on a noun, or on its next member, with the "and" before it."""
    if tree.pos[noun] not in _NAMES_AND_NOUNS:
        return None
    for other in tree.children(noun, "conj"):
        if other < noun or tree.pos[other] not in _NAMES_AND_NOUNS:
            continue
        if tree.children(other, "cc"):
            return other
        further = _last_member(tree, other)
        if further is not None:
            return further
    return None


def _edge(tree: Tree, noun: int) -> int:
    """The position of the first word of a noun phrase: its preposition, article or adjective."""
    before = [i for i in tree.children(noun, "case", "det", "amod", "nummod", "nmod:poss") if i < noun]
    return min([noun, *before])


def _opens_sentence(tree: Tree, last: int) -> bool:
    """Whether a verb that lacks a subject follows: the list is what it is said of."""
    end = tree.last_of(last)
    for index in range(end + 1, len(tree)):
        if tree.pos[index] == "VERB":
            finite = [index, *tree.children(index, "aux", "aux:pass")]
            says = any(tree.feats[i].get("VerbForm") == "Fin" for i in finite)
            return says and not tree.children(index, *_SUBJECTS)
        if tree.pos[index] not in _BEFORE_VERB:
            return False
    return False


def _member_before(tree: Tree, end: int, other: int) -> int | None:
    """The noun whose phrase ends there and that may stand in a list with another one."""
    found: list[int] = []
    index = end
    while True:
        nominal = tree.pos[index] in _NAMES_AND_NOUNS and tree.deprel[index] != "flat"
        if nominal and index < other and _are_alike(tree, index, other):
            found.append(index)
        within = tree.deprel[index] in ("nmod", "amod", "flat", "appos", "conj", "acl", "obl", "dep")
        above = tree.head[index]
        if not within or above >= index or tree.pos[above] == "VERB":
            break
        index = above
    same = [i for i in found if _same_case(tree, i, other)]
    if same:
        return same[0]
    if not found or _case(tree, other):
        return None
    return found[0] if _is_name(tree, other) else found[-1]


def _same_case(tree: Tree, one: int, other: int) -> bool:
    first, second = _case(tree, one), _case(tree, other)
    return first == second or {first, second} <= _OF_PLACE


def _are_alike(tree: Tree, one: int, other: int) -> bool:
    """Two names, or two nouns that both have an article, or both have none."""
    if _is_name(tree, one) != _is_name(tree, other):
        return False
    return _is_name(tree, one) or _has_article(tree, one) == _has_article(tree, other)


def _may_close(tree: Tree, one: int, last: int) -> bool:
    """Whether a list may end so: on names and nouns with an article, not on a bare noun behind another."""
    if _are_alike(tree, one, last):
        return True
    return all(_is_name(tree, i) or _has_article(tree, i) for i in (one, last))


def _has_article(tree: Tree, noun: int) -> bool:
    contracted = any(tree.tokens[i].text.casefold() in _CONTRACTED for i in tree.children(noun, "case"))
    return contracted or bool(tree.children(noun, "det", "nmod:poss", "nummod"))


def _is_name(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text[:1].isupper()


def _case(tree: Tree, noun: int) -> str:
    return " ".join(tree.lemma[i] for i in tree.children(noun, "case") if i < noun)
