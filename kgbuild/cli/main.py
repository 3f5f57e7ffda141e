"""The ``kgbuild`` command: its sub-commands, and how errors reach people."""

from __future__ import annotations

import sys

import click
import typer

from kgbuild.cli import build, explain, export, extract, models, query, validate
from kgbuild.cli.console import complain
from kgbuild.errors import KgbuildError, UsageError

app = typer.Typer(
    name="kgbuild",
    help="News articles to people, organisations, places and relations: an RDF graph and a page.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for module in (build, extract, query, export, models, explain, validate):
    app.command(module.NAME, epilog=module.EXAMPLE)(module.run)


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    if version:
        from kgbuild import __version__

        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Runs the command line; exits with 0 (done), 1 (some inputs failed) or 2 (wrong usage)."""
    try:
        code = app(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = 2
    except UsageError as error:
        complain(str(error))
        code = 2
    except KgbuildError as error:
        complain(str(error))
        code = 1
    except (KeyboardInterrupt, click.Abort):
        complain("stopped; what was finished is kept")
        code = 130
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    sys.exit(code if isinstance(code, int) else 0)
