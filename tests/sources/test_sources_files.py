"""Files, folders, globs and standard input."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from kgbuild.errors import KgbuildError, LanguageError
from kgbuild.model import Article
from kgbuild.sources import Repeated, Skipped, SourceFailure, SourceOptions, SourceResult, read_sources

FRENCH = "Le groupe suédois Norvik a racheté mardi les chantiers navals Altea, près de Nantes."
ENGLISH = "The Norwegian dairy group Halden Foods said on Tuesday it would buy its Irish rival Corrib."


def read(*sources: Path | str, **options: object) -> list[SourceResult]:
    return list(read_sources([str(s) for s in sources], SourceOptions(**options)))  # type: ignore[arg-type]


def one(*sources: Path | str, **options: object) -> Article:
    (found,) = read(*sources, **options)
    assert isinstance(found, Article), found
    return found


def failure(source: Path | str, **options: object) -> KgbuildError:
    found = read(source, **options)[-1]
    assert isinstance(found, SourceFailure), found
    return found.error


def test_text_file_becomes_an_article(tmp_path: Path) -> None:
    path = tmp_path / "altea.txt"
    path.write_text(f"Norvik rachète Altea\n\n{FRENCH}\n", encoding="utf-8")
    found = one(path)
    assert found.source == str(path)
    assert found.text == f"Norvik rachète Altea\n\n{FRENCH}"
    assert found.title == "Norvik rachète Altea"
    assert found.lang == "fr"
    assert found.id.startswith("urn:kgbuild:article:")
    assert len(found.id) == len("urn:kgbuild:article:") + 32


def test_id_follows_the_content_alone(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(FRENCH, encoding="utf-8")
    assert one(tmp_path / "a").id == one(tmp_path / "b").id
    assert one(tmp_path / "a", lang="en").id != one(tmp_path / "a").id


def test_folder_is_read_recursively_and_in_order(tmp_path: Path) -> None:
    (tmp_path / "sub" / ".git").mkdir(parents=True)
    for name, text in (
        ("z.txt", FRENCH),
        ("b.MD", ENGLISH),
        ("sub/a.html", f"<p>{FRENCH} Le maire se réjouit.</p>"),
        ("sub/.git/c.txt", FRENCH + " Caché."),
        (".hidden.txt", FRENCH + " Caché aussi."),
        ("notes.docx", "x"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = read(tmp_path)
    assert [r.source for r in found] == [
        f"{tmp_path}/{n}" for n in ("b.MD", "notes.docx", "sub/a.html", "z.txt")
    ]
    assert [type(r) for r in found] == [Article, Skipped, Article, Article]


def test_source_keeps_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text(FRENCH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for given in ("news", "news/", "news/*.txt", "news/a.txt"):
        assert one(given).source == "news/a.txt"


def test_glob_is_sorted_and_skips_what_is_not_read(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.pdf"):
        (tmp_path / name).write_text(FRENCH + name, encoding="utf-8")
    found = read(tmp_path / "*")
    assert [(type(r), r.source[-5:]) for r in found] == [
        (Article, "a.txt"),
        (Article, "b.txt"),
        (Skipped, "c.pdf"),
    ]


def test_repeated_article_is_named_and_given_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(FRENCH, encoding="utf-8")
    first, second = read(tmp_path)
    assert isinstance(first, Article)
    assert second == Repeated(f"{tmp_path}/b.txt", first.id, f"{tmp_path}/a.txt")


def test_bad_inputs_stop_no_other_input(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    found = read(tmp_path / "absent.txt", tmp_path / "empty.txt", tmp_path / "good.txt")
    assert [type(r) for r in found] == [SourceFailure, SourceFailure, Article]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "KG203"),
        ("a.txt", b" \n\t\r\n", "KG203"),
        ("a.md", "\ufeff\u00a0\n".encode(), "KG203"),
        ("a.html", b"  ", "KG203"),
        ("a.json", b"", "KG203"),
        ("a.jsonl", b"\n\n", "KG203"),
        ("a.xml", b"\n", "KG203"),
        ("a.txt", b"%PDF-1.7 abc", "KG204"),
        ("a.txt", bytes(range(256)) * 4, "KG204"),
        ("a.txt", b"\x01\x02\x03\x04 abc", "KG204"),
        ("a.html", b"\x89PNG\r\n\x1a\n\0\0", "KG204"),
        ("a.txt", "d\u00e9j\u00e0 vu ".encode() * 20 + b"\xff\xfe\xe9", "KG205"),
        ("a.txt", b"x" * 2001, "KG206"),
        ("a.jsonl", b"x" * 2001, "KG206"),
        ("a.html", b"<html><body><script>var a = 1;</script></body></html>", "KG208"),
        ("a.json", b"{", "KG209"),
        ("a.json", b"[]", "KG209"),
        ("a.xml", b"<?xml version='1.0'?><catalogue><item/></catalogue>", "KG213"),
        ("a.txt", b"12 34 56", "KG214"),
        ("a.txt", b"Partager\nTweeter\nImprimer", "KG214"),
        ("a.txt.gz", b"\x1f\x8b\x08\x00broken", "KG215"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 40, mtime=0)[:-9], "KG215"),
    ],
)
def test_unreadable_content_has_its_code(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    error = failure(path, max_bytes=2000)
    assert error.code == code
    assert str(path) in error.message
    assert "\n" not in error.message


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "KG201"),
        ("absent.txt", "KG201"),
        ("absent-*.txt", "KG201"),
        ("a\0b", "KG201"),
        ("x" * 5000, "KG201"),
        ("file:///etc/passwd", "KG210"),
        ("ftp://example.org/a.txt", "KG210"),
        ("http://", "KG210"),
        ("https://[", "KG210"),
    ],
)
def test_unusable_source_has_its_code(source: str, code: str) -> None:
    assert failure(source).code == code


def test_folder_without_a_readable_file(tmp_path: Path) -> None:
    assert failure(tmp_path).code == "KG207"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")
    path.chmod(0)
    assert failure(path).code == "KG202"


def test_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH, encoding="utf-8")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    error = failure(path)
    assert error.code == "KG202"
    assert error.message == f"{path} cannot be read: Permission denied; check its permissions"


def test_linked_folder_that_leads_back_up(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert one(tmp_path).source == f"{tmp_path}/a.txt"


def test_file_name_that_is_no_unicode(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as file:
            file.write(FRENCH.encode())
    except OSError:
        pytest.skip("the file system takes Unicode names only")
    assert one(tmp_path).source == f"{tmp_path}/caf\ufffd.txt"


@pytest.mark.parametrize("name", ["a.txt.gz", "a.TXT.GZ", "a.txt"])
def test_gzip_is_opened(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(FRENCH.encode()))
    assert one(path).text == FRENCH


def test_gzip_bomb_meets_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(gzip.compress(b"a" * 10_000_000))
    assert failure(path, max_bytes=100_000).code == "KG206"


@pytest.mark.parametrize(
    "content",
    [
        FRENCH,
        f"[Nantes] {FRENCH}",
        f"<!DOCTYPE html><html><body><p>{FRENCH}</p></body></html>",
        f'{{"text": "{FRENCH}"}}',
        f'[{{"text": "{FRENCH}"}}]',
        f'{{"text": "{FRENCH}"}}\n{{"text": ""}}\n',
        f"<?xml version='1.0'?><rss version='2.0'><channel><item><description>{FRENCH}"
        "</description></item></channel></rss>",
    ],
)
def test_standard_input_is_told_by_its_content(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
    found = read("-")
    assert isinstance(found[0], Article)
    assert found[0].source in ("-", "-#1")
    assert found[0].text.endswith(FRENCH)


def test_file_without_an_ending_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text(f"<html><body><p>{FRENCH}</p></body></html>", encoding="utf-8")
    assert one(path).text == FRENCH


def test_unknown_language_option_is_raised_at_once() -> None:
    with pytest.raises(LanguageError) as caught:
        read_sources([], SourceOptions(lang="xx"))
    assert caught.value.code == "KG301"


def test_reading_is_lazy(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(FRENCH, encoding="utf-8")
    results = read_sources([str(first), str(second)])
    next(results)
    second.write_text(ENGLISH, encoding="utf-8")
    assert isinstance(next(results), Article)
