"""The sample graph as a page, by either renderer."""

from pathlib import Path

import pytest
from sample_graph import sample_graph

import kgbuild.view
from kgbuild.view import write_page

BUNDLE = Path(kgbuild.view.__file__).parent / "static" / "bundle" / "graph.js"


def needs_bundle():
    if not BUNDLE.is_file():
        pytest.skip("the bundle is not built (python hatch_build.py)")


def write_sample(path: Path, renderer: str) -> Path:
    title = "Batteries : la bataille du nickel"
    write_page(sample_graph(), path, title=title, label_lang="fr", renderer=renderer)
    return path
