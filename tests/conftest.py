"""What all tests share."""

from __future__ import annotations

import importlib
import pickle
import shutil
import sys

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


@pytest.fixture(scope="session")
def untrained(tmp_path_factory):
    """A folder with a model of coreferee for the French spaCy model: its rules, but weights at random."""
    pytest.importorskip("coreferee", reason="coreferee is not installed (extra coreferee)")
    import spacy
    from coreferee import tendencies
    from coreferee.rules import RulesAnalyzerFactory
    from thinc.api import fix_random_seed

    from kgbuild.clauses.models import choose_model

    name = choose_model("fr")
    if name == "fr_dep_news_trf":
        pytest.skip("coreferee does not go with the French transformer model")
    nlp = spacy.load(name)
    doc = nlp("Le maire a vu Claire Dupuis. Elle a salué Paul Esnault. Il rentre à Rome, où elle vit.")
    RulesAnalyzerFactory.get_rules_analyzer(nlp).initialize(doc)
    table = tendencies.generate_feature_table([doc], nlp)
    analyzer = tendencies.TendenciesAnalyzer(RulesAnalyzerFactory.get_rules_analyzer(nlp), nlp, table)
    fix_random_seed(1)
    model = tendencies.create_thinc_model()
    model.initialize(X=[tendencies.DocumentPairInfo.from_doc(doc, analyzer, tendencies.ENSEMBLE_SIZE)])
    root = tmp_path_factory.mktemp("coreferee")
    folder = root / "coreferee_model_fr" / f"{name.rsplit('_', 1)[1]}_3_8_0"
    folder.mkdir(parents=True)
    for package in (folder, folder.parent):
        (package / "__init__.py").touch()
    (folder / "feature_table.bin").write_bytes(pickle.dumps(table))
    model.to_disk(folder / "model")
    return root


@pytest.fixture
def coreferee_models(monkeypatch):
    """``coreferee_models(folder)`` makes the models in a folder those of coreferee; None: there are none."""
    from kgbuild.pipeline import pipeline_for

    def forget():
        for name in [name for name in sys.modules if name.startswith("coreferee_model_")]:
            del sys.modules[name]
        importlib.invalidate_caches()
        pipeline_for.cache_clear()

    def choose(folder):
        forget()
        if folder is None:
            monkeypatch.setitem(sys.modules, "coreferee_model_fr", None)
        else:
            monkeypatch.syspath_prepend(folder)

    yield choose
    monkeypatch.undo()
    forget()
