"""What the page's script works with, whatever draws the graph."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from kgbuild.view.content import NODE_TYPES, STANDINGS, Content, PageNode, article_file
from kgbuild.view.drawing import SHAPES, canvas_text, degrees, node_size
from kgbuild.view.walk import Walk


def page_data(
    content: Content, core: Collection[str] | None, articles: str | None, walk: Walk | None = None
) -> dict[str, Any]:
    """The page's data, for JSON. ``core`` are the nodes that it opens on, None for all.

    ``articles`` is the address of the folder with the articles' pages, None where there are none;
    ``walk`` the ways to what the page does not hold.
    """
    degree = degrees(content)
    return {
        "types": [{"name": name, "shape": SHAPES[name]} for name in NODE_TYPES],
        "standings": STANDINGS,
        "core": None if core is None else sorted(core),
        "nodes": [_node(node, degree[node.id], core) for node in content.nodes],
        "edges": [{"id": e.id, "from": e.source, "to": e.target} for e in content.edges],
        "statements": content.statements,
        "articles": [
            {**each, "page": f"{articles}/{quote(article_file(each['id']))}" if articles else None}
            for each in content.articles
        ],
        "relations": {name: {"label": label, "iri": iri} for name, (label, iri) in content.relations.items()},
        "walk": asdict(walk) if walk else None,
    }


def _node(node: PageNode, degree: int, core: Collection[str] | None) -> dict[str, Any]:
    told = {
        "id": node.id,
        "type": node.type,
        "name": node.name,
        "names": node.names,
        "iri": node.iri,
        "sameAs": node.same_as,
        "closeMatch": node.close_match,
        "geography": asdict(node.geography) if node.geography else None,
        "articles": node.articles,
        "degree": degree,
    }
    if core is not None and node.id not in core:
        # The script draws it when it is asked for.
        told["drawn"] = {"label": canvas_text(node.name), "size": node_size(node, degree)}
    return told
