"""View: a graph as one HTML page that needs no network, and a page for each article's text."""

from kgbuild.view.articles import write_articles
from kgbuild.view.page import page_text, write_page
from kgbuild.view.renderers import RENDERERS, Renderer
from kgbuild.view.walk import Walk
from kgbuild.view.words import page_languages

__all__ = ["RENDERERS", "Renderer", "Walk", "page_languages", "page_text", "write_articles", "write_page"]
