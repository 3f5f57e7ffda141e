"""*les deux hommes*: what is said of both."""

from __future__ import annotations

import pytest

from kgbuild.model import Article
from kgbuild.pipeline import Pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline("fr")


def subjects(pipeline: Pipeline, text: str, relation: str) -> set[str]:
    """The names of the subjects of the statements with a relation."""
    found = pipeline.extract(Article("a", "a", "fr", text))
    names = {entity.id: entity.name for entity in found.entities}
    return {names[s.subject] for s in found.statements if s.relation == relation}


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        (
            "Hugo Lambert affrontait Luc Moreau au tribunal. Les deux hommes ont quitté le Parti social.",
            "resignsFrom",
            {"Hugo Lambert", "Luc Moreau"},
        ),
        (  # and once more, whoever is named between
            "Le groupe Dorvane et la société Velmont ont annoncé leur fusion. Les deux entreprises ont écrit"
            " à Tessal. Les deux groupes ont signé un accord avec Airbus.",
            "signsAgreementWith",
            {"Dorvane", "Velmont"},
        ),
        (  # which two of three is not said
            "Hugo Lambert a vu Luc Moreau et Paul Esnault. Les deux hommes ont quitté le Parti social.",
            "resignsFrom",
            set(),
        ),
        (  # two of somebody's are others
            "Hugo Lambert a vu Luc Moreau. Les deux fils du maire ont quitté le Parti social.",
            "resignsFrom",
            set(),
        ),
        ("Hugo Lambert a vu Luc Moreau. Deux hommes ont quitté le Parti social.", "resignsFrom", set()),
    ],
)
def test_two_that_were_named_together(pipeline, text, relation, wanted):
    assert subjects(pipeline, text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Israel attacked Hamas on Sunday. Paul Morel urged both sides to agree to a truce.",
            {"Israel", "Hamas"},
        ),
        (  # their presidents met
            "Norway's president, Paul Morel, met Peru's president, Anne Petit. The EU urged both sides on.",
            {"Norway", "Peru"},
        ),
        ("Israel, Hamas and Togo are in the news. Paul Morel urged both sides to agree to a truce.", set()),
    ],
)
def test_both_sides_are_those_that_deal_with_each_other(text, wanted):
    found = Pipeline("en").extract(Article("a", "a", "en", text))
    names = {entity.id: entity.name for entity in found.entities}
    asked = {names.get(s.object, "") for s in found.statements if s.relation == "requests"}
    assert asked - {""} == wanted
