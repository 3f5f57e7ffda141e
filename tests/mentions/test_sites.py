"""Sites that the town they stand in names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Mention

Find = Callable[[str, str], tuple[Mention, ...]]


def names(mentions: tuple[Mention, ...]) -> set[tuple[str, str]]:
    return {(m.text, str(m.type)) for m in mentions if m.kind == "name"}


@pytest.mark.parametrize(
    ("text", "wanted", "type_"),
    [
        ("L'usine de Vesoul emploie 300 personnes.", "usine de Vesoul", "Organisation"),
        ("Le centre de recherche de Rennes ouvrira en mai.", "centre de recherche de Rennes", "Organisation"),
        ("Il a dessiné la médiathèque de Vannes.", "médiathèque de Vannes", "Place"),
    ],
)
def test_a_site_is_named_by_its_town(find: Find, text: str, wanted: str, type_: str) -> None:
    found = names(find("fr", text))
    assert (wanted, type_) in found
    assert (wanted.rsplit(" ", 1)[1], "Place") in found


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Elle a fermé une usine de Vesoul.", "usine de Vesoul"),
        ("Il travaille à l'usine de Vesoul.", "usine de Vesoul"),  # it but tells where
        ("L'usine de Stellantis emploie 300 personnes.", "usine de Stellantis"),
        ("Les usines de Vesoul emploient 300 personnes.", "usines de Vesoul"),
    ],
)
def test_what_is_no_site_of_a_town(find: Find, text: str, unwanted: str) -> None:
    assert unwanted not in {name for name, _ in names(find("fr", text))}
