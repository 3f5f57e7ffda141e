"""What reading yields beside articles."""

from __future__ import annotations

from dataclasses import dataclass

from kgbuild.errors import KgbuildError
from kgbuild.model import Article


@dataclass(frozen=True, slots=True)
class SourceFailure:
    """An input that cannot be read, and why."""

    source: str
    error: KgbuildError


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was met in a folder or a glob and is of no kind that is read."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """An input that holds the article ``article`` (an id), which ``first`` already gave."""

    source: str
    article: str
    first: str


SourceResult = Article | SourceFailure | Skipped | Repeated
