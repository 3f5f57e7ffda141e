"""Writes what the program finds for a corpus in CoNLL columns, for a coreference scorer.

usage: python benchmarks/coref.py KEY.conll OUT.conll [--lang fr]

Reads the words of KEY (CoNLL-U columns, the last one the gold chains), parses the text that they
make, and writes the same lines with the program's own chains in the last column. Chains of unnamed
things are written too; single mentions are left out. Noun phrases are widened to all that hangs
below them, as the gold annotation does.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from kgbuild.clauses.parser import Parser
from kgbuild.entities import EntityResolver
from kgbuild.languages import get_language
from kgbuild.mentions import MentionFinder
from kgbuild.model import Article, Mention, Sentence

_NO_SPACE_BEFORE = re.compile(r"^[.,)\]…]|^-(?=\w)")


def documents(lines: list[str]) -> Iterator[list[int]]:
    """The positions of the lines of each document."""
    current: list[int] = []
    for position, line in enumerate(lines):
        if line.startswith("#begin"):
            current = []
        elif line.startswith("#end"):
            yield current
            current = []
        else:
            current.append(position)
    if current:
        yield current


def read_words(lines: list[str], positions: list[int]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The document's text, and for each word line the offsets of the word in it."""
    text = ""
    offsets: dict[int, tuple[int, int]] = {}
    fused: tuple[int, int, tuple[int, int]] | None = None
    for position in positions:
        line = lines[position]
        if not line.strip():
            text = text.rstrip(" ") + "\n"
            continue
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        word = columns[1]
        if "-" in columns[0]:
            first, last = (int(n) for n in columns[0].split("-"))
            fused = (first, last, (len(text), len(text) + len(word)))
            text += word + ("" if word.endswith(("'", "’")) else " ")
            continue
        number = int(columns[0])
        if fused and fused[0] <= number <= fused[1]:
            offsets[position] = fused[2]
            continue
        fused = None
        if _NO_SPACE_BEFORE.match(word) and text.endswith(" "):
            text = text[:-1]
        offsets[position] = (len(text), len(text) + len(word))
        text += word + ("" if word.endswith(("'", "’")) or word == "(" else " ")
    return text, offsets


def widened(mention: Mention, sentence: Sentence, fused: bool = True) -> tuple[int, int]:
    """The offsets of a mention with its determiner and everything that hangs below its head."""
    if mention.kind == "pronoun":
        return mention.start, mention.end
    tokens = sentence.subtree(mention.head)
    keep = []
    for token in tokens:
        above = token
        while above.head != mention.head and above.index != mention.head:
            above = sentence.tokens[above.head]
        outside = (
            above.deprel
            in (
                "case",
                "cc",
                "punct",
                "conj",
                "cop",
                "mark",
                "parataxis",
                "nsubj",
                "advmod",
                "aux",
                "appos",
                "acl",
                "acl:relcl",
                "advcl",
                "obl",
                "dep",
            )
            and above.index != mention.head
        )
        if (
            above.deprel == "case"
            and fused
            and sentence.tokens[above.index].text.casefold() in ("du", "au", "des", "aux")
        ):
            outside = False
        if not outside:
            keep.append(token)
    start = min(mention.start, min(t.start for t in keep))
    end = max(mention.end, max(t.end for t in keep))
    return start, end


def main() -> None:
    """Runs the conversion on the files that the command line names."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("key", type=Path)
    options.add_argument("out", type=Path)
    options.add_argument("--lang", default="fr")
    given = options.parse_args()
    language = get_language(given.lang)
    parser, finder = Parser(language), MentionFinder(language)
    resolver = EntityResolver(language, parser.similarity)
    lines = given.key.read_text(encoding="utf-8").splitlines()
    labels: dict[int, list[str]] = defaultdict(list)
    for positions in documents(lines):
        text, offsets = read_words(lines, positions)
        article = Article("d", "d", given.lang, text)
        sentences = parser.parse(text)
        mentions = finder.find(article, sentences)
        chains = [c for c in resolver.chains(sentences, mentions) if len(c) > 1]
        words = sorted(offsets.items())
        for number, chain in enumerate(chains):
            for mention in chain:
                start, end = widened(mention, sentences[mention.sentence])
                inside = [p for p, (a, b) in words if a < end and b > start]
                # Of a fused word (du = de + le) a noun phrase holds the second part only.
                if len(inside) > 1 and offsets[inside[0]] == offsets[inside[1]]:
                    inside = inside[1:]
                if not inside:
                    continue
                if len(inside) == 1:
                    labels[inside[0]].append(f"({number})")
                else:
                    labels[inside[0]].append(f"({number}")
                    labels[inside[-1]].append(f"{number})")
    with given.out.open("w", encoding="utf-8") as out:
        for position, line in enumerate(lines):
            if "\t" in line and not re.match(r"\d+-\d+\t", line):
                columns = line.split("\t")
                columns[-1] = "|".join(labels[position]) or "_"
                line = "\t".join(columns)
            out.write(line + "\n")


if __name__ == "__main__":
    main()
