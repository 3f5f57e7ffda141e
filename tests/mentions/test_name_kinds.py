from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Mention

Find = Callable[[str, str], tuple[Mention, ...]]


def names(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(m.text, str(m.type)) for m in mentions if m.kind == "name"]


@pytest.mark.parametrize(
    ("lang", "text", "wanted", "type_"),
    [
        ("en", "The statement was read by Ahmed al-Karimi, a spokesman.", "Ahmed al-Karimi", "Person"),
        ("en", "Shares of Harlow Mining, Inc. fell on Monday.", "Harlow Mining, Inc.", "Organisation"),
        (
            "en",
            "The National Institute of Nutrition and Infectious Diseases published it.",
            "National Institute of Nutrition and Infectious Diseases",
            "Organisation",
        ),
        (
            "en",
            "The Norwegian Embassy in Lima closed.",
            "Norwegian Embassy in Lima",
            "Organisation",
        ),
        ("en", "Eleven protesters were arrested by Dutch police.", "Dutch police", "Organisation"),
        ("en", "The boats were stopped by the Malaysian navy.", "Malaysian navy", "Organisation"),
        ("en", "Bertil Ravnskov, who heads the union, welcomed the deal.", "Bertil Ravnskov", "Person"),
        ("fr", "L'armée malienne a repris la ville.", "armée malienne", "Organisation"),
        (
            "fr",
            "Le ministère chilien des Affaires étrangères a protesté.",
            "ministère chilien des Affaires étrangères",
            "Organisation",
        ),
        (
            "fr",
            "Selon le ministère de la Culture, de la Jeunesse et des Sports, tout va bien.",
            "ministère de la Culture, de la Jeunesse et des Sports",
            "Organisation",
        ),
        ("fr", "Il a quitté le gouvernement Dervaux en mars.", "gouvernement Dervaux", "Organisation"),
        (
            "fr",
            "Elle dirige le centre hospitalier de Vannes.",
            "centre hospitalier de Vannes",
            "Organisation",
        ),
        ("fr", "La messe a été dite à l'église Saint-Amand.", "église Saint-Amand", "Place"),
        ("fr", "L'équipe de France a perdu.", "équipe de France", "Organisation"),
        ("fr", "L'ONG Terre et Moissons a porté plainte.", "Terre et Moissons", "Organisation"),
        ("fr", "Un élu des Républicains a démissionné.", "Républicains", "Organisation"),
        ("fr", "Les enquêteurs sont venus de Haute-Saône.", "Haute-Saône", "Place"),
    ],
)
def test_whole_names(find: Find, lang: str, text: str, wanted: str, type_: str) -> None:
    assert (wanted, type_) in names(find(lang, text))


@pytest.mark.parametrize(
    ("lang", "text", "unwanted"),
    [
        ("en", "The ships left the exclusive economic zone (EEZ) on Friday.", "EEZ"),
        ("en", "He talked to a Dutch police car.", "Dutch police"),
        ("en", "The talks between the Ministry of Defence and Rosneft failed.", "Defence and Rosneft"),
        ("fr", "Une zone à faibles émissions (ZFE) sera créée.", "ZFE"),
        ("fr", "Sauvé de la noyade, l'enfant va bien.", "Sauvé"),
        ("fr", "Sollicitée, la direction n'a pas répondu.", "Sollicitée"),
        ("fr", "La famille de Marc Dervaux a témoigné.", "famille"),
        ("fr", "Le centre de Rennes est fermé.", "centre de Rennes"),
        ("fr", "La fédération patronale Voxa a refusé.", "fédération patronale Voxa"),
        ("fr", "Il souffre de la maladie d'Alzheimer.", "Alzheimer"),
    ],
)
def test_words_that_are_no_names(find: Find, lang: str, text: str, unwanted: str) -> None:
    assert not [name for name, _ in names(find(lang, text)) if unwanted in name]


@pytest.mark.parametrize(
    ("lang", "text", "wanted", "type_"),
    [
        ("fr", "Selon Mardelec, premier client de l'usine, les ventes baissent.", "Mardelec", "Organisation"),
        ("fr", "Le groupe livrera des moteurs à Mardelec.", "Mardelec", "Organisation"),
        ("fr", "Le festival de Bavière et de Bretagne a ouvert.", "Bavière", "Place"),
        ("en", "Ricardo Montoya Nevarez resigned. Montoya had no choice.", "Montoya", "Person"),
        ("en", "The deal was signed in Ghent, Oslo and Katwala.", "Katwala", "Place"),
        (
            "en",
            "The owner, the private equity house Sundby Kapital, agreed.",
            "Sundby Kapital",
            "Organisation",
        ),
        ("en", "The firm shipped a new drone, the Falco-3, to Chile.", "Falco-3", "Product"),
    ],
)
def test_types_out_of_the_text(find: Find, lang: str, text: str, wanted: str, type_: str) -> None:
    assert (wanted, type_) in names(find(lang, text))


def test_names_inside_names(find: Find) -> None:
    found = names(find("fr", "Le Conseil de sécurité de l'ONU s'est réuni."))
    assert ("ONU", "Organisation") in found


def test_hyphen_between_two_countries_parts_them(find: Find) -> None:
    found = names(find("en", "They discussed Norway–Chile relations."))
    assert ("Norway", "Place") in found
    assert ("Chile", "Place") in found


SPORT = "The match was tense. The referee gave a penalty, and the striker scored the goal. "


def test_countries_that_play_are_teams_only_on_the_pitch(find: Find) -> None:
    assert ("Norway", "Organisation") in names(find("en", SPORT + "Norway beat Chile."))
    assert ("Norway", "Place") in names(find("en", "Norway beat Chile in the race for the contract."))


def test_a_body_that_one_talks_with_is_no_place(find: Find) -> None:
    text = "« Nous discutons avec Volténa, mais rien n'est signé », a dit Ingrid Solheim."
    assert ("Volténa", "Organisation") in names(find("fr", text))
