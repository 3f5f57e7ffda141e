"""Repairs of whose agent, object or subject a phrase is in French trees."""

from __future__ import annotations

from kgbuild.languages.trees import Tree

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_PASSIVE = ("aux:pass", "nsubj:pass")
_OBJECTS = ("obj", "obl", "iobj", "xcomp", "ccomp", "obl:agent")
_BY, _OF = "par", "de"


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
        action = _action_that_ends(tree, cases[0] - 1, verb, actions)
        if action is not None:
            tree.attach(agent, action, "nmod")


def _action_that_ends(tree: Tree, last: int, verb: int, actions: tuple[str, ...]) -> int | None:
    """The noun of an action with its complement whose phrase ends there, below a verb."""
    action = last
    while verb < action and tree.head[action] in range(verb, action):
        of = [i for i in tree.children(action, "nmod") if tree.children(i, "case")]
        if tree.pos[action] == "NOUN" and of and tree.lemma[action].endswith(actions):
            return action
        action = tree.head[action]
    return None


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
            last = tree.last_of(first, noun)
            if verb < first < noun and last + 1 == conjunctions[0]:
                tree.attach(noun, first, "conj")
                break


def mend_objects_before_relatives(tree: Tree) -> None:
    """*a reçu à Rome la ministre, avec qui elle doit …*: of two subjects the first is an object."""
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
        verb = tree.head[pronoun]
        loose = (
            tree.lemma[pronoun] == "dont" and tree.deprel[pronoun] == "dep" and tree.pos[pronoun] == "PRON"
        )
        if loose and tree.pos[verb] == "VERB" and verb > pronoun:
            tree.deprel[pronoun] = "obl"


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


def mend_objects_before_infinitives(tree: Tree) -> None:
    """*a autorisé Nordal à racheter Valtor*: the name between the verb and the infinitive is its object."""
    for name in range(2, len(tree)):
        verb = tree.head[name]
        if tree.deprel[name] not in ("xcomp", "nmod", "obl", "advmod") or tree.pos[name] != "PROPN":
            continue
        if tree.pos[verb] != "VERB" or name != verb + 1 or tree.children(name, "case"):
            continue
        if tree.children(verb, "obj", *_PASSIVE):
            continue
        for infinitive in (*tree.children(verb, "xcomp", "advcl", "obl"), *tree.children(name, "acl")):
            marks = [i for i in tree.children(infinitive, "mark", "case") if name < i < infinitive]
            if tree.feats[infinitive].get("VerbForm") == "Inf" and marks:
                tree.attach(name, verb, "obj")
                tree.attach(infinitive, verb, "xcomp")
