import os
import subprocess
import sys
from dataclasses import replace

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from kgbuild.errors import DataError, OutputError
from kgbuild.graph.trig import graph_quads, write_trig
from kgbuild.model import Topic
from kgbuild.ontology import load_ontology


def test_the_file_holds_exactly_the_quads(trig, french, english, ontology):
    expected = {quad for article in graph_quads([french, english], ontology) for quad in article}
    assert set(parse(path=str(trig), format=RdfFormat.TRIG)) == expected


def test_another_parser_reads_the_same(trig):
    def line(term):
        if isinstance(term, rdflib.URIRef):
            return str(term)
        return str(term), term.language, str(term.datatype)

    dataset = rdflib.Dataset()
    dataset.parse(trig, format="trig")
    theirs = {(line(s), line(p), line(o), str(g)) for s, p, o, g in dataset.quads()}
    ours = set()
    for quad in parse(path=str(trig), format=RdfFormat.TRIG):
        value = quad.object.value
        if hasattr(quad.object, "language"):
            kind = quad.object.datatype.value
            plain = kind.endswith(("#string", "#langString"))
            value = (value, quad.object.language, "None" if plain else kind)
        ours.add((quad.subject.value, quad.predicate.value, value, quad.graph_name.value))
    assert theirs == ours


def test_the_order_of_articles_does_not_matter(trig, french, english, tmp_path):
    write_trig([english, french, english], tmp_path / "other.trig")
    assert (tmp_path / "other.trig").read_bytes() == trig.read_bytes()


SCRIPT = """
import sys
from pathlib import Path
from kgbuild.graph.trig import write_trig
from kgbuild.model import Article, Entity, Extraction

entities = tuple(Entity(f"e{i}", f"urn:e:{i}", "Person", f"P {i}", (f"P {i}", f"{i}")) for i in range(20))
write_trig([Extraction(Article("urn:a", "a", "en", "text"), (), entities)], Path(sys.argv[1]))
"""


def test_another_process_writes_the_same_bytes(tmp_path):
    """Neither hash seeds nor Oxigraph's order of prefixes show."""
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", SCRIPT, str(tmp_path / f"{seed}.trig")],
            check=True,
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    assert (tmp_path / "1.trig").read_bytes() == (tmp_path / "2.trig").read_bytes()


def test_prefixes_are_sorted_and_stand_once(trig):
    lines = trig.read_text(encoding="utf-8").splitlines()
    prefixes = [line for line in lines if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)
    assert lines[: len(prefixes)] == prefixes


def test_what_stood_there_stays_until_the_file_is_whole(trig, french, tmp_path):
    path = tmp_path / "graph.trig"
    path.write_text("before")
    broken = replace(french, statements=(replace(french.statements[0], subject="e9"),))
    with pytest.raises(DataError, match="KG414"):
        write_trig([broken], path)
    assert path.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.trig"]


def test_a_place_that_cannot_be_written_is_named(french, tmp_path):
    with pytest.raises(OutputError, match="KG531"):
        write_trig([french], tmp_path / "missing" / "graph.trig")


def test_no_articles_give_a_valid_file(tmp_path):
    write_trig([], tmp_path / "graph.trig")
    assert list(parse(path=str(tmp_path / "graph.trig"), format=RdfFormat.TRIG)) == []


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
def test_any_text_survives(french, tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "graph.trig"
    statement = replace(french.statements[6], object=Topic(text))
    extraction = replace(french, article=replace(french.article, title=text), statements=(statement,))
    write_trig([extraction], path, load_ontology())
    values = {quad.object.value for quad in parse(path=str(path), format=RdfFormat.TRIG)}
    assert text in values
