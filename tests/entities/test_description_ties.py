"""Which name a description beside it goes with, and what a reader takes a later description for."""

from __future__ import annotations

import pytest

from kgbuild.entities import Resolution


def refers(resolution: Resolution, text: str) -> str:
    """The name of the entity that the first mention with some words refers to, "" for none."""
    mention = next(m for m in resolution.mentions if m.text == text)
    return next((e.name for e in resolution.entities if e.id == mention.entity), "")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (  # a participle and its complement stand between
            "La ministre chargée du logement, Laure Esnault, a démissionné.",
            "La ministre",
            "Laure Esnault",
        ),
        (
            "L'adjoint chargé des sports, Hugo Lambert, a démissionné.",
            "L'adjoint",
            "Hugo Lambert",
        ),
        (  # the subject that follows a fronted participle is no apposition to its agent
            "Paul Esnault a signé lundi. Félicité par Hugo Lambert, l'attaquant a marqué deux buts.",
            "l'attaquant",
            "Paul Esnault",
        ),
        (  # but with its own commas it is one
            "Hugo Lambert, l'attaquant de Vannes, a marqué deux buts.",
            "l'attaquant de Vannes",
            "Hugo Lambert",
        ),
        (  # the brother has the name, not the mayor
            "Le maire, Paul Esnault, est absent. Le frère du maire, Luc Esnault, a parlé.",
            "maire",
            "Paul Esnault",
        ),
        (
            "La société appartient au frère du maire Paul Esnault.",
            "maire",
            "Paul Esnault",
        ),
        (
            "Le département de l'Aude a obtenu une aide.",
            "Le département de l'Aude",
            "Aude",
        ),
        (  # a noun for people or firms is what the name beside it is
            "La mairie a payé le promoteur Volmarine Capital.",
            "le promoteur",
            "Volmarine Capital",
        ),
        (
            "La mairie a payé le producteur Luc Lambert.",
            "le producteur",
            "Luc Lambert",
        ),
        (  # somebody of a nationality
            "La cycliste Laure Esnault a gagné hier. La Polonaise a salué le public.",
            "La Polonaise",
            "Laure Esnault",
        ),
        (  # a general noun for an office
            "Le maire de Vannes, Paul Esnault, a vu l'entraîneur Hugo Lambert. L'élu a signé.",
            "L'élu",
            "Paul Esnault",
        ),
        (
            "La Commission bancaire a écrit au groupe Volmarine. Le régulateur attend.",
            "Le régulateur",
            "Commission bancaire",
        ),
        (  # another office is another person
            "L'entraîneur, Hugo Lambert, a signé. Le maire a refusé.",
            "Le maire",
            "",
        ),
        (
            "Le ministre de la Santé, Hugo Lambert, a signé. Le Premier ministre a refusé.",
            "Le Premier ministre",
            "",
        ),
        (  # who wants to buy is not what it wants to buy
            "Le consortium Hautebrise a signé. La Banque Volmarine voudrait acheter le groupe.",
            "le groupe",
            "Hautebrise",
        ),
        (  # with its adjective the noun means one body
            "La Commission européenne hésite. Le Parlement européen a voté. L'exécutif européen a répondu.",
            "L'exécutif européen",
            "Commission européenne",
        ),
        (  # the place of the headline
            "Vannes ouvre une crèche\nLaure Esnault vient de Rennes. La commune paie les travaux.",
            "La commune",
            "Vannes",
        ),
        (  # who governs is not the armed group spoken of last
            "L'organisation État islamique a attaqué le camp. La junte a accusé Alger.",
            "La junte",
            "",
        ),
        (  # a capital is not its country
            "La capitale de l'Autriche est calme.",
            "La capitale de l'Autriche",
            "",
        ),
    ],
)
def test_a_description_goes_with_the_name_that_it_introduces(resolve, text, words, wanted):
    assert refers(resolve("fr", text), words) == wanted


def test_who_speaks_is_not_looked_for_in_what_is_said(resolve):
    text = (
        "Le syndicat Fraternel a rejeté le texte. « La société Volmarine nous oublie », a dit sa présidente."
    )
    assert refers(resolve("fr", text), "sa") == "Fraternel"


def test_the_person_concerned_is_no_firm(resolve):
    text = "Paul Esnault a quitté la société Volmarine. L'intéressé dément."
    assert refers(resolve("fr", text), "L'intéressé") == "Paul Esnault"
