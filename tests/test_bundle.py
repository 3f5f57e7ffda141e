"""How the JavaScript of others comes into the pages: the build hook, and what it builds."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import stat
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture
def hook():
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(hook, tmp_path):
    """A copy of the sources, not built."""
    shutil.copytree(ROOT / hook.SOURCES, tmp_path / "project" / hook.SOURCES)
    return tmp_path / "project"


@pytest.fixture
def broken_npm(tmp_path, monkeypatch):
    """A PATH with a Node that is new enough and an npm that reaches nobody."""
    (tmp_path / "bin").mkdir()
    for name, script in (("node", "echo v20.1.0"), ("npm", "echo 'npm error ECONNREFUSED' >&2; exit 1")):
        program = tmp_path / "bin" / name
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))


def called(hook, project):
    return hook.CustomBuildHook(str(project), {}, None, None, "", "wheel")


def test_the_lock_file_names_no_registry(hook):
    lock = (ROOT / hook.SOURCES / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(lock)["packages"]
    assert all("resolved" not in each for each in packages.values())
    assert all("integrity" in each for name, each in packages.items() if name)
    named = {version for each in packages.values() for version in each.get("dependencies", {}).values()}
    assert not any(":" in version for version in named)


def test_versions_are_pinned(hook):
    wanted = json.loads((ROOT / hook.SOURCES / "package.json").read_text(encoding="utf-8"))
    for version in (*wanted["dependencies"].values(), *wanted["devDependencies"].values()):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


def test_a_wheel_is_not_built_without_it(hook, project, broken_npm):
    with pytest.raises(RuntimeError, match=r"(?s)ECONNREFUSED.*npm config set registry"):
        called(hook, project).initialize("standard", {})
    assert not (project / hook.GRAPH).exists()


def test_an_editable_installation_goes_on_and_says_so(hook, project, broken_npm, capsys):
    called(hook, project).initialize("editable", {})
    assert "python hatch_build.py" in capsys.readouterr().err


def test_node_comes_from_pypi_where_there_is_none(hook, project, broken_npm, monkeypatch):
    assert called(hook, project).dependencies() == []
    monkeypatch.setenv("PATH", "/nowhere")
    assert called(hook, project).dependencies() == [hook.NODE_PACKAGE]


def test_it_is_built_again_only_where_something_has_changed(hook, project, broken_npm):
    for name in hook.BUILT:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text("", encoding="ascii")
    (project / hook.STAMP).write_text(hook._digest(project / hook.SOURCES), encoding="ascii")
    assert hook.build(project) is False
    with (project / hook.SOURCES / "graph.js").open("a", encoding="utf-8") as file:
        file.write("// changed\n")
    with pytest.raises(hook.BundleError):
        hook.build(project)


#: What others allow with their code: to pass it on with these notices, and no more is asked.
PERMISSIVE = {
    "MIT",
    "as below",
    "Apache-2.0",
    "BSD-3-Clause",
    "(CC-BY-4.0 AND MIT)",
    "(MPL-2.0 OR Apache-2.0)",
}


@pytest.mark.parametrize(("name", "licences_allowed"), [("GRAPH", {"MIT"}), ("YASGUI", PERMISSIVE)])
def test_the_bundle_begins_with_its_licences(hook, name, licences_allowed):
    folder = ROOT / getattr(hook, name)
    if not folder.is_dir():
        pytest.skip("the bundle is not built (python hatch_build.py)")
    licences = (folder / "LICENSES.txt").read_text(encoding="utf-8").strip()
    script = next(folder.glob("*.js")).read_text(encoding="utf-8")
    assert script.startswith(f"/*!\n{licences}\n*/\n")
    found = re.findall(r"^\S+ [\d.]+ \((.+)\)$", licences, re.M)
    assert found and set(found) <= licences_allowed
    assert "</script" not in script
    assert "sourceMappingURL" not in script
