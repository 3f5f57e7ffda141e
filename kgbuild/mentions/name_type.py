"""What is decided about one name."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from kgbuild.model import EntityType

#: Fewer votes than this decide nothing.
LEAST = 0.5


@dataclass(slots=True)
class NameType:
    """The outcome for one name: its type, gender ("m", "f", "") and the votes behind it."""

    votes: dict[EntityType, float] = field(default_factory=lambda: defaultdict(float))
    genders: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    mentions: int = 0

    @property
    def type(self) -> EntityType | None:
        """The type with most votes, None where hardly anything speaks for any."""
        if not self.votes:
            return None
        best = max(sorted(self.votes), key=lambda kind: self.votes[kind])
        return best if self.votes[best] >= LEAST else None

    @property
    def gender(self) -> str:
        """The gender with most votes."""
        return max(sorted(self.genders), key=lambda g: self.genders[g]) if self.genders else ""
