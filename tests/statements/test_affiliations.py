"""Whose office somebody holds, and to what people belong: what constructions say of it."""

from __future__ import annotations

import pytest
from telling import told


def said(lang: str, text: str) -> set[tuple[str, str, str]]:
    """Subject, relation and object of what a text states."""
    return {statement[:3] for statement in told(lang, text)}


FIRM = "Solvanor va fermer son usine de Vesoul. "
TOWN = "Vesoul a fermé sa piscine. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (FIRM + "L'actuel président du directoire, Marc Vial, partira.", ("Marc Vial", "headOf", "Solvanor")),
        (FIRM + "Marc Vial, le patron actuel, l'a annoncé.", ("Marc Vial", "headOf", "Solvanor")),
        (FIRM + "« Il le faut », assure Marc Vial, directeur général.", ("Marc Vial", "headOf", "Solvanor")),
        (FIRM + "Marc Vial, dirigeant de l'entreprise, s'explique.", ("Marc Vial", "headOf", "Solvanor")),
        (FIRM + "La directrice financière, Anne Roux, l'a dit.", ("Anne Roux", "employeeOf", "Solvanor")),
        (FIRM + "Le porte-parole, Marc Vial, se tait.", ("Marc Vial", "spokespersonFor", "Solvanor")),
        (TOWN + "Marc Vial, maire depuis 2014, s'en explique.", ("Marc Vial", "headOf", "Vesoul")),
        (TOWN + "La conseillère municipale Anne Roux proteste.", ("Anne Roux", "representativeOf", "Vesoul")),
        (
            "L'Estonie rétablit le service militaire. Le président Mart Saar a signé la loi.",
            ("Mart Saar", "headOf", "Estonie"),
        ),
        (
            "Le Parti paysan rompt. Le président du groupe à l'Assemblée, Marc Vial, l'a annoncé.",
            ("Marc Vial", "headOf", "Parti paysan"),
        ),
    ],
)
def test_an_office_without_its_body_is_of_what_the_article_is_about(text, wanted):
    assert wanted in said("fr", text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        (
            FIRM + "Le président du directoire de Nordal, Marc Vial, a réagi.",
            ("Marc Vial", "headOf", "Solvanor"),
        ),
        (FIRM + "Marc Vial, chef d'entreprise à Brest, a réagi.", ("Marc Vial", "headOf", "Solvanor")),
    ],
)
def test_but_not_where_the_body_is_said_or_none_is_meant(text, unwanted):
    assert unwanted not in said("fr", text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Le député RN Marc Vial a voté contre.", ("Marc Vial", "memberOf", "RN")),
        ("L'eurodéputée LFI Anne Roux dénonce un scandale.", ("Anne Roux", "memberOf", "LFI")),
        ("Le maire PS de Vesoul, Marc Vial, a voté contre.", ("Marc Vial", "memberOf", "PS")),
        ("Marc Vial, député RN du Gard, a voté contre.", ("Marc Vial", "representativeOf", "Gard")),
        ("Marc Vial, maire de Vesoul (PS), a parlé.", ("Marc Vial", "memberOf", "PS")),
    ],
)
def test_a_party_stands_behind_the_office(text, wanted):
    assert wanted in said("fr", text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Paul Roy, coureur de l'équipe Cofidis, a gagné. Son coéquipier Marc Vial a chuté.",
            ("Marc Vial", "memberOf", "Cofidis"),
        ),
        (
            "L'Espagnol Paul Ruiz a gagné devant son compatriote Marc Vega.",
            ("Marc Vega", "hasNationality", "Espagne"),
        ),
        (
            "Paul Roy, PDG d'Air Nordalia, a reçu son adjoint, Marc Vial.",
            ("Marc Vial", "employeeOf", "Air Nordalia"),
        ),
        (
            "Deux anciens ingénieurs de Solvanor, Marc Vial et Anne Roux, ont fondé Nordal.",
            ("Anne Roux", "employeeOf", "Solvanor"),
        ),
        (
            "Le Tchad et le Niger, alliés du Mali au sein de l'Otan, ont condamné l'attaque.",
            ("Mali", "memberOf", "Otan"),
        ),
        (
            "Le Parti libéral, emmené par l'avocat Marc Vial, a gagné.",
            ("Marc Vial", "headOf", "Parti libéral"),
        ),
    ],
)
def test_what_people_share(text, wanted):
    assert wanted in said("fr", text)


def test_a_teammate_of_one_whose_team_is_not_said_has_none():
    assert not any(
        r == "memberOf" for _, r, _ in said("fr", "Paul Roy a vu son coéquipier Marc Vial à Lyon.")
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("L'ONG Nordal a publié un rapport.", ("Nordal", "kindOf", "ONG")),
        ("Le promoteur Sud Horizon recrute.", ("Sud Horizon", "kindOf", "promoteur")),
        ("Le géant du pneu Michelin va fermer une usine.", ("Michelin", "kindOf", "géant du pneu")),
        ("L'ancien syndicaliste Wilmer Quiroz a gagné.", ("Wilmer Quiroz", "kindOf", "ancien syndicaliste")),
        (
            "Michelin, numéro deux du pneu en Europe, recrute.",
            ("Michelin", "kindOf", "numéro deux du pneu en Europe"),
        ),
        (
            "La politologue Anne Roux, de l'université de Bergen, a parlé.",
            ("Anne Roux", "kindOf", "politologue"),
        ),
    ],
)
def test_what_a_title_is(text, wanted):
    assert wanted in said("fr", text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mme Roux a démissionné. Anne Roux part à Brest.", "Mme"),
        ("Il a vu les responsables, en l'occurrence Marie Munier, secrétaire du FN.", "occurrence"),
        ("Le géant du pneu Michelin va fermer une usine.", "pneu"),
        (
            "Fondée par Gaston Vauze, le grand-père du président, Luc Vauze, la firme recrute.",
            "de l'actuel président",
        ),
    ],
)
def test_what_is_no_title(text, title):
    assert not any(r == "kindOf" and o == title for _, r, o in said("fr", text))
