"""A document becomes an article: cleaned, dated, with its language and its id."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from kgbuild.errors import SourceError
from kgbuild.model import Article
from kgbuild.sources import shape
from kgbuild.sources.cleaning import clean
from kgbuild.sources.dates import iso_date
from kgbuild.sources.document import Document
from kgbuild.sources.options import SourceOptions
from kgbuild.sources.urls import is_web_address

# Members come from strangers; a longer title, name or address is none.
_LONGEST_MEMBER = 500
_LONGEST_URL = 2000
_SURROGATE = re.compile("[\ud800-\udfff]")


def make_article(document: Document, options: SourceOptions) -> Article:
    """The article in a document.

    Raises :class:`SourceError` KG203 (blank) or KG214 (no words, or nothing but debris), and
    :class:`LanguageError` KG302 (a language that kgbuild does not know).
    """
    # Lone surrogates, which JSON can spell, cannot be written in UTF-8. One for one: offsets hold.
    document = replace(document, text=_SURROGATE.sub("\ufffd", document.text))
    if not document.text.strip():
        raise SourceError("KG203", f"{document.source} is empty; give an input with text in it")
    title = _member(document.title)
    # Cleaning also tells title, date and author, which a text taken as it is has too.
    cleaned = clean(document.text, title)
    text = document.text if options.as_is else cleaned.text
    if not any(char.isalpha() for char in text):
        raise SourceError(
            "KG214", f"no article is left of {document.source} after cleaning; --as-is takes it untouched"
        )
    lang = options.lang or _detect(text, document.source)
    title = title or (_member(cleaned.title) if document.plain else None)
    published = iso_date(document.published, lang) or iso_date(cleaned.published, lang)
    return Article(
        id=_identify(text, title, published, lang),
        source=document.source,
        lang=lang,
        text=text,
        title=title,
        published=published,
        publisher=_member(document.publisher),
        author=_member(document.author) or _member(cleaned.author),
        url=_address(document.url),
        left_out=0 if options.as_is else document.left_out + cleaned.left_out,
    )


def _detect(text: str, source: str) -> str:
    from kgbuild.sources.detect import detect_language  # loads a model

    return detect_language(text, source)


def _identify(text: str, title: str | None, published: str | None, lang: str) -> str:
    content = "\x1f".join((text, title or "", published or "", lang))
    return f"urn:kgbuild:article:{hashlib.sha256(content.encode()).hexdigest()[:32]}"


def _member(value: str | None) -> str | None:
    found = shape.normal_line(_SURROGATE.sub("\ufffd", value or "").replace("\n", " "))
    return found[:_LONGEST_MEMBER].rstrip() or None


def _address(url: str | None) -> str | None:
    found = (url or "").strip()
    if len(found) > _LONGEST_URL or any(char.isspace() or not char.isprintable() for char in found):
        return None
    return found if is_web_address(found) else None
