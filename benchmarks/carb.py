"""Writes the open clauses of an English benchmark's sentences, for a scorer of word tuples.

usage: python benchmarks/carb.py GOLD.tsv PRED.tsv [--scorer SCORER.py] [--threshold C]

Reads the sentences of GOLD (first column; words set apart by blanks, quotes and brackets as the
Penn Treebank writes them), gives them to the program as ordinary text, and writes what it finds to
PRED: sentence, confidence, relation, first argument, others; by tab, in the words of GOLD. Prints
the command that scores the two files.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kgbuild.clauses.open_model import OpenClause, Words
from kgbuild.model import Article
from kgbuild.pipeline import pipeline_for

_PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "`": "'", "#": "£"}
_JOINS_LEFT = re.compile(r"^([.,;:?!%)\]}]|n't|'(s|S|re|ve|ll|m|d)?|\.\.\.)$")
_JOINS_RIGHT = ("(", "[", "{", "$", "£", "`")


class Treebank:
    """One sentence of blank-separated words, and the ordinary text that they make."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence
        self.words = sentence.split()
        self.places: list[tuple[int, int]] = []
        self.text = self._join()

    def _join(self) -> str:
        text = ""
        glued = True  # nothing before the first word
        quoted = False
        for position, word in enumerate(self.words):
            plain = _PLAIN.get(word, word).replace("\\/", "/")
            closing = word == "''" or (word == "'" and quoted)
            hyphen = word == "-" and self._is_hyphen(position)
            if not (glued or closing or hyphen or _JOINS_LEFT.match(word)):
                text += " "
            self.places.append((len(text), len(text) + len(plain)))
            text += plain
            quoted = word == "`" or (quoted and not closing)
            glued = hyphen or word == "``" or word in _JOINS_RIGHT
        return text

    def _is_hyphen(self, position: int) -> bool:
        beside = self.words[max(0, position - 1) : position + 2]
        return len(beside) == 3 and beside[0][-1].isalnum() and beside[2][0].isalnum()

    def surface(self, words: Words) -> str:
        """The words of a clause as the sentence writes them."""
        found: list[str] = []
        for span in words.spans:
            if span.start == span.end:
                found.append(span.text)
                continue
            for word, (start, end) in zip(self.words, self.places, strict=True):
                if start < span.end and span.start < end and (not found or found[-1] is not word):
                    found.append(word)
        return " ".join(found)


def rows(gold: Path, threshold: float) -> Iterator[Sequence[str]]:
    """The lines of the prediction file, in the order of the sentences."""
    pipeline = pipeline_for("en")
    for sentence in dict.fromkeys(line.split("\t")[0] for line in gold.read_text("utf-8").splitlines()):
        treebank = Treebank(sentence)
        article = Article("sentence", str(gold), "en", treebank.text)
        for clause in pipeline.open_clauses(article):
            if clause.confidence >= threshold:
                yield row(treebank, clause)


def row(treebank: Treebank, clause: OpenClause) -> Sequence[str]:
    """One clause as columns."""
    others = (clause.object, *clause.args)
    columns = [treebank.surface(words) for words in (clause.relation, clause.subject, *others) if words]
    return (treebank.sentence, f"{clause.confidence:.2f}", *columns)


def main() -> None:
    """Reads the command line and writes the predictions."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("gold", type=Path)
    options.add_argument("pred", type=Path)
    options.add_argument("--scorer", default="SCORER.py")
    options.add_argument("--threshold", type=float, default=0.0)
    chosen = options.parse_args()
    lines = ["\t".join(columns) for columns in rows(chosen.gold, chosen.threshold)]
    chosen.pred.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} clauses; now: python {chosen.scorer} {chosen.gold} {chosen.pred}")


if __name__ == "__main__":
    main()
