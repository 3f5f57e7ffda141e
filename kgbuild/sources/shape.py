"""What the shape of a line tells of it, whatever its language."""

from __future__ import annotations

import re
import unicodedata

#: A paragraph has at least this many words and ends as a sentence does.
PARAGRAPH_WORDS = 8
#: A headline has at most this many words.
HEADLINE_WORDS = 25
# Lines outside the article's body that are no sentence and this short are taken for menus.
_LABEL_WORDS = 4
_MENU_WORDS = 15
_MENU_SHARE = 0.8

_CLOSING = r"[\s\"'’”»›)\]]*$"
_SENTENCE_END = re.compile(rf"[.!?…。！？؟।]{_CLOSING}|[”»\"]\s*$")
_FULL_STOP = re.compile(rf"[.…。।]{_CLOSING}")
# A stop after a word that is no initial or title, then a capital: a second sentence.
_NEXT_SENTENCE = re.compile(r"\w{3,}[\"'’”»)\]]*\s?[.!?…][\"'’”»)\]]*\s+[\"'“«(\[—–-]*\s?(\w)")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_BULLET = re.compile(r"^[•◦▪●‣*·-]\s+")
_BREAK = re.compile(r"[,;:(–—-]\s*$")

_SPACES = re.compile(r"[^\S\n]+")
# Soft hyphens, zero-width spaces and byte order marks within a text.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def normal_line(line: str) -> str:
    """The line composed (NFC), without invisible characters, with single plain spaces."""
    line = unicodedata.normalize("NFC", line.translate(_INVISIBLE))
    line = "".join(" " if unicodedata.category(char) == "Cc" else char for char in line)
    return _SPACES.sub(" ", line).strip()


def words(line: str) -> int:
    """How many words the line has."""
    return len(_WORD.findall(line))


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence or a quotation does."""
    return bool(_SENTENCE_END.search(line))


def ends_with_stop(line: str) -> bool:
    """Whether the line ends with a full stop, which headlines do without."""
    return bool(_FULL_STOP.search(line))


def has_several_sentences(line: str) -> bool:
    """Whether a sentence ends within the line and another begins."""
    return any(match.group(1).isupper() for match in _NEXT_SENTENCE.finditer(line))


def is_paragraph(line: str) -> bool:
    """Whether the line is running text rather than a heading, a label or a menu."""
    return ends_sentence(line) and words(line) >= PARAGRAPH_WORDS


def is_headline(line: str, least_words: int = 2) -> bool:
    """Whether the line could stand above an article."""
    return (
        least_words <= words(line) <= HEADLINE_WORDS
        and not ends_with_stop(line)
        and not has_several_sentences(line)
        and not _BREAK.search(line)
    )


def is_label(line: str) -> bool:
    """Whether the line looks like a menu, a section name, a name or a count: no sentence at all."""
    if ends_sentence(line):
        return False
    found = _WORD.findall(line)
    if len(found) <= _LABEL_WORDS:
        return True
    letters = [word for word in found if word[0].isalpha()]
    capitals = sum(1 for word in letters if word[0].isupper())
    return len(found) <= _MENU_WORDS and capitals >= _MENU_SHARE * len(letters)


def continues(line: str, following: str) -> bool:
    """Whether a sentence of ``line`` goes on in ``following``: the text was broken to a width."""
    return bool(following) and following[0].islower() and not ends_sentence(line)


def without_bullet(line: str) -> str:
    """The line without a list mark at its beginning."""
    return _BULLET.sub("", line)
