from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.entities import Resolution
from kgbuild.entities.naming import iri
from kgbuild.model import Entity

Resolve = Callable[[str, str], Resolution]


def entity(resolution: Resolution, name: str) -> Entity:
    return next(e for e in resolution.entities if name in (e.name, *e.names))


def refers(resolution: Resolution, text: str, last: bool = False) -> str:
    """The name of the entity that some words refer to, "" for none."""
    found = [m for m in resolution.mentions if m.text == text]
    mention = found[-1] if last else found[0]
    return next((e.name for e in resolution.entities if e.id == mention.entity), "")


def test_half_names_join_the_full_name(resolve: Resolve) -> None:
    found = resolve("fr", "Claire Vautrin a démissionné. Vautrin a écrit une lettre. Mme Vautrin est partie.")
    assert [(e.name, e.names) for e in found.entities] == [("Claire Vautrin", ("Claire Vautrin", "Vautrin"))]


def test_acronym_joins_its_expansion(resolve: Resolve) -> None:
    text = "La Ligue régionale de natation (LRN) a voté. La LRN compte cent clubs."
    assert entity(resolve("fr", text), "LRN").name == "Ligue régionale de natation"


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("fr", "Jean Vautrin, connu sous le nom de Jean Lune, chante.", ("Jean Vautrin", "Jean Lune")),
        ("en", "Mercer Foods (formerly Holloway Brothers) grew.", ("Mercer Foods", "Holloway Brothers")),
    ],
)
def test_another_name_that_the_text_tells(
    resolve: Resolve, lang: str, text: str, names: tuple[str, ...]
) -> None:
    (found,) = resolve(lang, text).entities
    assert set(found.names) == set(names)
    assert found.name == names[0]


def test_a_birth_name_that_others_bear_stays_theirs(resolve: Resolve) -> None:
    found = resolve("fr", "Claire Vautrin, née Esnault, a écrit à Paul Esnault. Esnault a répondu.")
    assert refers(found, "Esnault", last=True) == "Paul Esnault"


def test_longer_form_after_the_short_one_is_another_body(resolve: Resolve) -> None:
    text = "Le groupe Hautebrise recrute. Hautebrise a une filiale, Hautebrise Benelux, à Namur."
    names = [e.name for e in resolve("fr", text).entities if e.type == "Organisation"]
    assert names == ["Hautebrise", "Hautebrise Benelux"]


def test_adjective_makes_the_country(resolve: Resolve) -> None:
    found = resolve("fr", "Le ministre finlandais a signé. Une usine finlandaise ouvrira.")
    country = entity(found, "Finlande")
    assert (country.type, country.names) == ("Place", ("finlandaise", "finlandais", "Finlande"))
    assert sorted(found.demonyms.values()) == [country.id, country.id]


def test_acting_capital_is_its_country(resolve: Resolve) -> None:
    text = "La Norvège a protesté. Oslo a rappelé son ambassadeur. Le ministre est rentré à Oslo."
    found = resolve("fr", text)
    assert "Oslo" in entity(found, "Norvège").names
    assert refers(found, "Oslo", last=True) == "Oslo"


@pytest.mark.parametrize(
    ("lang", "text", "words", "wanted"),
    [
        ("fr", "Claire Vautrin a quitté Lyon. Elle prépare un livre.", "Elle", "Claire Vautrin"),
        ("fr", "Paul Esnault dirige Volmarine. La firme emploie 300 personnes.", "La firme", "Volmarine"),
        (
            "fr",
            "Le maire, Paul Esnault, a parlé à Claire Vautrin. Le maire a promis une aide.",
            "Le maire",
            "Paul Esnault",
        ),
        (
            "fr",
            "Paul Esnault a vu Hugo Lambert. Ce dernier a démenti.",
            "Ce dernier",
            "Hugo Lambert",
        ),
        (
            "en",
            "Laura Whitcombe runs Brannvik Robotics. She said the company would hire.",
            "She",
            "Laura Whitcombe",
        ),
        (
            "en",
            "Laura Whitcombe runs Brannvik Robotics. She said the company would hire.",
            "the company",
            "Brannvik Robotics",
        ),
    ],
)
def test_anaphors(resolve: Resolve, lang: str, text: str, words: str, wanted: str) -> None:
    assert refers(resolve(lang, text), words, last=True) == wanted


def test_two_participants_of_a_clause_are_two(resolve: Resolve) -> None:
    found = resolve(
        "fr", "Paul Esnault est arrivé. Paul Esnault a invité le président. Claire Vautrin l'a vu."
    )
    assert refers(found, "le président") != "Paul Esnault"


def test_same_office_elsewhere_is_somebody_else(resolve: Resolve) -> None:
    text = "Le maire de Dijon, Paul Esnault, a signé. Le maire de Lyon a refusé."
    assert refers(resolve("fr", text), "Le maire de Lyon") != "Paul Esnault"


def test_first_person_stays_open(resolve: Resolve) -> None:
    found = resolve("fr", "« Je suis prête », a dit Claire Vautrin.")
    assert refers(found, "Je") == ""


def test_iri_depends_on_type_and_name_only() -> None:
    assert iri("Person", "Élodie Âpre").startswith("urn:kgbuild:entity:elodie-apre-")
    assert iri("Person", "Élodie Âpre") == iri("Person", "ELODIE ÂPRE")
    assert iri("Person", "Apre") != iri("Place", "Apre")


def test_the_same_text_gives_the_same_resolution(resolve: Resolve) -> None:
    text = "Claire Vautrin dirige Volmarine, basée à Oslo. Elle a rencontré le président norvégien."
    assert resolve("fr", text) == resolve("fr", text)
