"""What docs/graph.md shows is true."""

import re
from pathlib import Path

import pytest

from kgbuild.graph.canned import canned_queries
from kgbuild.graph.read import read_trig
from kgbuild.graph.validate import validate
from kgbuild.ontology import load_prefixes

PAGE = Path(__file__).parents[2] / "docs" / "graph.md"

if not PAGE.is_file():
    pytest.skip("the documentation is not here", allow_module_level=True)


@pytest.fixture
def example(tmp_path):
    [block] = re.findall(r"```trig\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in load_prefixes().items())
    (tmp_path / "graph.trig").write_text(prefixes + block, encoding="utf-8")
    return tmp_path / "graph.trig"


def test_the_example_is_a_valid_graph(example):
    pytest.importorskip("pyshacl")
    assert validate(example) == []


def test_the_example_is_what_the_sentence_gives(example):
    [edge] = read_trig(example).edges
    assert edge.sentence in PAGE.read_text(encoding="utf-8").split("```trig")[0]
    assert edge.sentence[edge.trigger_offset :].startswith(edge.trigger)
    assert (edge.speaker, edge.asserted) == ("Inès Corvelle", False)


def test_every_canned_query_is_listed_with_its_description():
    rows = re.findall(r"^\| `([^`]+)` \| (.*) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    expected = [(" ".join((q.name, *q.parameters)), q.description) for q in canned_queries().values()]
    assert rows == expected
