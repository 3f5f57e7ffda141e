"""The functions of ``kgbuild``: from sources to a graph, from a text to what it says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Unpack

from kgbuild.api.building import build_graph
from kgbuild.api.choices import check_choice
from kgbuild.api.given import Given, ReadingOptions, Sources, is_source, reading_of, sort_out, text_article
from kgbuild.api.knowledge_graph import KnowledgeGraph
from kgbuild.api.linking import Linking
from kgbuild.api.listening import Nobody
from kgbuild.api.outcome import Report, nothing_read, warn_of
from kgbuild.api.temporary import folder_for
from kgbuild.errors import UsageError
from kgbuild.graph.rdf import ASSERT_LEVELS, AssertLevel
from kgbuild.model import Article, Extraction
from kgbuild.view import RENDERERS, Renderer, page_languages
from kgbuild.workspace import Workspace


def build(
    sources: Sources,
    out: str | os.PathLike[str] | None = None,
    lang: str | None = None,
    *,
    title: str = "kgbuild",
    label_lang: str = "en",
    renderer: Renderer = "auto",
    assert_level: AssertLevel = "certain",
    events: bool = False,
    links: Sequence[str | os.PathLike[str]] = (),
    reconcile: Sequence[str] = (),
    **options: Unpack[ReadingOptions],
) -> KnowledgeGraph:
    """The graph of news articles, as ``kgbuild build`` makes it.

    ``sources`` is one or several of: a path, folder, glob or http(s) address; an
    :class:`~kgbuild.model.Article`; an :class:`~kgbuild.model.Extraction`. ``out`` is a folder,
    added to where it holds a graph; without it the graph lives in a temporary folder that goes
    with the object. ``lang`` is an ISO 639-1 code, found out by default. ``title``,
    ``label_lang`` and ``renderer`` (auto, vis or webgl) are the page's; ``assert_level`` says which
    statements also stand as plain triples; ``events`` adds facts with their circumstances as event
    nodes (SEM); ``links`` are lists of names and IRIs, ``reconcile`` addresses of services to ask.
    The other options are those of :class:`~kgbuild.api.given.ReadingOptions`.

    An input that fails stops no other: each gives a :class:`~kgbuild.errors.KgbuildWarning` and
    stands in the graph's ``report``. Where none can be read, the first one's error is raised.
    Also raises :class:`~kgbuild.errors.UsageError` (KG151, KG152) and
    :class:`~kgbuild.errors.OutputError`.

    >>> import kgbuild
    >>> said = kgbuild.extract("Le Chili fournit du lithium à Mérisol.", lang="fr")
    >>> kgbuild.build(said).query("ASK { ?supplier kgb:suppliesTo ?customer }")
    True
    """
    given = sort_out(sources)
    reading = reading_of(given, lang, options, Nobody())
    check_choice("label_lang", label_lang, page_languages())
    check_choice("renderer", renderer, RENDERERS)
    check_choice("assert_level", assert_level, ASSERT_LEVELS)
    with folder_for(out) as folder:
        workspace = Workspace(folder)
        workspace.prepare()
        linking = Linking(workspace, Nobody(), [Path(path) for path in links], reconcile)
        built = build_graph(
            workspace,
            reading,
            linking,
            title=title,
            label_lang=label_lang,
            assert_level=assert_level,
            events=events,
            renderer=renderer,
        )
        if built is None or (reading.failed and not reading.articles):
            raise nothing_read(reading)
    report = Report.of(reading, built.changed)
    warn_of(report)
    return KnowledgeGraph(workspace, built.graph, report, temporary=out is None)


def extract(
    text: str | os.PathLike[str] | Article,
    lang: str | None = None,
    *,
    title: str | None = None,
    published: str | None = None,
    **options: Unpack[ReadingOptions],
) -> Extraction:
    """What one article says.

    ``text`` is an article's text, taken as it is, so that offsets fit it; or an
    :class:`~kgbuild.model.Article`; or what names one: a path, an http(s) address, a string that
    is the path of a file. A string without white space names something, too. ``title`` and
    ``published`` (an ISO date, to which *lundi* and *last year* are related) go with a text.
    The other arguments are those of :func:`build`.

    Raises :class:`~kgbuild.errors.SourceError` and :class:`~kgbuild.errors.LanguageError` where
    it cannot be read, :class:`~kgbuild.errors.UsageError` where the source holds several articles
    (KG156), and for a wrong argument (KG151, KG152).

    >>> import kgbuild
    >>> said = kgbuild.extract("Le Chili a attaqué la Bolivie, selon Inès Corvelle.", lang="fr")
    >>> [entity.name for entity in said.entities]
    ['Chili', 'Bolivie', 'Inès Corvelle']
    >>> [(s.relation, s.trigger.text, s.attributed_to) for s in said.statements]
    [('attacks', 'attaqué', 'e3')]
    """
    is_text = isinstance(text, str) and not is_source(text)
    if not is_text and (title is not None or published is not None):
        raise UsageError("KG152", "title and published go with a text; an article has its own")
    given = Given([], [], []) if is_text else sort_out(text)
    reading = reading_of(given, lang, options, Nobody())
    if isinstance(text, str) and is_text:
        _check_date(published)
        reading.given = [text_article(text, reading.options, title=title, published=published)]
    found = list(islice(reading.extractions(), 2))
    if len(found) > 1:
        raise UsageError("KG156", f"{text} holds several articles; kgbuild.build takes them all")
    if not found:
        raise nothing_read(reading)
    return found[0]


def _check_date(published: str | None) -> None:
    try:
        date.fromisoformat(published or "2000-01-01")
    except ValueError as error:
        raise UsageError("KG151", f"published={published!r}: give an ISO date such as 2021-02-19") from error
