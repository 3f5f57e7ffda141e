"""Verbs that French models take for nouns: *La Russie contrôle le port*, *« Non », tempête le maire*."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from kgbuild.languages.trees import has_finite_verb
from kgbuild.model import Token

#: Verbs of the same form that the models never mistake, by number.
STAND_INS = {"e": "accuse", "ent": "accusent"}
#: "siéger", "mener": before a silent ending the last vowel opens, "siège", "mène".
_OPENED = re.compile(r"[eé]([^aeiouyéèêë]|gu|qu|[ct]r|gn)$")
_MISTAKEN = ("NOUN", "ADJ", "PROPN", "X")
_BEFORE = ("NOUN", "PROPN", "ADJ", "X", "NUM")
_BEHIND = ("DET", "ADP", "PROPN", "ADV", "PRON", "NUM", "SCONJ", "X")
_CLOSING = ("»", "”", '"', ",")
_THAT = ("que", "qu'")
_OPEN_TO_CLAUSES = ("NOUN", "PROPN", "PUNCT", "ADJ", "X")
_ARTICLES = ("DET", "PROPN")


def present_forms(verbs: Iterable[str], in_ir: Iterable[str] = ()) -> frozenset[str]:
    """The third persons of the present of the verbs in *-er* among infinitives, and of those *in_ir*.

    The latter are verbs such as *bannir*: *bannit, bannissent*.
    """
    stems = {verb.removesuffix("er") for verb in verbs if verb.endswith("er") and " " not in verb}
    stems |= {_OPENED.sub(r"è\1", stem) for stem in stems}
    forms = {stem + ending for stem in stems for ending in STAND_INS}
    return frozenset(forms | {verb.removesuffix("r") + ending for verb in in_ir for ending in ("t", "ssent")})


def hidden_verb(
    tokens: Sequence[Token], forms: Container[str], sayings: Container[str]
) -> tuple[int, str] | None:
    """The position of a verb that was read as something else, and a form to read in its place.

    Without another finite verb a noun or name must stand before it and its complement behind;
    behind a quote it must be a verb of saying with its speaker.
    """
    for token in tokens[1:-1]:
        word = token.text
        if word not in forms or token.pos not in _MISTAKEN or not word.islower():
            continue
        before, behind = tokens[token.index - 1], tokens[token.index + 1]
        if (
            before.text.casefold() in _THAT
            and before.index
            and tokens[before.index - 1].pos in _OPEN_TO_CLAUSES
        ):
            fits = behind.pos in _ARTICLES  # "le groupe, que contrôle la famille X, …"
        elif before.text in _CLOSING:
            quoted = any(t.text in ("«", "“", '"') for t in tokens[: token.index])
            fits = quoted and word in sayings and behind.pos in _ARTICLES
            fits = fits or (before.text == "," and not has_finite_verb(tokens) and behind.pos in _BEHIND)
        else:
            alone = not has_finite_verb(tokens)
            # "L'armée riposte et bombarde le port": the second verb has no subject of its own.
            paired = behind.pos == "CCONJ" and behind.index + 1 < len(tokens)
            paired = paired and tokens[behind.index + 1].feats.get("VerbForm") == "Fin"
            paired = paired and not has_finite_verb(tokens[: behind.index])
            fits = before.pos in _BEFORE and ((behind.pos in _BEHIND and alone) or paired)
        if fits:
            return token.index, STAND_INS["ent" if word.endswith("ent") else "e"]
    return None
