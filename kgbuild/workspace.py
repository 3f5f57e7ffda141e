"""The folder that ``build`` writes: one extract per article, and what is derived from them.

::

    OUT/articles/HASH.json   the extract of each article (the contract object): the state
    OUT/graph.trig           all statements as RDF, one named graph an article
    OUT/store/               the same, in an embedded Oxigraph store
    OUT/graph.html           the page

Everything but ``articles/`` is made anew from it by :meth:`Workspace.publish`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kgbuild.contract import dumps, loads
from kgbuild.errors import OutputError
from kgbuild.graph.rdf import AssertLevel
from kgbuild.graph.read import read_graph
from kgbuild.graph.store import OxigraphStore, rebuild_store
from kgbuild.model import Extraction, PropertyGraph


class Workspace:
    """An output folder. Raises :class:`OutputError` KG501–KG503 where it cannot be used."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles = root / "articles"
        self.trig = root / "graph.trig"
        self.store = root / "store"
        self.page = root / "graph.html"

    def prepare(self) -> None:
        """Makes the folder. Raises :class:`OutputError` KG501 where that is not allowed."""
        try:
            self.articles.mkdir(parents=True, exist_ok=True)
            probe = self.root / ".kgbuild-probe"
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise OutputError(
                "KG501", f"{self.root} cannot be written ({error.strerror}); choose another folder with -o"
            ) from error

    def require(self) -> None:
        """Raises :class:`OutputError` KG502 where the folder holds no graph."""
        if not self.articles.is_dir() or not self.trig.is_file():
            raise OutputError(
                "KG502", f"{self.root} holds no graph; make one with: kgbuild build SOURCE -o {self.root}"
            )

    def put(self, extraction: Extraction) -> bool:
        """Stores an article's extract; returns whether it is new or changed.

        An article that was read from the same source before is replaced.
        """
        path = self._path(extraction.article.id)
        text = dumps(extraction) + "\n"
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return False
        self._write(path, text)
        return True

    def forget(self, article: str) -> None:
        """Takes an article's extract away; nothing happens where there is none."""
        self._path(article).unlink(missing_ok=True)

    def sources(self) -> dict[str, str]:
        """The source of every stored article, by the article's id."""
        return {e.article.id: e.article.source for e in self.extractions()}

    def extractions(self) -> Iterator[Extraction]:
        """The stored extracts, in the order of their ids."""
        for path in sorted(self.articles.glob("*.json")):
            yield loads(path.read_text(encoding="utf-8"), str(path))

    def publish(self, *, title: str, label_lang: str, assert_level: AssertLevel = "certain") -> PropertyGraph:
        """Makes graph, store and page anew from the extracts; each is replaced when it is whole."""
        # Loaded here: asking a graph needs none of what makes one.
        from kgbuild.entities import Corpus
        from kgbuild.graph.trig import write_trig
        from kgbuild.view import write_page

        corpus = Corpus(self.extractions())
        settled = map(corpus.settle, self.extractions())
        write_trig(settled, self.trig, assert_level=assert_level)
        rebuild_store(self.store, self.trig)
        graph = self.graph()
        write_page(graph, self.page, title=title, label_lang=label_lang)
        return graph

    def graph(self) -> PropertyGraph:
        """Nodes and edges, read back from the store."""
        store = OxigraphStore.open(self.store)
        try:
            return read_graph(store)
        finally:
            store.close()

    def _path(self, article: str) -> Path:
        return self.articles / f"{article.rsplit(':', 1)[-1]}.json"

    def _write(self, path: Path, text: str) -> None:
        partial = path.with_suffix(".part")
        try:
            partial.write_text(text, encoding="utf-8")
            os.replace(partial, path)
        except OSError as error:
            reason = f"cannot write {path} ({error.strerror}); is the disk full?"
            raise OutputError("KG503", reason) from error
