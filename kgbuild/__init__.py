"""kgbuild: news articles to people, organisations, places and relations with evidence.

>>> import kgbuild
>>> kgbuild.__version__
'0.1.0'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.errors import KgbuildError
    from kgbuild.model import Article, Entity, Extraction, Mention, Statement
    from kgbuild.pipeline import Pipeline

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Entity",
    "Extraction",
    "KgbuildError",
    "Mention",
    "Pipeline",
    "Statement",
    "__version__",
]

_PLACES = {
    "Article": "kgbuild.model",
    "Entity": "kgbuild.model",
    "Extraction": "kgbuild.model",
    "KgbuildError": "kgbuild.errors",
    "Mention": "kgbuild.model",
    "Pipeline": "kgbuild.pipeline",
    "Statement": "kgbuild.model",
}


def __getattr__(name: str) -> Any:
    # Names load when they are asked for: importing kgbuild alone takes no time.
    if name in _PLACES:
        return getattr(import_module(_PLACES[name]), name)
    raise AttributeError(f"module 'kgbuild' has no attribute {name!r}")
