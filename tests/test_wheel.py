"""The built wheel, installed into an empty environment in another folder, does the main job."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("kgbuild-*.whl"))


def test_the_wheel_holds_what_runs_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "kgbuild/ontologies/kgbuild.ttl" in names
    assert "kgbuild/languages/fr/data/frames/role.yaml" in names
    assert "kgbuild/view/templates/page.html.j2" in names
    assert "kgbuild/view/static/bundle/graph.js" in names
    assert {f"kgbuild/server/static/bundle/yasgui.{kind}" for kind in ("js", "css")} <= set(names)
    assert not any("/web/" in name for name in names)
    assert {name.split("/")[0] for name in names} <= {"kgbuild", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"}


def test_the_installed_wheel_builds_a_graph(wheel, tmp_path):
    venv.create(tmp_path / "env")
    program = tmp_path / "env" / "bin"
    pip = [sys.executable, "-m", "pip", "--python", program / "python", "--disable-pip-version-check"]
    # What runs is compiled then: most of what is installed never does.
    install = [*pip, "install", "-q", "--no-compile", f"{wheel}[fr]"]
    done = subprocess.run(install, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    text = "La Russie a attaqué la Géorgie, a déclaré lundi Jean Moreau, porte-parole du Kremlin."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run = [program / "kgbuild", "build", "a.txt", "-o", "out"]
    done = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    ask = [program / "kgbuild", "query", "out", "--name", "relations-of", "Jean Moreau", "-f", "csv"]
    done = subprocess.run(ask, cwd=tmp_path, capture_output=True, text=True)
    assert "Kremlin" in done.stdout, done.stderr
