"""Addresses of pages, texts and feeds, against a server on this machine."""

from __future__ import annotations

import gzip
import re
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kgbuild.model import Article
from kgbuild.sources import SourceFailure, SourceOptions, SourceResult, read_sources
from kgbuild.sources.feed import feed_entries

BODY = "Le groupe suédois Norvik a racheté mardi les chantiers navals Altea, près de Nantes."
LONG = " ".join(
    [BODY, "Le maire de Nantes a dit à la presse qu'il attendait des garanties sur l'emploi."] * 3
)
PAGE = (
    "<html><head><title>Norvik rachète Altea</title>"
    '<meta property="og:site_name" content="Le Courrier"></head>'
    f"<body><article><p>{LONG}</p></article></body></html>"
)
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Courrier</title>
<item><title>Tout est là</title><link>BASE/never</link><pubDate>Tue, 12 Mar 2024 08:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{LONG}</p>
<p>Altea emploie <b>300</b> personnes à Brest.</p>]]></content:encoded></item>
<item><title>Titre du fil</title><link>BASE/page</link><pubDate>Wed, 13 Mar 2024 08:00:00 GMT</pubDate>
<description>Norvik rachète Altea…</description></item>
<item><title>Perdu</title><link>BASE/missing</link><description>Rien.</description></item>
<item><title>Sans lien</title><description>La ville de Brest refuse de vendre son port.</description></item>
<item><title>Vide</title></item>
<item><title>Boucle</title><link>BASE/feed</link></item>
<item><title>Fichier</title><link>file:///etc/passwd</link></item>
</channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>Le Courrier</title><entry><title>Norvik rachète Altea</title><updated>2024-03-12T08:00:00Z</updated>
<author><name>Jeanne Ferrand</name></author><link href="https://courrier.example/1"/>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""

HTML = "text/html; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"
    seen: list[tuple[str, str]]

    def do_GET(self) -> None:
        type(self).seen.append((self.path, self.headers["User-Agent"]))
        base = f"http://{self.headers['Host']}"
        pages: dict[str, tuple[str, bytes]] = {
            "/page": (HTML, PAGE.encode()),
            "/latin": ("text/html; charset=iso-8859-1", PAGE.encode("latin-1")),
            "/text": ("text/plain; charset=utf-8", BODY.encode()),
            "/vague.txt": ("application/octet-stream", BODY.encode()),
            "/json": ("application/json", f'{{"text": "{BODY}"}}'.encode()),
            "/feed": ("application/rss+xml", RSS.replace("BASE", base).encode()),
            "/atom": ("text/xml", ATOM.encode()),
            "/picture": ("image/png", b"\x89PNG"),
            "/empty": (HTML, b""),
            "/big": (HTML, b"x" * 200_000),
            "/bomb": (HTML, gzip.compress(b"x" * 20_000_000)),
        }
        if self.path.startswith("/loop"):
            self._redirect(f"/loop{self.path}"[:90])
        elif self.path == "/moved":
            self._redirect("/page")
        elif self.path == "/sly":
            self._redirect("file:///etc/passwd")
        elif self.path == "/drip":
            self._drip()
        elif self.path in pages:
            kind, data = pages[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            if self.path == "/bomb":
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self._write(data)
        else:
            self.send_error(404)

    def _write(self, data: bytes) -> bool:
        try:
            self.wfile.write(data)
        except OSError:  # the client had enough
            return False
        return True

    def _redirect(self, place: str) -> None:
        self.send_response(302)
        self.send_header("Location", place)
        self.end_headers()

    def _drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", HTML)
        self.end_headers()
        for _ in range(20):
            if not self._write(b"<p>.</p>"):
                return
            time.sleep(0.05)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("no_proxy", "*")
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def read(url: str, **options: float) -> list[SourceResult]:
    return list(read_sources([url], SourceOptions(**options)))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["/page", "/latin"])
def test_page_is_fetched(base: str, path: str) -> None:
    (found,) = read(base + path)
    assert isinstance(found, Article), found
    assert (found.text, found.title, found.publisher) == (LONG, "Norvik rachète Altea", "Le Courrier")
    assert (found.source, found.url) == (base + path, base + path)
    assert re.fullmatch(r"kgbuild/[\w.+-]+", Handler.seen[0][1])


@pytest.mark.parametrize("path", ["/text", "/vague.txt", "/json"])
def test_text_and_json_are_fetched(base: str, path: str) -> None:
    (found,) = read(base + path)
    assert isinstance(found, Article), found
    assert found.text == BODY


def test_redirect_is_followed(base: str) -> None:
    (found,) = read(f"{base}/moved")
    assert isinstance(found, Article), found
    assert (found.source, found.url) == (f"{base}/moved", f"{base}/page")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/missing", "KG211"),
        ("/loop", "KG211"),
        ("/sly", "KG211"),
        ("/picture", "KG212"),
        ("/empty", "KG203"),
        ("/big", "KG206"),
        ("/bomb", "KG206"),
        ("/drip", "KG211"),
    ],
)
def test_address_that_fails_has_its_code(base: str, path: str, code: str) -> None:
    (found,) = read(base + path, max_bytes=100_000, timeout=0.3 if path == "/drip" else 20)
    assert isinstance(found, SourceFailure), found
    assert found.error.code == code
    assert base + path in found.error.message
    assert len(Handler.seen) <= 6


def test_server_that_is_not_there(base: str) -> None:
    (found,) = read("http://127.0.0.1:9/a")
    assert isinstance(found, SourceFailure)
    assert found.error.code == "KG211"


def test_feed_gives_whole_entries_and_follows_the_links_of_teasers(base: str) -> None:
    found = read(f"{base}/feed")
    assert [r.source for r in found] == [f"{base}/feed#{n}" for n in range(1, 8)]
    whole, followed, missing, plain, empty, loop, file = found
    assert isinstance(whole, Article)
    assert whole.text == f"{LONG}\n\nAltea emploie 300 personnes à Brest."
    assert (whole.title, whole.published, whole.publisher) == ("Tout est là", "2024-03-12", "Le Courrier")
    assert isinstance(followed, Article)
    assert (followed.text, followed.title, followed.published) == (LONG, "Titre du fil", "2024-03-13")
    assert followed.url == f"{base}/page"
    assert isinstance(plain, Article)
    assert plain.text == "La ville de Brest refuse de vendre son port."
    codes = [r.error.code for r in (missing, empty, loop, file) if isinstance(r, SourceFailure)]
    assert codes == ["KG211", "KG203", "KG212", "KG210"]
    assert "/never" not in [path for path, _ in Handler.seen]


def test_atom_feed(base: str) -> None:
    (found,) = read(f"{base}/atom")
    assert isinstance(found, Article), found
    assert (found.text, found.author, found.published) == (LONG, "Jeanne Ferrand", "2024-03-12")
    assert found.url == "https://courrier.example/1"


def test_feed_file_is_read_without_following_links(tmp_path: Path, base: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("BASE", base), encoding="utf-8")
    found = list(read_sources([str(path)]))
    assert [type(r).__name__ for r in found] == [
        "Article",
        "Article",
        "Article",
        "Article",
        "SourceFailure",
        "SourceFailure",
        "SourceFailure",
    ]
    assert Handler.seen == []


def test_feed_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    data = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
        f"<rss version='2.0'><channel><item><title>a</title><description>{BODY} &x;</description>"
        "</item></channel></rss>"
    )
    (entry,) = feed_entries(data.encode(), "a.xml")
    assert entry.document is not None
    assert "geheim" not in entry.document.text
