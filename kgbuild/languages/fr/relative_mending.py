"""Repairs of French relative clauses: what they hang on, and their subjects behind the verb."""

from __future__ import annotations

from collections.abc import Callable

from kgbuild.languages.trees import Tree
from kgbuild.model import Token

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_OBJECT_PRONOUNS = ("que", "qu'")
#: Verbs whose object is somebody, a body or a country, rarely an action.
_OF_SOMEBODY = (
    "accuser", "soupçonner", "rencontrer", "accompagner", "affronter", "remplacer", "épouser", "menacer",
    "inviter", "battre", "bombarder", "envahir", "diriger", "présider", "contrôler", "gouverner", "côtoyer",
)  # fmt: skip
_LOOSE_CLAUSES = ("advcl", "parataxis", "dep", "acl")


def mend_verbs_of_relatives(tree: Tree, infinitive: Callable[[Token], str]) -> None:
    """*qui part à la retraite*: what has the pronoun as its subject is a verb, unless it has a copula."""
    for verb in range(1, len(tree)):
        if tree.pos[verb] not in ("NOUN", "ADJ") or tree.children(verb, "cop", "det", "case"):
            continue
        subjects = tree.children(verb, "nsubj")
        before = [i for i in subjects if tree.tokens[i].text.casefold() == "qui" and verb - 3 < i < verb]
        if before and tree.deprel[verb] in ("acl:relcl", "acl", "ccomp"):
            tree.pos[verb] = "VERB"
            tree.feats[verb] = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}
            tree.lemma[verb] = infinitive(tree.tokens[verb])


def mend_object_clauses(tree: Tree) -> None:
    """*le collectif Brenne, que préside X, a*: behind a noun's comma *que* begins a clause of that noun."""
    for pronoun in range(2, len(tree)):
        verb = tree.head[pronoun]
        word = tree.tokens[pronoun].text.casefold().replace("’", "'")
        if word not in _OBJECT_PRONOUNS or tree.deprel[pronoun] != "obj" or verb < pronoun:
            continue
        noun = _noun_that_ends(tree, pronoun - (2 if tree.tokens[pronoun - 1].text == "," else 1))
        if noun is None or tree.pos[verb] != "VERB":
            continue
        subject = next((i for i in tree.children(verb, *_SUBJECTS) if i <= noun), None)
        above = tree.head[verb]
        if tree.deprel[verb] in (*_LOOSE_CLAUSES, *_SUBJECTS) and subject is not None and above > verb:
            # "Le groupe X & Fils, que contrôle la famille Y, détient …"
            label = tree.deprel[verb] if tree.deprel[verb] in _SUBJECTS else "nsubj"
            tree.head[subject], tree.deprel[subject] = above, label
            tree.head[verb], tree.deprel[verb] = subject, "acl:relcl"
        elif tree.deprel[verb] in _LOOSE_CLAUSES:
            tree.attach(verb, noun, "acl:relcl")
        elif above == verb and tree.head[noun] == verb and tree.deprel[noun] in _SUBJECTS:
            main = _main_verb(tree, verb, behind_comma=tree.tokens[pronoun - 1].text == ",")
            if main is not None:
                _part_relative(tree, noun, verb, main)


def mend_subject_clauses(tree: Tree) -> None:
    """*Nordal, qui détient le port, a déposé une offre*: the verb behind the clause is the sentence's."""
    for pronoun in range(2, len(tree)):
        verb = tree.head[pronoun]
        behind = tree.tokens[pronoun].text == "qui" and tree.tokens[pronoun - 1].text == ","
        if not behind or verb < pronoun or tree.head[verb] != verb:
            continue
        noun = _noun_that_ends(tree, pronoun - 2)
        main = _main_verb(tree, verb, behind_comma=True)
        if noun is None or tree.head[noun] != verb or tree.children(noun, "case") or main is None:
            continue
        _part_relative(tree, noun, verb, main)


def mend_possessors_of_predicates(tree: Tree) -> None:
    """*le Mercosur, dont le Paraguay est membre*: a name has no owner; it is what the name is."""
    for pronoun in range(1, len(tree)):
        name = tree.head[pronoun]
        predicate = tree.head[name]
        if tree.tokens[pronoun].text.casefold() != "dont" or tree.pos[name] != "PROPN":
            continue
        said = tree.deprel[name] == "nsubj" and tree.children(predicate, "cop")
        if said and tree.pos[predicate] == "NOUN" and name < predicate:
            tree.attach(pronoun, predicate, "nmod")
            if tree.deprel[predicate] == "acl":
                tree.deprel[predicate] = "acl:relcl"


def _part_relative(tree: Tree, noun: int, relative: int, main: int) -> None:
    """Makes ``main`` the sentence's verb, the noun its subject, and the relative clause the noun's."""
    tree.head[main], tree.deprel[main] = main, "ROOT"
    tree.head[noun], tree.deprel[noun] = main, "nsubj"
    tree.head[relative], tree.deprel[relative] = noun, "acl:relcl"


def _main_verb(tree: Tree, relative: int, behind_comma: bool) -> int | None:
    """The finite verb behind a relative clause taken for the sentence, which a comma closes or none.

    Without commas it is an inverted clause: *l'usine que rachète X emploie cent personnes*.
    """
    loose = () if behind_comma else ("obl", "obj", "nmod")
    for verb in tree.children(relative, "xcomp", "ccomp", "conj", "advcl", "parataxis", "dep", *loose):
        auxiliaries = tree.children(verb, "aux", "aux:pass")
        first = min([verb, *auxiliaries])
        finite = any(tree.feats[i].get("VerbForm") == "Fin" for i in (verb, *auxiliaries))
        subjects = tree.children(verb, "nsubj", "nsubj:pass")
        own = tree.children(verb, "mark", "cc") or any(i > relative for i in subjects)
        apart = (tree.tokens[first - 1].text == ",") == behind_comma
        if verb > relative and tree.pos[verb] == "VERB" and finite and apart and not own:
            return verb
    return None


def mend_verbs_behind_relatives(tree: Tree) -> None:
    """*Le contrat que signe X porte sur dix ans*: the verb behind the inverted clause is the sentence's."""
    for noun in range(1, len(tree)):
        if tree.head[noun] != noun or tree.pos[noun] not in _NAMES_AND_NOUNS or tree.children(noun, "cop"):
            continue
        for relative in tree.children(noun, "acl:relcl"):
            pronouns = tree.children(relative, "obj")
            if not any(tree.tokens[i].text.casefold() in _OBJECT_PRONOUNS for i in pronouns):
                continue
            below = tree.children(relative, "xcomp", "ccomp", "obl", "acl", "conj")
            inverted = [i for i in tree.children(relative, *_SUBJECTS, "obj") if i > relative]
            below += tuple(v for i in inverted for v in tree.children(i, "acl", "appos", "amod"))
            main = next((v for v in below if _is_bare_verb(tree, v) and v > max([relative, *inverted])), None)
            if main is not None and noun < relative:
                tree.head[main], tree.deprel[main] = main, "ROOT"
                tree.head[noun], tree.deprel[noun] = main, "nsubj"
                return


def _is_bare_verb(tree: Tree, verb: int) -> bool:
    """Whether a finite verb has neither a subject nor a conjunction, and no comma before it."""
    finite = tree.pos[verb] == "VERB" and tree.feats[verb].get("VerbForm") == "Fin"
    return finite and not tree.children(verb, *_SUBJECTS, "mark", "cc") and tree.tokens[verb - 1].text != ","


def mend_inverted_relatives(tree: Tree) -> None:
    """*que détient depuis 2017 le fonds X*: the noun behind the verb is its subject, *que* its object."""
    for pronoun in range(1, len(tree)):
        verb = tree.head[pronoun]
        word = tree.tokens[pronoun].text.casefold().replace("’", "'")
        if word not in _OBJECT_PRONOUNS or tree.deprel[pronoun] != "obj" or tree.pos[verb] != "VERB":
            continue
        if tree.pos[pronoun] != "PRON" or verb < pronoun or tree.children(verb, *_SUBJECTS):
            continue
        for noun in tree.children(verb, "obj", "obl", "xcomp", "nmod"):
            if noun > verb and tree.pos[noun] in _NAMES_AND_NOUNS and not tree.children(noun, "case"):
                named = tree.pos[noun] == "PROPN" or tree.children(noun, "det")
                if named:
                    tree.deprel[noun] = "nsubj"
                    break


def mend_places_of_relatives(tree: Tree) -> None:
    """*attendu mercredi à Hanoï, où il doit signer*: the clause with *où* says what happens there."""
    for pronoun in range(2, len(tree)):
        verb = tree.head[pronoun]
        if tree.tokens[pronoun].text != "où" or verb < pronoun:
            continue
        while tree.deprel[verb] in ("xcomp", "ccomp") and tree.head[verb] > pronoun:
            verb = tree.head[verb]
        noun = _noun_that_ends(tree, pronoun - (2 if tree.tokens[pronoun - 1].text == "," else 1))
        if noun is None or tree.pos[verb] not in ("VERB", "ADJ", "NOUN"):
            continue
        above = tree.head[verb]
        if tree.deprel[verb] in ("acl:relcl", *_LOOSE_CLAUSES) and above not in (noun, verb):
            farther = above < noun and not tree.is_below(noun, above)
            if farther or tree.deprel[verb] != "acl:relcl":
                tree.attach(verb, noun, "acl:relcl")


def mend_clauses_with_lequel(tree: Tree) -> None:
    """*la chambre du Tarn, à laquelle il a écrit*: the clause hangs on a noun before its preposition."""
    for pronoun in range(3, len(tree)):
        verb = tree.head[pronoun]
        if tree.lemma[pronoun] != "lequel" or verb < pronoun or tree.deprel[verb] not in _LOOSE_CLAUSES:
            continue
        begin = min([pronoun, *tree.children(pronoun, "case")])
        noun = _noun_that_ends(tree, begin - (2 if tree.tokens[begin - 1].text == "," else 1))
        while noun is not None and tree.deprel[noun] == "nmod" and not tree.children(noun, "det"):
            noun = tree.head[noun] if tree.head[noun] < noun else None
        if noun is not None and tree.pos[verb] == "VERB":
            tree.attach(verb, noun, "acl:relcl")


def mend_clauses_of_names(tree: Tree) -> None:
    """*livre des missiles à Kiev, qui les réclame*: of the name before the comma, if the number says so."""
    for pronoun in range(3, len(tree)):
        verb = tree.head[pronoun]
        if tree.tokens[pronoun].text != "qui" or tree.deprel[verb] != "acl:relcl" or verb < pronoun:
            continue
        name = _noun_that_ends(tree, pronoun - 2) if tree.tokens[pronoun - 1].text == "," else None
        noun = tree.head[verb]
        if name is None or name == noun or tree.pos[name] != "PROPN" or not tree.children(name, "case"):
            continue
        finite = [i for i in (*tree.children(verb, "aux", "aux:pass"), verb) if tree.feats[i].get("Number")]
        plural = bool(finite) and tree.feats[finite[0]]["Number"] == "Plur"
        if not plural and tree.feats[noun].get("Number") == "Plur" and noun < name:
            tree.attach(verb, name, "acl:relcl")


def mend_participles_in_brackets(tree: Tree) -> None:
    """*Marta Keller (née en 1961 à Brême) est*: what opens a bracket behind a name is said of the name."""
    for verb in range(2, len(tree)):
        if tree.tokens[verb - 1].text != "(" or tree.feats[verb].get("VerbForm") != "Part":
            continue
        noun = _noun_that_ends(tree, verb - 2)
        if noun is None or tree.deprel[verb] not in _LOOSE_CLAUSES:
            continue
        if not tree.children(verb, *_SUBJECTS, "aux"):
            tree.attach(verb, noun, "acl")


def mend_object_clauses_of_names(tree: Tree) -> None:
    """*rompt ses relations avec le Pérou, qu'il accuse de fraude*: whom one accuses is the name."""
    for pronoun in range(3, len(tree)):
        verb = tree.head[pronoun]
        word = tree.tokens[pronoun].text.casefold().replace("’", "'")
        if (
            word not in _OBJECT_PRONOUNS
            or tree.deprel[pronoun] != "obj"
            or tree.tokens[pronoun - 1].text != ","
        ):
            continue
        name = _noun_that_ends(tree, pronoun - 2)
        noun = tree.head[verb]
        of_name = tree.deprel[verb] == "acl:relcl" and tree.lemma[verb] in _OF_SOMEBODY
        if not of_name or name is None or tree.pos[name] != "PROPN" or noun >= name or noun == name:
            continue
        if tree.pos[noun] == "NOUN" and tree.is_below(name, noun) and tree.children(name, "case"):
            tree.attach(verb, name, "acl:relcl")


def _noun_that_ends(tree: Tree, last: int) -> int | None:
    """The main word of the name or noun whose last word stands there."""
    if last < 0:
        return None
    while tree.deprel[last] in ("flat", "amod") and tree.head[last] < last:
        last = tree.head[last]
    return last if tree.pos[last] in _NAMES_AND_NOUNS else None
