"""Who may know whom: the imports of every module, read from its syntax tree."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "kgbuild"
BASE = {"errors", "model", "ontology", "languages"}
STAGES = ("sources", "clauses", "mentions", "entities", "statements", "graph", "view", "exchange")
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "model": set(),
    "http": set(),
    "ontology": {"errors", "model"},
    "languages": {"errors", "model"},
    "contract": {"errors", "model"},
    **{stage: BASE for stage in STAGES},
    "sources": BASE | {"http"},
    "entities": BASE | {"http"},
    "graph": BASE | {"http"},
    "pipeline": BASE | {"contract", *STAGES},
    "workspace": BASE | {"contract", *STAGES},
    "engines": BASE | {"pipeline"},
    "server": BASE | {"exchange", "graph", "view", "workspace"},
    # What Python programs and the commands share.
    "api": BASE | {"engines", "pipeline", "workspace", *STAGES},
    "cli": BASE | {"api", "contract", "engines", "pipeline", "server", "workspace", *STAGES},
    "__init__": {"api", "errors", "model", "pipeline"},
    "__main__": {"cli"},
}
#: Libraries that stop at the rooms named.
CONFINED = {
    "spacy": {"clauses"},
    "coreferee": {"clauses"},
    "rdflib": {"graph", "exchange"},
    "pyoxigraph": {"graph", "exchange", "ontology", "server"},
    "pyvis": {"view"},
    "pandas": {"api"},
    "jinja2": {"view", "server"},
    "werkzeug": {"server"},
    "waitress": {"server"},
}
MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_knows_only_the_rooms_below_it(path):
    room = room_of(path)
    known = {name.split(".")[1] for name in imports_of(path) if name.startswith("kgbuild.")}
    rooms = {p.stem if p.suffix else p.name for p in PACKAGE.iterdir()}
    assert (known & rooms) - {room} <= ALLOWED[room]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path):
    room = room_of(path)
    for name in imports_of(path):
        allowed = CONFINED.get(name.split(".")[0])
        assert allowed is None or room in allowed, name


def test_spacy_is_known_to_one_module():
    knowing = [p.name for p in MODULES if any(n.split(".")[0] == "spacy" for n in imports_of(p))]
    assert knowing == ["parser.py"]


def test_every_room_has_its_rule():
    assert {room_of(p) for p in MODULES} == set(ALLOWED)


def test_importing_the_package_is_light():
    import subprocess
    import sys

    code = "import sys, kgbuild; print(sorted({'spacy', 'rdflib', 'pyvis', 'networkx'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
