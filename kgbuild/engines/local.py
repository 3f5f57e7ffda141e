"""Articles in this process, or in several on this machine."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice

from kgbuild.errors import KgbuildError
from kgbuild.model import Article, Coreference, Extraction, Relations


@dataclass(frozen=True, slots=True)
class ExtractFailure:
    """An article that could not be worked on, and why."""

    article: Article
    error: KgbuildError


def extract_all(
    articles: Iterable[Article],
    *,
    workers: int = 1,
    model: str | None = None,
    relations: Relations = "typed",
    coref: Coreference = "rules",
) -> Iterator[Extraction | ExtractFailure]:
    """The extraction of each article, in the order given, whatever the number of processes.

    At most a few articles for each worker are held at a time, so that a long feed is never read
    ahead of the work.
    """
    chosen = (model, relations, coref)
    if workers <= 1:
        for article in articles:
            yield _extract(article, *chosen)
        return
    # Spawned, not forked: a forked copy of the libraries' threads can hang.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting = iter(articles)
        pending = [pool.submit(_extract, article, *chosen) for article in islice(waiting, workers * 4)]
        while pending:
            yield pending.pop(0).result()
            pending.extend(pool.submit(_extract, article, *chosen) for article in islice(waiting, 1))


def _extract(
    article: Article, model: str | None, relations: Relations, coref: Coreference
) -> Extraction | ExtractFailure:
    from kgbuild.pipeline import pipeline_for  # the language libraries: only where text is read

    try:
        return pipeline_for(article.lang, model, relations, coref).extract(article)
    except KgbuildError as error:
        return ExtractFailure(article, error)
