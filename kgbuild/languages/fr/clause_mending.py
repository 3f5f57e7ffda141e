"""Repairs of whose clause is whose in French trees: lost subjects, relative and reported clauses."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_RELATIVES = ("qui", "dont")
_PRONOUNS = ("qui", "que", "qu'", "dont", "où")
_OF_PLACE = ("à", "en", "dans", "chez")
#: What the models make of the verb of a sentence that begins with a name.
_BESIDE = ("conj", "nmod", "amod", "appos", "dep", "parataxis", "xcomp", "ccomp", "advcl")
_OF_THE_NAME = ("det", "amod", "flat", "nmod", "appos", "acl", "acl:relcl")
_LOOSE_CLAUSES = ("advcl", "ccomp", "parataxis", "dep", "xcomp", "acl")


#: What the models make of the verb behind a subject that they took for the sentence.
_SECOND = ("conj", "parataxis", "acl:relcl")


def mend_bare_subjects(tree: Tree) -> None:
    """*L'Allemagne, qui craint …, n'a pas soutenu*: a name or noun with its own clause before the verb."""
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB" or tree.children(verb, *_SUBJECTS):
            continue
        for noun in tree.children(verb, "obl", "dislocated", "obj"):
            bare = not tree.children(noun, "case")
            described = tree.children(noun, "acl:relcl", "acl", "appos") or _set_off(tree, noun, verb)
            if noun < verb and bare and described and tree.pos[noun] in _NAMES_AND_NOUNS:
                tree.deprel[noun] = "nsubj"
                break


def mend_listed_subjects(tree: Tree) -> None:
    """*Moscou et Pékin ont mis leur veto*: two names before a plural verb without subject are its subject."""
    for name in range(len(tree)):
        verb = tree.head[name]
        if tree.deprel[name] not in ("dep", "obl", "nmod", "dislocated") or tree.pos[name] != "PROPN":
            continue
        if verb < name or tree.pos[verb] != "VERB" or tree.children(verb, *_SUBJECTS):
            continue
        finite = [i for i in (*tree.children(verb, "aux", "aux:pass"), verb) if tree.feats[i].get("Number")]
        plural = bool(finite) and tree.feats[finite[0]]["Number"] == "Plur"
        listed = [i for i in tree.children(name, "conj") if i < verb]
        if plural and listed and not tree.children(name, "case", "det"):
            tree.deprel[name] = "nsubj:pass" if tree.children(verb, "aux:pass") else "nsubj"


def _set_off(tree: Tree, noun: int, verb: int) -> bool:
    """*Nordal, contrôlé par X, a publié*: a participle between commas behind the name that begins it."""
    clauses = [
        i
        for i in tree.children(verb, "advcl")
        if noun < i < verb and tree.feats[i].get("VerbForm") == "Part" and not tree.children(i, *_SUBJECTS)
    ]
    if tree.pos[noun] != "PROPN" or not clauses or tree.tokens[clauses[0] - 1].text != ",":
        return False
    tree.attach(clauses[0], noun, "acl")
    return True


def mend_relative_clauses(tree: Tree) -> None:
    """*L'Allemagne, qui vend le port, a dit*: a relative clause hangs on what stands before its pronoun."""
    for pronoun in range(1, len(tree)):
        if tree.tokens[pronoun].text not in _RELATIVES or tree.pos[pronoun] != "PRON":
            continue
        verb = tree.head[pronoun]
        while tree.pos[verb] in _NAMES_AND_NOUNS and tree.head[verb] not in (verb, pronoun):
            if tree.head[verb] < pronoun:
                break
            verb = tree.head[verb]
        if not _is_finite_verb(tree, verb) or verb < pronoun or tree.deprel[verb] not in _LOOSE_CLAUSES:
            continue
        noun = pronoun - (2 if tree.tokens[pronoun - 1].text == "," and pronoun > 1 else 1)
        while tree.deprel[noun] in ("flat", "amod") and tree.head[noun] < noun:
            noun = tree.head[noun]
        if tree.pos[noun] not in _NAMES_AND_NOUNS:
            continue
        above = tree.head[verb]
        if tree.head[noun] == verb and above != verb:
            free = noun < above and not tree.children(noun, "case") and not tree.children(above, *_SUBJECTS)
            tree.attach(noun, above, "nsubj" if free else "obl")
        tree.attach(verb, noun, "acl:relcl")


def mend_lost_subjects(tree: Tree, sayings: Container[str]) -> None:
    """*RTE, le gestionnaire du réseau, financera*: a long description parts the verb from its subject.

    What the sentence begins with is the subject of a verb that stands behind a comma without one.
    Not before verbs of saying, whose subject follows them.
    """
    for verb in range(3, len(tree)):
        if not _is_finite_verb(tree, verb) or tree.deprel[verb] in ("conj", "acl:relcl"):
            continue
        if tree.lemma[verb] in sayings or tree.children(verb, "expl:subj", "expl:inv", *_SUBJECTS):
            continue
        start = verb
        while start > 0 and tree.pos[start - 1] in ("AUX", "ADV", "PRON"):
            start -= 1
        noun = _first_noun(tree, start)
        if start < verb - 4 or tree.tokens[start - 1].text != "," or noun is None:
            continue
        if tree.deprel[noun] in _SUBJECTS or not any(t.text == "," for t in tree.tokens[noun : start - 1]):
            continue
        if tree.is_below(verb, noun):
            top = tree.head[noun] == noun
            tree.head[verb] = verb if top else tree.head[noun]
            tree.deprel[verb] = "ROOT" if top else tree.deprel[noun]
            tree.head[noun], tree.deprel[noun] = verb, "nsubj"
        else:
            tree.attach(noun, verb, "nsubj")


def _first_noun(tree: Tree, end: int) -> int | None:
    """The main word of the phrase that the sentence, or the part behind a colon, begins with."""
    begin = max((i + 1 for i in range(end) if tree.tokens[i].text in ("«", ":", ";")), default=0)
    for index in range(begin, end):
        if tree.pos[index] in _NAMES_AND_NOUNS:
            return None if tree.children(index, "case") or tree.deprel[index] == "flat" else index
        if tree.pos[index] not in ("DET", "ADJ", "NUM"):
            return None
    return None


def mend_impersonal(tree: Tree, impersonal: Container[str]) -> None:
    """*Il remplace Paul Morel*: "il" is somebody, but with verbs that are nobody's doing."""
    for index in range(len(tree)):
        verb = tree.head[index]
        if tree.deprel[index] != "expl:subj" or tree.pos[verb] != "VERB" or tree.lemma[verb] in impersonal:
            continue
        if not any(tree.lemma[i] == "y" for i in tree.children(verb)):
            tree.deprel[index] = "nsubj"


def mend_reported_clauses(tree: Tree) -> None:
    """*affirme que le groupe danois Nordal ignorait tout*: the verb governs the clause, not its subject."""
    for noun in range(1, len(tree)):
        marks = [i for i in tree.children(noun, "mark") if tree.lemma[i] == "que" and i < noun]
        if tree.deprel[noun] != "ccomp" or tree.pos[noun] not in _NAMES_AND_NOUNS or not marks:
            continue
        above = tree.head[noun]
        verb = next((i for i in range(noun + 1, len(tree)) if _is_finite_verb(tree, i)), None)
        if verb is None or tree.head[verb] not in (noun, above) or tree.children(verb, "mark", *_SUBJECTS):
            continue
        tree.attach(verb, above, "ccomp")
        tree.attach(noun, verb, "nsubj")
        for mark in marks:
            tree.attach(mark, verb, "mark")


def mend_coordinated_subjects(tree: Tree) -> None:
    """*La Russie et l'Ukraine ont signé*: the first name is no sentence of its own."""
    for verb in range(1, len(tree)):
        first = tree.head[verb]
        if tree.pos[verb] != "VERB" or tree.deprel[verb] not in _SECOND or tree.head[first] != first:
            continue
        subjects = tree.children(verb, *_SUBJECTS)
        conjunctions = [i for i in tree.children(verb, "cc") if first < i]
        if tree.pos[first] not in _NAMES_AND_NOUNS or not subjects or not conjunctions:
            continue
        second, conjunction = subjects[0], conjunctions[0]
        between = range(conjunction + 1, second)
        if second < conjunction or any(tree.pos[i] not in ("DET", "ADJ") for i in between):
            continue
        label = tree.deprel[second]
        tree.head[verb], tree.deprel[verb] = verb, "ROOT"
        tree.head[first], tree.deprel[first] = verb, label
        tree.head[second], tree.deprel[second] = first, "conj"
        tree.head[conjunction] = second


def mend_days_taken_for_predicates(tree: Tree, days: Container[str]) -> None:
    """*La ministre était jeudi à Tarbes*: where she was is the predicate, not the day."""
    for day in range(1, len(tree)):
        if (
            tree.lemma[day] not in days
            or tree.children(day, "case", "det")
            or not [i for i in tree.children(day, "cop", "aux") if tree.lemma[i] == "être"]
        ):
            continue
        for place in tree.children(day, "nmod", "obl"):
            if place > day and any(tree.lemma[i] in _OF_PLACE for i in tree.children(place, "case")):
                tree.promote(place, "obl")
                for copula in tree.children(place, "aux"):
                    tree.deprel[copula] = "cop"
                break


def mend_names_taken_for_sentences(tree: Tree) -> None:
    """*Ankara reproche à Stockholm de …*: the finite verb behind a name that begins it is the sentence."""
    name = next((i for i in range(len(tree)) if tree.head[i] == i), None)
    if (
        name is None
        or tree.pos[name] not in _NAMES_AND_NOUNS
        or tree.children(name, "cop", "case", *_SUBJECTS)
    ):
        return
    if any(_is_finite_verb(tree, i) for i in range(name)):
        return
    for verb in tree.children(name, "acl", "acl:relcl", *_BESIDE):
        if tree.deprel[verb] in _BESIDE and not _follows_name(tree, name, verb):
            continue
        free = not any(tree.tokens[i].text.casefold() in _PRONOUNS for i in tree.children(verb))
        if (
            verb > name
            and free
            and _is_finite_verb(tree, verb)
            and not tree.children(verb, *_SUBJECTS, "mark")
        ):
            for child in tree.children(name):
                if child > verb and tree.deprel[child] in ("nmod", "obl", "dep", "conj", "punct", "acl"):
                    tree.head[child] = verb
            tree.promote(verb, "nsubj")
            for child in tree.children(verb, *_OF_THE_NAME):
                if child < verb:
                    tree.head[child] = name
            return


def _follows_name(tree: Tree, name: int, verb: int) -> bool:
    """*Lille accueille Metz*: a finite verb right behind the name, whatever the models join it by."""
    between = range(name + 1, verb)
    bare = not tree.children(verb, "cc", "case", "det")
    return bare and all(tree.pos[i] == "PROPN" and tree.is_below(i, name) for i in between)


def mend_participles_taken_for_sentences(tree: Tree) -> None:
    """*Luc M., arrivé à Rome, a rencontré X*: the participle between commas is no sentence."""
    for participle in range(2, len(tree)):
        past = tree.pos[participle] == "VERB" and tree.feats[participle].get("VerbForm") == "Part"
        if (
            not past
            or tree.head[participle] != participle
            or tree.children(participle, "aux", "aux:pass", "cop")
        ):
            continue
        subjects = [i for i in tree.children(participle, *_SUBJECTS) if i < participle]
        if not subjects or not _has_comma(tree, subjects[0], participle):
            continue
        for verb in range(participle + 1, len(tree)):
            if not _is_finite_verb(tree, verb) or not tree.is_below(verb, participle):
                continue
            start = verb
            while tree.pos[start - 1] in ("AUX", "ADV", "PRON"):
                start -= 1
            if tree.tokens[start - 1].text != "," or tree.tokens[start].text.casefold() in _PRONOUNS:
                continue
            if any(i < verb for i in tree.children(verb, *_SUBJECTS, "mark")):
                break
            tree.head[verb], tree.deprel[verb] = verb, "ROOT"
            for child in tree.children(participle):
                if child > verb:
                    tree.head[child] = verb
            tree.head[subjects[0]] = verb
            tree.attach(participle, subjects[0], "acl")
            for taken in tree.children(verb, "nsubj"):
                if taken > verb and tree.children(verb, "aux"):
                    tree.deprel[taken] = "obj"  # "a rencontré X": the subject stood before
            return


def mend_split_subjects(tree: Tree) -> None:
    """*Le numéro deux de la firme, Jean M., n'a pas …*: noun and name are one subject."""
    for name in range(3, len(tree)):
        verb = tree.head[name]
        named = tree.pos[name] == "PROPN" and tree.deprel[name] in ("nsubj", "nsubj:pass")
        if not named or name > verb or tree.tokens[name - 1].text != ",":
            continue
        for noun in tree.children(verb, "obl", "dislocated", "nmod", "obj"):
            bare = not tree.children(noun, "case") and tree.children(noun, "det")
            if noun < name and tree.pos[noun] == "NOUN" and bare and not _has_comma(tree, noun, name - 1):
                tree.deprel[noun] = tree.deprel[name]
                tree.attach(name, noun, "appos")
                break


def _has_comma(tree: Tree, start: int, end: int) -> bool:
    return any(token.text == "," for token in tree.tokens[start:end])


def _is_finite_verb(tree: Tree, index: int) -> bool:
    finite = [index, *tree.children(index, "aux", "aux:pass")]
    return tree.pos[index] == "VERB" and any(tree.feats[i].get("VerbForm") == "Fin" for i in finite)
