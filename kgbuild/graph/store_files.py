"""The folder of a store on disk: put in place whole, found again after a crash.

A store is built beside the old one and takes its place by renaming, so that a crash leaves the
old one or the new one, never half of one.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kgbuild.errors import OutputError

# A file that every RocksDB folder has: what has it may be replaced.
_MARK = "CURRENT"


def is_store(path: Path) -> bool:
    """Whether the folder is a store's."""
    return (path / _MARK).is_file()


def swap_folder(fresh: Path, path: Path) -> None:
    """Puts a finished folder in the place of another. Raises OSError.

    No system renames a folder over a full one, so there is a moment without ``path``; the
    names tell :func:`recover_folder` what was going on.
    """
    ready, old = _ready(path), _old(path)
    remove_folder(ready)
    fresh.rename(ready)
    if path.exists():
        remove_folder(old)
        path.rename(old)
    try:
        ready.rename(path)
    except FileNotFoundError:
        # A reader that came in this very moment has ended the swap.
        if not path.exists():
            raise
    remove_folder(old)


def recover_folder(path: Path) -> None:
    """Ends a swap that was cut off between two renames. Raises :class:`OutputError` (KG531)."""
    if path.exists():
        return
    for other in (_ready(path), _old(path)):
        if other.exists():
            try:
                other.rename(path)
            except OSError as error:
                if path.exists():  # who swaps was quicker
                    return
                raise OutputError("KG531", f"cannot put {other} back as {path}: {error.strerror}") from error
            return


def remove_folder(path: Path) -> None:
    """Takes a folder away with all that is in it. Raises OSError."""
    if path.exists():
        shutil.rmtree(path)


def _ready(path: Path) -> Path:
    return path.with_name(path.name + ".ready")


def _old(path: Path) -> Path:
    return path.with_name(path.name + ".old")
