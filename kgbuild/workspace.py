"""The folder that ``build`` writes: one extract per article, and what is derived from them.

::

    OUT/articles/HASH.json   the extract of each article (the contract object): the state
    OUT/graph.trig           all statements as RDF, one named graph an article
    OUT/store/               the same, in an embedded Oxigraph store
    OUT/graph.html           the page
    OUT/articles/HASH.html   the text of each article, with what was found in it marked
    OUT/links/               the lists and answers that entities are linked by: also state
    OUT/links.json           what the entities are linked to, and why
    OUT/judgements.csv       what people decided on who is who, where they did: also state
    OUT/identities.jsonl     the entities across articles, and why each is one
    OUT/settings.json        how it was published last: also state
    OUT/servers.json         which graphs a server was sent, by its address: also state
    OUT/.lock                held while the folder is written to

Everything but the state is made anew from it by :meth:`Workspace.publish`. Extracts are never
rewritten by it: who is who changes only what their entities stand for.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kgbuild.contract import dumps, loads
from kgbuild.errors import OutputError
from kgbuild.graph.rdf import ASSERT_LEVELS, AssertLevel
from kgbuild.graph.read import read_trig
from kgbuild.graph.store_build import rebuild_store
from kgbuild.model import Extraction, PropertyGraph

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from kgbuild.entities import Corpus
    from kgbuild.view import Renderer

#: Bytes of extracts that are held in memory, where they take some ten times as much.
_HELD = 50_000_000


class Workspace:
    """An output folder. Raises :class:`OutputError` KG501–KG504 and KG506 where it cannot be used."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles = root / "articles"
        self.trig = root / "graph.trig"
        self.store = root / "store"
        self.page = root / "graph.html"
        self.linking = root / "links"
        self.links = root / "links.json"
        self.judgements = root / "judgements.csv"
        self.identities = root / "identities.jsonl"
        self.settings = root / "settings.json"
        self.servers = root / "servers.json"
        self._lock: BaseFileLock | None = None

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

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keeps other programs from writing to the folder; may be nested.

        The system lets go of the lock when a program ends, however it ends. Raises
        :class:`OutputError`: KG506 where another program holds it, KG503 where it cannot be made.
        """
        from filelock import FileLock, Timeout

        lock = self._lock = self._lock or FileLock(self.root / ".lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise OutputError(
                "KG506", f"another kgbuild is writing to {self.root}; run this one when it has ended"
            ) from error
        except OSError as error:
            raise OutputError("KG503", f"cannot lock {self.root} ({error.strerror or error})") from error
        try:
            yield
        finally:
            lock.release()

    def put(self, extraction: Extraction) -> bool:
        """Stores an article's extract, whole or not at all; returns whether it is new or changed."""
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

    def corpus(self) -> Corpus:
        """Who is who over all stored articles. Raises what :func:`read_judgements` raises."""
        from kgbuild.entities import Corpus, read_judgements

        return Corpus(self.extractions(), read_judgements(self.judgements))

    def settled(self, corpus: Corpus | None = None) -> Iterator[Extraction]:
        """The stored extracts, each entity as all articles together have it."""
        return map((corpus or self.corpus()).settle, self.extractions())

    def publish(
        self,
        *,
        title: str,
        label_lang: str,
        assert_level: AssertLevel = "certain",
        events: bool = False,
        renderer: Renderer = "auto",
    ) -> tuple[PropertyGraph, Corpus]:
        """Makes graph, store and page anew from the extracts; each is replaced when it is whole."""
        with self.locked():
            return self._publish(title, label_lang, assert_level, events, renderer)

    def _publish(
        self, title: str, label_lang: str, assert_level: AssertLevel, events: bool, renderer: Renderer
    ) -> tuple[PropertyGraph, Corpus]:
        # Loaded here: asking a graph needs none of what makes one.
        from kgbuild.entities import Corpus, read_judgements, record_lines
        from kgbuild.entities.linking import dump_links, link_entities
        from kgbuild.graph.run import this_run
        from kgbuild.graph.trig import write_trig
        from kgbuild.view import write_articles, write_page

        held = self._held()

        def settled() -> Iterator[Extraction]:
            return map(corpus.settle, held or self.extractions())

        corpus = Corpus(held or self.extractions(), read_judgements(self.judgements))
        links = link_entities(settled(), self.linking)
        self._write(self.links, dump_links(links))
        self._write(self.identities, "".join(record_lines(corpus.entities)))
        run = this_run({"assert": assert_level, "events": "yes" if events else "no"})
        write_trig(settled(), self.trig, None, assert_level, links, run, events)
        rebuild_store(self.store, self.trig)
        graph = self.graph()
        write_articles(settled(), self.articles, label_lang=label_lang, graph=f"../{self.page.name}")
        write_page(
            graph,
            self.page,
            title=title,
            label_lang=label_lang,
            articles=self.articles.name,
            renderer=renderer,
        )
        settings = {
            "title": title,
            "label_lang": label_lang,
            "assert_level": assert_level,
            "events": events,
            "renderer": renderer,
        }
        self._write(self.settings, json.dumps(settings, ensure_ascii=False) + "\n")
        return graph, corpus

    def republish(self) -> tuple[PropertyGraph, Corpus]:
        """Publishes as it was done last. Raises :class:`OutputError` KG504 where that is unknown."""
        from kgbuild.view import RENDERERS

        try:
            settings = json.loads(self.settings.read_text(encoding="utf-8"))
            chosen = {name: str(settings[name]) for name in ("title", "label_lang")}
            level = next(level for level in ASSERT_LEVELS if level == settings["assert_level"])
            events = settings.get("events", False) is True
            renderer = next(each for each in RENDERERS if each == settings.get("renderer", "auto"))
        except (OSError, ValueError, KeyError, TypeError, StopIteration) as error:
            raise OutputError(
                "KG504", f"{self.settings} cannot be read; run once more: kgbuild build … -o {self.root}"
            ) from error
        return self.publish(**chosen, assert_level=level, events=events, renderer=renderer)

    def graph(self) -> PropertyGraph:
        """Nodes and edges, read back from the graph file."""
        return read_trig(self.trig)

    def _held(self) -> tuple[Extraction, ...]:
        """The stored extracts, or nothing where they are too many to be held at once."""
        size = sum(path.stat().st_size for path in self.articles.glob("*.json"))
        return tuple(self.extractions()) if size <= _HELD else ()

    def _path(self, article: str) -> Path:
        return self.articles / f"{article.rsplit(':', 1)[-1]}.json"

    def _write(self, path: Path, text: str) -> None:
        partial = path.with_suffix(".part")
        try:
            with partial.open("w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                # Else a machine that stops may leave the new name with nothing in it.
                os.fsync(file.fileno())
            os.replace(partial, path)
        except OSError as error:
            reason = f"cannot write {path} ({error.strerror}); is the disk full?"
            raise OutputError("KG503", reason) from error
