"""What the page is given to show, and the file around it, without a browser."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sample_graph import HOSTILE, hostile_graph, iri, sample_graph

from kgbuild.errors import OutputError, UsageError
from kgbuild.model import PropertyGraph
from kgbuild.view import page_languages, write_page
from kgbuild.view.content import content_of, relation_label, sentence_parts, standing_of, told_qualifiers
from kgbuild.view.drawing import canvas_text
from kgbuild.view.page import data_block
from kgbuild.view.words import page_words

EDGE = sample_graph().edges[6]  # Ferrolyt supplies nickel to Nordalis


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "asserted"),
        ({"asserted": False, "relation": "open:fournir"}, "asserted"),
        ({"speaker": "un proche"}, "reported"),
        ({"certainty": "probable"}, "reported"),
        ({"certainty": "possible", "speaker": "un proche"}, "possible"),
        ({"polarity": "negative", "certainty": "possible"}, "denied"),
    ],
)
def test_standing(changes, expected):
    assert standing_of(replace(EDGE, **changes)) == expected


def test_a_quantity_is_shown_in_its_words():
    told = {"amount": "2500000", "amountText": "2,5 M€", "currency": "EUR", "date": "2024"}
    edge = replace(EDGE, qualifiers=told)
    assert told_qualifiers(edge) == {"amount": "2,5 M€", "date": "2024"}
    plain = {"currency": "EUR", "commodity": "nickel"}
    assert told_qualifiers(replace(EDGE, qualifiers=plain)) == plain


def test_label_has_its_qualifiers():
    assert relation_label(EDGE, "en", {}) == "supplies nickel to"
    assert relation_label(EDGE, "fr", {}) == "fournit nickel à"
    assert relation_label(replace(EDGE, qualifiers={}), "en", {}) == "supplies to"
    assert (
        relation_label(replace(EDGE, qualifiers={"commodity": "urn:x"}), "en", {"urn:x": "Ni"})
        == "supplies Ni to"
    )
    assert (
        relation_label(replace(EDGE, qualifiers={"commodity": "{commodity}"}), "en", {})
        == "supplies {commodity} to"
    )
    assert relation_label(replace(EDGE, label={"en": "a"}), "fr", {}) == "a"
    assert relation_label(replace(EDGE, label={}), "fr", {}) == "suppliesTo"


def test_trigger_is_found_in_its_sentence():
    assert sentence_parts(EDGE) == ("Ferrolyt ", "fournit", " du nickel à Nordalis depuis l'automne.")
    assert sentence_parts(replace(EDGE, trigger_offset=99)) == sentence_parts(EDGE)
    assert sentence_parts(replace(EDGE, trigger_offset=-3)) == sentence_parts(EDGE)
    assert sentence_parts(replace(EDGE, trigger="vend")) == (EDGE.sentence, "", "")
    assert sentence_parts(replace(EDGE, trigger="")) == (EDGE.sentence, "", "")
    twice = replace(EDGE, sentence="on dit, on dit", trigger="on dit", trigger_offset=8)
    assert sentence_parts(twice) == ("on dit, ", "on dit", "")


def test_content_of_the_sample():
    content = content_of(sample_graph(), "fr")
    assert len(content.nodes) == 15 + 3
    assert len(content.statements) == 25
    assert len(content.edges) == 21  # parallel statements share a line
    assert all(re.fullmatch(r"n\d+", node.id) for node in content.nodes)
    assert [a["date"] for a in content.articles] == ["2024-03-12", "2024-04-02"]
    said = next(s for s in content.statements if s["speaker"] == "Claire Vasseur")
    names = {node.id: node.name for node in content.nodes}
    assert names[said["speakerNode"]] == "Claire Vasseur"


def test_same_topic_is_one_node():
    graph = sample_graph()
    topics = [
        replace(graph.edges[4], iri=f"urn:s{i}", target_text=t)
        for i, t in enumerate(["Métaux  rares", "métaux rares"])
    ]
    content = content_of(PropertyGraph(graph.nodes, tuple(topics)), "fr")
    assert [n.name for n in content.nodes if n.type == "Topic"] == ["Métaux  rares"]


def test_graph_with_a_loose_end(tmp_path):
    graph = sample_graph()
    broken = replace(graph, edges=(replace(graph.edges[0], source="urn:gone"),))
    with pytest.raises(OutputError, match=r"KG511.*urn:gone"):
        write_page(broken, tmp_path / "graph.html", title="x")
    assert list(tmp_path.iterdir()) == []


def test_language_that_the_page_does_not_speak(tmp_path):
    with pytest.raises(UsageError, match=r"KG131.*'de'.*en, fr"):
        write_page(sample_graph(), tmp_path / "graph.html", title="x", label_lang="de")


def test_place_that_cannot_be_written(tmp_path):
    (tmp_path / "graph.html").mkdir()
    with pytest.raises(OutputError, match="KG512"):
        write_page(sample_graph(), tmp_path / "graph.html", title="x")
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="KG512"):
        write_page(sample_graph(), tmp_path / "file" / "graph.html", title="x")


def test_words_are_the_same_in_all_languages():
    assert page_languages() == ("en", "fr")
    english, french = page_words("en"), page_words("fr")
    assert list(english) == list(french)
    for key, word in english.items():
        assert isinstance(french[key], type(word))
        for form in word if isinstance(word, dict) else ():
            assert "{n}" in french[key][form]
            assert "{n}" in word[form]


def test_every_word_that_is_asked_for_is_there():
    static = Path(sys.modules["kgbuild.view"].__file__).parent
    sources = "".join(
        p.read_text(encoding="utf-8") for p in sorted(static.glob("*/*.*")) if "words" not in p.name
    )
    asked = set(re.findall(r"\b(?:word|count)\(\"([\w.]+)\"", sources)) | set(
        re.findall(r"words\.(\w+)", sources)
    )
    asked |= {f"type.{t}" for t in ("Person", "Organisation", "Place", "Event", "Work", "Product", "Topic")}
    asked |= {f"standing.{s}" for s in ("asserted", "reported", "possible", "denied")}
    assert {"search", "close", "entities"} <= asked - {"get"}
    assert asked - {"get"} <= set(page_words("en"))


@pytest.mark.parametrize("text", HOSTILE)
def test_data_block_cannot_be_left(text):
    block = str(data_block({"x": text}))
    assert not re.search(r"[<>&\u2028\u2029]|[^\x20-\x7e]", block)
    assert json.loads(block) == {"x": text}


def test_canvas_text_is_short_and_plain():
    assert canvas_text("Nordalis") == "Nordalis"
    assert (
        canvas_text("ministère de l'Industrie et du Commerce") == "ministère de\nl'Industrie et du\nCommerce"
    )
    assert canvas_text("\u202eabc\u2066\x07\n\u2028d") == "abc d"
    assert canvas_text("\u200b") == "…"
    assert all(len(line) <= 23 for line in canvas_text("N" * 3000).split("\n"))
    assert canvas_text("mot " * 200).count("\n") == 2


def test_page_is_strict(sample_page):
    html = sample_page.read_text(encoding="utf-8")
    assert html.startswith('<!doctype html>\n<html lang="fr">')
    assert '<meta name="viewport"' in html
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)[1].replace("&#39;", "'")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    for tag in ("script", "style"):
        for content in re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL):
            digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy
    assert not re.search(r"<(?:script|link|img|iframe)[^>]+(?:src|href)=\"(?!data:)", html)
    assert "sourceMappingURL" not in html
    assert "bootstrap" not in html.split("<script>")[0]


def test_title_is_escaped(tmp_path):
    write_page(PropertyGraph(), tmp_path / "x.html", title="</title><script>x</script>\ud800")
    html = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<title>&lt;/title&gt;&lt;script&gt;x&lt;/script&gt;?</title>" in html


def test_same_bytes_in_another_process(tmp_path):
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]);"
        "from sample_graph import hostile_graph; from kgbuild.view import write_page;"
        "write_page(hostile_graph(), Path(sys.argv[2]), title='x', label_lang='en')"
    )
    here = Path(__file__).parent
    command = [sys.executable, "-c", code, str(here), str(tmp_path / "a.html")]
    subprocess.run(command, check=True, cwd=here.parents[1])
    write_page(hostile_graph(), tmp_path / "b.html", title="x", label_lang="en")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_shape_for_every_type():
    nodes = content_of(hostile_graph(), "en").nodes
    assert {node.type for node in nodes} >= {"Person", "Event", "Work", "Topic"}
    assert iri("x").startswith("urn:")
