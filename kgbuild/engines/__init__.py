"""Engines: how many articles are worked on at once."""

from kgbuild.engines.local import extract_all

__all__ = ["extract_all"]
