"""Bytes become text: UTF-8, a declared charset, or an encoding that the content makes plain."""

from __future__ import annotations

import codecs
from functools import cache

from kgbuild.errors import SourceError
from kgbuild.languages import available_languages
from kgbuild.languages.data import DataFolder

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
)

# A text has next to no control characters; more than this share of them is no text.
_MOST_CONTROLS = 0.01
# Share of a text's non-ASCII characters that may be unusual in all languages kgbuild knows.
_MOST_UNUSUAL = 0.1
# What browsers do: a page that declares Latin-1 is read as its superset.
_SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252"}


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text that ``data`` encodes, without a byte order mark; line ends are kept.

    ``declared`` is the charset that a page or its server names. Raises :class:`SourceError`
    KG203 (empty), KG204 (binary) or KG205 (an encoding that cannot be told).
    """
    if not data.strip():
        raise SourceError("KG203", f"{source} is empty; give an input with text in it")
    for magic, name in _FORMATS:
        if data.startswith(magic):
            raise _binary(source, name)
    text = _by_mark(data, source)
    if text is None:
        if b"\0" in data:
            raise _binary(source, "binary data")
        text = _by_trial(data, declared)
    if text is None:
        text = _by_content(data, source)
    controls = sum(1 for char in text if char < " " and char not in "\t\n\r\f\v")
    if "\0" in text or controls > max(1, len(text) * _MOST_CONTROLS):
        raise _binary(source, "binary data")
    return text


def _binary(source: str, what: str) -> SourceError:
    return SourceError("KG204", f"{source} is {what}, not text; save its text as .txt or .html and give that")


def _unknown(source: str) -> SourceError:
    return SourceError("KG205", f"the text encoding of {source} cannot be told; save it as UTF-8")


def _by_mark(data: bytes, source: str) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise _unknown(source) from None
    return None


def _by_trial(data: bytes, declared: str | None) -> str | None:
    for encoding in ("utf-8", declared):
        if not encoding:
            continue
        try:
            encoding = codecs.lookup(encoding).name
            return data.decode(_SUPERSETS.get(encoding, encoding))
        except (LookupError, ValueError):  # unknown, no text encoding, or not what it says
            continue
    return None


def _by_content(data: bytes, source: str) -> str:
    """Of the encodings that are usual for the known languages, the one that fits best."""
    from charset_normalizer import from_bytes

    encodings, usual = _usual()
    found = {match.encoding: str(match) for match in from_bytes(data, cp_isolation=list(encodings))}
    best: tuple[float, str] | None = None
    for encoding in encodings:
        if encoding not in found:
            continue
        foreign = [char for char in found[encoding] if char > "\x7f"]
        unusual = sum(1 for char in foreign if char not in usual) / max(1, len(foreign))
        if best is None or unusual < best[0]:
            best = (unusual, found[encoding])
    if best is None or best[0] > _MOST_UNUSUAL:
        raise _unknown(source)
    return best[1]


@cache
def _usual() -> tuple[tuple[str, ...], frozenset[str]]:
    """The encodings to try, the likeliest first, and the non-ASCII characters to expect."""
    encodings: list[str] = []
    letters = ""
    for code in ("common", *available_languages()):
        writing = DataFolder(code).document("writing")
        encodings += [name for name in writing.get("encodings", ()) if name not in encodings]
        letters += writing.get("letters", "")
    return tuple(encodings), frozenset(letters + letters.upper())
