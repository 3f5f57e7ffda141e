"""How much what two groups of occurrences share, or do not share, speaks for one bearer.

Scores are logarithms of odds. A shared feature weighs the more, the fewer articles have it; a
field, a gender or a link that differs weighs against, and so does a companion that one group
always has and the other never.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from kgbuild.entities.identity.occurrences import Occurrence, beside

#: The most that one shared feature, and all together, can say.
_MOST_ONE, _MOST_ALL = 4.0, 8.0
#: Much happens in one place, many have one role or family name: all these together say no more.
_MOST_LOOSE = 1.5
_TELLING = ("companion:", "link:")
#: How much the strongest, the second strongest … shared feature counts: they are not independent.
_FADING = (1.0, 0.7, 0.5, 0.3, 0.2)
_FIELDS_DIFFER = {"Person": -3.0}
_KINDS_DIFFER = -1.5
_GENDERS_DIFFER = -6.0
_LINKS_DIFFER = -4.0
_ROLES_DIFFER = -0.7
#: At most so much against, from companions that are missing.
_MOST_MISSING = -9.0
_ANCHORS = 8
_TRAITS = ("field", "gender", "link", "role")
_BESIDE = ("companion:", "place:", "half:")
#: Companions in a larger share of the articles than this tell nothing by being absent.
_COMMON = 0.08
#: Added to every count of articles: in a small corpus nothing is rare.
_SMOOTHING = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of evidence with its weight, in words for people."""

    reason: str
    weight: float


@dataclass(slots=True)
class Group:
    """Occurrences taken to be one thing so far, and what they have together."""

    occurrences: list[Occurrence] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)
    langs: set[str] = field(default_factory=set)
    #: What excludes other values of its sort, by sort: fields, genders, links, roles.
    traits: dict[str, set[str]] = field(default_factory=lambda: {sort: set() for sort in _TRAITS})
    _anchors: list[tuple[float, str]] | None = None

    @classmethod
    def of(cls, occurrences: Iterable[Occurrence]) -> Group:
        """A group of these occurrences."""
        group = cls()
        for occurrence in occurrences:
            group.add(occurrence)
        return group

    @property
    def size(self) -> int:
        """The number of occurrences."""
        return len(self.occurrences)

    @property
    def first(self) -> tuple[str, str]:
        """The place of its first occurrence, in the order of articles' ids."""
        return min(occurrence.place for occurrence in self.occurrences)

    def add(self, occurrence: Occurrence) -> None:
        """Takes an occurrence in."""
        self.occurrences.append(occurrence)
        self.counts.update(occurrence.evidence)
        self.articles.add(occurrence.article)
        self.langs.add(occurrence.lang)
        for feature in occurrence.evidence:
            sort = feature.partition(":")[0]
            if sort in self.traits:
                self.traits[sort].add(feature)
        self._anchors = None

    def take(self, other: Group) -> None:
        """Takes all of another group in."""
        self.occurrences.extend(other.occurrences)
        self.counts.update(other.counts)
        self.articles |= other.articles
        self.langs |= other.langs
        for sort, features in other.traits.items():
            self.traits[sort] |= features
        self._anchors = None

    def rate(self, feature: str) -> float:
        """The share of its occurrences with a feature, smoothed."""
        return (self.counts[feature] + 0.3) / (self.size + 1.0)


class Weights:
    """Weighs evidence by how many articles of the corpus have it."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        seen: Counter[str] = Counter()
        articles: dict[str, set[str]] = {}
        for occurrence in occurrences:
            seen.update(f for f in occurrence.evidence if not f.startswith(_BESIDE))
            # The thing itself is what others have beside them.
            articles.setdefault(beside(occurrence.type, occurrence.form), set()).add(occurrence.article)
        self.articles = len({article for named in articles.values() for article in named})
        self._counts = dict(seen) | {feature: len(named) for feature, named in articles.items()}
        described = sum(n for feature, n in seen.items() if feature.startswith("role:"))
        self._described = max(described, 1)

    def surprise(self, feature: str) -> float:
        """The logarithm of how rare a feature is; 0 for one that everything has."""
        total = self.articles if feature.startswith(_BESIDE) else self._described
        return max(0.0, math.log((total + _SMOOTHING) / (self._counts.get(feature, 0) + 1)))

    def common(self, feature: str) -> bool:
        """Whether so many articles have a companion that its absence says nothing."""
        return self._counts.get(feature, 0) > max(2.0, _COMMON * self.articles)

    def compare(self, one: Group, other: Group) -> list[Finding]:
        """The evidence for and against, the strongest of each first."""
        return [*self.shared(one, other), *self.against(one, other)]

    def shared(self, one: Group, other: Group) -> list[Finding]:
        """What both have."""
        small, large = (one, other) if len(one.counts) <= len(other.counts) else (other, one)
        weighed = []
        for feature in small.counts:
            if feature in large.counts and not feature.startswith("gender:"):
                rate = math.sqrt(small.rate(feature) * large.rate(feature))
                weight = self.surprise(feature) + math.log(rate)
                if weight > 0.2:
                    most = _MOST_ONE if feature.startswith(_TELLING) else _MOST_LOOSE
                    weighed.append((min(weight, most), feature))
        weighed.sort(key=lambda pair: (-pair[0], pair[1]))
        found: list[Finding] = []
        left, loose = _MOST_ALL, _MOST_LOOSE
        for (weight, feature), share in zip(weighed, _FADING, strict=False):
            telling = feature.startswith(_TELLING)
            given = min(left, weight * share) if telling else min(left, loose, weight * share)
            if given < 0.001:
                continue
            left -= given
            loose -= 0.0 if telling else given
            found.append(Finding(f"both have {_in_words(feature)}", round(given, 3)))
        return found

    def against(self, one: Group, other: Group) -> list[Finding]:
        """What speaks for two bearers."""
        found = clashes(one, other)
        missing = max(_MOST_MISSING, self._missing(one, other) + self._missing(other, one))
        if missing < -0.2:
            found.append(Finding("no constant companion of one is with the other", round(missing, 3)))
        return found

    def _missing(self, one: Group, other: Group) -> float:
        """How unlikely it is that the other, were it the same, has none of the constant companions."""
        sort = _anchor_sort(one)
        if one.size < 2 or not any(feature.startswith(sort) for feature in other.counts):
            return 0.0
        if one._anchors is None:
            one._anchors = self._find_anchors(one, sort)
        if any(feature in other.counts for _, feature in one._anchors):
            return 0.0
        return sum(math.log(1.0 - rate) for rate, _ in one._anchors) * min(other.size, 3)

    def _find_anchors(self, group: Group, sort: str) -> list[tuple[float, str]]:
        """Its most constant companions; counts are less one, for sharing is what made the group."""
        rated = (
            ((count - 1) / (group.size + 0.5), feature)
            for feature, count in group.counts.items()
            if count > 1 and feature.startswith(sort) and not self.common(feature)
        )
        # Two articles on one story share all its people: that is one reason, not eight.
        most = min(_ANCHORS, group.size)
        return sorted(rated, key=lambda pair: (-pair[0], pair[1]))[:most]


def _anchor_sort(group: Group) -> str:
    """What is constantly beside a thing of some type: a place sees everybody, but in its country."""
    return "place:=" if group.occurrences[0].type == "Place" else "companion:"


def clashes(one: Group, other: Group) -> list[Finding]:
    """What the two cannot both have."""
    found = []
    if _apart(one, other, "field"):
        weight = _FIELDS_DIFFER.get(one.occurrences[0].type, _KINDS_DIFFER)
        found.append(Finding("fields of activity differ", weight))
    elif _apart(one, other, "role") and one.langs & other.langs:
        found.append(Finding("roles differ", _ROLES_DIFFER))
    if _apart(one, other, "gender"):
        found.append(Finding("titles of a woman and a man", _GENDERS_DIFFER))
    if _apart(one, other, "link"):
        found.append(Finding("links lead to two things", _LINKS_DIFFER))
    return found


def _apart(one: Group, other: Group, sort: str) -> bool:
    left, right = one.traits[sort], other.traits[sort]
    return bool(left) and bool(right) and left.isdisjoint(right)


def _in_words(feature: str) -> str:
    sort, _, value = feature.partition(":")
    return f"{sort} {value.removeprefix('=')}"


def total(findings: Iterable[Finding]) -> float:
    """The sum of the weights."""
    return round(sum(finding.weight for finding in findings), 3)
