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
