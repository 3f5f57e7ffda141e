"""Plain text and Markdown, taken clean or as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.model import Article
from kgbuild.sources import SourceOptions, read_sources
from kgbuild.sources.markdown import plain_text
from kgbuild.sources.text import split_header

BODY = "Le groupe suédois Norvik a racheté mardi les chantiers navals Altea, près de Nantes."


def article(path: Path, data: str | bytes, *, as_is: bool = False) -> Article:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (found,) = read_sources([str(path)], SourceOptions(as_is=as_is))
    assert isinstance(found, Article), found
    return found


def test_header_block_tells_title_date_and_publisher(tmp_path: Path) -> None:
    found = article(
        tmp_path / "a.txt",
        f"---\nTitle: Norvik rachète Altea\nDate: 2024-03-12\nPublisher: Le Courrier\n"
        f"Author: Jeanne Ferrand\nURL: https://courrier.example/1\n---\n\n{BODY}\n",
    )
    assert found.text == BODY
    assert found.left_out == 0
    assert (found.title, found.published, found.publisher) == (
        "Norvik rachète Altea",
        "2024-03-12",
        "Le Courrier",
    )
    assert (found.author, found.url) == ("Jeanne Ferrand", "https://courrier.example/1")


@pytest.mark.parametrize(
    ("block", "header"),
    [
        ("title: 'Altea : la fin'", {"title": "Altea : la fin"}),
        ("title: Altea: la fin\ndate: 12 mars 2024", {"title": "Altea: la fin", "published": "12 mars 2024"}),
        ("date: 2024-03-12T08:00:00Z", {"published": "2024-03-12T08:00:00Z"}),
        ("layout: post", {}),
        ("Du texte seulement", {}),
        ("- un\n- deux", {}),
        ("title: [1, 2]", {}),
        ("title:", {}),
        ("a: &a [x]\ntitle: *a", {}),
    ],
)
def test_header_block(block: str, header: dict[str, str]) -> None:
    text = f"---\n{block}\n---\nLa suite."
    assert split_header(text) == (header, "La suite." if header else text)


def test_url_that_is_no_web_address_is_dropped(tmp_path: Path) -> None:
    assert article(tmp_path / "a.txt", f"---\nurl: javascript:alert(1)\ntitle: x\n---\n{BODY}").url is None


def test_published_line_gives_the_date(tmp_path: Path) -> None:
    found = article(tmp_path / "a.txt", f"Norvik rachète Altea\n\nPublié le 3 mai 2023 à 9h00\n\n{BODY}")
    assert found.published == "2023-05-03"
    assert found.left_out == 1


@pytest.mark.parametrize(
    "data",
    [
        f"Partager\r\n\r\n{BODY}\r\nTags :\r\nNorvik",
        f"---\ntitle: Norvik\n---\n  {BODY}  \n\n\n",
        f"# Titre\n\n**{BODY}**\n",
        f"«\u00a0Non\u00a0», dit-il.\u2028 {BODY}\x0b\t\u00ad",
        "\U0001f600 " + BODY,
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_as_is_changes_nothing(tmp_path: Path, name: str, data: str) -> None:
    found = article(tmp_path / name, data, as_is=True)
    assert found.text == data
    assert found.left_out == 0
    assert found.lang == "fr"


def test_as_is_still_reads_the_header(tmp_path: Path) -> None:
    found = article(tmp_path / "a.txt", f"---\ntitle: Norvik\ndate: 2024-03-12\n---\n{BODY}", as_is=True)
    assert (found.title, found.published) == ("Norvik", "2024-03-12")


def test_markdown_gives_way_to_its_text(tmp_path: Path) -> None:
    found = article(
        tmp_path / "a.md",
        "---\ndate: 2024-03-12\n---\n# Norvik rachète *enfin* Altea\n\n"
        "Le groupe **suédois** [Norvik](https://norvik.example) a racheté\nmardi les chantiers Altea.\n\n"
        "![photo](a.png)\n\n> « Nous garderons `tous` les emplois », a dit M. Lindqvist.\n\n"
        "- Nantes compte 300 salariés.\n- Brest n'en a plus.\n\n```\ncode = 1\n```\n\n<div>brut</div>\n",
    )
    assert found.text == (
        "Norvik rachète enfin Altea\n\n"
        "Le groupe suédois Norvik a racheté mardi les chantiers Altea.\n\n"
        "« Nous garderons tous les emplois », a dit M. Lindqvist.\n\n"
        "Nantes compte 300 salariés.\n\nBrest n'en a plus."
    )
    assert found.title == "Norvik rachète enfin Altea"
    assert found.left_out == 2


def test_markdown_counts_what_it_leaves_out() -> None:
    assert plain_text("Un.\n\n    code\n    code\n\n<b>\nx\n</b>\n") == ("Un.", 5)
    assert plain_text("| a | b |\n|---|---|\n| c | d |") == ("a\n\nb\n\nc\n\nd", 0)
    assert plain_text("un  \ndeux") == ("un\ndeux", 0)
