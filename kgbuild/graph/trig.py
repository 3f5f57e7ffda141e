"""Writes articles as TriG: one named graph each, the same bytes for the same articles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from kgbuild.errors import OutputError
from kgbuild.graph.rdf import AssertLevel, article_quads
from kgbuild.model import Extraction
from kgbuild.ontology import Ontology, load_ontology, load_prefixes


def graph_quads(
    extractions: Iterable[Extraction],
    ontology: Ontology | None = None,
    assert_level: AssertLevel = "certain",
) -> Iterator[Iterator[Quad]]:
    """The quads of many articles, one iterator for each, in the order of the articles' ids.

    An article that comes twice counts once. Only one article's quads are held at a time.
    Raises what :func:`~kgbuild.graph.rdf.article_quads` raises.
    """
    known = ontology or load_ontology()
    ordered = sorted(extractions, key=lambda extraction: (extraction.article.id, extraction.article.source))
    for _, same in groupby(ordered, key=lambda extraction: extraction.article.id):
        # The same text from two places has the same statements: the first place stands for both.
        yield article_quads(next(same), known, assert_level)


def write_trig(
    extractions: Iterable[Extraction],
    path: Path,
    ontology: Ontology | None = None,
    assert_level: AssertLevel = "certain",
) -> None:
    """Writes ``path`` anew; until it is complete, what stood there stays.

    Raises :class:`OutputError` (KG531) where it cannot be written, and what
    :func:`graph_quads` raises.
    """
    unfinished = path.with_name(path.name + ".tmp")
    try:
        with unfinished.open("wb") as file:
            file.write(_header())
            for quads in graph_quads(extractions, ontology, assert_level):
                file.write(_block(quads))
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise OutputError("KG531", f"cannot write {path}: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _header() -> bytes:
    lines = (f"@prefix {name}: <{iri}> .\n" for name, iri in load_prefixes().items())
    return "".join(lines).encode("utf-8")


def _block(quads: Iterable[Quad]) -> bytes:
    prefixes = load_prefixes()
    text = BytesIO()
    serialize(quads, text, format=RdfFormat.TRIG, prefixes=dict(prefixes))
    # Oxigraph writes the prefixes in another order each time; the file has them sorted, once.
    return b"\n" + text.getvalue().split(b"\n", len(prefixes))[-1]
