"""When it was: dates against the day of publication."""

from __future__ import annotations

import pytest

from kgbuild.model import Article
from kgbuild.pipeline import pipeline_for

CASES = [
    ("fr", "La Russie a attaqué la Géorgie mardi.", "2024-03-12", "2024-03-12"),
    ("fr", "La Russie a attaqué la Géorgie lundi.", "2024-03-12", "2024-03-11"),
    ("fr", "La Russie a attaqué la Géorgie le 3 mai 2021.", None, "2021-05-03"),
    ("fr", "La Russie a attaqué la Géorgie en 2008.", None, "2008"),
    ("fr", "La Russie a attaqué la Géorgie.", "2024-03-12", None),
    ("en", "Russia attacked Georgia on Monday.", "2024-03-12", "2024-03-11"),
    ("en", "Russia attacked Georgia in March 2021.", None, "2021-03"),
    ("en", "Russia attacked Georgia in 2008.", None, "2008"),
    ("en", "Russia attacked Georgia on Monday.", None, None),
    ("en", "Russia attacked Georgia.", "2024-03-12", None),
]


@pytest.mark.parametrize(("lang", "text", "published", "expected"), CASES)
def test_the_date_of_a_statement(lang, text, published, expected):
    article = Article("urn:kgbuild:article:test", "test", lang, text, published=published)
    dates = {s.qualifiers.get("date") for s in pipeline_for(lang).extract(article).statements}
    assert dates == {expected}
