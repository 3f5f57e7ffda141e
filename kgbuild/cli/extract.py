"""``kgbuild extract``: one JSON object an article, or an open clause, to standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kgbuild.cli.console import Reporter
from kgbuild.cli.options import (
    AsIs,
    Coref,
    DateField,
    Lang,
    Model,
    Quiet,
    Sources,
    TextField,
    TitleField,
    Verbose,
    Wanted,
    Workers,
    source_options,
    verbosity,
)
from kgbuild.contract import dumps

Open = Annotated[
    bool, typer.Option("--open", help="Write open clauses, one a line: what is said, in its own words.")
]

if TYPE_CHECKING:
    from kgbuild.api.reading import Reading

NAME = "extract"
EXAMPLE = "Example: kgbuild extract examples/fr --lang fr > extracts.jsonl"


def run(
    sources: Sources,
    lang: Lang = None,
    as_is: AsIs = False,
    model: Model = None,
    workers: Workers = 1,
    text_field: TextField = "text",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    open_clauses: Open = False,
    relations: Wanted = "typed",
    coref: Coref = "rules",
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Write what is found in each article as one line of JSON (docs/contract.md; --open: docs/open.md)."""
    from kgbuild.api.reading import Reading

    reporter = Reporter(verbosity(quiet, verbose))
    options = source_options(lang, as_is, text_field, title_field, date_field)
    reading = Reading(sources, options, reporter, workers, model, relations, coref=coref)
    for line in _open_lines(reading) if open_clauses else map(dumps, reading.extractions()):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    for loss in reading.losses():
        reporter.say(loss)
    return 1 if reading.failed or not reading.articles else 0


def _open_lines(reading: Reading) -> Iterator[str]:
    for article, clause in reading.open_clauses():
        yield json.dumps(clause.to_document(article.source), ensure_ascii=False)
