"""Reads sources for a command, counts and names what does not become an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.clauses.open_model import OpenClause
from kgbuild.cli.console import Reporter, complain
from kgbuild.engines import extract_all
from kgbuild.engines.local import ExtractFailure
from kgbuild.errors import KgbuildError
from kgbuild.model import Article, Extraction, Relations
from kgbuild.pipeline import pipeline_for
from kgbuild.sources import Repeated, Skipped, SourceFailure, SourceOptions, read_sources


@dataclass(slots=True)
class Reading:
    """A run over sources. ``failed`` names the inputs that could not be used."""

    sources: Sequence[str]
    options: SourceOptions
    reporter: Reporter
    workers: int = 1
    model: str | None = None
    relations: Relations = "typed"
    articles: int = 0
    left_out: int = 0
    failed: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)

    def extractions(self) -> Iterator[Extraction]:
        """The extraction of every article that could be read, in the order of the sources."""
        results = extract_all(
            self._articles(), workers=self.workers, model=self.model, relations=self.relations
        )
        for result in self.reporter.track(results, "articles"):
            if isinstance(result, ExtractFailure):
                self._fail(result.article.source, f"{result.code}: {result.message}")
                continue
            self.articles += 1
            self.left_out += result.article.left_out
            self.reporter.detail(
                f"{result.article.source}: {len(result.entities)} entities, "
                f"{len(result.statements)} statements, {result.article.left_out} lines left out"
            )
            yield result

    def open_clauses(self) -> Iterator[tuple[Article, OpenClause]]:
        """Every open clause of every article, one article after the other in this process."""
        for article in self.reporter.track(self._articles(), "articles"):
            try:
                found = pipeline_for(article.lang, self.model).open_clauses(article)
            except KgbuildError as error:
                self._fail(article.source, f"{error.code}: {error.message}")
                continue
            self.articles += 1
            self.left_out += article.left_out
            self.reporter.detail(f"{article.source}: {len(found)} clauses")
            yield from ((article, clause) for clause in found)

    def _articles(self) -> Iterator[Article]:
        for result in read_sources(self.sources, self.options):
            match result:
                case Article():
                    yield result
                case SourceFailure():
                    self._fail(result.source, str(result.error))
                case Skipped():
                    self.skipped.append(result.source)
                    self.reporter.detail(f"{result.source}: skipped, {result.reason}")
                case Repeated():
                    self.repeated.append(result.source)
                    self.reporter.detail(f"{result.source}: the same article as {result.first}")

    def _fail(self, source: str, message: str) -> None:
        self.failed.append(source)
        complain(message if source in message else f"{source}: {message}")

    def losses(self) -> Iterator[str]:
        """A sentence for each kind of thing that was left out."""
        if self.left_out:
            yield f"{self.left_out} lines left out as page debris (--as-is keeps them)"
        if self.repeated:
            yield f"{len(self.repeated)} inputs held an article that was there already"
        if self.skipped:
            yield f"{len(self.skipped)} files of other kinds skipped: {_some(self.skipped)}"
        if self.failed:
            yield f"{len(self.failed)} inputs failed: {_some(self.failed)}"


def _some(names: Sequence[str], most: int = 5) -> str:
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
