"""When a title is worth a statement, and what its words are."""

from __future__ import annotations

from kgbuild.model import Argument, Clause, Sentence, Topic
from kgbuild.statements.frames import Slot
from kgbuild.statements.matcher import Match

#: The object slots of a frame whose object is the title itself.
TITLE = (Slot("title"),)


def is_noun(match: Match, clause: Clause, sentence: Sentence) -> bool:
    """Whether a class of nouns met a noun: *coupable* may be one or an adjective."""
    if match.frame.object != TITLE or not match.frame.general:
        return True
    return sentence.tokens[clause.head].pos in ("NOUN", "PROPN")


def is_anaphor(holder: Argument, title: Argument, topic: Topic) -> bool:
    """*The company declined*: a bare noun that only takes a name up again says nothing new."""
    return holder.head == title.head and " " not in topic.text


def before_name(title: Argument, holder: Argument, topic: Topic, name: int | None = None) -> Topic | None:
    """*groupe laitier Hautefage* as a title of Hautefage is *groupe laitier*; None if nothing is left.

    ``name`` is the offset at which the holder's name begins, where it stands in the title.
    """
    begin = name if name is not None else holder.span.start
    inside = title.span.start < begin < title.span.end
    if not inside or (name is None and holder.head == title.head):
        return topic
    text = title.span.text[: begin - title.span.start].strip(" ,'’-–")
    return Topic(" ".join(text.split())) if text else None
