"""Repairs of French trees: what the official models are known to get wrong."""

from __future__ import annotations

from collections.abc import Container, Iterable

from kgbuild.languages.trees import Tree

_COMMAS = (",", "(", "–", "—", "-")
_CLOSING_QUOTES = ("»", "”", '"')
_FINITE = {"VerbForm": "Fin"}
#: Verbs whose complement is no object: "devient Meta".
_BECOMING = ("devenir", "redevenir", "rester", "demeurer", "appeler", "nommer", "sembler", "paraître", "être")
_INFINITIVES = ("er", "ir", "re")
#: Endings that mark the future and the conditional, behind a stem in *-r*.
_TENSES = (
    (("ai", "as", "a", "ons", "ez", "ont"), {"Mood": "Ind", "Tense": "Fut"}),
    (("ais", "ait", "ions", "iez", "aient"), {"Mood": "Cnd", "Tense": "Pres"}),
)


def mend_tenses(tree: Tree) -> None:
    """*signera* is a future even where the model takes it for a participle."""
    for index, token in enumerate(tree.tokens):
        if tree.pos[index] not in ("VERB", "AUX"):
            continue
        form = token.text.casefold()
        for endings, feats in _TENSES:
            if any(form.endswith(e) and _is_future(form.removesuffix(e), tree.lemma[index]) for e in endings):
                tree.feats[index] = {**_FINITE, **feats}


def _is_future(stem: str, lemma: str) -> bool:
    """Whether a stem is that of the future: *obtiendr*, but not *tir* of *tirer*: *tirait, tira*."""
    if not stem.endswith("r") or not lemma.endswith(_INFINITIVES):
        return False
    return lemma not in {stem + ending for ending in _INFINITIVES}


def mend_relatives(tree: Tree, sayings: Container[str]) -> None:
    """*l'accord que la France a signé*: *que* behind a noun is its object, not a conjunction.

    Not behind the nouns of saying (*l'annonce que …*), which take a clause.
    """
    for index in range(1, len(tree)):
        verb = tree.head[index]
        if tree.lemma[index] != "que" or tree.deprel[index] != "mark" or tree.deprel[verb] != "acl":
            continue
        noun = tree.head[verb]
        if noun == index - 1 and tree.lemma[noun] not in sayings and not _is_infinitive(tree, verb):
            tree.pos[index] = "PRON"
            tree.deprel[index] = "obj"
            tree.deprel[verb] = "acl:relcl"


def mend_incises(tree: Tree, speech: Container[str], times: Container[str] = ()) -> None:
    """*La Russie, affirme Paul Martin, a signé*: who speaks follows the inserted verb, no time does."""
    for index in range(1, len(tree) - 1):
        if tree.pos[index] != "VERB" or tree.lemma[index] not in speech:
            continue
        start = index
        while start > 0 and tree.pos[start - 1] == "AUX":
            start -= 1
        if start == 0 or tree.tokens[start - 1].text not in (",", "»", "”", '"', "–", "—"):
            continue
        objects = [i for i in tree.children(index, "obj") if i > index and tree.lemma[i] not in times]
        quoted = start > 1 and tree.tokens[start - 2].text in _CLOSING_QUOTES
        for time in tree.children(index, "nsubj"):
            if time > index and tree.lemma[time] in times:
                tree.deprel[time] = "obl"  # "annonce ce matin X"
        if quoted:
            for inside in tree.children(index, "nsubj"):
                if inside < start and tree.children(inside, "cop"):
                    tree.deprel[inside] = "ccomp"  # "« C'est une erreur », a estimé X"
        if quoted and objects and not tree.children(index, "nsubj"):
            # Behind a quote the speaker follows: "« Non », a commenté le président".
            tree.deprel[objects[0]] = "nsubj"
        elif quoted and not tree.children(index, "nsubj"):
            _find_speaker_behind_adjuncts(tree, index)
        elif objects and not tree.children(index, "nsubj") and _ends_what_is_said(tree, index, objects[0]):
            tree.deprel[objects[0]] = "nsubj"
        if tree.children(index, "nsubj", "ccomp", "obj"):
            _raise_incise(tree, index)
            continue
        noun = _noun_after(tree, index)
        if noun is not None:
            tree.attach(noun, index, "nsubj")
            _raise_incise(tree, index)


def mend_second_subjects(tree: Tree) -> None:
    """*La France a invité Jean M.*: the bare name behind an active verb is its object.

    The models take it for a second subject, or for an adjunct.
    """
    for index in range(len(tree)):
        if tree.pos[index] != "VERB" or tree.children(index, "obj", "aux:pass", "expl:inv"):
            continue
        subjects = tree.children(index, "nsubj")
        # Unknown names come out as anything: "a critiqué Sophie M." even as punctuation.
        loose = tree.children(index, "obl", "nmod", "dep", "punct", "flat")
        if tree.lemma[index] not in _BECOMING:
            loose += tree.children(index, "xcomp")
        adjuncts = [i for i in loose if tree.pos[i] == "PROPN" and i <= index + 2]
        after = [i for i in (*subjects, *adjuncts) if i > index and not tree.children(i, "case")]
        if after and any(i < index for i in subjects):
            tree.deprel[after[0]] = "obj"


def mend_prepositions(tree: Tree, prepositions: Iterable[str]) -> None:
    """*auprès de la France*: all words of a preposition mark the noun, whatever they are tagged."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for preposition in prepositions:
        parts = tuple(preposition.replace("'", "' ").split())
        known.setdefault(parts[0], []).append(parts)
    for index, token in enumerate(tree.tokens):
        forms = {token.text.casefold().replace("’", "'"), tree.lemma[index]}
        for words in (words for form in sorted(forms) for words in known.get(form, ())):
            end = index + len(words)
            if end < len(tree) and all(_is(tree, index + k, word) for k, word in enumerate(words)):
                _mark_noun(tree, index, end)
                break


def _is(tree: Tree, index: int, word: str) -> bool:
    return word in (tree.tokens[index].text.casefold().replace("’", "'"), tree.lemma[index])


def _mark_noun(tree: Tree, first: int, end: int) -> None:
    last = end - 1
    noun = tree.head[last]
    if noun <= last:
        nearby = range(end, min(end + 5, len(tree)))
        noun = next((i for i in nearby if tree.pos[i] in ("NOUN", "PROPN", "PRON")), -1)
    if noun <= last:
        return
    inside = range(first, end)
    above = next((tree.head[i] for i in inside if tree.head[i] not in inside and tree.head[i] != noun), None)
    if tree.head[noun] in inside and above is not None and above != noun:
        tree.attach(noun, above, "nmod" if tree.pos[above] in ("NOUN", "PROPN") else "obl")
    if tree.head[noun] in inside:
        return
    for child in range(end, len(tree)):
        if (
            tree.head[child] in inside
            and tree.deprel[child] in ("conj", "appos")
            and tree.pos[child] == "PROPN"
        ):
            tree.attach(child, noun, "appos" if tree.tokens[child - 1].text == "," else "conj")
        elif tree.head[child] in inside and child != noun and tree.deprel[child] in ("nmod", "obl"):
            # "à l'issue d'un dîner avec X, pour un gel": behind a comma of what stands above.
            apart = any(t.text == "," for t in tree.tokens[noun:child])
            verbal = apart and tree.pos[tree.head[noun]] == "VERB"
            tree.attach(child, tree.head[noun] if verbal else noun, "obl" if verbal else "nmod")
    for index in inside:
        tree.attach(index, noun, "case")
        if tree.head[index] == noun:
            tree.pos[index] = "ADP"


def _ends_what_is_said(tree: Tree, verb: int, noun: int) -> bool:
    """*X financera le projet, a promis à Lyon sa ministre, Y*: behind a sentence the speaker follows."""
    said = tree.head[verb]
    forms = (verb, *tree.children(verb, "aux"))
    if not any(tree.feats[i].get("VerbForm") == "Fin" for i in forms):
        return False  # "…, promettant un prêt"
    if said >= verb or tree.deprel[verb] not in ("advcl", "parataxis", "dep") or tree.children(verb, "mark"):
        return False
    named = any(tree.pos[i] == "PROPN" for i in range(noun, len(tree)))
    return named and bool(tree.children(said, "nsubj", "nsubj:pass"))


def _noun_after(tree: Tree, verb: int) -> int | None:
    for index in range(verb + 1, min(verb + 4, len(tree))):
        if tree.pos[index] in ("PROPN", "NOUN"):
            # The first word of a name governs the rest of it.
            return index if not verb < tree.head[index] < index else tree.head[index]
        if tree.pos[index] not in ("DET", "ADJ"):
            return None
    return None


def _find_speaker_behind_adjuncts(tree: Tree, verb: int) -> None:
    """*« Non », prévient de son côté Anne M.*: a bare noun or name behind the adjuncts of a saying."""
    for adjunct in tree.children(verb, "obl", "advmod", "obj"):
        for noun in tree.children(adjunct, "appos", "nmod", "flat", "conj"):
            named = tree.pos[noun] == "PROPN" or (tree.pos[noun] == "NOUN" and tree.children(noun, "det"))
            edge = min([noun, *tree.children(noun, "det", "amod")])
            inside = range(adjunct + 1, edge)
            apart = tree.pos[adjunct] in ("NOUN", "ADV") or edge < noun  # "à l'AFP la maire de X"
            near = apart and all(tree.pos[i] == "ADJ" for i in inside)
            if adjunct > verb and noun > adjunct and named and near and not tree.children(noun, "case"):
                tree.attach(noun, verb, "nsubj")
                return


def _raise_incise(tree: Tree, verb: int) -> None:
    """The inserted verb hangs on the verb of the sentence, not on a noun before it."""
    head = tree.head[verb]
    if head != verb and tree.deprel[head] in ("nsubj", "obj", "obl") and tree.pos[head] in ("NOUN", "PROPN"):
        tree.attach(verb, tree.head[head], "parataxis")


def mend_appositions(tree: Tree) -> None:
    """*Claire Dupuis, romancière, …*: set off by a comma, without preposition or conjunction."""
    for index in range(1, len(tree)):
        head = tree.head[index]
        if tree.deprel[index] not in ("nmod", "conj", "amod", "obl", "dep", "parataxis") or head >= index:
            continue
        named = tree.pos[head] == "PROPN" or any(tree.pos[i] == "PROPN" for i in tree.children(head, "flat"))
        if not named or tree.pos[index] not in ("NOUN", "ADJ"):
            continue
        if tree.children(index, "case", "cc") or tree.children(head, "cc"):
            continue
        first = min([index, *tree.children(index, "det", "amod", "advmod", "nummod")])
        if first > 0 and tree.tokens[first - 1].text in _COMMAS:
            tree.attach(index, head, "appos")


def mend_complements_of_appositions(tree: Tree) -> None:
    """*Claire Dupuis, analyste chez Nordal*: the complement belongs to the description, not to the name."""
    for index in range(1, len(tree)):
        name = tree.head[index]
        if tree.deprel[index] != "nmod" or tree.pos[name] != "PROPN" or not tree.children(index, "case"):
            continue
        for noun in tree.children(name, "appos"):
            between = range(noun + 1, index)
            if (
                name < noun < index
                and tree.pos[noun] in ("NOUN", "ADJ")
                and not any(tree.pos[i] == "PUNCT" for i in between)
            ):
                tree.attach(index, noun, "nmod")
                break


def find_inverted_subjects(tree: Tree) -> None:
    """*X et Y pourraient-ils …*: the noun before the verb is the subject, the clitic repeats it."""
    for index, token in enumerate(tree.tokens):
        if not token.text.startswith("-") or tree.pos[index] != "PRON" or index == 0:
            continue
        verb = index - 1
        if tree.pos[verb] not in ("VERB", "AUX"):
            continue
        subjects = [i for i in tree.children(verb, "nsubj") if i < verb]
        if not subjects:
            noun = _noun_before(tree, verb)
            if noun is None:
                continue
            tree.attach(noun, verb, "nsubj")
            if tree.head[noun] != verb:
                continue
            subjects = [noun]
        tree.attach(index, verb, "expl:inv")
        _join_proper_nouns(tree, subjects[0], verb)


def _noun_before(tree: Tree, verb: int) -> int | None:
    """The first noun of the unbroken run of name-like words that ends just before the verb."""
    start = verb
    while start > 0 and tree.pos[start - 1] in {"PROPN", "CCONJ"}:
        start -= 1
    nouns = [i for i in range(start, verb) if tree.pos[i] == "PROPN"]
    return nouns[0] if nouns else None


def _join_proper_nouns(tree: Tree, first: int, verb: int) -> None:
    joined = False
    for index in range(first + 1, verb):
        if tree.pos[index] == "CCONJ":
            joined = True
        elif tree.pos[index] == "PROPN" and joined and tree.head[index] not in range(first, verb):
            tree.attach(index, first, "conj")
            joined = False


def _is_infinitive(tree: Tree, index: int) -> bool:
    return tree.feats[index].get("VerbForm") == "Inf"
