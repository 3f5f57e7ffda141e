"""From a run over sources to the published graph: what ``kgbuild build`` and Python programs share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.api.linking import Linking
from kgbuild.api.reading import Reading
from kgbuild.entities import Corpus
from kgbuild.graph.rdf import AssertLevel
from kgbuild.model import Extraction, PropertyGraph
from kgbuild.view import Renderer
from kgbuild.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Built:
    """A published graph, who is who in it, and how many articles were new or changed."""

    graph: PropertyGraph
    corpus: Corpus
    changed: int


def build_graph(
    workspace: Workspace,
    reading: Reading,
    linking: Linking,
    *,
    title: str,
    label_lang: str,
    assert_level: AssertLevel,
    events: bool = False,
    renderer: Renderer = "auto",
) -> Built | None:
    """Reads, adds to the workspace and publishes; None where sources gave no article, nor was one there.

    Raises what :meth:`Workspace.publish` raises.
    """
    with workspace.locked():
        changed = take_in(workspace, reading.extractions())
        if not reading.articles and not reading.is_idle and not workspace.sources():
            return None
        linking.run()
        graph, corpus = workspace.publish(
            title=title, label_lang=label_lang, assert_level=assert_level, events=events, renderer=renderer
        )
    return Built(graph, corpus, changed)


def take_in(workspace: Workspace, extractions: Iterable[Extraction]) -> int:
    """Stores each article's extract in the place of an older one from the same source.

    Returns how many are new or changed. The graph is not published anew.
    """
    changed = 0
    with workspace.locked():
        stored: dict[str, set[str]] = {}
        for article, source in workspace.sources().items():
            stored.setdefault(source, set()).add(article)
        for extraction in extractions:
            changed += workspace.put(extraction)
            # Only now: wherever a run is cut off, the article is there, as it was or as it is.
            for before in stored.get(extraction.article.source, set()) - {extraction.article.id}:
                workspace.forget(before)
    return changed
