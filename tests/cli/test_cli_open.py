"""``kgbuild extract --open`` as people run it."""

from __future__ import annotations

import json


def test_open_clauses_are_lines_of_json(kgbuild):
    done = kgbuild(
        *("extract", "-", "--open", "--as-is", "--lang", "en"),
        stdin="Nortal did not sell the yard to the city.",
    )
    first = json.loads(done.stdout.splitlines()[0])
    assert done.exit_code == 0
    assert list(first) == [
        "source",
        "sentence",
        "subject",
        "relation",
        "object",
        "args",
        "polarity",
        "certainty",
        "attributed_to",
        "confidence",
    ]
    assert (first["subject"], first["relation"], first["object"]) == ("Nortal", "did not sell", "the yard")
    assert (first["source"], first["polarity"], first["args"]) == ("-", "negative", ["to the city"])
