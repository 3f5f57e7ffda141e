"""Measures names and anaphors on the POPCORN corpus (French, MIT licence).

usage: python benchmarks/popcorn.py DATA.json [--errors N]

Prints precision, recall and F1 of the names of people, organisations and places (exact span and
type), and how many pronouns and descriptions with a named antecedent end in the entity of that name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from kgbuild.clauses.parser import Parser
from kgbuild.entities import EntityResolver
from kgbuild.languages import get_language
from kgbuild.mentions import MentionFinder
from kgbuild.model import Article, Mention

TYPES = {
    "CIVILIAN": "Person",
    "TERRORIST_OR_CRIMINAL": "Person",
    "MILITARY": "Person",
    "PLACE": "Place",
    "NON_GOVERNMENTAL_ORGANISATION": "Organisation",
    "NON_MILITARY_GOVERNMENT_ORGANISATION": "Organisation",
    "MILITARY_ORGANISATION": "Organisation",
    "INTERGOVERNMENTAL_ORGANISATION": "Organisation",
}
PRONOUNS = frozenset(
    [
        "il",
        "elle",
        "ils",
        "elles",
        "lui",
        "ce",
        "cette",
        "celui-ci",
        "celle-ci",
        "ceux-ci",
        "ces",
        "son",
        "sa",
        "ses",
        "un",
        "une",
        "le",
        "la",
        "les",
        "l’",
        "l'",
    ]
)
Span = tuple[int, int]


def is_name(value: str) -> bool:
    """A gold mention that is written like a name."""
    first = value.split()[0].casefold()
    return value[0].isupper() and first not in PRONOUNS


def name_counts(gold: dict[str, Any], found: list[Mention], text: str, errors: Counter[str]) -> Counter[str]:
    """True, predicted and gold names of one text."""
    wanted: dict[Span, str] = {}
    other: set[Span] = set()
    for entity in gold["entities"]:
        for m in entity["mentions"]:
            if entity["type"] in TYPES and is_name(m["value"]):
                wanted[m["start"], m["end"]] = TYPES[entity["type"]]
            elif entity["type"] not in TYPES and not entity["type"].startswith(("FIRSTNAME", "LASTNAME")):
                other.add((m["start"], m["end"]))
    got = {(m.start, m.end): m.type for m in found if m.kind == "name" and m.type in TYPES.values()}
    for span in sorted(set(wanted) | set(got)):
        if wanted.get(span) != got.get(span):
            errors[f"{text[span[0] : span[1]]}: {wanted.get(span)} found {got.get(span)}"] += 1
    counts = Counter(gold=len(wanted), found=len(got))
    counts["right"] = sum(got.get(span) == kind for span, kind in wanted.items())
    counts["span"] = sum(span in got for span in wanted)
    return counts


def anaphor_counts(
    gold: dict[str, Any], found: list[Mention], names: dict[str, tuple[str, ...]], errors: Counter[str]
) -> Counter[str]:
    """How many anaphors of named people, organisations and places have the right entity."""
    counts: Counter[str] = Counter()
    for entity in gold["entities"]:
        if entity["type"] not in TYPES:
            continue
        proper = sorted((m["start"], m["value"]) for m in entity["mentions"] if is_name(m["value"]))
        if not proper:
            continue
        for m in entity["mentions"]:
            if is_name(m["value"]) or m["start"] < proper[0][0]:
                continue
            kind = "pronoun" if m["value"].casefold() in PRONOUNS or len(m["value"]) < 5 else "description"
            counts[kind] += 1
            counts["all"] += 1
            match = _at(found, m["start"], m["end"])
            forms = names.get(match.entity or "", ()) if match else ()
            if any(form in (value for _, value in proper) for form in forms):
                counts[f"{kind} right"] += 1
                counts["all right"] += 1
            else:
                state = "no mention" if match is None else ("none" if not forms else "wrong")
                errors[f"{state}: {m['value']} -> {proper[0][1]} ({forms[:1]}) {entity['type']}"] += 1
    return counts


def _at(found: list[Mention], start: int, end: int) -> Mention | None:
    """The mention that a gold span stands for: the same end, or the smallest that holds it."""
    inside = [m for m in found if m.kind != "name" and m.start <= start and m.end >= end]
    exact = [m for m in inside if m.end == end]
    best = exact or inside
    return min(best, key=lambda m: m.end - m.start) if best else None


def main() -> None:
    """Runs the benchmark on the file that the command line names."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--limit", type=int, default=0)
    given = options.parse_args()
    language = get_language("fr")
    parser, finder = Parser(language), MentionFinder(language)
    resolver = EntityResolver(language, parser.similarity)
    names_wrong: Counter[str] = Counter()
    anaphors_wrong: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    anaphors: Counter[str] = Counter()
    data = json.loads(given.data.read_text(encoding="utf-8"))
    for number, (key, gold) in enumerate(data.items()):
        if given.limit and number >= given.limit:
            break
        article = Article(key, key, "fr", gold["text"])
        sentences = parser.parse(article.text)
        resolution = resolver.resolve(article, sentences, finder.find(article, sentences))
        found = list(resolution.mentions)
        totals += name_counts(gold, found, article.text, names_wrong)
        forms = {e.id: e.names for e in resolution.entities}
        anaphors += anaphor_counts(gold, found, forms, anaphors_wrong)
    precision, recall = totals["right"] / totals["found"], totals["right"] / totals["gold"]
    print(f"names P {precision:.3f} R {recall:.3f} F {2 * precision * recall / (precision + recall):.3f}")
    print(f"names with the right span, any type: R {totals['span'] / totals['gold']:.3f}")
    for kind in ("all", "pronoun", "description"):
        right, asked = anaphors[f"{kind} right"], max(1, anaphors[kind])
        print(f"anaphors {kind}: {right}/{asked} = {right / asked:.3f}")
    for title, wrong in (("names", names_wrong), ("anaphors", anaphors_wrong)):
        for error, count in wrong.most_common(given.errors):
            print(title, count, error)


if __name__ == "__main__":
    main()
