"""Repairs of what French models hang on verbs: objects and agents that were taken for adjuncts."""

from __future__ import annotations

from collections.abc import Callable, Container

from kgbuild.languages.trees import Tree
from kgbuild.model import Token

_NAMES_AND_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_PARTICIPLES = ("é", "ée", "és", "ées")
#: *mise en cause par X*: participles of "mettre", which is written like a noun.
_PUT = ("mis", "mise", "mises")
_PRESENT = ("e", "ent")
_AGENTS = ("ant", "ante", "ants", "antes")
_NOMINAL = ("nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "appos", "conj", "ROOT")
_OF_PLACE = ("à", "en", "dans", "chez", "sur", "vers")
#: Nouns that are written like a participle: "le permis de construire".
_PERMITS = ("permis", "compromis", "sursis")
_PLANS = ("compte", "comptent")
_PASSIVE = ("aux:pass", "nsubj:pass")


def mend_verbs_taken_for_nouns(tree: Tree, infinitive: Callable[[Token], str]) -> None:
    """*le groupe contrôle la firme*, *la firme, pilotée par X*: what has a subject or an agent is a verb.

    ``infinitive`` guesses it from the form.
    """
    for index, token in enumerate(tree.tokens):
        if tree.pos[index] not in ("NOUN", "ADJ") or tree.children(index, "cop", "det", "case"):
            continue
        reflexive = any(tree.deprel[i].startswith("expl") for i in tree.children(index))
        if reflexive and index - 1 in tree.children(index, "aux") and token.text.endswith(_PARTICIPLES):
            # "s'est élevé contre la vente"
            tree.pos[index], tree.feats[index] = "VERB", {"VerbForm": "Part", "Tense": "Past"}
        elif token.text in _PUT and tree.deprel[index] == "acl":
            tree.pos[index], tree.feats[index] = "VERB", {"VerbForm": "Part", "Tense": "Past"}
        elif tree.children(index, "obl:agent") and token.text.endswith(_PARTICIPLES):
            tree.pos[index], tree.feats[index] = "VERB", {"VerbForm": "Part", "Tense": "Past"}
            if tree.deprel[index] in ("appos", "amod", "nmod"):
                tree.deprel[index] = "acl"
        elif tree.children(index, "nsubj") and tree.children(index, "obj") and token.text.endswith(_PRESENT):
            tree.pos[index], tree.feats[index] = "VERB", {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}
        else:
            continue
        tree.lemma[index] = "mettre" if token.text in _PUT else infinitive(token)


def mend_false_infinitives(tree: Tree) -> None:
    """*Suspendu par X, …*: a form without the ending of an infinitive is none."""
    for index, token in enumerate(tree.tokens):
        infinitive = tree.pos[index] == "VERB" and tree.feats[index].get("VerbForm") == "Inf"
        if infinitive and token.text.casefold().rstrip("es").endswith(("é", "u", "i")):
            tree.feats[index] = {"VerbForm": "Part", "Tense": "Past"}


def mend_plans(tree: Tree) -> None:
    """*Le groupe compte ouvrir une usine*: before an infinitive no noun, but who intends it."""
    for plan in range(1, len(tree) - 1):
        action = plan + 1
        while action + 1 < len(tree) and tree.pos[action] in ("ADV", "PRON"):
            action += 1
        if tree.tokens[plan].text not in _PLANS or tree.feats[action].get("VerbForm") != "Inf":
            continue
        if tree.children(plan, "det", "case", "aux", *_SUBJECTS) or tree.pos[plan - 1] in ("DET", "ADP"):
            continue
        above = tree.head[plan]
        if above == action or tree.is_below(plan, action):
            starters = [i for i in tree.children(action, *_SUBJECTS, "dep", "obl") if i < plan]
            subject = next((i for i in starters if not tree.children(i, "case")), None)
            top = action
        else:
            subject = top = above
            while tree.deprel[top] in ("nmod", "flat", "appos") and tree.head[top] < top:
                subject = top = tree.head[top]
        if subject is None or not subject < plan or tree.pos[subject] not in _NAMES_AND_NOUNS:
            continue
        root = tree.head[top] == top
        label = tree.deprel[top]
        tree.head[plan] = plan if root else tree.head[top]
        tree.deprel[plan] = "ROOT" if root else label
        tree.head[subject], tree.deprel[subject] = plan, "nsubj"
        tree.head[action], tree.deprel[action] = plan, "xcomp"
        tree.pos[plan], tree.lemma[plan] = "VERB", "compter"
        tree.feats[plan] = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}


def mend_agents(tree: Tree) -> None:
    """*poussée vers la sortie par X*: the agent belongs to the participle, not to the noun before it."""
    for agent in range(2, len(tree)):
        noun = tree.head[agent]
        verb = tree.head[noun]
        if tree.deprel[agent] != "nmod" or not verb < noun < agent or tree.deprel[noun] != "obl":
            continue
        if tree.pos[verb] != "VERB" or tree.feats[verb].get("VerbForm") != "Part":
            continue
        passive = tree.children(verb, *_PASSIVE) or tree.deprel[verb] in ("acl", "advcl")
        by = [tree.lemma[i] for i in tree.children(agent, "case")]
        if passive and by == ["par"] and not tree.children(verb, "obl:agent"):
            tree.attach(agent, verb, "obl:agent")


def mend_bare_agents(tree: Tree) -> None:
    """*Suspendu trois mois par l'UCI, …*: a name with *par* behind a bare participle is who did it."""
    for agent in range(2, len(tree)):
        verb = tree.head[agent]
        if tree.deprel[agent] != "obl" or tree.pos[verb] != "VERB" or not verb < agent:
            continue
        if tree.feats[verb].get("VerbForm") != "Part" or tree.children(verb, "aux", "obl:agent", "obj"):
            continue
        by = [tree.lemma[i] for i in tree.children(agent, "case")]
        if by == ["par"] and tree.tokens[agent].text[:1].isupper():
            tree.deprel[agent] = "obl:agent"


def mend_hidden_passive(tree: Tree, verb: int) -> None:
    """*Le projet est doté de 50 millions par X*: a participle with an agent is no adjective."""
    participle = tree.pos[verb] == "VERB" and tree.feats[verb].get("VerbForm") == "Part"
    by = [tree.lemma[case] for i in tree.children(verb, "obl:agent") for case in tree.children(i, "case")]
    if not participle or "par" not in by or not tree.children(verb, "cop"):
        return
    for child in tree.children(verb, "cop", "nsubj"):
        tree.deprel[child] = "aux:pass" if tree.deprel[child] == "cop" else "nsubj:pass"


def mend_adjuncts(tree: Tree) -> None:
    """*chasse sur les terres de X*: what a preposition joins to a verb is its adjunct, not a noun's."""
    for noun in range(1, len(tree)):
        joined = tree.deprel[noun] == "nmod" and tree.pos[tree.head[noun]] == "VERB"
        if joined and tree.children(noun, "case"):
            tree.deprel[noun] = "obl"


def mend_places_taken_for_predicates(tree: Tree) -> None:
    """*Née à Lyon*: a name with a preposition of place says where, not what somebody is."""
    for place in range(1, len(tree)):
        verb = tree.head[place]
        if tree.deprel[place] != "xcomp" or tree.pos[place] != "PROPN" or tree.pos[verb] != "VERB":
            continue
        if any(tree.lemma[i] in _OF_PLACE for i in tree.children(place, "case")):
            tree.deprel[place] = "obl"


def mend_participles_taken_for_nouns(tree: Tree) -> None:
    """*Paul Morel, parti chez Nordal*: a participle is a clause, not an apposition."""
    for index in range(1, len(tree)):
        participle = tree.pos[index] == "VERB" and tree.feats[index].get("VerbForm") == "Part"
        if participle and tree.deprel[index] == "appos" and not tree.children(index, "det", "case"):
            tree.deprel[index] = "acl"


def mend_nouns_taken_for_verbs(tree: Tree) -> None:
    """*l'exploitant du port a été racheté*: a form in *-ant* with an article is a noun."""
    for index, token in enumerate(tree.tokens):
        word = token.text.casefold()
        if tree.pos[index] != "VERB" or tree.deprel[index] not in _NOMINAL:
            continue
        determined = any(i < index for i in tree.children(index, "det"))
        if word in _PERMITS and determined:
            tree.pos[index], tree.lemma[index], tree.feats[index] = "NOUN", word, {}
        elif word.endswith(_AGENTS) and determined and not tree.children(index, "aux", *_SUBJECTS):
            tree.pos[index], tree.lemma[index] = "NOUN", word.removesuffix("s")
            tree.feats[index] = {"Number": "Plur" if word.endswith("s") else "Sing"}


def mend_openings(tree: Tree) -> None:
    """*Créée en 2012 par X, la société Y …*: a participle before its sentence is a clause of it."""
    for index in range(len(tree)):
        verb = tree.head[index]
        if tree.deprel[index] not in ("obl", "advmod", "dep", "appos") or not index < verb:
            continue
        if tree.deprel[verb] in _SUBJECTS:
            verb = tree.head[verb]
        if tree.pos[index] != "VERB" or tree.feats[index].get("VerbForm") != "Part":
            continue
        if not tree.children(index, "aux", "aux:pass", "case", "mark", *_SUBJECTS):
            tree.attach(index, verb, "advcl")


def mend_time_nouns(tree: Tree, days: Container[str]) -> None:
    """*a infligé vendredi une amende*: what stands behind the day belongs to the verb.

    As does what somebody becomes: *a été élu dimanche président*.
    """
    for day in range(1, len(tree)):
        verb = tree.head[day]
        if tree.lemma[day] not in days or tree.pos[verb] != "VERB" or verb > day:
            continue
        if not tree.children(day, "case"):
            tree.deprel[day] = "obl"
        for child in tree.children(day):
            participle = tree.feats[child].get("VerbForm") == "Part" and child == day + 1
            if child < day or (tree.pos[child] not in _NAMES_AND_NOUNS and not participle):
                continue
            if tree.children(child, "case"):
                tree.attach(child, verb, "obl")
            elif child == day + 1 and tree.feats[child].get("VerbForm") == "Part":
                tree.attach(child, verb, "xcomp")  # "s'est dit jeudi opposé au projet"
            elif child == day + 1 and tree.pos[child] == "NOUN" and tree.lemma[child] not in days:
                tree.attach(child, verb, "xcomp")
            elif tree.children(child, "det", "nummod") or tree.pos[child] == "PROPN":
                tree.attach(child, verb, "obl" if tree.children(verb, "obj") else "obj")


def mend_bare_objects(tree: Tree, days: Container[str]) -> None:
    """*a rejeté tout calendrier*: a noun without preposition behind an active verb is its object."""
    for verb in range(len(tree)):
        if tree.pos[verb] != "VERB" or tree.children(verb, "obj", "ccomp", *_PASSIVE):
            continue
        for noun in tree.children(verb, "obl", "nmod"):
            determined = tree.children(noun, "det")
            if noun < verb or tree.pos[noun] != "NOUN" or not determined or tree.lemma[noun] in days:
                continue
            if not tree.children(noun, "case") and tree.tokens[determined[0]].index > verb:
                tree.deprel[noun] = "obj"
                break


def mend_objects_behind_adjuncts(tree: Tree) -> None:
    """*avait battu au premier tour l'ancien ministre*: the noun behind an adjunct is the verb's object."""
    for noun in range(2, len(tree)):
        adjunct = tree.head[noun]
        verb = tree.head[adjunct]
        if tree.deprel[noun] not in ("appos", "nmod", "obj") or tree.pos[noun] not in _NAMES_AND_NOUNS:
            continue
        if not (verb < adjunct < noun and tree.pos[verb] == "VERB" and tree.deprel[adjunct] == "obl"):
            continue
        if not tree.children(adjunct, "case") or tree.children(noun, "case"):
            continue
        if tree.children(verb, "obj", "ccomp", *_PASSIVE) or not _may_have_object(tree, verb):
            continue
        if noun == adjunct + 1 and tree.pos[noun] == "PROPN" and not tree.children(adjunct, "det"):
            tree.attach(noun, verb, "obj")  # "a mis en cause Moscou"
            continue
        determined = [i for i in tree.children(noun, "det") if i < noun]
        if determined and tree.tokens[determined[0] - 1].pos not in ("PUNCT", "ADP", "CCONJ"):
            tree.attach(noun, verb, "obj")


def mend_objects_taken_for_subjects(tree: Tree) -> None:
    """*a expulsé lundi le consul, déclaré indésirable*: a bare participle has no subject."""
    for noun in range(2, len(tree)):
        participle = tree.head[noun]
        verb = tree.head[participle]
        if tree.deprel[noun] != "nsubj" or not verb < noun < participle or tree.pos[verb] != "VERB":
            continue
        bare = not tree.children(participle, "aux", "aux:pass", "mark", "cop")
        past = tree.feats[participle].get("VerbForm") == "Part"
        if not (bare and past) or tree.tokens[participle - 1].text != "," or tree.children(noun, "case"):
            continue
        if _may_have_object(tree, verb) and not tree.children(verb, "obj", "ccomp", *_PASSIVE):
            tree.attach(noun, verb, "obj")
            tree.attach(participle, noun, "acl")


def _may_have_object(tree: Tree, verb: int) -> bool:
    """Whether a verb has a subject, or is an infinitive, which borrows one."""
    if tree.children(verb, *_SUBJECTS):
        return True
    return any(tree.feats[i].get("VerbForm") == "Inf" for i in (verb, *tree.children(verb, "aux")))


def mend_agents_of_actions(tree: Tree) -> None:
    """*Feu vert à la reprise du port par Nordal*: who did it belongs to the action nearest before.

    Of an action with its complement; the models hang the agent on the first noun of the headline.
    """
    for agent in range(4, len(tree)):
        top = tree.head[agent]
        if tree.deprel[agent] not in ("nmod", "obl") or tree.pos[top] != "NOUN" or not top < agent:
            continue
        if [tree.lemma[i] for i in tree.children(agent, "case")] != ["par"]:
            continue
        for noun in tree.children(top, "nmod"):
            cases = [tree.lemma[i] for i in tree.children(noun, "case")]
            of = [i for i in tree.children(noun, "nmod") if i < agent]
            determined = tree.children(noun, "det")
            if top < noun < agent and cases == ["à"] and determined and of and tree.pos[noun] == "NOUN":
                tree.attach(agent, noun, "nmod")
