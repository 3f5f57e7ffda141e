"""A reader comes in the moment between the two renames of a swap."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import OutputError
from kgbuild.graph.store_files import recover_folder, swap_folder


def folder(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "CURRENT").write_text(content)
    return path


def test_a_reader_may_end_the_swap(tmp_path, monkeypatch):
    store, fresh = folder(tmp_path / "store", "before"), folder(tmp_path / "store.tmp", "after")
    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        done = rename(path, target)
        if target.name == "store.old":
            recover_folder(store)
        return done

    monkeypatch.setattr(Path, "rename", renamed)
    swap_folder(fresh, store)
    assert (store / "CURRENT").read_text() == "after"
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_a_reader_may_come_too_late(tmp_path, monkeypatch):
    store, ready = tmp_path / "store", folder(tmp_path / "store.ready", "after")
    rename = Path.rename

    def renamed(path: Path, target: Path) -> Path:
        rename(ready, store)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)
    recover_folder(store)
    assert (store / "CURRENT").read_text() == "after"


def test_a_swap_that_cannot_be_ended_is_an_error(tmp_path, monkeypatch):
    folder(tmp_path / "store.old", "before")

    def refused(path: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(OutputError, match="KG531"):
        recover_folder(tmp_path / "store")
