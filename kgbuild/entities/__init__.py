"""Entities: who and what the mentions of an article refer to."""

from kgbuild.entities.corpus import Corpus
from kgbuild.entities.resolver import EntityResolver, Resolution

__all__ = ["Corpus", "EntityResolver", "Resolution"]
