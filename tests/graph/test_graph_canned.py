import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import DataError, UsageError
from kgbuild.graph import canned
from kgbuild.graph.canned import CannedQuery, canned_queries, canned_query
from kgbuild.graph.query import QueryLimits, run_query

NAMES = {
    "articles",
    "competing-claims",
    "denied",
    "doubtful",
    "facts",
    "organisations",
    "people",
    "places",
    "relations",
    "relations-of",
    "sentences-of",
    "speakers",
    "who-says-what",
}


def ask(store, name, *values):
    """The rows as dictionaries of texts."""
    result = run_query(store, canned_query(name, values))
    return [
        {v: x.value for v, x in zip(result.variables, row, strict=True) if x is not None}
        for row in result.rows
    ]


def said(rows):
    return [(row["subject"], row["says"], row["object"]) for row in rows]


def test_all_are_there_and_described():
    assert set(canned_queries()) == NAMES
    for query in canned_queries().values():
        assert query.description.endswith("."), query.name
        assert query.parameters in ((), ("NAME",)), query.name


@pytest.mark.parametrize("name", sorted(NAMES))
def test_each_gives_rows(store, name):
    values = ["Mérisol"] if canned_queries()[name].parameters else []
    assert ask(store, name, *values)


def test_who_says_what(store):
    rows = ask(store, "who-says-what")
    assert [(row["speaker"], *said([row])[0], row["polarity"]) for row in rows] == [
        ("Chile", "Chile", "supplies Lithium to", "Mérisol", "negative"),
        ("Chili", "Inès Corvelle", "dirige", "Mérisol", "positive"),
        ("un proche", "Inès Corvelle", "critique", "Chili", "positive"),
    ]


@pytest.mark.parametrize("name", ["Inès Corvelle", "corvelle", "INÈS CORVELLE"])
def test_relations_of_a_name_in_any_case_or_form(store, name):
    assert sorted(said(ask(store, "relations-of", name))) == [
        ("Inès Corvelle", "critique", "Chili"),
        ("Inès Corvelle", "critique", "Chili"),
        ("Inès Corvelle", "dirige", "Mérisol"),
        ("Inès Corvelle", "est expert en", "réseaux"),
    ]


def test_relations_reach_over_articles_and_languages(store):
    rows = ask(store, "relations-of", "chile")
    assert len(rows) == 7
    assert ("Chile", "supplies Lithium to", "Mérisol") in said(rows)
    assert ("Chili", "fournit lithium à", "Mérisol") in said(rows)


def test_only_what_is_asserted_is_a_fact(store):
    assert said(ask(store, "facts")) == [
        ("Chili", "fournit lithium à", "Mérisol"),
        ("Inès Corvelle", "est expert en", "réseaux"),
    ]


def test_denied_and_doubtful(store):
    assert sorted(said(ask(store, "denied"))) == [
        ("Chile", "supplies Lithium to", "Mérisol"),
        ("Inès Corvelle", "critique", "Chili"),
    ]
    assert {row["certainty"] for row in ask(store, "doubtful")} == {"probable", "possible"}


def test_competing_claims_stand_together(store):
    rows = ask(store, "competing-claims")
    pairs = {(row["subject"], row["polarity"], row.get("speaker", "")) for row in rows}
    assert pairs == {
        ("Chili", "positive", ""),
        ("Chile", "negative", "Chile"),
        ("Inès Corvelle", "negative", ""),
        ("Inès Corvelle", "positive", "un proche"),
    }


def claims(store, *pages):
    """Who says what of competing claims, over these articles."""
    from kgbuild.graph.rdf import article_quads
    from kgbuild.ontology import load_ontology

    for page in pages:
        store.add(article_quads(page.done(), load_ontology()))
    return sorted((row["polarity"], row.get("speaker", "")) for row in ask(store, "competing-claims"))


def claim(writer, number, polarity, speaker=None, **more):
    page = writer(number)
    return page.say("A et B.", "et", "e1", "supports", "e2", polarity=polarity, attributed_to=speaker, **more)


def test_two_speakers_of_one_article_compete(writer):
    from kgbuild.graph.store import OxigraphStore

    page = claim(writer, "1", "positive", "e3")
    page.say("A et non B.", "et", "e1", "supports", "e2", polarity="negative", attributed_to="e2")
    assert claims(OxigraphStore(), page) == [("negative", "Mérisol"), ("positive", "Inès Corvelle")]


def test_two_articles_compete_in_their_own_name(writer):
    from kgbuild.graph.store import OxigraphStore

    pages = claim(writer, "1", "positive"), claim(writer, "2", "negative", certainty="possible")
    assert claims(OxigraphStore(), *pages) == [("negative", ""), ("positive", "")]


def test_those_who_agree_do_not_compete(writer):
    from kgbuild.graph.store import OxigraphStore

    pages = claim(writer, "1", "positive"), claim(writer, "2", "positive", "e3", certainty="possible")
    assert claims(OxigraphStore(), *pages) == []
    alone = claim(writer, "3", "negative"), claim(writer, "4", "negative", "e3")
    assert claims(OxigraphStore(), *alone) == []


def test_counts_are_not_multiplied_by_articles(store):
    [merisol] = ask(store, "organisations")
    assert (merisol["articles"], merisol["statements"]) == ("2", "6")
    [chile] = ask(store, "places")
    assert (chile["articles"], chile["statements"]) == ("2", "7")
    assert [row["statements"] for row in ask(store, "articles")] == ["1", "8"]
    relations = ask(store, "relations")
    assert sum(int(row["statements"]) for row in relations) == 9
    assert {row["label"]: row["facts"] for row in relations if row["facts"] != "0"} == {
        "supplies to": "1",
        "is an expert in": "1",
    }


def test_sentences_of_a_speaker(store):
    sentences = [row["sentence"] for row in ask(store, "sentences-of", "Chili")]
    assert "Inès Corvelle dirige Mérisol, selon le Chili." in sentences


def test_two_runs_give_the_same_rows_in_the_same_order(store):
    for name in sorted(NAMES):
        values = ["Mérisol"] if canned_queries()[name].parameters else []
        assert ask(store, name, *values) == ask(store, name, *values)


@pytest.mark.parametrize(
    "value", ['") } SELECT * { ?s ?p ?o } #', "x\\", "a\nb", "$NAME", "'''", '"""', "}", "\x00", "$ROWS"]
)
def test_a_value_is_a_string_and_nothing_else(store, value):
    assert ask(store, "relations-of", value) == []


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_value_comes_back_as_it_was_given(value):
    query = CannedQuery("echo", "", ("NAME",), "SELECT ($NAME AS ?x) {}")
    from kgbuild.graph.store import OxigraphStore

    assert run_query(OxigraphStore(), query.fill([value])).rows[0][0].value == value


def test_wrong_calls_are_named():
    with pytest.raises(UsageError, match=r"KG113.*NAME"):
        canned_query("relations-of")
    with pytest.raises(UsageError, match="KG113"):
        canned_query("people", ["x"])
    with pytest.raises(UsageError, match=r"KG115.*who-says-what"):
        canned_query("nothing")
    with pytest.raises(UsageError, match="KG114"):
        canned_query("relations-of", ["\ud800"])


def test_a_file_without_its_first_lines_is_named(monkeypatch, tmp_path):
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "mine.rq").write_text("SELECT * {}")
    monkeypatch.setattr(canned, "ontology_folder", lambda: tmp_path)
    monkeypatch.setattr(canned, "read_ontology_file", lambda name: (tmp_path / name).read_text())
    with pytest.raises(DataError, match=r"KG416.*mine"):
        canned.canned_queries.__wrapped__()


@pytest.mark.parametrize("name", sorted(NAMES))
def test_few_rows_are_among_all_and_say_that_there_are_more(store, name):
    query = canned_queries()[name]
    values = ["Mérisol"] if query.parameters else []
    every = run_query(store, query.fill(values))
    few = run_query(store, query.fill(values, rows=2), QueryLimits(rows=2))
    assert "$ROWS" not in query.limited()
    assert few.truncated == (len(every.rows) > 2)
    assert len(few.rows) == min(2, len(every.rows))
    assert set(few.rows) <= set(every.rows)
    assert few.rows == run_query(store, query.fill(values, rows=2), QueryLimits(rows=2)).rows


@pytest.mark.parametrize("name", ["facts", "doubtful", "relations-of"])
def test_rows_come_by_date(store, name):
    query = canned_queries()[name]
    found = run_query(store, query.fill(["Mérisol"] if query.parameters else []))
    date = found.variables.index("date")
    days = [str(row[date] or "") for row in found.rows]
    assert days == sorted(days)
