"""How a graph is served."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgbuild.graph.query import QueryLimits
from kgbuild.view import Renderer

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What the server may do.

    ``names`` are host names it answers to besides ``localhost`` and IP addresses; ``origins``
    the web origins whose pages may read its answers (``*`` for all); ``queries`` how many
    queries run at once, ``patience`` how many seconds one more waits for its turn;
    ``renderer`` what draws the pages that it makes (None: what drew the graph's page).
    """

    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    names: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    limits: QueryLimits = field(default_factory=QueryLimits)
    queries: int = 4
    patience: float = 15.0
    renderer: Renderer | None = None
