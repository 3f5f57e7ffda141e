"""HTML pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.model import Article
from kgbuild.sources import SourceOptions, read_sources

PAGE = """<?xml version="1.0" encoding="{charset}"?><!DOCTYPE html><html lang="fr"><head>
<meta charset="{charset}"><title>Norvik rachète Altea - Le Courrier</title>
<meta property="og:title" content="Norvik rachète Altea">
<meta property="og:site_name" content="Le Courrier"><meta name="author" content="Jeanne Ferrand">
<meta property="article:published_time" content="2024-03-12T23:30:00+01:00">
<link rel="canonical" href="https://courrier.example/norvik"></head><body>
<nav><ul><li>Accueil</li><li>Sport</li></ul></nav><article><h1>Norvik rachète Altea</h1>
<p>Le groupe suédois Norvik a racheté mardi la société Altea, a annoncé son président.</p>
<p>« Nous sommes <b>très</b> heureux », a déclaré <a href="/x">M. Lindqvist</a>.</p>
<p>Lire aussi : Altea ferme son usine</p>
<p>Le ministère n'a pas souhaité commenter cette opération, que Bruxelles doit approuver.</p></article>
<footer>Mentions légales</footer><script>alert("Norvik")</script></body></html>"""


def article(path: Path, data: bytes, *, as_is: bool = False) -> Article:
    path.write_bytes(data)
    (found,) = read_sources([str(path)], SourceOptions(as_is=as_is))
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_page_becomes_an_article(tmp_path: Path, charset: str) -> None:
    found = article(tmp_path / "a.html", PAGE.format(charset=charset).encode(charset))
    assert found.text == (
        "Norvik rachète Altea\n\n"
        "Le groupe suédois Norvik a racheté mardi la société Altea, a annoncé son président.\n\n"
        "« Nous sommes très heureux », a déclaré M. Lindqvist.\n\n"
        "Le ministère n'a pas souhaité commenter cette opération, que Bruxelles doit approuver."
    )
    assert (found.title, found.published) == ("Norvik rachète Altea", "2024-03-12")
    assert (found.publisher, found.author) == ("Le Courrier", "Jeanne Ferrand")
    assert found.url == "https://courrier.example/norvik"
    assert found.left_out == 1


def test_as_is_leaves_the_page_text_uncleaned(tmp_path: Path) -> None:
    found = article(tmp_path / "a.html", PAGE.format(charset="utf-8").encode(), as_is=True)
    assert "Lire aussi : Altea ferme son usine" in found.text


def test_page_is_read_without_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    page = PAGE.format(charset="utf-8").replace(
        "<!DOCTYPE html>", '<!DOCTYPE html SYSTEM "http://a.example/x.dtd">'
    )
    assert article(tmp_path / "a.html", page.encode()).title == "Norvik rachète Altea"


def test_hostile_address_in_a_page_is_dropped(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace("https://courrier.example/norvik", "javascript:alert(1)")
    assert article(tmp_path / "a.html", page.encode()).url is None
