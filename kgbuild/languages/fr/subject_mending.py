"""Repairs of subjects that the models hang on what stands between them and their verb."""

from __future__ import annotations

from kgbuild.languages.trees import Tree, has_finite_verb, is_finite

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_CLAUSES = ("advcl", "acl", "dep", "amod")
_BEFORE_VERBS = ("AUX", "PRON", "ADV", "PART")


def mend_subjects_of_participles(tree: Tree) -> None:
    """*L'ailier Marc M., prêté à Metz, s'est engagé*: who was lent is the subject of the verb behind."""
    for participle in range(1, len(tree)):
        verb = tree.head[participle]
        if tree.deprel[participle] not in _CLAUSES or verb < participle or not _is_bare(tree, participle):
            continue
        if not _is_predicate(tree, verb) or tree.children(verb, *_SUBJECTS):
            continue
        for noun in tree.children(participle, *_SUBJECTS):
            # A comma on either side makes the participle an insert.
            before = any(t.text == "," for t in tree.tokens[noun:participle])
            behind = any(t.text == "," for t in tree.tokens[participle:verb])
            if noun < participle and before and behind:
                tree.attach(noun, verb, _subject_of(tree, verb))
                tree.attach(participle, noun, "acl")


def mend_described_subjects(tree: Tree) -> None:
    """*Lors d'un dîner avec X, le ministre syrien, Y, a annoncé*: the minister speaks, and is not X."""
    for verb in range(len(tree)):
        if not _is_predicate(tree, verb) or tree.children(verb, *_SUBJECTS):
            continue
        first = verb
        while first and tree.pos[first - 1] in _BEFORE_VERBS:
            first -= 1
        commas = [i for i in range(first) if tree.tokens[i].text == ","]
        if len(commas) < 3 or commas[-1] != first - 1 or has_finite_verb(tree.tokens[:first]):
            continue
        start, middle, end = commas[-3:]
        noun = next((i for i in range(start + 1, middle) if tree.pos[i] == "NOUN"), None)
        named = all(tree.pos[i] == "PROPN" for i in range(middle + 1, end))
        if noun is None or middle + 1 == end or not named or tree.pos[0] not in ("ADP", "ADV"):
            continue
        if tree.pos[start + 1] == "DET" and tree.head[start + 1] == noun and not tree.children(noun, "case"):
            tree.attach(noun, verb, _subject_of(tree, verb))
            tree.attach(middle + 1, noun, "appos")
            for i in range(middle + 2, end):
                tree.attach(i, middle + 1, "flat")


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether a past participle has no auxiliary."""
    forms = tree.feats[verb]
    past = forms.get("VerbForm") == "Part" and forms.get("Tense") != "Pres"
    return past and not tree.children(verb, "aux", "aux:pass", "cop", "mark")


def _is_predicate(tree: Tree, verb: int) -> bool:
    """Whether a verb is finite, or has a finite auxiliary."""
    if tree.pos[verb] != "VERB":
        return False
    forms = (verb, *tree.children(verb, "aux", "aux:pass"))
    return any(is_finite(tree.tokens[i]) for i in forms)


def _subject_of(tree: Tree, verb: int) -> str:
    return "nsubj:pass" if tree.children(verb, "aux:pass") else "nsubj"
