"""Decoding: UTF-8, declared charsets, and encodings told by their content."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.errors import SourceError
from kgbuild.sources.encoding import decode

TEXTS = {
    "short": "Le président a été réélu à Besançon.",
    "long": "Le président a été réélu. «Nous irons jusqu'au bout», a déclaré l'élu à Besançon, où "
    "le théâtre a coûté 3 000 000 de francs. Les députés ont déjà refusé.\n" * 30,
    "english": "The owner of Café Zoë paid £30 to the naïve visitor.",
}


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman", "cp850"]
)
def test_text_is_decoded(name: str, encoding: str) -> None:
    text = TEXTS[name]
    assert decode(text.encode(encoding), "a.txt") == text


def test_quotes_of_windows_are_decoded() -> None:
    text = "« L’œuvre a coûté 30 €… », dit-il – trop cher."
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_declared_charset_is_used() -> None:
    russian = "Министр встретился с представителями компании."
    assert decode(russian.encode("koi8-r"), "a.html", "koi8-r") == russian
    assert decode(russian.encode(), "a.html", "koi8-r") == russian


@pytest.mark.parametrize("declared", ["iso-8859-1", "ISO_8859-1", "latin1", "us-ascii"])
def test_declared_latin_1_is_its_superset(declared: str) -> None:
    assert decode("l’été".encode("cp1252"), "a.html", declared) == "l’été"


@pytest.mark.parametrize("declared", ["nonsense", "rot13", "zip", "a\0b", "", "idna"])
def test_useless_declaration_is_passed_over(declared: str) -> None:
    assert decode("Un été à Besançon, près du théâtre.".encode("cp1252"), "a.html", declared)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "KG203"),
        (b"\r\n ", "KG203"),
        (b"abc\0def", "KG204"),
        (b"PK\x03\x04rest", "KG204"),
        (b"\x1b\x02\x03\x04\x05", "KG204"),
        ("déjà vu, à côté, été. ".encode() * 30 + b"\xe9", "KG205"),
        (codecs.BOM_UTF16_LE + b"abc", "KG205"),
        ("Министр встретился с представителями.".encode("cp1251"), "KG205"),
    ],
)
def test_what_is_no_text_has_its_code(data: bytes, code: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "a.bin")
    assert caught.value.code == code
    assert "a.bin" in caught.value.message


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        assert isinstance(decode(data, "a.bin"), str)
    except SourceError as error:
        assert error.code in ("KG203", "KG204", "KG205")
