"""Parts an article from what stands around it on a web page.

Lines go for one of two reasons: a pattern out of the languages' data names them (buttons, counts,
credits, headlines of other articles), or they stand before the first or after the last paragraph
and have the shape of a menu. A line that ends as a sentence does is never taken for its shape.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.sources import shape
from kgbuild.sources.debris import DebrisRules, debris_rules

# At most this many headlines of other articles in a row, as long as the article goes on.
_MOST_HEADLINES = 12
# So many headlines in a row below the last paragraph are no part of the article.
_HEADLINE_LIST = 3
# Comments begin only after so many paragraphs: the same words are a button above the article.
_BODY_PARAGRAPHS = 2
# In a text broken to a width, every line but a block's last is about as long as that.
_WRAPPED_WIDTH = 40
_WRAPPED_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article's text, and what the lines around it tell.

    Paragraphs are parted by one blank line. ``published`` is the date as it is written.
    ``left_out`` counts the non-blank lines of the input that are not in the text.
    """

    text: str
    title: str | None
    published: str | None
    author: str | None
    left_out: int


@dataclass(slots=True)
class _Line:
    """A line of the input, or several that a width had broken.

    ``block`` numbers the stretches between blank lines; ``alone`` is true where a blank line, or
    an end of the text, stands on both sides.
    """

    text: str
    block: int
    count: int = 1
    alone: bool = False
    keep: bool = True


def clean(text: str, title: str | None = None) -> Cleaned:
    """The article in ``text``. A known ``title`` is kept where it stands in the text."""
    rules = debris_rules()
    lines = _lines(text)
    published, author = _mark_by_pattern(lines, rules)
    known = shape.normal_line(title) if title else _headline(lines)
    _mark_by_shape(lines, known)
    kept = [shape.without_bullet(line.text) for line in lines if line.keep]
    return Cleaned(
        text="\n\n".join(kept),
        title=known,
        published=published,
        author=author,
        left_out=sum(line.count for line in lines if not line.keep),
    )


def _lines(text: str) -> list[_Line]:
    """The non-blank lines; those that were broken to a width are joined."""
    blocks: list[list[str]] = [[]]
    for raw in text.splitlines():
        stripped = shape.normal_line(raw)
        if stripped:
            blocks[-1].append(stripped)
        elif blocks[-1]:
            blocks.append([])
    wrapped = _is_wrapped(blocks)
    lines = [line for number, block in enumerate(blocks) for line in _joined(block, number, wrapped)]
    parted = bool(lines) and lines[-1].block > 0
    for number, line in enumerate(lines):
        line.alone = parted and len(blocks[line.block]) == line.count
        if not parted:  # without blank lines, a line is a paragraph of its own
            line.block = number
    return lines


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Whether the text was broken to a width: where a line stops short, a small letter follows."""
    pairs = [(a, b) for block in blocks for a, b in pairwise(block) if _is_wide(a)]
    open_ends = sum(1 for a, _ in pairs if not shape.ends_sentence(a))
    continued = sum(1 for a, b in pairs if shape.continues(a, b))
    return continued > 0 and continued >= _WRAPPED_SHARE * open_ends


def _is_wide(line: str) -> bool:
    return len(line) >= _WRAPPED_WIDTH


def _joined(block: list[str], number: int, wrapped_text: bool) -> Iterator[_Line]:
    wrapped = wrapped_text and all(map(_is_wide, block[:-1])) and shape.ends_sentence(block[-1])
    current: _Line | None = None
    for line in block:
        if current and _goes_on(current.text, line, wrapped):
            current.text = f"{current.text} {line}"
            current.count += 1
            continue
        if current:
            yield current
        current = _Line(line, number)
    if current:
        yield current


def _goes_on(line: str, following: str, wrapped: bool) -> bool:
    if wrapped and not shape.ends_sentence(line):
        return True
    return _is_wide(line) and shape.continues(line, following)


def _mark_by_pattern(lines: list[_Line], rules: DebrisRules) -> tuple[str | None, str | None]:
    """Marks what patterns name; gives the date and the author that such lines tell."""
    dated: list[tuple[int, _Line, str]] = []
    author: str | None = None
    paragraphs = 0
    at = 0
    while at < len(lines):
        line = lines[at]
        after = at + 1
        if rules.ends_article(line.text):
            after = len(lines) if paragraphs >= _BODY_PARAGRAPHS else after
        elif rules.is_prompt(line.text):
            pass
        elif (end := _other_articles(lines, at, rules)) > at:
            after = end
        elif shape.is_paragraph(line.text):
            paragraphs += 1
            at = after
            continue
        elif (date := rules.published(line.text)) is not None:
            dated.append((paragraphs, line, date))
        elif (name := rules.author(line.text)) is not None:
            author = author or name or None
        elif not rules.is_debris(line.text):
            at = after
            continue
        for gone in lines[at:after]:
            gone.keep = False
        at = after
    return _publication(dated, paragraphs, rules), author


def _publication(dated: list[tuple[int, _Line, str]], paragraphs: int, rules: DebrisRules) -> str | None:
    """The first date above or below the article. Between its paragraphs, a date is a heading."""
    found: str | None = None
    for before, line, date in dated:
        if before in (0, paragraphs):
            found = found or date or None
        else:
            line.keep = not rules.is_debris(line.text)
    return found


def _other_articles(lines: list[_Line], at: int, rules: DebrisRules) -> int:
    """The end of the headlines or tags that the line announces; ``at`` where it announces none."""
    line = lines[at].text
    listed = rules.announces_list(line)
    match = listed or rules.announces_headlines(line)
    if match is None:
        return at
    rest = match.group("rest").strip(" :>»|→–—-")
    if rest:
        # One headline on the same line; headlines do without full stops.
        return at if _is_text(line) else at + 1
    if shape.ends_sentence(line):
        return at
    return _end_of_headlines(lines, at + 1, rules, first_block_only=listed is not None)


def _end_of_headlines(lines: list[_Line], start: int, rules: DebrisRules, *, first_block_only: bool) -> int:
    if start >= len(lines):
        return start
    first = lines[start].block
    # Below the last paragraph nothing is at stake; above it, the run is bounded.
    goes_on = any(_is_text(line.text) for line in lines[start:])
    end = start
    while end < len(lines) and not (goes_on and end - start >= _MOST_HEADLINES):
        line = lines[end]
        if _is_text(line.text) or rules.ends_article(line.text):
            break
        if line.block != first and (first_block_only or (goes_on and shape.ends_sentence(line.text))):
            break
        end += 1
    return end


def _is_text(line: str) -> bool:
    """Whether the line cannot be a headline: it has a full stop, or several sentences, or length."""
    return (
        shape.ends_with_stop(line)
        or shape.has_several_sentences(line)
        or shape.words(line) > shape.HEADLINE_WORDS
    )


def _headline(lines: list[_Line]) -> str | None:
    """The line above the first sentence that stands alone and reads as a headline."""
    kept = [line for line in lines if line.keep]
    first = next((i for i, line in enumerate(kept) if _is_text(line.text)), None)
    if first is None:
        return None
    # A section's name may stand first; a headline has more words.
    for least_words in (4, 2):
        for line in kept[:first]:
            if line.alone and shape.is_headline(line.text, least_words):
                return line.text
    return None


def _mark_by_shape(lines: list[_Line], title: str | None) -> None:
    """Marks menus, names and counts before the first and after the last paragraph."""
    kept = [line for line in lines if line.keep]
    body = [i for i, line in enumerate(kept) if shape.is_paragraph(line.text)]
    if not body:
        return
    for line in kept[: body[0]] + kept[body[-1] + 1 :]:
        if shape.is_label(line.text) and not _is_title(line.text, title):
            line.keep = False
    tail = [line for line in kept[body[-1] + 1 :] if line.keep]
    unfinished = [line for line in tail if not shape.ends_sentence(line.text)]
    if len(unfinished) == len(tail) and len(tail) >= _HEADLINE_LIST:
        for line in tail:
            line.keep = False


def _is_title(line: str, title: str | None) -> bool:
    """Whether the line is the title; a page's title may carry the site's name behind it."""
    return title is not None and (line == title or (shape.words(line) > 2 and title.startswith(line)))
