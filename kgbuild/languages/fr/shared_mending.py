"""Repairs of what French models give to the wrong one of two words: agents, objects, descriptions."""

from __future__ import annotations

from collections.abc import Container

from kgbuild.languages.trees import Tree

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_PASSIVE = ("aux:pass", "nsubj:pass")
_OBJECTS = ("obj", "obl", "iobj", "xcomp", "ccomp", "obl:agent")
_COMMA_OR_QUOTE = ("»", "”", '"')
_OPENING = ("«", "“", '"')
_BY, _OF = "par", "de"
_CARDINAL = "est"
#: Participles that say what somebody is held to be: "réputé proche de X".
_HELD_TO_BE = ("réputé", "jugé", "dit", "supposé", "présumé", "resté", "considéré", "devenu")
_DETERMINERS = ("le", "la", "l'", "un", "une", "ce", "cet", "cette", "son", "sa", "leur")
#: A participle stands this near before its agent (tokens).
_REACH = 12


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


def mend_agents_behind_places(tree: Tree) -> None:
    """*a été reçu mercredi à Ankara par son homologue*: who did it belongs to the verb, not to the place."""
    for agent in range(3, len(tree)):
        place = tree.head[agent]
        by = [tree.lemma[i] for i in tree.children(agent, "case")]
        if by != [_BY] or not place < agent or tree.pos[place] == "VERB":
            continue
        if tree.deprel[agent] not in ("obl:agent", "nmod") or tree.deprel[place] not in ("obl", "nmod"):
            continue
        verb = tree.head[place]
        participle = tree.pos[verb] == "VERB" and tree.feats[verb].get("VerbForm") == "Part"
        passive = tree.children(verb, *_PASSIVE) or tree.deprel[verb] in ("acl", "advcl")
        if not (participle and passive and verb < place) or tree.children(verb, "obl:agent"):
            continue
        if tree.pos[place] == "PROPN" or tree.deprel[agent] == "obl:agent":
            tree.attach(agent, verb, "obl:agent")


def mend_objects_of_coordinated_verbs(tree: Tree) -> None:
    """*a salué un accord et promis une aide*: what stands behind the second verb is the second's."""
    for second in range(2, len(tree)):
        first = tree.head[second]
        if tree.deprel[second] != "conj" or tree.pos[second] != "VERB" or tree.pos[first] != "VERB":
            continue
        if not first < second or not tree.children(second, "cc"):
            continue
        for child in tree.children(first, *_OBJECTS):
            if child < second:
                continue
            if tree.deprel[child] == "obj" and tree.children(second, "obj", *_PASSIVE):
                continue
            tree.attach(child, second, tree.deprel[child])


def mend_belonging_behind_commas(tree: Tree) -> None:
    """*la chercheuse Anne Petit, de l'université de Brest*: where somebody belongs hangs on the name."""
    for noun in range(3, len(tree)):
        cases = [i for i in tree.children(noun, "case") if i < noun]
        if (
            not cases
            or tree.lemma[cases[0]] != _OF
            or len(cases) > 1
            or tree.deprel[noun]
            not in (
                "nmod",
                "obl",
                "conj",
                "dep",
            )
        ):
            continue
        comma = cases[0] - 1
        if comma < 1 or tree.tokens[comma].text != ",":
            continue
        last = comma - 1
        if tree.tokens[last].text in _COMMA_OR_QUOTE:
            last -= 1
        elif tree.pos[last] != "PROPN" or tree.deprel[last] not in ("flat", "appos", "nsubj", "obj"):
            continue
        name = last
        while tree.deprel[name] == "flat" and tree.head[name] < name:
            name = tree.head[name]
        capital = tree.tokens[name].text[:1].isupper() and tree.pos[name] in _NAMES_AND_NOUNS
        if capital and tree.head[noun] != name and tree.head[noun] < noun and _closes(tree, noun):
            tree.attach(noun, name, "nmod")
            if tree.tokens[comma - 1].text in _COMMA_OR_QUOTE:
                tree.pos[name] = "PROPN"


def _closes(tree: Tree, noun: int) -> bool:
    """Whether a comma, a full stop or a closing mark follows what begins there."""
    last = max([noun, *(i for i in range(noun, len(tree)) if tree.is_below(i, noun))])
    return last + 1 >= len(tree) or any(t.pos == "PUNCT" for t in tree.tokens[last : last + 2])


def mend_opening_adjectives(tree: Tree) -> None:
    """*Présent au sommet, X a …*, *Réputé proche de X, Y a …*: what it begins with is said of the subject."""
    first = 1 if len(tree) and tree.pos[0] == "ADV" else 0
    if first >= len(tree) - 3 or tree.tokens[first].text.casefold().rstrip("es") == "":
        return
    past = tree.feats[first].get("VerbForm") == "Part"
    if tree.pos[first] != "ADJ" and not (tree.pos[first] == "VERB" and past):
        return
    if tree.children(first, "det", "cop", "aux", "aux:pass", *_SUBJECTS):
        return
    comma = next((i for i in range(first + 1, len(tree)) if tree.tokens[i].text == ","), None)
    if comma is None or any(tree.feats[i].get("VerbForm") == "Fin" for i in range(first, comma)):
        return
    subject = _subject_behind(tree, comma + 1)
    if subject is None:
        return
    verb = tree.head[subject]
    if tree.head[first] == first and tree.is_below(verb, first):
        tree.head[verb], tree.deprel[verb] = verb, "ROOT"
        tree.head[first] = verb
    described = first
    if tree.tokens[first].text.casefold().rstrip("es").rstrip("é") + "é" in _HELD_TO_BE or _is_held(
        tree, first
    ):
        described = next(
            (i for i in tree.children(first, "xcomp", "amod", "obj") if tree.pos[i] == "ADJ"), first
        )
    if tree.pos[described] == "ADJ":
        if described != first:
            tree.attach(described, subject, "acl")
            tree.attach(first, described, "advmod")
        else:
            tree.attach(first, subject, "acl")


def _is_held(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.casefold() in {w + e for w in _HELD_TO_BE for e in ("", "e", "s", "es")}


def _subject_behind(tree: Tree, start: int) -> int | None:
    for index in range(start, min(start + 4, len(tree))):
        if tree.pos[index] in _NAMES_AND_NOUNS:
            return index if tree.deprel[index] in _SUBJECTS and tree.head[index] > index else None
        if tree.pos[index] not in ("DET", "ADJ"):
            return None
    return None


def mend_subjects_behind_phrases(tree: Tree) -> None:
    """*Dans un courrier à X, Y demande …*: the name between comma and verb is the subject.

    The models hang it on the name before the comma, and take the phrase for the subject.
    """
    if len(tree) < 5 or tree.pos[0] != "ADP" or tree.lemma[0] == _OF:
        return
    for name in range(2, len(tree) - 1):
        if tree.pos[name] not in _NAMES_AND_NOUNS or tree.deprel[name] not in (
            "appos",
            "conj",
            "nmod",
            "flat",
        ):
            continue
        edge = min([name, *(i for i in tree.children(name, "det", "amod") if i < name)])
        if edge < 2 or tree.tokens[edge - 1].text != "," or tree.children(name, "case", "cc"):
            continue
        if sum(t.text == "," for t in tree.tokens[:edge]) != 1:
            return
        inside = [i for i in range(name, len(tree)) if i == name or tree.is_below(i, name)]
        verb = next(
            (i for i in range(name + 1, len(tree)) if tree.pos[i] == "VERB" and i not in inside), None
        )
        if verb is None or tree.is_below(verb, name) or not tree.is_below(name, verb):
            return
        last = max(i for i in inside if i < verb and tree.pos[i] != "PUNCT")
        if any(tree.pos[i] not in ("AUX", "PRON", "ADV", "PART") for i in range(last + 1, verb)):
            return
        if not any(
            tree.feats[i].get("VerbForm") == "Fin" for i in (verb, *tree.children(verb, "aux", "aux:pass"))
        ):
            return
        for opening in tree.children(verb, *_SUBJECTS):
            if opening < edge:
                tree.deprel[opening] = "obl"
        if tree.children(verb, *_SUBJECTS):
            return
        tree.attach(name, verb, "nsubj:pass" if tree.children(verb, "aux:pass") else "nsubj")
        return


def mend_lists_of_objects(tree: Tree) -> None:
    """*fournit Nordal et la chaîne Valtor*: a noun is coordinated with a noun, not with its verb."""
    for noun in range(3, len(tree)):
        verb = tree.head[noun]
        if tree.deprel[noun] != "conj" or tree.pos[noun] not in _NAMES_AND_NOUNS or tree.pos[verb] != "VERB":
            continue
        conjunctions = [i for i in tree.children(noun, "cc") if i < noun]
        if not verb < noun or not conjunctions or tree.children(noun, "case", "cop", *_SUBJECTS):
            continue
        for first in reversed(tree.children(verb, "obj", "obl:agent")):
            last = max([first, *(i for i in range(first, noun) if tree.is_below(i, first))])
            if verb < first < noun and last + 1 == conjunctions[0]:
                tree.attach(noun, first, "conj")
                break


def mend_names_side_by_side(tree: Tree) -> None:
    """*la société Valtor Affinage à la famille Morel*: two names without "and" are one; *à* is the action's."""
    for index in range(1, len(tree)):
        before = index - 1
        if tree.pos[index] != "PROPN" or tree.pos[before] != "PROPN" or tree.head[before] == index:
            continue
        listed = tree.deprel[index] == "conj" and tree.head[index] == before
        lost = tree.deprel[index] == "punct" and tree.tokens[index].text[:1].isupper()
        if (listed or lost) and not tree.children(index, "cc", "case", "det"):
            tree.attach(index, before, "flat")
    for complement in range(4, len(tree)):
        top = tree.head[complement]
        if tree.deprel[complement] != "nmod" or tree.pos[top] != "PROPN" or not top < complement:
            continue
        cases = tree.children(complement, "case")
        if not cases or tree.lemma[cases[0]] != "à" or tree.tokens[cases[0] - 1].text == ",":
            continue
        while tree.deprel[top] in ("flat", "amod", "appos", "nmod") and not tree.children(top, "case"):
            top = tree.head[top]
        action = tree.head[top]
        of = [tree.lemma[i] for i in tree.children(top, "case")] == [_OF]
        if of and tree.deprel[top] == "nmod" and tree.pos[action] == "NOUN" and action < top:
            tree.attach(complement, action, "nmod")


def mend_one_of_many(tree: Tree) -> None:
    """*Me Anne Petit, l'une de ses avocates*: the noun says what she is, "une" only counts."""
    for one in range(1, len(tree) - 2):
        if tree.tokens[one].text.casefold() not in ("un", "une") or tree.pos[one] not in (
            "PRON",
            "NUM",
            "DET",
        ):
            continue
        nouns = [i for i in tree.children(one, "nmod", "obl") if i > one and tree.pos[i] == "NOUN"]
        cases = [i for i in tree.children(nouns[0], "case")] if nouns else []
        start = one - 1 if tree.tokens[one - 1].text.casefold() in ("l'", "l’") else one
        if not cases or cases[0] != one + 1 or tree.lemma[cases[0]] != _OF:
            continue
        noun = nouns[0]
        name = start - 2 if start > 1 and tree.tokens[start - 1].text == "," else -1
        while name > 0 and tree.deprel[name] == "flat" and tree.head[name] < name:
            name = tree.head[name]
        above, label = tree.head[one], tree.deprel[one]
        if above == one:
            continue
        behind = name > 0 and tree.pos[name] == "PROPN" and not tree.is_below(name, one)
        tree.attach(noun, name if behind else above, "appos" if behind else label)
        tree.attach(one, noun, "det")
        tree.deprel[cases[0]] = "det"
        tree.pos[cases[0]] = "DET"
        for child in tree.children(one, "appos"):
            tree.attach(child, noun, "appos")


def mend_promises_behind_adjuncts(tree: Tree) -> None:
    """*a promis à cette occasion de rouvrir l'école*: the infinitive is what was promised."""
    for infinitive in range(3, len(tree)):
        adjunct = tree.head[infinitive]
        verb = tree.head[adjunct]
        if tree.deprel[infinitive] != "acl" or tree.feats[infinitive].get("VerbForm") != "Inf":
            continue
        if not verb < adjunct < infinitive or tree.pos[verb] != "VERB" or tree.deprel[adjunct] != "obl":
            continue
        pointing = any(tree.lemma[i] in ("ce", "son", "cette") for i in tree.children(adjunct, "det"))
        if pointing and not tree.children(verb, "xcomp", "obj", "ccomp"):
            tree.attach(infinitive, verb, "xcomp")


def mend_makers_of_quoted_titles(tree: Tree) -> None:
    """*dans « Les Vagues » de Paul Morel*: who made it hangs on the title."""
    for maker in range(4, len(tree)):
        cases = [i for i in tree.children(maker, "case") if i < maker]
        if not cases or tree.lemma[cases[0]] != _OF or tree.tokens[cases[0] - 1].text not in _COMMA_OR_QUOTE:
            continue
        title = cases[0] - 2
        if (
            title < 1
            or tree.pos[maker] not in _NAMES_AND_NOUNS
            or tree.deprel[maker] not in ("nmod", "obl", "conj")
        ):
            continue
        opening = next(
            (i for i in range(title, max(0, title - 8), -1) if tree.tokens[i].text in _OPENING), None
        )
        if opening is None or not tree.tokens[opening + 1].text[:1].isupper():
            continue
        inside = range(opening + 1, cases[0] - 1)
        heads = [i for i in inside if tree.head[i] not in inside]
        if len(heads) == 1 and tree.pos[heads[0]] in _NAMES_AND_NOUNS and tree.head[maker] not in inside:
            tree.attach(maker, heads[0], "nmod")
            tree.pos[heads[0]] = "PROPN"  # a title, whatever word it is


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


def mend_objects_before_relatives(tree: Tree) -> None:
    """*a reçu à Rome la ministre Anne Petit, avec qui elle doit …*: of two subjects the first is an object."""
    for verb in range(4, len(tree)):
        subjects = [i for i in tree.children(verb, *_SUBJECTS) if i < verb]
        above = tree.head[verb]
        if len(subjects) < 2 or tree.pos[above] != "VERB" or not above < subjects[0]:
            continue
        between = range(subjects[0] + 1, verb)
        relative = [
            i for i in tree.children(verb) if i in between and tree.lemma[i] in ("qui", "dont", "lequel")
        ]
        free = not tree.children(above, "obj", "ccomp", *_PASSIVE) and not tree.children(subjects[0], "case")
        if relative and free and relative[0] < subjects[-1]:
            tree.attach(subjects[0], above, "obj")
            tree.attach(verb, subjects[0], "acl:relcl")


def mend_loose_relatives(tree: Tree) -> None:
    """*le parti dont il a pris la tête*: "dont" is a complement of its verb."""
    for pronoun in range(1, len(tree)):
        if tree.lemma[pronoun] == "dont" and tree.deprel[pronoun] == "dep" and tree.pos[pronoun] == "PRON":
            if tree.pos[tree.head[pronoun]] == "VERB" and tree.head[pronoun] > pronoun:
                tree.deprel[pronoun] = "obl"


def mend_agents_of_objects(tree: Tree, actions: tuple[str, ...]) -> None:
    """*a validé la reprise de Valtor par Nordal*: who did it belongs to the action that ends before it."""
    for agent in range(4, len(tree)):
        verb = tree.head[agent]
        cases = [i for i in tree.children(agent, "case") if i < agent]
        if tree.deprel[agent] not in ("obl", "obl:agent") or tree.pos[verb] != "VERB" or len(cases) != 1:
            continue
        if (
            tree.lemma[cases[0]] != _BY
            or tree.children(verb, *_PASSIVE)
            or tree.deprel[verb] in ("acl", "advcl")
        ):
            continue
        for action in tree.children(verb, "obj"):
            last = max([action, *(i for i in range(action, agent) if tree.is_below(i, action))])
            of = [i for i in tree.children(action, "nmod") if tree.children(i, "case")]
            if (
                tree.pos[action] == "NOUN"
                and of
                and last + 1 == cases[0]
                and tree.lemma[action].endswith(actions)
            ):
                tree.attach(agent, action, "nmod")
