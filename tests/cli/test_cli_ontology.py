"""``kgbuild ontology``, and the formats that ``kgbuild export`` lists."""

import json

import pytest

from kgbuild.cli import export
from kgbuild.exchange import exporter_names
from kgbuild.ontology import read_ontology_file
from kgbuild.ontology.tables import ontology_tables


def test_the_ontology_is_printed_as_turtle(kgbuild):
    done = kgbuild("ontology")
    assert (done.exit_code, done.stdout) == (0, read_ontology_file("kgbuild.ttl"))


def test_it_is_printed_as_tables(kgbuild):
    assert kgbuild("ontology", "--table").stdout == ontology_tables()


@pytest.mark.parametrize("form", ["jsonld", "context"])
def test_it_is_printed_in_other_formats(kgbuild, form):
    assert json.loads(kgbuild("ontology", "--format", form).stdout)


def test_an_unknown_format_is_wrong_usage(kgbuild):
    assert kgbuild("ontology", "--format", "pdf").exit_code == 2


def test_export_lists_its_formats(kgbuild):
    assert kgbuild("export", "--list").stdout.split() == list(exporter_names())
    assert set(export.FORMATS) <= set(exporter_names())


@pytest.mark.parametrize("arguments", [[], ["out"], ["--to", "trig"]])
def test_an_export_without_its_folder_or_format_says_what_is_missing(kgbuild, arguments):
    done = kgbuild("export", *arguments)
    assert done.exit_code == 2
    assert "KG143" in done.stderr
