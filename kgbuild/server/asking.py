"""Asks a store through a worker process, a few at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import kgbuild
from kgbuild.errors import OutputError, QueryError
from kgbuild.graph.query import check_query, time_is_up
from kgbuild.server.negotiation import BINDINGS, GRAPHS, Choice, choose, unacceptable
from kgbuild.server.protocol import Question
from kgbuild.server.settings import ServerSettings
from kgbuild.server.worker import TIME_IS_UP, Head, Task

#: Seconds that a process may take to start and to end itself, before it is ended from outside.
_START = 10.0
_WORKER = "kgbuild.server.worker"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as bytes. ``truncated`` is true where rows were left out, as the client asked."""

    body: bytes
    content_type: str
    truncated: bool


class Asker:
    """Answers questions within the server's limits, from any number of threads."""

    def __init__(self, store: Path, settings: ServerSettings) -> None:
        self._store = store
        self._settings = settings
        self._turns = threading.BoundedSemaphore(settings.queries)

    def ask(self, question: Question, accept: str) -> Reply:
        """The answer, in the format that the question or the Accept header asks for.

        Raises :class:`QueryError` KG601-KG610, :class:`OutputError` (KG532) where there is no
        store.
        """
        check_query(question.sparql)
        rows = choose(BINDINGS, accept, question.format)
        graph = choose(GRAPHS, accept, question.format)
        with self.turn():
            told, body = run_worker(_WORKER, asdict(self._task(question, rows, graph)))
        head = Head(**told)
        choice = graph if head.graph else rows
        if choice is None:
            formats, what = (GRAPHS, "a graph") if head.graph else (BINDINGS, "this answer")
            raise unacceptable(formats, what)
        return Reply(body, choice.content_type, head.truncated)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One of the few turns. Raises :class:`QueryError` (KG608) where none comes free."""
        if not self._turns.acquire(timeout=self._settings.patience):
            raise QueryError("KG608", f"{self._settings.queries} queries run already; try again in a moment")
        try:
            yield
        finally:
            self._turns.release()

    def _task(self, question: Question, rows: Choice | None, graph: Choice | None) -> Task:
        limits = self._settings.limits
        # A client that names a graph names the whole dataset: what it does not name is empty.
        named = bool(question.default_graphs or question.named_graphs)
        return Task(
            path=str(self._store),
            sparql=question.sparql,
            default_graphs=question.default_graphs if named else None,
            named_graphs=question.named_graphs if named else None,
            bindings=rows.name if rows else None,
            graph=graph.name if graph else None,
            rows=limits.rows if question.rows is None else min(question.rows, limits.rows),
            cut=question.rows is not None,
            seconds=limits.seconds,
        )


def run_worker(module: str, task: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    """The head and body that ``module`` answers a task with, in a process of its own.

    Raises :class:`QueryError` or :class:`OutputError` as the task does, :class:`QueryError` KG604
    where it takes longer than its ``seconds`` and KG606 where the process fails.
    """
    seconds: float = task["seconds"]
    try:
        done = subprocess.run(  # noqa: S603 - this program's own module; the query goes by stdin
            [sys.executable, "-P", "-m", module],
            input=json.dumps(task).encode("ascii"),
            capture_output=True,
            timeout=seconds + _START,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise time_is_up(seconds) from None
    if done.returncode == TIME_IS_UP:
        raise time_is_up(seconds)
    line, _, body = done.stdout.partition(b"\n")
    if done.returncode != 0 or not line:
        raise QueryError(
            "KG606", f"the query brought its process down (exit code {done.returncode}); simplify it"
        )
    head: dict[str, Any] = json.loads(line)
    if "error" in head:
        kind = OutputError if head["error"] == OutputError.__name__ else QueryError
        raise kind(head["code"], head["message"])
    return head, body


def _environment() -> dict[str, str]:
    """The process must find this very package, also where it is not installed."""
    here = str(Path(kgbuild.__path__[0]).parent)
    others = os.environ.get("PYTHONPATH", "")
    return os.environ | {"PYTHONPATH": os.pathsep.join(part for part in (here, others) if part)}
