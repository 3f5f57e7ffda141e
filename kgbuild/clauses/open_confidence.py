"""How sure a construction is: the share of its words that hold, measured on English sentences."""

from __future__ import annotations

_CONSTRUCTIONS = {
    "verb": 0.70,
    "conjunct": 0.67,
    "relative": 0.58,
    "copula": 0.55,
    "adjective": 0.52,
    "passive-participle": 0.52,
    "participle": 0.49,
    "adverbial": 0.48,
    "controlled": 0.40,
    "infinitive": 0.38,
    "apposition": 0.55,
    "apposition-names": 0.50,
    "title": 0.41,
    "place": 0.40,
    "apposition-turned": 0.35,
    "apposition-noun": 0.20,
    "apposition-measure": 0.20,
    "possessive": 0.20,
}
#: What a verb is said with. One that stands alone, or with an adverb only, is the least sure.
_ARRANGEMENTS = {"clause": 1.05, "oblique": 1.0, "object": 1.0, "adjunct": 0.88, "alone": 0.25}
#: A member of a coordinated subject by itself: mostly the whole subject is meant.
_PART = 0.40


def confidence_of(rule: str) -> float:
    """The confidence of a construction, 0 to 1, two decimals.

    ``rule`` is a construction, with the arrangement of a verb (``"verb-object"``) and ``-part``
    for a member of a subject.
    """
    factor = 1.0
    if rule.endswith("-part"):
        rule, factor = rule.removesuffix("-part"), _PART
    if rule not in _CONSTRUCTIONS:
        rule, _, arrangement = rule.rpartition("-")
        factor *= _ARRANGEMENTS[arrangement]
    return round(_CONSTRUCTIONS[rule] * factor, 2)
