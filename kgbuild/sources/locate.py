"""Finds the files that a source names."""

from __future__ import annotations

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kgbuild.errors import SourceError
from kgbuild.sources.kinds import kind_by_name
from kgbuild.sources.results import Skipped, SourceFailure


@dataclass(frozen=True, slots=True)
class Located:
    """A file to read. ``source`` is its name for people: the path as given."""

    source: str
    path: Path


def locate(source: str) -> Iterator[Located | Skipped | SourceFailure]:
    """The files behind a path: itself, a folder's (recursive, sorted) or those a glob matches.

    In folders and globs, hidden files and folders are not looked at, and files whose ending names
    no kind that is read are skipped. Raises :class:`SourceError` KG201 (not found) or KG207 (a
    folder without a file to read).
    """
    if not source.strip():
        raise SourceError("KG201", f"{source!r} is no path; name a file, a folder or an address")
    try:
        mode = os.stat(source).st_mode
    except PermissionError as error:
        yield unreadable(source, error)
    except (OSError, ValueError):  # absent, too long, or no path at all
        yield from _glob(source)
    else:
        if stat.S_ISDIR(mode):
            yield from _folder(source, Path(source))
        else:
            yield Located(printable(source), Path(source))


def printable(source: str) -> str:
    """The source with undecodable bytes of a file name replaced, so that it can be written."""
    return source.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _folder(source: str, path: Path) -> Iterator[Located | Skipped | SourceFailure]:
    found = False
    waiting = [(PurePosixPath(source), path)]
    while waiting:
        name, place = waiting.pop()
        # A link to a folder may lead back up; only the folder that was given is followed.
        if os.path.isdir(place) and (place == path or not os.path.islink(place)):
            try:
                inside = sorted(os.listdir(place), reverse=True)
            except OSError as error:
                found = True
                yield unreadable(str(name), error)
                continue
            waiting += [(name / x, place / x) for x in inside if not x.startswith(".")]
        elif os.path.isfile(place):
            item = _in_folder(str(name), place)
            found = found or isinstance(item, Located)
            yield item
    if not found:
        message = f"the folder {printable(source)} holds no file that can be read"
        yield SourceFailure(printable(source), SourceError("KG207", message))


def _glob(source: str) -> Iterator[Located | Skipped | SourceFailure]:
    if "\0" in source or not glob.has_magic(source):
        raise SourceError("KG201", f"{printable(source)!r} does not exist; check the path")
    names = sorted(glob.glob(source, recursive=True))
    if not names:
        raise SourceError("KG201", f"{printable(source)!r} matches no file; check the pattern")
    for name in names:
        if os.path.isfile(name):
            yield _in_folder(name, Path(name))
        elif os.path.isdir(name) and "**" not in source:
            yield from _folder(name, Path(name))


def _in_folder(name: str, path: Path) -> Located | Skipped:
    if kind_by_name(name) is None:
        return Skipped(printable(name), "its ending names no kind of file that is read")
    return Located(printable(name), path)


def unreadable(source: str, error: OSError) -> SourceFailure:
    """The failure for a file or folder that the system does not let us read."""
    reason = error.strerror or str(error)
    message = f"{printable(source)} cannot be read: {reason}; check its permissions"
    return SourceFailure(printable(source), SourceError("KG202", message))
