"""Entities: who and what the mentions of an article refer to."""

from kgbuild.entities.resolver import EntityResolver, Resolution

__all__ = ["EntityResolver", "Resolution"]
