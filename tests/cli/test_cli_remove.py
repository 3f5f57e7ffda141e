"""``kgbuild remove``, on articles whose extracts are ready."""

from functools import partial

import pytest

from kgbuild.cli.remove import find_article
from kgbuild.errors import UsageError
from kgbuild.graph.canonical import canonical_nquads
from kgbuild.model import Article, Entity, Extraction, Span, Statement
from kgbuild.workspace import Workspace

ENTITIES = (
    Entity("e1", "urn:kgbuild:entity:a", "Person", "Inès Corvelle", ("Inès Corvelle",)),
    Entity("e2", "urn:kgbuild:entity:b", "Organisation", "Mérisol", ("Mérisol",)),
)
SENTENCE = "Inès Corvelle dirige Mérisol."


def extraction(number, title):
    statement = Statement(
        "s1",
        "e1",
        "headOf",
        {"en": "heads", "fr": "dirige"},
        "e2",
        {},
        "positive",
        "certain",
        None,
        Span(14, 20, "dirige"),
        Span(0, len(SENTENCE), SENTENCE),
        0.9,
        "fr/diriger",
    )
    article = Article(f"urn:kgbuild:article:{number:032x}", f"news/{number}.txt", "fr", SENTENCE, title)
    return Extraction(article, (), ENTITIES, (statement,))


ALL = [
    extraction(1, "Le port rouvre"),
    extraction(2, "Le port ferme"),
    extraction(12, "Mérisol, une histoire"),
]
KNOWN = [each.article for each in ALL]


def publish(path, extractions):
    workspace = Workspace(path)
    workspace.prepare()
    for each in extractions:
        workspace.put(each)
    workspace.publish(title="Test", label_lang="en")
    return workspace


@pytest.fixture
def run(kgbuild):
    return partial(kgbuild, "remove")


@pytest.mark.parametrize("words", [KNOWN[0].id, "news/1.txt", "le port ROUVRE", "rouvre"])
def test_the_graph_equals_one_built_without_it(run, tmp_path, words):
    workspace = publish(tmp_path / "out", ALL)
    result = run(workspace.root, words)
    assert result.exit_code == 0, result.output
    assert KNOWN[0].id in result.output
    fresh = publish(tmp_path / "fresh", ALL[1:])
    assert canonical_nquads(workspace.trig) == canonical_nquads(fresh.trig)


def test_several_at_once(run, tmp_path):
    workspace = publish(tmp_path, ALL)
    assert run(workspace.root, "rouvre", "histoire").exit_code == 0
    assert [e.article.id for e in workspace.extractions()] == [KNOWN[1].id]


def test_what_fits_best_is_meant():
    assert find_article(KNOWN, "news/1.txt", "out") is KNOWN[0]
    with pytest.raises(UsageError, match="KG163"):
        find_article(KNOWN, "2.txt", "out")
    assert find_article(KNOWN, "Le port ferme", "out") is KNOWN[1]


def test_an_ambiguous_word_lists_the_candidates_and_changes_nothing(run, tmp_path):
    workspace = publish(tmp_path, ALL)
    before = workspace.trig.read_bytes()
    result = run(workspace.root, "rouvre", "le port")
    assert result.exit_code == 2
    assert "KG163" in result.output
    assert "news/1.txt" in result.output and "news/2.txt" in result.output
    assert "news/12.txt" not in result.output
    assert workspace.trig.read_bytes() == before
    assert len(list(workspace.extractions())) == len(ALL)


@pytest.mark.parametrize("words", ["nowhere", "", "  "])
def test_what_is_not_there_is_an_error(words):
    with pytest.raises(UsageError, match="KG162"):
        find_article(KNOWN, words, "out")


def test_no_graph_is_an_error(run, tmp_path):
    result = run(tmp_path, "news/1.txt")
    assert result.exit_code == 1
    assert "KG502" in result.output
