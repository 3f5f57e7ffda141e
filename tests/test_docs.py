"""The documents say what is so: their links lead somewhere, their commands and examples run."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from kgbuild.graph.canned import canned_queries

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/README.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands(text: str) -> list[list[str]]:
    """The kgbuild commands of a page's shell blocks, as words."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line.split(" > ")[0]) for line in lines if "kgbuild " in line and line[:1] != "#"]


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page):
    for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
        if not link.startswith(("http://", "https://")):
            assert (page.parent / link).exists(), link


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_named_canned_queries_exist(page):
    for name in re.findall(r"--name ([a-z-]+)", page.read_text(encoding="utf-8")):
        assert name in canned_queries()


def test_the_picture_is_small():
    assert (ROOT / "docs" / "page.png").stat().st_size < 300_000


def test_the_commands_of_the_readme_run(kgbuild, tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    out = tmp_path / "out"
    build = kgbuild("build", ROOT / "examples" / "fr" / "nickel-batteries.md", "-o", out)
    assert build.exit_code == 0, build.stderr
    seen = 0
    for words in commands(README):
        # The folder that the reader would have built, and articles that are there.
        arguments = [str(out) if word == "out" else word for word in words[1:]]
        if arguments[0] == "build":
            continue  # names a feed on the web
        done = kgbuild(*arguments)
        assert done.exit_code == 0, (words, done.stderr)
        assert done.stdout.strip()
        seen += 1
    assert seen >= 5
