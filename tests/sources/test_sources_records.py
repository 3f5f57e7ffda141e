"""JSON and JSON Lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kgbuild.model import Article
from kgbuild.sources import SourceFailure, SourceOptions, SourceResult, read_sources

BODY = "Le groupe suédois Norvik a racheté mardi les chantiers navals Altea, près de Nantes."
SECOND = "La ville de Brest a refusé jeudi de vendre le port de plaisance au groupe Marval."


def read(path: Path, data: Any, **options: Any) -> list[SourceResult]:
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return list(read_sources([str(path)], SourceOptions(**options)))


def test_record_gives_its_members(tmp_path: Path) -> None:
    record = {
        "text": BODY,
        "title": "Norvik rachète Altea",
        "date": "2024-03-12T08:00:00Z",
        "publisher": {"name": "Le Courrier"},
        "author": "Jeanne Ferrand",
        "url": "https://courrier.example/1",
    }
    (found,) = read(tmp_path / "a.json", record)
    assert isinstance(found, Article)
    assert found.source == str(tmp_path / "a.json")
    assert (found.text, found.title, found.published) == (BODY, "Norvik rachète Altea", "2024-03-12")
    assert (found.publisher, found.author) == ("Le Courrier", "Jeanne Ferrand")
    assert found.url == "https://courrier.example/1"


def test_field_names_are_configurable(tmp_path: Path) -> None:
    record = {
        "corps": BODY,
        "titre": "Altea",
        "jour": "12/03/2024",
        "source": "Le Courrier",
        "lien": "http://a.example/",
    }
    (found,) = read(
        tmp_path / "a.json",
        record,
        text_field="corps",
        title_field="titre",
        date_field="jour",
        publisher_field="source",
        url_field="lien",
    )
    assert isinstance(found, Article)
    assert (found.title, found.published, found.publisher) == ("Altea", "2024-03-12", "Le Courrier")
    assert found.url == "http://a.example/"


@pytest.mark.parametrize("name", ["published", "datePublished", "pubDate"])
def test_date_has_other_usual_names(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path / "a.json", {"text": BODY, name: "Tue, 12 Mar 2024 08:00:00 GMT"})
    assert isinstance(found, Article)
    assert found.published == "2024-03-12"


@pytest.mark.parametrize(
    "shape", [[{"text": BODY}, {"text": SECOND}], {"items": [{"text": BODY}, {"text": SECOND}]}]
)
def test_lists_give_numbered_records(tmp_path: Path, shape: Any) -> None:
    path = tmp_path / "a.json"
    found = read(path, shape)
    assert [r.source for r in found] == [f"{path}#1", f"{path}#2"]
    assert [type(r) for r in found] == [Article, Article]


def test_bad_line_stops_no_other_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        "\ufeff" + json.dumps({"text": BODY}),
        "",
        "{broken",
        json.dumps({"body": BODY}),
        json.dumps([BODY]),
        json.dumps({"text": "  "}),
        json.dumps({"text": "x" * 900}),
        json.dumps({"text": SECOND}),
    ]
    found = read(path, "\n".join(lines), max_bytes=500)
    assert [r.source for r in found] == [f"{path}#{n}" for n in (1, 2, 3, 4, 5, 6, 7)]
    codes = [r.error.code if isinstance(r, SourceFailure) else type(r).__name__ for r in found]
    assert codes == ["Article", "KG209", "KG209", "KG209", "KG203", "KG206", "Article"]


def test_missing_text_names_the_members_there_are(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.json", {"body": BODY, "title": "Altea", "n": 3})
    assert isinstance(found, SourceFailure)
    assert "no text in a member 'text' (members with text: body, title)" in found.error.message


def test_text_as_is_is_the_member_itself(tmp_path: Path) -> None:
    text = f"Partager\n{BODY}\r\n  "
    (found,) = read(tmp_path / "a.json", {"text": text}, as_is=True)
    assert isinstance(found, Article)
    assert (found.text, found.title, found.left_out) == (text, None, 0)


def test_lone_surrogate_is_replaced_one_for_one(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.json", '{"text": "' + BODY + ' \\ud800!", "title": "a\\udfff"}', as_is=True)
    assert isinstance(found, Article)
    assert (found.text, found.title) == (BODY + " \ufffd!", "a\ufffd")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, '{"text":' * 50_000, "9" * 5000, "nul", '"text"', "3", "null"]
)
def test_hostile_json_is_a_failure(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path / "a.json", text)
    assert isinstance(found, SourceFailure)
    assert found.error.code == "KG209"
