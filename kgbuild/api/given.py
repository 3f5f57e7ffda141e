"""What a caller gives to be read: paths, addresses, articles, extractions, texts."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, get_args

from kgbuild.api.choices import check_choice
from kgbuild.api.listening import Listener
from kgbuild.api.reading import Reading
from kgbuild.errors import UsageError
from kgbuild.languages import available_languages
from kgbuild.model import Article, Coreference, Extraction, Relations
from kgbuild.sources import SourceOptions
from kgbuild.sources.article import make_article
from kgbuild.sources.document import Document

#: One thing to read: a path, folder, glob or http(s) address, or what was read before.
Source = str | os.PathLike[str] | Article | Extraction
Sources = Source | Iterable[Source]

_ADDRESS = ("http://", "https://")
_ID = re.compile(r"urn:kgbuild:article:[A-Za-z0-9][A-Za-z0-9_-]{0,99}")
# A path longer than this is no path.
_LONGEST_PATH = 1000


class ReadingOptions(TypedDict, total=False):
    """How sources are read and worked on.

    ``as_is`` takes texts untouched: no cleaning. ``model`` names a spaCy package, by default the
    best that is installed. ``workers`` is the number of processes; with more than one, a script
    must guard its calls with ``if __name__ == "__main__"``. ``relations`` is ``typed`` (in the
    vocabulary), ``open`` (in the text's own verbs) or ``all``. ``coref`` is ``rules``, or
    ``coreferee`` where that library shall say first what pronouns and descriptions refer to. The
    ``*_field`` names are the members of a JSON record that hold what.
    """

    as_is: bool
    model: str | None
    workers: int
    relations: Relations
    coref: Coreference
    text_field: str
    title_field: str
    date_field: str


@dataclass(frozen=True, slots=True)
class Given:
    """The sources of a call, by kind, each kind in the order given."""

    names: Sequence[str]
    articles: Sequence[Article]
    extractions: Sequence[Extraction]


def sort_out(sources: Sources) -> Given:
    """The sources by kind. Raises :class:`UsageError` (KG152) for a thing that is none."""
    names: list[str] = []
    articles: list[Article] = []
    extractions: list[Extraction] = []
    for source in _listed(sources):
        if isinstance(source, Article):
            articles.append(_with_fit_id(source))
        elif isinstance(source, Extraction):
            _with_fit_id(source.article)
            extractions.append(source)
        else:
            names.append(_name(source))
    return Given(names, articles, extractions)


def reading_of(given: Given, lang: str | None, options: ReadingOptions, listener: Listener) -> Reading:
    """A run over what was given.

    Raises :class:`UsageError` (KG151) for a choice that there is not, TypeError for an option.
    """
    unknown = sorted(set(options) - set(ReadingOptions.__annotations__))
    if unknown:
        raise TypeError(
            f"there is no option {unknown[0]!r}; there are {', '.join(ReadingOptions.__annotations__)}"
        )
    relations = options.get("relations", "typed")
    check_choice("relations", relations, get_args(Relations))
    coref = options.get("coref", "rules")
    check_choice("coref", coref, get_args(Coreference))
    check_choice("lang", lang, available_languages())
    return Reading(
        given.names,
        SourceOptions(
            lang=lang,
            as_is=options.get("as_is", False),
            text_field=options.get("text_field", "text"),
            title_field=options.get("title_field", "title"),
            date_field=options.get("date_field", "date"),
        ),
        listener,
        options.get("workers", 1),
        options.get("model"),
        relations,
        given.articles,
        given.extractions,
        coref=coref,
    )


def is_source(text: str) -> bool:
    """Whether a text names something to read: an address, a file that is there, or a single word.

    A single word is no text to work on: where it names nothing, reading it says so.
    """
    if text.startswith(_ADDRESS):
        return not any(character.isspace() for character in text)
    if len(text) > _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    return os.path.isfile(text) or (text != "" and not any(character.isspace() for character in text))


def text_article(text: str, options: SourceOptions, *, title: str | None, published: str | None) -> Article:
    """The article that a text is, untouched: offsets fit it. Its source is made of its content.

    Raises :class:`SourceError` (KG203, KG214) for a text without words.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    document = Document(f"text:{digest}", text, title=title, published=published)
    return make_article(document, replace(options, as_is=True))


def _listed(sources: Sources) -> Iterable[Source]:
    if isinstance(sources, str | os.PathLike | Article | Extraction):
        return [sources]
    if isinstance(sources, bytes) or not isinstance(sources, Iterable):
        raise _no_source(sources)
    return sources


def _name(source: object) -> str:
    name = os.fspath(source) if isinstance(source, str | os.PathLike) else None
    if not isinstance(name, str):
        raise _no_source(source)
    if len(name) > _LONGEST_PATH or "\n" in name:
        raise UsageError(
            "KG152", f"a text of {len(name)} characters is no path; give what kgbuild.extract makes of it"
        )
    return name


def _with_fit_id(article: Article) -> Article:
    # It names a file of the workspace and a graph.
    if not _ID.fullmatch(article.id):
        raise UsageError(
            "KG152",
            f"{article.id!r} is no id of an article; write urn:kgbuild:article: and letters or figures",
        )
    return article


def _no_source(source: object) -> UsageError:
    return UsageError(
        "KG152",
        f"a {type(source).__name__} cannot be read; give paths, addresses, articles or extractions",
    )
