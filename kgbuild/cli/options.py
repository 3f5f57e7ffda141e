"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgbuild.errors import UsageError
from kgbuild.model import Coreference, Relations

if TYPE_CHECKING:
    from kgbuild.sources import SourceOptions

Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...",
        help="Files, folders, globs (.txt .md .html .json .jsonl), web pages, feeds, - for standard input.",
    ),
]
Lang = Annotated[
    str | None, typer.Option("--lang", "-l", help="Language of the articles; found out by default.")
]
AsIs = Annotated[bool, typer.Option("--as-is", help="Take texts untouched: no cleaning.")]
Model = Annotated[str | None, typer.Option("--model", help="The spaCy model to use; see 'kgbuild models'.")]
Workers = Annotated[int, typer.Option("--workers", "-j", min=1, max=64, help="Processes to work with.")]
Wanted = Annotated[
    Relations,
    typer.Option("--relations", help="typed: in the vocabulary; open: in the text's own verbs; all: both."),
]
Coref = Annotated[
    Coreference,
    typer.Option("--coref", help="What says who a pronoun or a description is: rules, or coreferee first."),
]
Link = Annotated[
    list[Path],
    typer.Option(
        "--link", help="List of names and IRIs (.csv .jsonl .ttl .rdf .jsonld); may be given again."
    ),
]
Reconcile = Annotated[
    list[str],
    typer.Option("--reconcile", metavar="URL", help="Reconciliation service to ask; may be given again."),
]
StoreAddress = Annotated[
    str | None,
    typer.Option(
        "--store", metavar="URL", help="Graph store (SPARQL Graph Store Protocol) to write the graph to, too."
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print errors only.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Name every input and remark.")]
TextField = Annotated[str, typer.Option(help="Member of a JSON record that holds the text.")]
TitleField = Annotated[str, typer.Option(help="Member of a JSON record that holds the title.")]
DateField = Annotated[str, typer.Option(help="Member of a JSON record that holds the date.")]


def source_options(
    lang: str | None, as_is: bool, text_field: str, title_field: str, date_field: str
) -> SourceOptions:
    """The options for reading. Raises :class:`UsageError` KG101 for an unknown language."""
    from kgbuild.languages import available_languages
    from kgbuild.sources import SourceOptions

    if lang is not None and lang not in available_languages():
        known = ", ".join(available_languages())
        raise UsageError("KG101", f"--lang {lang}: kgbuild knows {known}")
    return SourceOptions(
        lang=lang, as_is=as_is, text_field=text_field, title_field=title_field, date_field=date_field
    )


def verbosity(quiet: bool, verbose: bool) -> int:
    """-1, 0 or 1."""
    return -1 if quiet else int(verbose)
