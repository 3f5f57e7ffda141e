"""``--coref``: another judge of who is meant."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

pytest.importorskip("coreferee", reason="coreferee is not installed (extra coreferee)")

TEXT = "Claire Vautrin dirige Volmarine. Elle vit à Lyon.\n\nElle a rencontré Paul Esnault à Rome.\n"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["extract", "build"])
def test_without_its_model_one_line_says_what_to_do(kgbuild, coreferee_models, source, tmp_path, command):
    coreferee_models(None)
    out = ["-o", tmp_path / "out"] if command == "build" else []
    done = kgbuild(command, source, "--lang", "fr", "--coref", "coreferee", *out)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "KG306" in done.stderr
    assert "python -m coreferee install" in done.stderr
    assert "Traceback" not in done.stderr


def test_models_lists_those_of_coreferee(kgbuild):
    said = kgbuild("models").stdout
    assert "coreferee_model_fr" in said
    assert "coreferee_model_en" in said


def test_a_choice_that_there_is_not_is_refused(kgbuild, source):
    done = kgbuild("extract", source, "--coref", "nonsense")
    assert done.exit_code == 2
    assert "coreferee" in done.stderr


def test_the_extract_is_the_same_in_every_process(kgbuild, untrained, coreferee_models, source):
    coreferee_models(untrained)
    arguments = ["extract", str(source), "--lang", "fr", "-q", "--coref", "coreferee"]
    there = subprocess.run(
        [sys.executable, "-m", "kgbuild", *arguments],
        env={"PYTHONPATH": ":".join([str(untrained), *sys.path]), "PYTHONHASHSEED": "7"},
        capture_output=True,
        check=True,
    )
    here = kgbuild(*arguments).stdout
    assert there.stdout.decode() == here
    assert " + coreferee " in json.loads(here)["model"]


def test_each_article_of_a_graph_tells_how_it_was_read(
    kgbuild, untrained, coreferee_models, source, tmp_path
):
    coreferee_models(untrained)
    other, out = source.with_name("b.txt"), source.with_name("out")
    other.write_text("Hugo Lambert vit à Namur. Il dirige Hautebrise.\n", encoding="utf-8")
    for path, coref in ((source, "coreferee"), (other, "rules")):
        done = kgbuild("build", path, "--lang", "fr", "--coref", coref, "-o", out)
        assert done.exit_code == 0, done.stderr
    stored = [json.loads(p.read_text(encoding="utf-8")) for p in (out / "articles").glob("*.json")]
    assert sorted("+ coreferee" in document["model"] for document in stored) == [False, True]
