from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.model import Mention

Find = Callable[[str, str], tuple[Mention, ...]]


def names(mentions: tuple[Mention, ...]) -> list[tuple[str, str]]:
    return [(m.text, str(m.type)) for m in mentions if m.kind == "name"]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "Mme Claire Vautrin a rencontré le président Paul Esnault à Lisbonne.", "Claire Vautrin"),
        ("fr", "La députée de la Marne, Inès de Kervran, a refusé de répondre.", "Inès de Kervran"),
        ("fr", "« Non », a répondu Hubert van der Meulen aux journalistes.", "Hubert van der Meulen"),
        ("en", "Prime Minister Laura Whitcombe met President Daniel Okafor in Oslo.", "Laura Whitcombe"),
        ("en", "The report was written by Judge Peter Lindqvist.", "Peter Lindqvist"),
    ],
)
def test_titles_stay_outside_and_particles_inside(find: Find, lang: str, text: str, wanted: str) -> None:
    assert (wanted, "Person") in names(find(lang, text))


@pytest.mark.parametrize(
    ("text", "wanted", "type_"),
    [
        ("Il enseigne à l'université de Rennes depuis dix ans.", "université de Rennes", "Organisation"),
        ("Il enseigne à l'université de Rennes depuis dix ans.", "Rennes", "Place"),
        ("Le ministère de la Santé a publié un décret.", "ministère de la Santé", "Organisation"),
        ("L'association Toits pour tous a porté plainte.", "Toits pour tous", "Organisation"),
        ("L'association « Un toit, une clé » a porté plainte.", "Un toit, une clé", "Organisation"),
        ("Le Front ouvrier et écologiste a voté contre.", "Front ouvrier et écologiste", "Organisation"),
        ("Le groupe laitier Hautebrise a racheté une usine.", "Hautebrise", "Organisation"),
        ("Les manifestants ont occupé la place Darcy.", "place Darcy", "Place"),
    ],
)
def test_bodies_and_places_in_french(find: Find, text: str, wanted: str, type_: str) -> None:
    assert (wanted, type_) in names(find("fr", text))


def test_portfolios_nationalities_and_titles_are_no_names(find: Find) -> None:
    text = (
        "Le ministre de la Santé a reçu le Premier ministre et des Américains. Le Président russe est venu."
    )
    assert names(find("fr", text)) == []


def test_possessive_and_suffix_in_english(find: Find) -> None:
    found = names(find("en", "Brannvik Robotics said that Harlow Trust's chairman had resigned."))
    assert ("Brannvik Robotics", "Organisation") in found
    assert ("Harlow Trust", "Organisation") in found


def test_half_name_has_the_type_of_the_full_name(find: Find) -> None:
    text = "Le fabricant Volmarine Énergie embauche. Volmarine compte 300 salariés. Volmarine exporte."
    assert {kind for name, kind in names(find("fr", text)) if name == "Volmarine"} == {"Organisation"}


def test_ids_follow_the_text(find: Find) -> None:
    mentions = find("fr", "Claire Vautrin dirige une entreprise. Elle habite Lyon.")
    assert [m.id for m in mentions] == [f"m{i}" for i in range(1, len(mentions) + 1)]
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)


def test_nothing_in_an_empty_text(find: Find) -> None:
    assert find("fr", "") == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Norvane CEO told reporters that sales rose.", {"Norvane"}),
        ("He wrote to Norvane CEO Rebecca Hale.", {"Norvane", "Rebecca Hale"}),
        ("He wrote to Tarvik Partners CFO Rebecca Hale.", {"Tarvik Partners", "Rebecca Hale"}),
        ("The bill was signed by Ohio Gov. Rebecca Hale.", {"Ohio", "Rebecca Hale"}),
        ("He wrote to Finance Minister Rebecca Hale.", {"Rebecca Hale"}),
        ("He wrote to White House Press Secretary Rebecca Hale.", {"White House", "Rebecca Hale"}),
        ("He wrote to Vice President Rebecca Hale.", {"Rebecca Hale"}),
        ("He wrote to Former President Rebecca Hale.", {"Rebecca Hale"}),
    ],
)
def test_whose_title_it_is_stays_a_name(find: Find, text: str, wanted: set[str]) -> None:
    assert {text for text, _ in names(find("en", text))} == wanted


def test_a_dateline_opens_with_a_place(find: Find) -> None:
    text = "MILLHOLM, Ohio — Residents of Millholm voted on Monday."
    assert ("MILLHOLM", "Place") in names(find("en", text))


def test_a_nationality_before_a_noun_is_no_airline(find: Find) -> None:
    assert "Swiss" not in [text for text, _ in names(find("en", "The Swiss food giant Alpenwerk was sold."))]


@pytest.mark.parametrize(
    ("lang", "text", "wanted", "type_"),
    [
        (
            "fr",
            "Devant Zemmcor Énergie, Anna Larfield a défendu le projet.",
            "Zemmcor Énergie",
            "Organisation",
        ),
        ("fr", "Celal Coumane et Zemin Guitrin se sont opposés lundi.", "Celal Coumane", "Person"),
        ("fr", "Le texte divise. Guitrin n'a pas voulu répondre.", "Guitrin", "Organisation"),
        (
            "fr",
            "Le dossier du Conseil européen des semences de Dijon traîne.",
            "Conseil européen des semences de Dijon",
            "Organisation",
        ),
        (
            "fr",
            "Le Centre maritime des pêches de Brest recrute.",
            "Centre maritime des pêches de Brest",
            "Organisation",
        ),
        (
            "fr",
            "Le Centre des semences de Nîmes et Zemmcor Énergie ont signé un accord.",
            "Centre des semences de Nîmes",
            "Organisation",
        ),
        ("fr", "Elle a rencontré GRANVAL Hector mardi.", "GRANVAL Hector", "Person"),
        ("fr", "L'accord a été salué par ANABEL LANGERT.", "ANABEL LANGERT", "Person"),
        (
            "en",
            "She left Institut littoral des ports de Namur on Friday.",
            "Institut littoral des ports de Namur",
            "Organisation",
        ),
    ],
)
def test_where_a_name_begins_and_ends(find: Find, lang: str, text: str, wanted: str, type_: str) -> None:
    assert (wanted, type_) in names(find(lang, text))


def test_a_body_before_a_person_is_no_name_in_capitals(find: Find) -> None:
    found = names(find("fr", "Le patron d'EDF Luc Morvan a démissionné."))
    assert ("EDF", "Organisation") in found
    assert ("Luc Morvan", "Person") in found


def test_a_family_name_keeps_its_particle_at_the_start_of_a_sentence(find: Find) -> None:
    found = names(find("fr", "Hector Le Granby a démissionné. Le Granby vit à Bayonne."))
    assert ("Le Granby", "Person") in found
    assert ("Granby", "Place") not in names(find("fr", "Hector Granby a démissionné. Le Granby vit."))


def test_the_name_of_a_foreign_body_ends_before_a_verb(find: Find) -> None:
    found = names(find("en", "The Institut national de la statistique said on Sunday that prices fell."))
    assert not any("said" in name for name, _ in found)


def test_a_family_name_alone_is_the_person_named_before(find: Find) -> None:
    text = "Russ Bernamoor and Karin El-Pelret disagreed. The surgeon left, and El-Pelret promised an answer."
    assert ("El-Pelret", "Person") in names(find("en", text))


def test_two_labels_do_not_part_a_persons_name(find: Find) -> None:
    found = names(find("fr", "Elle prend la suite de Mindaugas Vairys, emporté par une affaire."))
    assert found == [("Mindaugas Vairys", "Person")]


def test_a_place_before_a_persons_name_stays_apart(find: Find) -> None:
    found = names(find("fr", "Le député de la Marne Ludovic Vairys a refusé."))
    assert found == [("Marne", "Place"), ("Ludovic Vairys", "Person")]


def test_an_acronym_tells_where_a_name_ends(find: Find) -> None:
    found = names(find("fr", "L'Observatoire des mers en Eurasie (OME) a fermé."))
    assert found[0] == ("Observatoire des mers en Eurasie", "Organisation")
    found = names(find("fr", "L'Observatoire des mers en Eurasie (avec Nordal) a fermé."))
    assert found[0] == ("Observatoire des mers", "Organisation")
