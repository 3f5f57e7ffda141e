"""Reads the data files of a language folder, once each.

``*.txt``: one term a line, ``#`` starts a comment. ``*.csv``: a header line, ``#`` comment lines.
``*.yaml``: any mapping or list.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from kgbuild.errors import DataError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


class DataFolder:
    """The ``data`` folder of one language (or of ``common``)."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._root: Traversable = files("kgbuild.languages") / name / "data"

    def terms(self, name: str) -> tuple[str, ...]:
        """The terms of ``name.txt``, in file order.

        Raises :class:`DataError` (KG401) where the file is absent.
        """
        return _terms(self.name, name)

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The rows of ``name.csv`` as dictionaries of stripped strings."""
        return _rows(self.name, name)

    def document(self, name: str) -> Any:
        """What ``name.yaml`` holds. Shared between callers: do not change it."""
        return _document(self.name, name)

    def names(self, folder: str, suffix: str = ".yaml") -> tuple[str, ...]:
        """The data files in a sub-folder, without their ending, sorted."""
        place = self._root / folder
        if not place.is_dir():
            return ()
        return tuple(
            sorted(f"{folder}/{f.name[: -len(suffix)]}" for f in place.iterdir() if f.name.endswith(suffix))
        )


def _read(language: str, name: str) -> str:
    place = files("kgbuild.languages") / language / "data" / name
    try:
        return place.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DataError(
            "KG401", f"the language data file languages/{language}/data/{name} is missing; reinstall kgbuild"
        ) from None


@cache
def _terms(language: str, name: str) -> tuple[str, ...]:
    lines = (line.split("#", 1)[0].strip() for line in _read(language, f"{name}.txt").splitlines())
    return tuple(line for line in lines if line)


@cache
def _rows(language: str, name: str) -> tuple[dict[str, str], ...]:
    lines = [x for x in _read(language, f"{name}.csv").splitlines() if x.strip() and not x.startswith("#")]
    return tuple({key: (value or "").strip() for key, value in row.items()} for row in csv.DictReader(lines))


@cache
def _document(language: str, name: str) -> Any:
    try:
        return yaml.load(_read(language, f"{name}.yaml"), Loader=_Loader)
    except yaml.YAMLError as error:
        place = f"languages/{language}/data/{name}.yaml"
        raise DataError("KG402", f"{place} is not valid YAML: {error}") from error
