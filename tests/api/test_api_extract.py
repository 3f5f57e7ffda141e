"""``kgbuild.extract``."""

from __future__ import annotations

import pickle

import pytest

import kgbuild
from kgbuild.errors import LanguageError, SourceError, UsageError

SENTENCE = "  La Russie a attaqué la Géorgie.\n"


def test_a_text_is_taken_as_it_is():
    said = kgbuild.extract(SENTENCE, lang="fr")
    assert said.article.text == SENTENCE
    [statement] = said.statements
    assert SENTENCE[statement.trigger.start : statement.trigger.end] == "attaqué"


def test_the_language_is_found_out():
    assert kgbuild.extract("Russia attacked Georgia last week, said Ann Rowle.").article.lang == "en"


def test_days_are_related_to_the_date_of_publication():
    text = "Le ministre a parlé. La Russie a attaqué la Géorgie lundi."
    [statement] = kgbuild.extract(text, "fr", published="2023-06-01").statements
    assert statement.qualifiers["date"] == "2023-05-29"


@pytest.mark.parametrize("kind", [str, lambda path: path])
def test_a_file_is_read(tmp_path, kind):
    path = tmp_path / "an article.txt"
    path.write_text("Russia attacked Georgia.", encoding="utf-8")
    said = kgbuild.extract(kind(path), "en")
    assert (said.article.source, len(said.statements)) == (str(path), 1)


def test_an_article_is_worked_on(said):
    assert kgbuild.extract(said.article) == said


@pytest.mark.parametrize(
    ("text", "options", "error", "code"),
    [
        ("nowhere.txt", {}, SourceError, "KG201"),
        ("", {}, SourceError, "KG203"),
        ("1, 2, 3!", {}, SourceError, "KG214"),
        ("Die Regierung hat gestern ein neues Gesetz beschlossen.", {}, LanguageError, "KG302"),
        (SENTENCE, {"lang": "xx"}, UsageError, "KG151"),
        (SENTENCE, {"lang": "fr", "relations": "none"}, UsageError, "KG151"),
        (SENTENCE, {"lang": "fr", "published": "lundi"}, UsageError, "KG151"),
        (SENTENCE, {"lang": "fr", "model": "fr_none"}, LanguageError, "KG304"),
        (SENTENCE, {"lang": "fr", "coref": "nonsense"}, UsageError, "KG151"),
        (7, {}, UsageError, "KG152"),
        (None, {}, UsageError, "KG152"),
        (b"La Russie", {}, UsageError, "KG152"),
    ],
)
def test_errors_have_codes(text, options, error, code):
    with pytest.raises(error) as raised:
        kgbuild.extract(text, **options)
    assert raised.value.code == code


def test_a_source_has_one_article_and_its_own_title(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"Russia attacked {name} Georgia.", encoding="utf-8")
    with pytest.raises(UsageError, match="KG156"):
        kgbuild.extract(tmp_path, "en")
    with pytest.raises(UsageError, match="KG152"):
        kgbuild.extract(tmp_path / "a.txt", "en", title="A title")


def test_an_option_that_there_is_not():
    with pytest.raises(TypeError, match="modell"):
        kgbuild.extract(SENTENCE, modell="fr_core_news_md")


def test_errors_travel_between_processes():
    error = pickle.loads(pickle.dumps(SourceError("KG203", "empty")))
    assert (type(error), error.code, str(error)) == (SourceError, "KG203", "KG203: empty")
