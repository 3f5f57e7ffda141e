"""The body that an article is about: named at its head, and as often as any other."""

from __future__ import annotations

from collections.abc import Iterable

from kgbuild.entities.chains import Chain, rank
from kgbuild.entities.scene import Scene
from kgbuild.model import Mention

#: The sentences that tell what an article is about: its headline, its standfirst, its first sentence.
_HEAD = 3
_MEDIA = "media"


def mark_theme(scene: Scene, chains: Iterable[Chain]) -> None:
    """Marks the body that the article is about, if there is one: the first at its head, if none is
    named more often.

    A newspaper or agency that tells the story is none, nor is a body that only stands beside
    somebody: *the founder of* X.
    """
    bodies = [c for c in chains if c.named and c.type == "Organisation" and _MEDIA not in (c.kind, *c.kinds)]
    ahead = [c for c in bodies if any(_acts(scene, m) for m in c.mentions if m.sentence < _HEAD)]
    if not ahead:
        return
    first = min(ahead, key=lambda chain: chain.first)
    often = _names(first)
    first.main = often > 1 and all(_names(c) <= often for c in bodies)


def _acts(scene: Scene, mention: Mention) -> bool:
    return mention.kind == "name" and rank(scene.places[mention.id]) > 0


def _names(chain: Chain) -> int:
    return sum(chain.forms.values())
