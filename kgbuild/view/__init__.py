"""View: a graph as one HTML page that needs no network."""

from kgbuild.view.page import write_page
from kgbuild.view.words import page_languages

__all__ = ["page_languages", "write_page"]
