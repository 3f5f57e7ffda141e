"""Verbs in the present that French models leave without their subject: *Oslo frappe Riga*."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence

from kgbuild.languages.trees import has_finite_verb, is_finite
from kgbuild.model import Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj")
_VERBAL = ("VERB", "AUX", "ADV", "PROPN", "X")
_BEFORE = ("NOUN", "PROPN", "ADJ", "X", "NUM")
_BEHIND = ("DET", "ADP", "PROPN", "ADV", "PRON", "NUM", "SCONJ", "X")
_OBJECTS = ("DET", "PROPN", "NUM", "X")
_RELATIVES = ("qui", "que", "qu'", "qu’", "dont", "où")
_OPENING_CLAUSES = (*_RELATIVES, "si", "quand", "lorsque", "puisque", "comme")
#: What may part a clause from the next one, whose own verb the sentence has been given.
_BOUNDARIES = (*_OPENING_CLAUSES, "alors", "mais", "tandis")
#: Forms that are past participles as well: "produit", "rejoint".
_LIKE_PARTICIPLES = ("uit", "rit", "dit", "int")


#: Prepositions that are written like a verb.
_PREPOSITIONS = ("entre", "contre", "outre")
#: A verb that the models never mistake, by the ending of its forms.
_STAND_IN = "accus"
_ENDINGS = ("e", "ent", "era", "eront", "ait", "aient")
_ENDINGS_IN_IR = ("t", "ssent", "ra", "ront", "ssait", "ssaient")
_STRESSED = ("e", "ent", "era", "eront")
#: "siéger", "mener": before a silent ending the last vowel opens, "siège", "mène"; in "appeler" it doubles.
_OPENED = re.compile(r"[eé]([^aeiouyéèêëx]|gu|qu|[ct]r|gn)$")
_DOUBLED = ("appel", "jet", "projet", "rejet", "renouvel")
_HAVE = ("a", "ont", "avait", "avaient", "aurait", "auraient", "ayant", "avoir", "été")


def finite_forms(verbs: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, str]]:
    """Third persons of *verbs* in *-er* and *-ir*, each with its infinitive and a form to read in its place.

    ``irregular`` gives singular and plural of the present of other verbs. A form of two verbs is left out.
    """
    found: dict[str, set[tuple[str, str]]] = {}
    for verb in sorted({verb.split()[0] for verb in verbs}):
        if "'" in verb or verb in irregular:
            continue
        if verb.endswith("er"):
            pairs = [(form, ending) for ending in _ENDINGS for form in _forms_in_er(verb[:-2], ending)]
        elif verb.endswith("ir"):
            pairs = [(verb[:-1] + own, ending) for own, ending in zip(_ENDINGS_IN_IR, _ENDINGS, strict=True)]
        else:
            continue
        for form, ending in pairs:
            found.setdefault(form, set()).add((verb, _STAND_IN + ending))
    for verb, forms in irregular.items():
        for form, ending in zip(forms, _ENDINGS, strict=False):
            found.setdefault(form, set()).add((verb, _STAND_IN + ending))
    return {form: next(iter(meant)) for form, meant in found.items() if len(meant) == 1}


def _forms_in_er(stem: str, ending: str) -> list[str]:
    if ending not in _STRESSED:
        softened = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
        return [softened + ending]
    if stem.endswith(("oy", "uy", "ay")):
        return [stem[:-1] + "i" + ending, *([stem + ending] if stem.endswith("ay") else [])]
    if stem.endswith(_DOUBLED):
        return [stem + stem[-1] + ending]
    opened = _OPENED.sub(r"è\1", stem) + ending
    return [opened, stem + ending] if "é" in stem and ending in ("era", "eront") else [opened]


def lost_verb(
    tokens: Sequence[Token], forms: Mapping[str, tuple[str, str]], verbs: Container[str]
) -> tuple[int, str] | None:
    """The position of a verb that has no subject or is no verb, and a form to read in its place.

    ``forms`` are those of :func:`finite_forms`, ``verbs`` the known infinitives.
    """
    for token in tokens[1:-2]:
        if token.text in forms:
            if _has_subject(tokens, token) or token.text in _PREPOSITIONS:
                continue
            paired = tokens[token.index + 1].pos == "CCONJ" and tokens[token.index + 2].text in forms
            if _ends_subject(tokens, token.index, paired) and _is_alone(tokens, token):
                return token.index, forms[token.text][1]
        elif tokens[token.index - 1].text in _HAVE and _is_hidden_participle(token, verbs):
            return token.index, _STAND_IN + "é"
    return None


def _is_hidden_participle(token: Token, verbs: Container[str]) -> bool:
    word = token.text
    return token.pos not in ("VERB", "AUX") and word.endswith("é") and f"{word[:-1]}er" in verbs


def _has_subject(tokens: Sequence[Token], verb: Token) -> bool:
    return verb.pos == "VERB" and any(
        t.head == verb.index and t.index < verb.index and t.deprel in _SUBJECTS for t in tokens
    )


def _ends_subject(tokens: Sequence[Token], verb: int, paired: bool) -> bool:
    """Whether the sentence begins with a noun phrase that reaches up to the verb, an object behind it.

    Between the two an insert may stand, "X, qui a repris les armes, contrôle Y". ``paired``: a second
    verb stands behind it instead, "dément et menace".
    """
    inserted = _insert_before(tokens, verb)
    start = tokens[: verb if inserted is None else inserted]
    if start[-1].pos not in _BEFORE or start[0].pos in ("ADP", "PRON", "SCONJ", "VERB", "AUX", "ADV"):
        return False
    if has_finite_verb(start) or any(t.text.casefold() in _OPENING_CLAUSES or t.text in ",;:" for t in start):
        return False
    behind = tokens[verb + 1]
    if paired:
        return True
    if tokens[verb].text.endswith(_LIKE_PARTICIPLES):
        return behind.pos in _OBJECTS
    return behind.pos in _BEHIND or behind.text[:1].isupper() or behind.feats.get("VerbForm") == "Inf"


def _insert_before(tokens: Sequence[Token], verb: int) -> int | None:
    """Where the insert between commas begins that ends right before a verb; None where there is none.

    A finite verb in it is that of its relative clause.
    """
    commas = [t.index for t in tokens[:verb] if t.text == ","]
    if len(commas) < 2 or commas[-1] != verb - 1:
        return None
    insert = tokens[commas[0] + 1 : verb]
    opened = next((t.index for t in insert if t.text.casefold() in _RELATIVES), verb)
    return None if has_finite_verb(tokens[commas[0] + 1 : opened]) else commas[0]


def _is_alone(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether the finite verbs behind are those of other clauses."""
    later = next((t.index for t in tokens[verb.index + 1 :] if is_finite(t)), None)
    if later is None:
        return True
    between = tokens[verb.index + 1 : later]
    if any(t.text.casefold() in _BOUNDARIES for t in between):
        return True
    if _insert_before(tokens, verb.index) is not None:
        return False  # "X, fondé à Metz, siège du groupe, a dit": one more noun of the insert
    if between and between[-1].text == ",":
        return True
    return verb.pos in _VERBAL and any(t.pos == "CCONJ" for t in between)
