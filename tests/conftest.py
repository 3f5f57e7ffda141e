"""What all tests share."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import settings
from typer.testing import CliRunner

# The same examples in every run, and no clock: a slow machine is no failure.
settings.register_profile("kgbuild", deadline=None, derandomize=True)
settings.load_profile("kgbuild")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",  # WebGL all the same
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium; the tests that look at a page skip where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        pytest.skip(f"no browser: none of {', '.join(BROWSERS)} is on the PATH")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def kgbuild():
    """``kgbuild("query", out, …)`` runs a command in this process, where the models are loaded once.

    What people meet only in a process (its start, its exit code, its hashes) has tests of its own.
    """

    def run(*arguments, stdin=None):
        from kgbuild.cli.main import app

        return CliRunner().invoke(app, [str(each) for each in arguments], stdin, catch_exceptions=False)

    return run
