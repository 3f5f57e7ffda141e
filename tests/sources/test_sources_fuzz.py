"""Whatever the bytes, the outcome is an article or an error with a code."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgbuild.model import Article
from kgbuild.sources import SourceFailure, SourceOptions, read_sources

PIECES = (
    *("<html>", "<p>", "</p>", "<body>", "<rss>", "<item>", "<![CDATA[", "]]>", "&amp;", "&#0;", "<!--"),
    *("{", "[", '"text":', '"', "---\n", "title: x\n", "# ", "\n\n", "\ufeff", "\ud7ff"),
    "Le maire de Nantes est parti.",
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=25).map(lambda parts: "".join(parts).encode())


def outcome(name: str, data: bytes, options: SourceOptions) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        for found in read_sources([str(path)], options):
            assert isinstance(found, (Article, SourceFailure))
            if isinstance(found, Article):
                assert found.text.encode()
                assert found.left_out >= 0


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.json", "a.jsonl", "a.xml", "a.txt.gz", "a"])
@settings(max_examples=20, deadline=None)
@given(data=st.one_of(st.binary(max_size=200), MARKUP), as_is=st.booleans())
@example(data=b"\x1f\x8b", as_is=False)
@example(data=b"<div>" * 5000 + b"Le texte.", as_is=False)
@example(data=b"- " * 3000, as_is=False)
@example(data=b"> " * 3000 + b"a", as_is=False)
def test_any_bytes_end_well(name: str, data: bytes, as_is: bool) -> None:
    outcome(name, data, SourceOptions(as_is=as_is))


@pytest.mark.parametrize(
    "line",
    [
        "1 " * 100,
        "Partager " * 22,
        "12 mars 2024 " * 15,
        "Par Jeanne Ferrand " * 10,
        "Lire aussi : " * 15,
        "a" * 100_000,
        ". " * 50_000,
        "© " * 100,
        "nous " * 100 + "cookies",
    ],
)
def test_repetitive_lines_take_no_time(line: str) -> None:
    # Patterns that fall back on themselves would need minutes here.
    outcome(
        "a.txt",
        f"Le maire de Nantes est parti jeudi pour Brest.\n\n{line}x\n".encode(),
        SourceOptions(lang="fr"),
    )


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_source_name_ends_well(name: str) -> None:
    if "://" in name or name == "-":
        return
    with tempfile.TemporaryDirectory() as folder:
        for found in read_sources([f"{folder}/absent/{name}"]):
            assert isinstance(found, SourceFailure)
            assert found.error.code == "KG201"
