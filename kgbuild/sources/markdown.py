"""Markdown markup gives way to the text it dresses."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.token import Token


def plain_text(text: str) -> tuple[str, int]:
    """The text without its markup, blocks parted by blank lines, and how many lines were left out.

    Headings, paragraphs, lists, quotes and table cells stay, links keep their words; pictures go.
    Code and raw HTML are left out and counted.
    """
    blocks: list[str] = []
    left_out = 0
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "inline":
            blocks.append(_inline(token))
        elif token.type in ("fence", "code_block", "html_block"):
            left_out += sum(1 for line in token.content.splitlines() if line.strip())
    return "\n\n".join(block for block in blocks if block.strip()), left_out


def _inline(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts)
