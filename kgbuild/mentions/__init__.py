"""Mentions: the words of an article that refer to somebody or something."""

from kgbuild.mentions.finder import MentionFinder

__all__ = ["MentionFinder"]
