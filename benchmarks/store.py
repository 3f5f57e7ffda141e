"""Speed and memory of the store: a generated graph, loaded and asked.

::

    python -m benchmarks.store --statements 33000     # about a million quads
    python -m benchmarks.store --statements 1000000   # takes long, and some 10 GB of disk

Each load runs in a process of its own, whose peak memory is told; Oxigraph's own loader reads the
same quads in the same run. Times depend on the machine and on what else it does: what counts are
the ratios.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import RdfFormat

from kgbuild.graph.canned import MOST_ROWS, canned_queries, canned_query
from kgbuild.graph.query import QueryLimits, run_query
from kgbuild.graph.store import OxigraphStore
from kgbuild.graph.store_build import rebuild_store
from kgbuild.graph.trig import write_trig
from kgbuild.model import Article, Entity, EntityType, Extraction, Span, Statement, Topic

#: Statements of one article.
_AN_ARTICLE = 20
_CAST = 12
_TYPES: tuple[EntityType, ...] = ("Person", "Organisation", "Place")
_RELATIONS = ("supports", "meets", "criticises", "open:see_with")


def generated(statements: int, seed: int = 1) -> Iterator[Extraction]:
    """Articles of twenty statements each, about entities that many of them share."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    known = max(50, statements // 20)
    for number in range(statements // _AN_ARTICLE):
        cast = [_entity(place, chance.randrange(known)) for place in range(_CAST)]
        yield Extraction(
            Article(
                f"urn:kgbuild:article:{number:032x}",
                f"news/{number}.txt",
                "en",
                "",
                f"Headline {number}",
                f"2023-02-{number % 28 + 1:02d}",
                "The Two Banks Courier",
            ),
            (),
            tuple(cast),
            tuple(_statement(chance, number, place, cast) for place in range(_AN_ARTICLE)),
        )


def _entity(place: int, number: int) -> Entity:
    name = f"Name{number} Family{number % 977}"
    names = (name, f"Family{number % 977}")
    return Entity(f"e{place}", f"urn:kgbuild:entity:{number:07d}", _TYPES[number % 3], name, names)


def _statement(chance: random.Random, article: int, place: int, cast: list[Entity]) -> Statement:
    one, other = chance.sample(range(_CAST), 2)
    relation = chance.choice(_RELATIONS)
    words = (
        f"Sentence {place} of article {article} says something of {cast[one].name} and {cast[other].name}."
    )
    start = place * 200
    return Statement(
        id=f"s{place}",
        subject=f"e{one}",
        relation=relation,
        label={"en": relation, "fr": relation},
        object=f"e{other}" if place % 7 else Topic("nickel"),
        qualifiers={} if place % 4 else {"date": "2023-02-19"},
        polarity="positive" if place % 10 else "negative",
        certainty=("certain", "certain", "probable", "possible")[place % 4],
        attributed_to=None if place % 3 else "e0",
        trigger=Span(start, start + 8, "Sentence"),
        evidence=Span(start, start + len(words), words),
        confidence=0.83,
        rule="en/see",
    )


def load_native(folder: Path, target: Path) -> None:
    """Oxigraph's own loader on the N-Quads of the graph file: the named graphs."""
    pyoxigraph.Store(str(target)).bulk_load(path=str(folder / "graph.nq"), format=RdfFormat.N_QUADS)


def load_native_all(folder: Path, target: Path) -> None:
    """Oxigraph's own loader on all that the store holds, the default graph as well."""
    pyoxigraph.Store(str(target)).bulk_load(path=str(folder / "all.nq"), format=RdfFormat.N_QUADS)


def load_native_in_order(folder: Path, target: Path) -> None:
    """The same, and put in order as ``kgbuild build`` leaves a store: it is asked many times faster then."""
    store = pyoxigraph.Store(str(target))
    store.bulk_load(path=str(folder / "all.nq"), format=RdfFormat.N_QUADS)
    store.optimize()
    store.flush()


def load_ours(folder: Path, target: Path) -> None:
    """The store as ``kgbuild build`` makes it."""
    rebuild_store(target, folder / "graph.trig")


_LOADS: dict[str, Callable[[Path, Path], None]] = {
    "native": load_native,
    "native-all": load_native_all,
    "native-in-order": load_native_in_order,
    "kgbuild": load_ours,
}


def _load(name: str, folder: Path) -> None:
    """Runs in a process of its own: prints seconds, seconds of processor, megabytes."""
    start = time.perf_counter()
    _LOADS[name](folder, folder / name)
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = time.perf_counter() - start
    print(json.dumps([seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))


def _timed(name: str, folder: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "benchmarks.store", "--load", name, "--folder", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - this module
    seconds, processor, memory = json.loads(done.stdout)
    return seconds, processor, memory


def _prepare(folder: Path, statements: int) -> int:
    """Writes the files; returns the number of quads in the named graphs."""
    start = time.perf_counter()
    write_trig(generated(statements), folder / "graph.trig")
    print(f"write_trig            {time.perf_counter() - start:7.1f} s")
    count = 0
    with (folder / "graph.nq").open("wb") as named, (folder / "all.nq").open("wb") as both:
        for quad in pyoxigraph.parse(path=str(folder / "graph.trig"), format=RdfFormat.TRIG):
            triple = f"{quad.subject} {quad.predicate} {quad.object} "
            named.write(line := f"{triple}{quad.graph_name} .\n".encode())
            both.write(line + f"{triple}.\n".encode())
            count += 1
    return count


def _ask(folder: Path) -> None:
    store = OxigraphStore.open(folder / "kgbuild")
    for name, canned in canned_queries().items():
        values = ["Family7" for _ in canned.parameters]
        start = time.perf_counter()
        result = run_query(store, canned_query(name, values), QueryLimits(MOST_ROWS, 600))
        print(f"  {name:20}{time.perf_counter() - start:7.2f} s  {len(result.rows)} rows")


def main() -> None:
    """Generates, loads and asks; prints a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--statements", type=int, default=33_000)
    parser.add_argument("--folder", type=Path, help="where to work; a temporary folder by default")
    parser.add_argument("--load", choices=sorted(_LOADS), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.load:
        _load(chosen.load, chosen.folder)
        return
    with tempfile.TemporaryDirectory(dir=chosen.folder) as name:
        folder = Path(name)
        quads = _prepare(folder, chosen.statements)
        print(f"{chosen.statements} statements, {quads} quads in named graphs")
        for load in _LOADS:
            seconds, processor, memory = _timed(load, folder)
            print(f"load {load:16} {seconds:7.1f} s {processor:7.1f} s of processor {memory:6.0f} MB")
        print("canned queries:")
        _ask(folder)


if __name__ == "__main__":
    main()
