"""Sources: files, folders, pages, feeds and streams become articles.

``read_sources(["news/", "https://example.org/story"], SourceOptions())`` yields one result for
each thing it meets: an :class:`~kgbuild.model.Article`, a :class:`SourceFailure` (this input
cannot be read, the others go on), a :class:`Skipped` (a file in a folder whose ending is not
read) or a :class:`Repeated` (an article that was already given).

Codes of the failures::

    KG201  no such file or folder, or a glob that matches nothing
    KG202  a file or folder that cannot be opened or read
    KG203  an input that is empty or blank
    KG204  binary content where text is expected
    KG205  a text encoding that cannot be told with confidence
    KG206  an input above the size limit
    KG207  a folder without a single file that can be read
    KG208  an HTML page without an article in it
    KG209  JSON that is malformed, or a record without the text field
    KG210  an address that is no http or https address
    KG211  an address that cannot be fetched
    KG212  an address whose content is neither a page, a text nor a feed
    KG213  XML that is no RSS or Atom feed, or a feed without entries
    KG214  nothing left after cleaning, or no words in the text
    KG215  a damaged gzip file
    KG302  a language that kgbuild has no data for
"""

from kgbuild.sources.options import SourceOptions
from kgbuild.sources.read import read_sources
from kgbuild.sources.results import Repeated, Skipped, SourceFailure, SourceResult

__all__ = [
    "Repeated",
    "Skipped",
    "SourceFailure",
    "SourceOptions",
    "SourceResult",
    "read_sources",
]
