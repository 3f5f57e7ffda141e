"""Stances: in what somebody says, behind insertions and openings, in nouns between two parties."""

from __future__ import annotations

import pytest
from telling import told


def said(text: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and polarity of what a French text states."""
    return {statement[:4] for statement in told("fr", text)}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Paul Ferrand dénonce, sans apporter de preuves, des fraudes massives.",
            ("Paul Ferrand", "criticises", "fraudes massives", "positive"),
        ),
        (
            "Claire Dumont a dénoncé, lundi, la fermeture du site.",
            ("Claire Dumont", "criticises", "fermeture du site", "positive"),
        ),
        (
            "Paul Ferrand a qualifié le projet de loi de « catastrophe ».",
            ("Paul Ferrand", "criticises", "projet de loi", "positive"),
        ),
        (
            "Paul Ferrand a qualifié mardi Claire Dumont d'irresponsable.",
            ("Paul Ferrand", "criticises", "Claire Dumont", "positive"),
        ),
        (
            "« Cette décision est disproportionnée », a estimé Claire Dumont.",
            ("Claire Dumont", "criticises", "décision", "positive"),
        ),
        (
            "« La réforme des retraites n'est pas injuste », a répondu Paul Ferrand.",
            ("Paul Ferrand", "criticises", "réforme des retraites", "negative"),
        ),
        (
            "Un nouvel affrontement entre le Parti libéral et Paul Ferrand se dessine.",
            ("Parti libéral", "opposes", "Paul Ferrand", "positive"),
        ),
        (
            "Visé par une plainte de Claire Dumont, Paul Ferrand a tout nié.",
            ("Claire Dumont", "sues", "Paul Ferrand", "positive"),
        ),
        (
            "Arrivé mardi soir à Tunis, Paul Ferrand a rencontré Omar Benali.",
            ("Paul Ferrand", "visits", "Tunis", "positive"),
        ),
        (
            "Paul Ferrand, arrivé mardi à Tunis pour une visite de deux jours, a rencontré Omar Benali.",
            ("Paul Ferrand", "meets", "Omar Benali", "positive"),
        ),
        (
            "L'attaque du Front de la Savane contre l'armée malienne a fait dix morts.",
            ("Front de la Savane", "attacks", "armée malienne", "positive"),
        ),
        (
            "La Norvège a dénoncé, par la voix de sa ministre, Claire Dumont, une décision « absurde ».",
            ("Norvège", "criticises", "décision", "positive"),
        ),
        (
            "La Turquie, mise en cause à plusieurs reprises par la Serbie, a toujours nié.",
            ("Serbie", "accuses", "Turquie", "positive"),
        ),
        (
            "Paul Ferrand s'est élevé contre la fermeture de la maternité.",
            ("Paul Ferrand", "opposes", "fermeture de la maternité", "positive"),
        ),
        (
            "Le parquet de Lyon a ouvert une enquête visant Paul Ferrand.",
            ("parquet de Lyon", "investigates", "Paul Ferrand", "positive"),
        ),
        (
            "La visite de Paul Ferrand à Tunis a été annulée.",
            ("Paul Ferrand", "visits", "Tunis", "negative"),
        ),
        (
            "Paul Ferrand a entamé lundi une tournée qui doit le mener en Tunisie et au Maroc.",
            ("Paul Ferrand", "visits", "Maroc", "positive"),
        ),
    ],
)
def test_stances_and_journeys(text, wanted):
    assert wanted in said(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("La réforme est injuste. Claire Dumont est arrivée.", "criticises"),
        ("« C'est un scandale », a lancé Claire Dumont.", "criticises"),
        ("Claire Dumont arrive jeudi, le ministre vendredi.", "meets"),
    ],
)
def test_no_stance(text, relation):
    assert relation not in {statement[1] for statement in said(text)}
