"""What kind of place a name is, for benchmarks that tell cities, states and countries apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from kgbuild.languages import get_language
from kgbuild.languages.gazetteer import Gazetteer, fold

PlaceKind = Literal["city", "state", "country"]
_PLACES = Path(__file__).with_name("places.yaml")
_LANGUAGES = ("en", "fr")


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, PlaceKind]:
    lists = yaml.safe_load(_PLACES.read_text(encoding="utf-8"))
    found: dict[str, PlaceKind] = {fold(name): "country" for name in lists["countries"]}
    return {**found, **{fold(name): "state" for name in lists["states"]}}


@lru_cache(maxsize=1)
def _gazetteers() -> tuple[Gazetteer, ...]:
    return tuple(Gazetteer(get_language(code)) for code in _LANGUAGES)


def kind_of_place(names: Iterable[str]) -> PlaceKind:
    """The kind of the place with these names: ``city`` where none of them is a known state or country."""
    for name in names:
        listed = _listed().get(fold(name))
        if listed:
            return listed
        for gazetteer in _gazetteers():
            known = gazetteer.find(name)
            if known is not None and known.kind == "country":
                return "country"
    return "city"
