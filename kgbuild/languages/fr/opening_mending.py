"""Repairs of what stands before the sentence proper: *Vainqueur en 2019, X a …*, *Né à Lyon, X a …*."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree, has_finite_verb

#: A headline's topic has fewer words than this.
_LONGEST_TOPIC = 8
_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_LOOSE = ("obl", "advmod", "dep", "nmod", "appos", "dislocated", "advcl", "obj", "parataxis", "nsubj")


def mend_opening_nouns(tree: Tree) -> None:
    """*Filiale du groupe Nordal, la firme Valtor a …*: a bare noun describes the subject."""
    first = 1 if len(tree) and tree.tokens[0].pos in ("ADJ", "NUM", "ADV") else 0
    if first >= len(tree) or tree.pos[first] != "NOUN" or tree.children(first, "det", "case", "cop"):
        return
    comma = next((i for i in range(first + 1, len(tree)) if tree.tokens[i].text == ","), None)
    if comma is None or has_finite_verb(tree.tokens[first:comma]):
        return
    found = _subject_behind(tree, comma + 1) or _subject_below(tree, first, comma + 1)
    if found is None:
        return
    subject, verb = found
    if subject == first or tree.deprel[first] not in (*_LOOSE, "ROOT"):
        return
    if tree.head[first] == first or tree.is_below(verb, first):
        # The verb is the sentence, whatever hung on the noun.
        tree.head[verb], tree.deprel[verb] = verb, "ROOT"
    tree.attach(subject, verb, tree.deprel[subject] if tree.deprel[subject] in _SUBJECTS else "nsubj")
    tree.attach(first, subject, "appos")


def mend_opening_objects(tree: Tree) -> None:
    """*Né à Oran, le romancier X s'est éteint*: the noun behind the participle's comma is the subject."""
    for participle in range(min(3, len(tree))):
        if tree.pos[participle] not in ("VERB", "ADJ") or tree.children(participle, "aux", "det", *_SUBJECTS):
            continue
        for noun in range(participle + 1, len(tree)):
            loose = tree.deprel[noun] in ("obj", "obl", "appos", "nmod", "dep", "xcomp", "conj")
            if tree.pos[noun] not in _NAMES_AND_NOUNS or not loose or tree.children(noun, "case"):
                continue
            if not tree.is_below(noun, participle) or not tree.children(noun, "det"):
                continue
            edge = min([noun, *tree.children(noun, "det", "amod")])
            if edge < 2 or tree.tokens[edge - 1].text != ",":
                continue
            found = _subject_behind(tree, edge)
            verb = _verb_behind(tree, noun)
            if found is not None or verb is None or tree.children(verb, *_SUBJECTS):
                continue
            if tree.is_below(verb, participle):
                tree.head[verb], tree.deprel[verb] = verb, "ROOT"
            tree.attach(noun, verb, "nsubj")
            tree.attach(participle, verb, "advcl")
            return


def mend_subjects_beside_openings(tree: Tree) -> None:
    """*Selon Anne Morel, le groupe s'est engagé*: what stands between comma and verb is no apposition."""
    for opening in range(1, len(tree)):
        verb = tree.head[opening]
        if not tree.deprel[opening].startswith("obl") or opening > verb or tree.children(verb, *_SUBJECTS):
            continue
        if not tree.children(opening, "case") or not has_finite_verb(tree.tokens[opening : verb + 1]):
            continue
        for noun in tree.children(opening, "appos", "conj", "nmod"):
            edge = min(noun, *tree.children(noun, "det"), verb)
            words = [i for i in range(noun, verb) if tree.pos[i] != "PUNCT" and tree.is_below(i, noun)]
            between = tree.pos[max([noun, *words]) + 1 : verb]
            bare = edge < noun and not tree.children(noun, "case")
            behind_comma = bare and tree.tokens[edge - 1].text == ","
            if behind_comma and all(pos in ("AUX", "PRON", "ADV", "PART") for pos in between):
                tree.attach(noun, verb, "nsubj:pass" if tree.children(verb, "aux:pass") else "nsubj")
                break


def mend_times_taken_for_subjects(tree: Tree) -> None:
    """*Un an après avoir quitté X, Y a …*: an infinitive has no subject.

    Of two subjects before a verb the one with a preposition says when.
    """
    for noun in range(len(tree)):
        verb = tree.head[noun]
        if tree.deprel[noun] not in _SUBJECTS or noun > verb:
            continue
        forms = [tree.feats[i].get("VerbForm") for i in (verb, *tree.children(verb, "aux"))]
        if "Inf" in forms and "Fin" not in forms and tree.head[verb] != verb:
            tree.attach(noun, tree.head[verb], "obl")
        elif tree.children(noun, "case") and len(tree.children(verb, *_SUBJECTS)) > 1:
            tree.deprel[noun] = "obl"


def mend_topics_before_colons(tree: Tree) -> None:
    """*Norvane : la CGT dénonce …*: what a headline is about is no second subject."""
    colon = next((i for i in range(1, min(_LONGEST_TOPIC, len(tree))) if tree.tokens[i].text == ":"), None)
    if colon is None:
        return
    for noun in range(colon):
        verb = tree.head[noun]
        if tree.deprel[noun] not in _SUBJECTS or verb < colon:
            continue
        if any(other > colon for other in tree.children(verb, *_SUBJECTS)):
            tree.deprel[noun] = "dep"


def mend_predicates_of_sayings(tree: Tree, sayings: Container[str]) -> None:
    """*s'est dite inquiète du projet*, *s'est dit choqué par X*: what follows belongs to the predicate."""
    for predicate in range(1, len(tree)):
        verb = tree.head[predicate]
        if tree.deprel[predicate] != "xcomp" or tree.lemma[verb] not in sayings or not verb < predicate:
            continue
        if tree.feats[predicate].get("VerbForm") != "Part" and tree.pos[predicate] != "ADJ":
            continue
        for child in tree.children(verb, "obl:agent", "obl"):
            near = not any(t.text == "," for t in tree.tokens[predicate:child])
            if child > predicate and near and tree.children(child, "case"):
                tree.attach(child, predicate, tree.deprel[child])


def _subject_below(tree: Tree, first: int, start: int) -> tuple[int, int] | None:
    """*Vainqueur de Sfax, le club X s'est …*: the noun with the article, not the first."""
    if tree.deprel[first] not in _SUBJECTS or tree.pos[start] != "DET":
        return None
    for index in range(start, tree.head[first]):
        if tree.head[index] == first and tree.pos[index] == "NOUN" and start in tree.children(index, "det"):
            return index, tree.head[first]
    return None


def _subject_behind(tree: Tree, start: int) -> tuple[int, int] | None:
    """The first noun phrase without preposition behind a comma, where a finite verb takes it as subject."""
    for index in range(start, len(tree)):
        if tree.pos[index] in _NAMES_AND_NOUNS:
            verb = tree.head[index]
            if tree.deprel[index] in _SUBJECTS and index < verb and tree.pos[verb] in ("VERB", "NOUN", "ADJ"):
                return index, verb
            if tree.deprel[index] not in ("appos", "nmod") or tree.tokens[start - 1].text != ",":
                return None
            # A second description before the name: "Membre du bureau, conseiller régional, X …".
            comma = next((i for i in range(index, len(tree)) if tree.tokens[i].text == ","), None)
            if comma is None or has_finite_verb(tree.tokens[start:comma]):
                return None
            return _subject_behind(tree, comma + 1)
        if tree.pos[index] not in ("DET", "ADJ", "NUM"):
            return None
    return None


def _verb_behind(tree: Tree, noun: int) -> int | None:
    """The first finite verb behind a noun that is no relative clause of it."""
    for index in range(noun + 1, len(tree)):
        if tree.pos[index] != "VERB" or tree.deprel[index] in ("acl:relcl", "acl"):
            continue
        forms = [index, *tree.children(index, "aux", "aux:pass")]
        if any(tree.feats[i].get("VerbForm") == "Fin" for i in forms):
            return index
    return None


def mend_openings_taken_for_sentences(tree: Tree) -> None:
    """*Coproduit par X, le film sort mercredi*: the participle it begins with is no sentence of its own."""
    if not len(tree) or tree.head[0] != 0 or tree.pos[0] != "VERB":
        return
    if tree.feats[0].get("VerbForm") != "Part" or tree.children(0, "aux", "aux:pass", "nsubj", "nsubj:pass"):
        return
    for verb in tree.children(0, "parataxis", "ccomp", "conj"):
        finite = (verb, *tree.children(verb, "aux", "aux:pass", "cop"))
        subjects = tree.children(verb, "nsubj", "nsubj:pass")
        if not subjects or not any(tree.feats[i].get("VerbForm") == "Fin" for i in finite):
            continue
        if tree.children(verb, "cc") or all(token.text != "," for token in tree.tokens[: subjects[0]]):
            continue
        tree.head[verb], tree.deprel[verb] = verb, "ROOT"
        tree.head[0], tree.deprel[0] = verb, "advcl"
        for child in tree.children(0):
            if child > verb:
                tree.head[child] = verb
        return
