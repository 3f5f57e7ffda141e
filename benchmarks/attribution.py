"""Measures speakers and messages on a corpus of French frames of speech (FrameNet style, JSON).

usage: python benchmarks/attribution.py DATA.json [--lang fr] [--errors N]

DATA holds a list of sentences: ``text``, ``target`` (the spans of the word of saying) and ``roles``
(role, start, end, words). For the word of saying the program gives a speaker and a message.

Speaker: right where its main word is the main word of a gold Speaker span, or the two spans share
at least half of their characters (intersection over union), or they are the same words. Where the
gold holds several spans (a pronoun and the name it stands for), one is enough.

Message: right where the main word of a gold Message is one of the main words of the program's
message, or their words overlap with F1 >= 0.6. The gold's parts are taken together and one by one
(a clitic and the clause it stands for); a part that only repeats the speaker is left out.

The corpus sets blanks between all its words; they are taken out as French is written before the
program reads a sentence (*l' accord , dit -il* becomes *l'accord, dit-il*).

The main words of a span are those whose governor in the program's own tree lies outside of it.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kgbuild.clauses.parser import Parser
from kgbuild.clauses.reports import Report, Reports
from kgbuild.languages import get_language
from kgbuild.model import Sentence, Token

#: The least share of a span, and of words, that must be common.
SPEAKER_OVERLAP = 0.5
MESSAGE_F1 = 0.6
#: Blanks that written French does not have: behind an apostrophe or "(", before "," "." ")" "-il".
_BLANKS = re.compile(r"(?<=[’'(\[]) | (?=[,.)\]…])| (?=-\w)")
_STRAIGHT = '"'
Range = tuple[int, int]
Word = tuple[int, int]


def joined(row: dict[str, Any]) -> dict[str, Any]:
    """The sentence as it is written, its spans moved accordingly."""
    text = row["text"].replace("_", " ")
    gone = {match.start() for match in _BLANKS.finditer(text)}
    opens = True
    for place in (i for i, char in enumerate(text) if char == _STRAIGHT):
        beside = place + 1 if opens else place - 1
        if 0 <= beside < len(text) and text[beside] == " ":
            gone.add(beside)
        opens = not opens
    if text.count(_STRAIGHT) % 2:
        gone = {match.start() for match in _BLANKS.finditer(text)}
    kept = [i for i in range(len(text)) if i not in gone]
    moved = {old: new for new, old in enumerate(kept)}
    starts = [moved.get(i) for i in range(len(text))] + [len(kept)]
    for i in range(len(text) - 1, -1, -1):
        if starts[i] is None:
            starts[i] = starts[i + 1]
    return {
        **row,
        "text": "".join(text[i] for i in kept),
        "target": [[starts[a], starts[b], words] for a, b, words in row["target"]],
        "roles": [[role, starts[a], starts[b], words] for role, a, b, words in row["roles"]],
    }


def words_in(sentences: Sequence[Sentence], span: Range) -> set[Word]:
    """Sentence and position of the words in a span, punctuation left out."""
    return {
        (s.index, t.index)
        for s in sentences
        for t in s.tokens
        if t.pos != "PUNCT" and t.start < span[1] and t.end > span[0]
    }


def main_words(sentences: Sequence[Sentence], words: set[Word]) -> set[Word]:
    """The words whose governor is none of them."""
    found = set()
    for number, index in words:
        head = sentences[number].tokens[index].head
        if head == index or (number, head) not in words:
            found.add((number, index))
    return found


def overlap(first: Range, second: Range) -> float:
    """Intersection over union of two spans, in characters."""
    common = max(0, min(first[1], second[1]) - max(first[0], second[0]))
    return common / (first[1] - first[0] + second[1] - second[0] - common)


def f1(gold: set[Word], found: set[Word]) -> float:
    """The harmonic mean of precision and recall over words."""
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 0.0


def speaker_right(sentences: Sequence[Sentence], text: str, report: Report, gold: list[Range]) -> bool:
    """Whether the report names one of the gold speakers."""
    if report.speaker is None:
        return False
    span = (report.speaker.span.start, report.speaker.span.end)
    place = (report.speaker.sentence, report.speaker.head)
    name = report.speaker.span.text.casefold()
    return any(
        overlap(span, g) >= SPEAKER_OVERLAP
        or place in main_words(sentences, words_in(sentences, g))
        or text[g[0] : g[1]].casefold() == name
        for g in gold
    )


def message_right(sentences: Sequence[Sentence], report: Report, gold: list[Range]) -> bool:
    """Whether the report says what the gold message says."""
    found = set().union(*(words_in(sentences, (s.start, s.end)) for s in report.message))
    parts = [words_in(sentences, g) for g in gold]
    if not found or not parts:
        return False
    tops = main_words(sentences, found)
    longest = max(parts, key=len)
    return (
        bool(main_words(sentences, longest) & tops)
        or any(f1(part, found) >= MESSAGE_F1 for part in parts)
        or f1(set().union(*parts), found) >= MESSAGE_F1
    )


def cue_of(sentences: Sequence[Sentence], target: list[list[Any]]) -> tuple[int, Token] | None:
    """The token that the gold marks as the word of saying: the verb where it marks several."""
    inside = [
        (s.index, t)
        for s in sentences
        for t in s.tokens
        if any(t.start < end and t.end > start for start, end, _ in target)
    ]
    verbs = [pair for pair in inside if pair[1].pos in ("VERB", "AUX")]
    return next(iter(verbs or inside), None)


def main() -> None:
    """Prints the shares of right speakers, right messages and both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--lang", default="fr")
    options.add_argument("--errors", type=int, default=0, help="how many wrong sentences to print")
    given = options.parse_args()
    language = get_language(given.lang)
    parser = Parser(language)
    counts: Counter[str] = Counter()
    for row in map(joined, json.loads(given.data.read_text(encoding="utf-8"))):
        sentences = parser.parse(row["text"])
        cue = cue_of(sentences, row["target"])
        report = Reports(language, row["text"], sentences).at(cue[0], cue[1].index) if cue else None
        speakers = [(r[1], r[2]) for r in row["roles"] if r[0] == "Speaker"]
        named = {(r[1], r[2]) for r in row["roles"] if r[0] == "Speaker"}
        messages = [(r[1], r[2]) for r in row["roles"] if r[0] == "Message" and (r[1], r[2]) not in named]
        who = report is not None and speaker_right(sentences, row["text"], report, speakers)
        what = report is not None and message_right(sentences, report, messages)
        counts.update(sentences=1, speaker=who, message=what, both=who and what)
        if not (who and what) and counts["sentences"] - counts["both"] <= given.errors:
            print(f"\n{row['lu']} {'' if who else 'SPEAKER '}{'' if what else 'MESSAGE'}: {row['text']}")
            print("  gold:", [row["text"][a:b] for a, b in speakers], [row["text"][a:b] for a, b in messages])
            if report is not None:
                name = report.speaker.span.text if report.speaker else None
                print("  found:", report.cue.text, report.kind, name, [span.text for span in report.message])
    total = max(1, counts["sentences"])
    for key in ("speaker", "message", "both"):
        print(f"{key}: {counts[key]}/{total} = {counts[key] / total:.3f}")


if __name__ == "__main__":
    main()
