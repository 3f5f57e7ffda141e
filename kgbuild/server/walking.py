"""The page of the graph around one entity, made when it is asked for."""

from __future__ import annotations

from dataclasses import asdict

from pyoxigraph import RdfFormat, parse

from kgbuild.errors import QueryError
from kgbuild.graph.read import read_quads
from kgbuild.server.around import DEPTHS, SIZE, Around, Reach
from kgbuild.server.asking import Asker, run_worker
from kgbuild.server.pages import around_address, around_beginning
from kgbuild.server.problems import Refusal
from kgbuild.server.resources import node_of
from kgbuild.server.settings import ServerSettings
from kgbuild.server.words import Site
from kgbuild.view import Walk, page_text
from kgbuild.workspace import Workspace

_WORKER = "kgbuild.server.around"


def read_depth(told: str) -> int:
    """How many steps. Raises :class:`QueryError` (KG609) for what no page has."""
    depth = next((each for each in DEPTHS if str(each) == told), None)
    if depth is None:
        known = " or ".join(map(str, DEPTHS))
        raise QueryError("KG609", f"depth={told[:20]!r}: a page reaches {known} steps far")
    return depth


class Walker:
    """Makes pages within the server's limits, from any number of threads."""

    def __init__(self, workspace: Workspace, settings: ServerSettings, asker: Asker) -> None:
        self._workspace = workspace
        self._seconds = settings.limits.seconds
        self._asker = asker
        self._renderer = settings.renderer

    def page(self, site: Site, iri: str, depth: int, start: int) -> str | None:
        """The page of what is around an entity, from statement ``start`` on; None for no entity.

        Raises :class:`QueryError` KG604-KG609, :class:`OutputError` (KG532) where there is no
        store, :class:`Refusal` 404 where there are not so many statements.
        """
        node_of(iri)
        task = Around(str(self._workspace.store), iri, depth, start, self._seconds)
        # The drawing takes its time as well, so it is made within the turn.
        with self._asker.turn():
            head, body = run_worker(_WORKER, asdict(task))
            reach = Reach(**head)
            if not reach.known:
                return None
            if start and start >= reach.total:
                raise Refusal(404, f"there are only {reach.total} statements around {iri}")
            graph = read_quads(parse(body, format=RdfFormat.N_QUADS))
            name = next((node.name for node in graph.nodes if node.iri == iri), iri)
            articles = "/articles" if self._workspace.articles.is_dir() else None
            return page_text(
                graph,
                title=f"{name} · {site.title}",
                label_lang=site.language,
                articles=articles,
                renderer=self._renderer or site.renderer,
                walk=_walk(task, reach, len(graph.edges)),
            )


def _walk(task: Around, reach: Reach, shown: int) -> Walk:
    before, after = task.start - SIZE, task.start + SIZE
    return Walk(
        centre=task.iri,
        around=around_beginning(task.depth),
        start=task.start,
        shown=shown,
        total=reach.total,
        more=reach.more,
        earlier=around_address(task.iri, task.depth, max(before, 0)) if task.start else None,
        later=around_address(task.iri, task.depth, after) if after < reach.total else None,
        wider=around_address(task.iri, task.depth + 1) if task.depth + 1 in DEPTHS else None,
        narrower=around_address(task.iri, task.depth - 1) if task.depth - 1 in DEPTHS else None,
        whole="/",
    )
