"""Reads sources for a run, counts and names what does not become an article."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.api.listening import Listener
from kgbuild.clauses.open_model import OpenClause
from kgbuild.engines import extract_all
from kgbuild.engines.local import ExtractFailure
from kgbuild.errors import KgbuildError
from kgbuild.graph.rdf import article_quads
from kgbuild.model import Article, Coreference, Extraction, Relations
from kgbuild.ontology import load_ontology
from kgbuild.pipeline import pipeline_for
from kgbuild.sources import Repeated, Skipped, SourceFailure, SourceOptions, read_sources


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used, and why."""

    source: str
    error: KgbuildError


@dataclass(slots=True)
class Reading:
    """A run over sources, then over articles and extractions that are there already.

    ``failed``, ``skipped`` and ``repeated`` say which inputs gave no article of their own,
    ``left_out`` counts the lines that cleaning took out.
    """

    sources: Sequence[str]
    options: SourceOptions
    listener: Listener
    workers: int = 1
    model: str | None = None
    relations: Relations = "typed"
    given: Sequence[Article] = ()
    extracted: Sequence[Extraction] = ()
    articles: int = 0
    left_out: int = 0
    failed: list[Failure] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    coref: Coreference = "rules"

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing to read: an empty graph is wanted."""
        return not (self.sources or self.given or self.extracted)

    def extractions(self) -> Iterator[Extraction]:
        """The extraction of every article that could be read, in the order of the sources."""
        results = extract_all(
            self._articles(),
            workers=self.workers,
            model=self.model,
            relations=self.relations,
            coref=self.coref,
        )
        for result in self.listener.track(results, "articles"):
            if isinstance(result, ExtractFailure):
                self._fail(result.article.source, result.error)
            else:
                yield self._count(result)
        for extraction in self.extracted:
            try:
                # Made elsewhere, it may not hold together; once stored, it would stop the graph.
                deque(article_quads(extraction, load_ontology()), maxlen=0)
            except KgbuildError as error:
                self._fail(extraction.article.source, error)
            else:
                yield self._count(extraction)

    def open_clauses(self) -> Iterator[tuple[Article, OpenClause]]:
        """Every open clause of every article, one article after the other in this process."""
        for article in self.listener.track(self._articles(), "articles"):
            try:
                found = pipeline_for(article.lang, self.model).open_clauses(article)
            except KgbuildError as error:
                self._fail(article.source, error)
                continue
            self.articles += 1
            self.left_out += article.left_out
            self.listener.detail(f"{article.source}: {len(found)} clauses")
            yield from ((article, clause) for clause in found)

    def _articles(self) -> Iterator[Article]:
        for result in read_sources(self.sources, self.options):
            match result:
                case Article():
                    yield result
                case SourceFailure():
                    self._fail(result.source, result.error)
                case Skipped():
                    self.skipped.append(result.source)
                    self.listener.detail(f"{result.source}: skipped, {result.reason}")
                case Repeated():
                    self.repeated.append(result.source)
                    self.listener.detail(f"{result.source}: the same article as {result.first}")
        yield from self.given

    def _count(self, extraction: Extraction) -> Extraction:
        article = extraction.article
        self.articles += 1
        self.left_out += article.left_out
        self.listener.detail(
            f"{article.source}: {len(extraction.entities)} entities, "
            f"{len(extraction.statements)} statements, {article.left_out} lines left out"
        )
        return extraction

    def _fail(self, source: str, error: KgbuildError) -> None:
        self.failed.append(Failure(source, error))
        message = str(error)
        self.listener.complain(message if source in message else f"{source}: {message}")

    def losses(self) -> Iterator[str]:
        """A sentence for each kind of thing that was left out."""
        if self.left_out:
            yield f"{self.left_out} lines left out as page debris (--as-is keeps them)"
        if self.repeated:
            yield f"{len(self.repeated)} inputs held an article that was there already"
        if self.skipped:
            yield f"{len(self.skipped)} files of other kinds skipped: {some(self.skipped)}"
        if self.failed:
            names = [failure.source for failure in self.failed]
            yield f"{len(self.failed)} inputs failed: {some(names)}"


def some(names: Sequence[str], most: int = 5) -> str:
    """The first of many names, and how many more there are."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
