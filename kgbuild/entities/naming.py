"""Turns chains into entities: canonical name, identifier, forms, confidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from kgbuild.entities.chains import Chain
from kgbuild.languages.gazetteer import fold
from kgbuild.model import Entity, Mention

_SLUG_LENGTH = 60


def make_entity(chain: Chain, number: int) -> Entity:
    """The entity of a named chain; ``number`` counts from 1 by first appearance."""
    forms = sorted(chain.forms, key=lambda f: (fold(f) in chain.other_names, -len(f), -chain.forms[f], f))
    name = canonical_name(chain, forms)
    names = [*forms, *(a for a in chain.adjectives if a not in forms)]
    if not forms and name not in names:
        names.insert(0, name)
    type_ = chain.type or "Organisation"
    return Entity(
        f"e{number}",
        iri(type_, chain.key if chain.kind == "country" and chain.key else name),
        type_,
        name,
        tuple(sorted(names, key=lambda f: -len(f))),
        confidence=_confidence(chain),
        descriptions=_descriptions(chain.mentions),
    )


def canonical_name(chain: Chain, forms: Sequence[str]) -> str:
    """The best form: a country's usual name, else the fullest form that is not all capitals."""
    if chain.type == "Place" and chain.kind == "country" and chain.canonical:
        return chain.canonical
    if not forms:
        return chain.canonical
    normal = [f for f in forms if not (f.isupper() and len(f) > 5 and " " in f)] or list(forms)
    if chain.type in ("Place", "Product", "Work"):
        return max(normal, key=lambda f: (chain.forms[f], len(f)))
    return normal[0]


def iri(type_: str, name: str) -> str:
    """``urn:kgbuild:entity:`` with the name as a slug and a hash of type and folded name."""
    folded = fold(name)
    slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:_SLUG_LENGTH] or "entity"
    digest = hashlib.sha256(f"{type_}{folded}".encode()).hexdigest()[:8]
    return f"urn:kgbuild:entity:{slug}-{digest}"


def _descriptions(mentions: Sequence[Mention]) -> tuple[str, ...]:
    nominals = sorted((m for m in mentions if m.kind == "nominal"), key=lambda m: m.start)
    return tuple(dict.fromkeys(m.text for m in nominals))


def _confidence(chain: Chain) -> float:
    """Rough: known names and names that occur in full and often are the surest."""
    names = sum(chain.forms.values())
    score = 0.6 + 0.05 * min(names, 4)
    if chain.key or chain.roles:
        score += 0.12
    if any(" " in form for form in chain.forms):
        score += 0.05
    return round(min(score, 0.98), 2)
