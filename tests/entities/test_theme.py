"""What an article is about, to which its descriptions of bodies come back."""

from __future__ import annotations

import pytest

from kgbuild.entities import Resolution

FIRM = (
    "Le textilien Mavelor ferme son usine de Roanne\n\n"
    "Mavelor a annoncé jeudi la fermeture de son usine. La décision a été présentée aux syndicats.\n\n"
    "La région Auvergne a versé une aide en 2022. La Banque Volmarine avait prêté la même somme.\n\n"
)
PARTY = (
    "Le parti Nouvelle Voie vote contre le budget\n\n"
    "Le parti Nouvelle Voie a voté mardi contre le budget présenté par Paul Esnault.\n\n"
    "L'Union démocrate et les Verts ont voté pour. Le Parti social a choisi l'abstention.\n\n"
)


def refers(resolution: Resolution, text: str) -> str:
    """The name of the entity that the last mention with some words refers to, "" for none."""
    mention = next(m for m in reversed(resolution.mentions) if m.text == text)
    return next((e.name for e in resolution.entities if e.id == mention.entity), "")


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        (  # not the bank named in passing just before
            FIRM + "Fondée en 1951 par Jean Mavel, l'entreprise fournit des tissus à Dorvane.",
            "l'entreprise",
            "Mavelor",
        ),
        (FIRM + "Le groupe compte transférer la production à Sfax.", "Le groupe", "Mavelor"),
        (  # a complement without a name tells nothing against it
            FIRM + "Le fabricant de tissus emploie 120 personnes.",
            "Le fabricant de tissus",
            "Mavelor",
        ),
        (PARTY + "Créé en 2017, le parti compte 34 députés.", "le parti", "Nouvelle Voie"),
        (  # what the paragraph speaks of comes before what the article is about
            FIRM + "Fondé à Parme, Imballi Ferro emploie 300 personnes. L'entreprise fournit des cartons.",
            "L'entreprise",
            "Imballi Ferro",
        ),
        (  # an adjective tells which firm
            "Volmarine vise la Lune\n\nVolmarine a signé mardi. Volmarine voit loin.\n\n"
            "Tout va bien. Paris aide le groupe Dorvane."
            " La Russie fournit déjà du nickel pour la firme automobile.",
            "la firme automobile",
            "Dorvane",
        ),
        (  # what is said of a firm towards others tells nothing of its kind
            "La Norvège salue Dorvane, premier importateur du pays.\n"
            "Oslo, qui avait menacé de punir Dorvane si l'entreprise achetait ailleurs, a salué l'accord.",
            "l'entreprise",
            "Dorvane",
        ),
        (  # a firm that only tells who somebody is is not what the article is about
            "Le fondateur de Mavelor invite Paul Esnault\n\n"
            "Le fondateur de Mavelor a écrit lundi à Paul Esnault. Le fondateur de Mavelor viendra jeudi.\n\n"
            "Volmarine s'intéresse à la Norvège depuis 2022.\n\nOslo fournit déjà du nickel à la société.",
            "la société",
            "Volmarine",
        ),
        (  # what is somebody's was not named before
            "Le sommet a eu lieu. Volmarine a signé. Le Trésor a mis sur sa liste noire deux hommes.",
            "sa liste noire",
            "",
        ),
    ],
)
def test_descriptions_come_back_to_what_the_article_is_about(resolve, text, words, wanted):
    assert refers(resolve("fr", text), words) == wanted
