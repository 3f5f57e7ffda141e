"""A country's army under its two names."""

from __future__ import annotations

ARMY = "Le porte-parole des Forces armées du Tchad a parlé. L'armée {} accuse les rebelles."


def bodies(resolution):
    return [set(e.names) for e in resolution.entities if e.type == "Organisation"]


def test_an_army_has_a_full_name_and_a_short_one(resolve):
    assert {"Forces armées du Tchad", "armée tchadienne"} in bodies(resolve("fr", ARMY.format("tchadienne")))


def test_another_countrys_army_stays_apart(resolve):
    found = bodies(resolve("fr", ARMY.format("soudanaise")))
    assert {"Forces armées du Tchad"} in found
    assert {"armée soudanaise"} in found


def test_the_acronym_belongs_to_the_whole_name_not_to_the_place_inside(resolve):
    text = "L'agence régionale de santé d'Occitanie (ARS) a fermé la crèche. L'ARS enquête."
    assert {"agence régionale de santé d'Occitanie", "ARS"} in bodies(resolve("fr", text))
