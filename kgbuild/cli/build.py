"""``kgbuild build``: sources in, graph and page out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kgbuild.cli.console import Reporter
from kgbuild.cli.options import (
    AsIs,
    Coref,
    DateField,
    Lang,
    Link,
    Model,
    Quiet,
    Reconcile,
    Sources,
    StoreAddress,
    TextField,
    TitleField,
    Verbose,
    Wanted,
    Workers,
    source_options,
    verbosity,
)
from kgbuild.workspace import Workspace

if TYPE_CHECKING:
    from kgbuild.api.building import Built
    from kgbuild.api.linking import Linking
    from kgbuild.api.reading import Reading

NAME = "build"
EXAMPLE = "Example: kgbuild build examples -o out"


def run(
    sources: Sources,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the graph; added to where it exists.")],
    lang: Lang = None,
    as_is: AsIs = False,
    model: Model = None,
    workers: Workers = 1,
    title: Annotated[str, typer.Option(help="Heading of the page.")] = "kgbuild",
    label_lang: Annotated[str, typer.Option(help="Language of the page and its labels: en or fr.")] = "en",
    renderer: Annotated[
        Literal["auto", "vis", "webgl"],
        typer.Option(help="What draws the page: vis-network, WebGL, or the one that fits the size."),
    ] = "auto",
    assert_level: Annotated[
        Literal["certain", "reported", "probable", "all"],
        typer.Option("--assert", help="Which statements also stand as plain triples."),
    ] = "certain",
    events: Annotated[
        bool, typer.Option("--events", help="Facts with their circumstances as event nodes (SEM) too.")
    ] = False,
    text_field: TextField = "text",
    title_field: TitleField = "title",
    date_field: DateField = "date",
    relations: Wanted = "typed",
    coref: Coref = "rules",
    link: Link = [],  # noqa: B006 - typer copies it
    reconcile: Reconcile = [],  # noqa: B006
    store: StoreAddress = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> int:
    """Build the graph and the page of news articles."""
    from kgbuild.api.building import build_graph
    from kgbuild.api.linking import Linking
    from kgbuild.api.reading import Reading
    from kgbuild.cli.sending import send

    reporter = Reporter(verbosity(quiet, verbose))
    options = source_options(lang, as_is, text_field, title_field, date_field)
    workspace = Workspace(out)
    workspace.prepare()
    linking = Linking(workspace, reporter, link, reconcile)
    reading = Reading(sources, options, reporter, workers, model, relations, coref=coref)
    built = build_graph(
        workspace,
        reading,
        linking,
        title=title,
        label_lang=label_lang,
        assert_level=assert_level,
        events=events,
        renderer=renderer,
    )
    if built is None:
        reporter.say("no article could be read; nothing was written")
        return 1
    _report(reporter, reading, linking, workspace, built)
    send(workspace, store, reporter)
    for judgement in built.corpus.unused:
        reporter.say(f"{workspace.judgements}, line {judgement.line}: finds nothing any more ({judgement})")
    return 1 if reading.failed else 0


def _report(
    reporter: Reporter, reading: Reading, linking: Linking, workspace: Workspace, built: Built
) -> None:
    graph = built.graph
    kinds = Counter(node.type for node in graph.nodes)
    asserted = sum(edge.asserted for edge in graph.edges)
    denied = sum(edge.polarity == "negative" for edge in graph.edges)
    reported = sum(edge.speaker is not None for edge in graph.edges)
    open_ = sum(edge.certainty != "certain" for edge in graph.edges)
    reporter.say(
        f"{reading.articles} articles read, {built.changed} new or changed; "
        f"{len(graph.articles)} in the graph"
    )
    reporter.say(
        f"{kinds['Person']} people, {kinds['Organisation']} organisations, {kinds['Place']} places, "
        f"{sum(kinds[k] for k in ('Event', 'Work', 'Product'))} others"
    )
    reporter.say(
        f"{len(graph.edges)} statements: {asserted} asserted as fact by an article, "
        f"{reported} said by someone, {open_} not certain, {denied} denied"
    )
    links = Counter(
        "same" if node.same_as else "close" for node in graph.nodes if node.same_as or node.close_match
    )
    reporter.say(
        f"{links['same']} of them found in other collections, {links['close']} more are likely matches"
    )
    for loss in (*reading.losses(), *linking.losses()):
        reporter.say(loss)
    reporter.say(f"page   {workspace.page}")
    reporter.say(f"graph  {workspace.trig}")
    reporter.say(f"store  {workspace.store}   (kgbuild query {workspace.root} --name who-says-what)")
