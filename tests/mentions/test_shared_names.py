"""Names that say of each other what they are, and names that the words around them complete."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Mention

Find = Callable[[str, str], tuple[Mention, ...]]


def types(mentions: tuple[Mention, ...]) -> dict[str, str]:
    return {m.text: str(m.type) for m in mentions if m.kind == "name"}


FIRM = (
    "Une offre pour Norvane\n\nL'allemand Kolmeyer a déposé une offre. Kolmeyer, entreprise familiale "
    "présidée par Matthias Kolmeyer, emploie 900 personnes."
)
DIVISION = "Un achat en vue\n\nNorvane a reçu une offre pour Norvane Coatings, sa division de peintures."
PERSON = "Un procès à Lens\n\nClaire Duvallet a été entendue lundi. Duvallet conteste les faits."


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        (FIRM, "Kolmeyer", "Organisation"),
        (FIRM, "Matthias Kolmeyer", "Person"),
        (DIVISION, "Norvane", "Organisation"),
        (DIVISION, "Norvane Coatings", "Organisation"),
        (PERSON, "Duvallet", "Person"),
    ],
)
def test_a_firm_may_have_its_owners_name(find: Find, text: str, name: str, wanted: str) -> None:
    assert types(find("fr", text))[name] == wanted


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Le député Les Républicains Luc Hervelin a voté contre.", "Les Républicains", "Organisation"),
        ("L'armée, appuyée par les miliciens Wazamo, s'est repliée.", "Wazamo", "Organisation"),
        ("Le domicile de Mme Vernal, au Mans, a été fouillé.", "Mans", "Place"),
        ("L'envoyé est l'ancien ministre sénégalais Cheikh Oumar Diatta.", "Cheikh Oumar Diatta", "Person"),
        ("Les travaux de Ciudad del Rey dureront un an.", "Ciudad del Rey", "Place"),
        ("Le promoteur rennais Habitat d'Arvor construira 38 logements.", "Habitat d'Arvor", "Organisation"),
        ("Lorval Agglomération soutient le projet.", "Lorval Agglomération", "Organisation"),
        ("Il a gagné le Tour du Limousin devant Axel Ronsard.", "Tour du Limousin", "Event"),
        (
            "Les policiers de l'Office central pour la répression de la grande délinquance routière "
            "(OCRGDR) l'ont arrêté.",
            "Office central pour la répression de la grande délinquance routière",
            "Organisation",
        ),
        (
            "L'Alliance pour la renaissance du Kasaï a signé la trêve.",
            "Alliance pour la renaissance du Kasaï",
            "Organisation",
        ),
        ("Pont-Vernay. Le maire démissionne\n\nLe maire a démissionné lundi.", "Pont-Vernay", "Place"),
    ],
)
def test_names_out_of_their_surroundings(find: Find, text: str, name: str, wanted: str) -> None:
    assert types(find("fr", text)).get(name) == wanted


def test_brothers_are_people(find: Find) -> None:
    assert types(find("fr", "Les frères Vernalet ont vendu la ferme."))["Vernalet"] == "Person"


def test_a_ministers_field_is_no_name(find: Find) -> None:
    text = "L'ex-ministre des Relations avec le Parlement Claire Duvallet sera jugée."
    assert "Relations" not in types(find("fr", text))
