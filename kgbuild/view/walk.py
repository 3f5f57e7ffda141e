"""A page that holds a part of a large graph, and the ways from it to the other parts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Walk:
    """What leads on from a page of the statements around an entity.

    ``centre`` is the entity's IRI; ``around`` the beginning of the address of any entity's page,
    which its IRI, percent-encoded, completes. The page holds ``shown`` statements from number
    ``start`` on, of ``total`` or (``more``) of still others. The other members are addresses:
    of the statements before and after these, of one step more and one step less, and of the page
    that it all began with; None where there is none.
    """

    centre: str
    around: str
    start: int
    shown: int
    total: int
    more: bool = False
    earlier: str | None = None
    later: str | None = None
    wider: str | None = None
    narrower: str | None = None
    whole: str | None = None
