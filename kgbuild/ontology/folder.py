"""Finds the ``ontologies`` folder: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

import kgbuild
from kgbuild.errors import DataError


def ontology_folder() -> Path:
    """The folder that holds ``kgbuild.ttl``, ``prefixes.ttl``, ``shapes.ttl`` and ``queries/``.

    Raises :class:`DataError` (KG411) where there is none.
    """
    package = Path(kgbuild.__path__[0])
    for folder in (package / "ontologies", package.parent / "ontologies"):
        if folder.is_dir():
            return folder
    raise DataError("KG411", f"the folder 'ontologies' is missing beside {package}; reinstall kgbuild")


def read_ontology_file(name: str) -> str:
    """The text of one file of the folder, such as ``"kgbuild.ttl"`` or ``"queries/people.rq"``.

    Raises :class:`DataError` (KG411) where it is missing.
    """
    path = ontology_folder() / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise DataError("KG411", f"cannot read {path}: {error.strerror}; reinstall kgbuild") from error
