"""Every member of a list gets its statement, however the models take the list apart."""

from __future__ import annotations

import pytest
from telling import told


def objects(text: str, relation: str) -> set[str]:
    """What stands at the far end of a relation in a French text."""
    return {statement.object for statement in told("fr", text) if statement.relation == relation}


def subjects(text: str, relation: str) -> set[str]:
    """What stands at the near end of a relation in a French text."""
    return {statement.subject for statement in told("fr", text) if statement.relation == relation}


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        (
            "Paul Ferrand s'est entretenu avec Marco Rinaldi, Luis Ortega et Claire Dumont.",
            "meets",
            {"Marco Rinaldi", "Luis Ortega", "Claire Dumont"},
        ),
        (
            "Washington a imposé des sanctions contre l'Iran, la Syrie et le Venezuela.",
            "sanctions",
            {"Iran", "Syrie", "Venezuela"},
        ),
        (
            "La CGT dénonce les licenciements, la baisse des salaires et la fermeture du site.",
            "criticises",
            {"licenciements", "baisse des salaires", "fermeture du site"},
        ),
        (
            "La CGT réclame une hausse des salaires et le retrait du plan.",
            "requests",
            {"hausse des salaires", "retrait du plan"},
        ),
        (
            "Claire Dumont s'oppose à la vente du stade et à la hausse des impôts.",
            "opposes",
            {"vente du stade", "hausse des impôts"},
        ),
        (  # one list in two slots
            "Paul Ferrand se rendra en Italie, en Espagne et au Portugal.",
            "visits",
            {"Italie", "Espagne", "Portugal"},
        ),
        (  # whom the leaders lead
            "Paul Ferrand rencontrera les dirigeants du Parti libéral et du Parti vert.",
            "meets",
            {"Parti libéral", "Parti vert"},
        ),
        (
            "Paul Ferrand doit rencontrer jeudi ses homologues italien et espagnol, Marco Rinaldi et"
            " Luis Ortega.",
            "meets",
            {"Marco Rinaldi", "Luis Ortega"},
        ),
    ],
)
def test_members_at_the_far_end(text, relation, wanted):
    assert objects(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        (
            "Le maire de Brest, Luc Berthet, et la députée Claire Dumont ont dénoncé la fermeture du port.",
            "criticises",
            {"Luc Berthet", "Claire Dumont"},
        ),
        (
            "Le projet est soutenu par la région Bretagne, la ville de Brest et l'Union européenne.",
            "supports",
            {"Bretagne", "Brest", "Union européenne"},
        ),
    ],
)
def test_members_at_the_near_end(text, relation, wanted):
    assert subjects(text, relation) == wanted


@pytest.mark.parametrize(
    ("text", "relation", "wanted"),
    [
        ("À Lyon, Paul Ferrand et Claire Dumont ont rencontré Luis Ortega.", "meets", {"Luis Ortega"}),
        ("Paul Ferrand a rencontré Luis Ortega, maire et député.", "meets", {"Luis Ortega"}),
        (
            "Paul Ferrand s'est entretenu lundi avec le Premier ministre portugais, Luc Berthet, au palais"
            " de Lisbonne.",
            "meets",
            {"Luc Berthet"},
        ),
        ("Claire Dumont soutient le projet, le maire et la préfète s'y opposent.", "supports", {"projet"}),
    ],
)
def test_what_is_no_list(text, relation, wanted):
    assert objects(text, relation) == wanted


def test_an_office_in_a_list_is_that_of_the_name_before_it():
    text = "Luc Berthet, maire de Brest, et Claire Dumont, députée du Haut-Rhin, ont rencontré Paul Ferrand."
    assert subjects(text, "representativeOf") == {"Claire Dumont"}
