"""What the rest of an article tells of an unknown name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Mention

Find = Callable[[str, str], tuple[Mention, ...]]


def types(mentions: tuple[Mention, ...]) -> dict[str, str]:
    return {m.text: str(m.type) for m in mentions if m.kind == "name"}


@pytest.mark.parametrize(
    ("text", "wanted", "type_"),
    [
        # The next sentence calls it so.
        ("Le contrat avec Ravudis a été rompu. L'enseigne compte 120 magasins.", "Ravudis", "Organisation"),
        ("L'agence a autorisé Tolvimax. Le vaccin est produit à Lyon.", "Tolvimax", "Product"),
        ("Trakopio plaît. L'application a été téléchargée mille fois.", "Trakopio", "Product"),
        # An actor that no list knows is a body.
        ("Ils se sont vus à Varnelle, où Solpirac possède une usine.", "Solpirac", "Organisation"),
        ("Fondée en 1987, Valtorine est basée à Reims.", "Valtorine", "Organisation"),
        ("La plainte vise le chimiste Lorgevex.", "Lorgevex", "Organisation"),
        # A place stands where places stand.
        ("À Lezaille, la laiterie Bonvalet a été rachetée.", "Lezaille", "Place"),
        ("En gare de Saint-Lorry, les trains sont à l'arrêt.", "Saint-Lorry", "Place"),
        ("La grève touche les ports d'Anvers et de Zeelbruck.", "Zeelbruck", "Place"),
        # Lists with a noun that announces or sums them up.
        ("Trois groupes sont sur les rangs : Hasolin, Livengo et Doltec.", "Livengo", "Organisation"),
        (
            "Ce logiciel est utilisé par Aviolor, Pneuvex et une trentaine d'autres industriels.",
            "Pneuvex",
            "Organisation",
        ),
        # A short form in brackets.
        ("Le Mouvement pour la concorde (MpC) a perdu.", "MpC", "Organisation"),
    ],
)
def test_unknown_names_take_the_type_of_their_evidence(
    find: Find, text: str, wanted: str, type_: str
) -> None:
    assert types(find("fr", text)).get(wanted) == type_


def test_a_description_of_something_else_changes_no_sure_name(find: Find) -> None:
    text = "Claire Dupuis a écrit au maire de Rennes. Le groupe a répondu."
    assert types(find("fr", text))["Claire Dupuis"] == "Person"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A site's firm and its town.
        ("La papeterie Bergerol de Thurins a fermé.", {"Bergerol": "Organisation", "Thurins": "Place"}),
        ("L'usine Valmecor de Thizac licencie.", {"Valmecor": "Organisation", "Thizac": "Place"}),
        ("Les Fonderies Rousselin de Vierzac embauchent.", {"Vierzac": "Place"}),
        # A site with a person's name.
        ("La clinique Pasteur de Brest recrute.", {"clinique Pasteur": "Organisation", "Brest": "Place"}),
        ("Le lycée Victor-Hugo de Besançon ferme.", {"lycée Victor-Hugo": "Organisation"}),
        # Associations with names of common words.
        ("L'association Bien vivre à Lormel a saisi le tribunal.", {"Bien vivre à Lormel": "Organisation"}),
        ("L'association Un toit pour tous réclame 200 logements.", {"Un toit pour tous": "Organisation"}),
        ("L'association Parents unis réclame des places.", {"Parents unis": "Organisation"}),
        # Units, and bodies with their place.
        ("La 13e brigade blindée a été déployée.", {"13e brigade blindée": "Organisation"}),
        (
            "Elle sert au 2e régiment étranger d'infanterie.",
            {"2e régiment étranger d'infanterie": "Organisation"},
        ),
        ("L'ARS Bretagne a été saisie.", {"ARS Bretagne": "Organisation"}),
        (
            "La communauté de communes du Val de Lorme a voté.",
            {"communauté de communes du Val de Lorme": "Organisation"},
        ),
    ],
)
def test_names_end_where_the_next_thing_begins(find: Find, text: str, wanted: dict[str, str]) -> None:
    found = types(find("fr", text))
    assert {name: found.get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Le grand barrage de la Concorde sera inauguré.", "Concorde"),
        ("La Compagnie Générale de Navigation a commandé un navire.", "Navigation"),
        ("La 40e édition a débuté.", "40e édition"),
    ],
)
def test_words_that_name_nothing_are_left_out(find: Find, text: str, absent: str) -> None:
    assert absent not in types(find("fr", text))
