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
        (  # somebody else's subsidiary is not the bank just named
            "Paul Esnault a quitté la Banque centrale. Il dirige la filiale marocaine de la Société Valtor.",
            "la filiale marocaine de la Société Valtor",
            "",
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
        (  # the parser gives the complement to the verb
            "La diplomatie échoirait à l'ambassadeur auprès de l'OTAN, Paul Esnault, selon la radio.",
            "l'ambassadeur",
            "Paul Esnault",
        ),
        (  # a name of the complement ends behind "et"
            "À gauche, la secrétaire nationale du Front ouvrier et écologiste, Laure Esnault, a parlé.",
            "la secrétaire nationale du Front ouvrier",
            "Laure Esnault",
        ),
        (  # two descriptions with a complement between
            "« Nous progressons », a déclaré à Tirana le commandant suprême des forces de l'OTAN en Europe,"
            " le général américain Luc Esnault.",
            "le commandant suprême",
            "Luc Esnault",
        ),
        (  # what the parser takes for an apposition is of another type
            "L'élu socialiste Paul Esnault, absent à l'énoncé du jugement, va faire appel, a indiqué à l'AFP"
            " son avocate, Me Laure Vendroux.",
            "son avocate",
            "Laure Vendroux",
        ),
        (  # a preposition makes no apposition
            "Fondée en 1934 à Beaufort par Gaston Verdel, le grand-père de l'actuel président, Paul Verdel,"
            " la maison emploie 870 personnes.",
            "l'actuel président",
            "Paul Verdel",
        ),
        (  # what is said of people too
            "La chute des commandes de Volmarine, son premier client, inquiète le dirigeant Paul Esnault.",
            "son premier client",
            "Volmarine",
        ),
        (  # the nationality before a bare name is the firm's
            "Le ministère a choisi le danois Volmarine et une banque. Le groupe britannique avait renoncé.",
            "Le groupe britannique",
            "",
        ),
        (  # a firm of one trade is none of another
            "Le brasseur Volmarine a signé avec Paul Esnault. L'assureur a refusé.",
            "L'assureur",
            "",
        ),
        (
            "Le brasseur Volmarine a signé avec Paul Esnault. La société emploie 300 personnes.",
            "La société",
            "Volmarine",
        ),
        (  # whatever it has been called, a man is no "la"
            "Le Premier ministre, Paul Esnault, a vu Laure Lambert. La ministre est partie.",
            "La ministre",
            "Laure Lambert",
        ),
        (  # the participle agrees with the noun
            "Laure Lambert a vu Paul Esnault. Choisie par le parti, l'ex-ministre a promis une réforme.",
            "l'ex-ministre",
            "Laure Lambert",
        ),
        (  # whose a body is says which it is
            "L'association Volmarine a signé. Le parti de Paul Esnault a refusé.",
            "Le parti de Paul Esnault",
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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Paul Esnault a vu Hugo Lambert et Luc Moreau. Son adversaire a refusé.", ""),
        ("Paul Esnault a vu Hugo Lambert. Hugo Lambert a signé. Son adversaire a refusé.", "Paul Esnault"),
    ],
)
def test_whose_adversary_has_to_be_clear(resolve, text, wanted):
    assert refers(resolve("fr", text), "Son adversaire") == wanted


def test_the_one_spoken_of_most_may_lie_further_back(resolve):
    text = (
        "Le groupe Volmarine recrute. Volmarine a signé un accord. Volmarine emploie 300 personnes. Volmarine"
        " a emprunté à la société Hautebrise. L'entreprise recrute."
    )
    assert refers(resolve("fr", text), "L'entreprise") == "Volmarine"


def test_a_description_tells_that_a_bare_name_is_a_firm(resolve):
    text = "Le projet a souffert du retrait de Petrolia. Le pétrolier britannique avait hésité."
    resolution = resolve("fr", text)
    assert refers(resolution, "Le pétrolier britannique") == "Petrolia"
    assert [e.type for e in resolution.entities if e.name == "Petrolia"] == ["Organisation"]


def test_a_known_place_is_made_no_firm(resolve):
    resolution = resolve("fr", "Le maire est rentré de Toulouse. Le pétrolier britannique avait hésité.")
    assert refers(resolution, "Le pétrolier britannique") == ""


def test_an_institute_goes_by_its_name_alone_too(resolve):
    resolution = resolve("fr", "L'institut Opinor a publié une étude. Opinor emploie 40 personnes.")
    assert [e.names for e in resolution.entities if "Opinor" in e.names] == [("institut Opinor", "Opinor")]


def test_a_nationality_tells_which_firm_the_same_noun_means(resolve):
    text = (
        "L'allemand Kolmeyer a signé. Claire Duvallet, directrice générale du groupe Norvane, a confirmé. "
        "Norvane fournit la SNCF. Le groupe allemand emploie 900 personnes."
    )
    assert refers(resolve("fr", text), "Le groupe allemand") == "Kolmeyer"
