"""Dates, and the language of a text."""

from __future__ import annotations

import pytest

from kgbuild.errors import LanguageError
from kgbuild.sources.dates import iso_date
from kgbuild.sources.detect import detect_language


@pytest.mark.parametrize(
    ("written", "language", "date"),
    [
        ("2024-03-12", "fr", "2024-03-12"),
        ("2024-03-12T23:30:00-05:00", "en", "2024-03-12"),
        ("20240312", "fr", "2024-03-12"),
        ("2024/3/12", "en", "2024-03-12"),
        ("Tue, 12 Mar 2024 23:02:00 GMT", "fr", "2024-03-12"),
        ("12/03/2024 à 18h02", "fr", "2024-03-12"),
        ("12.03.2024", "fr", "2024-03-12"),
        ("13/03/2024", "en", "2024-03-13"),
        ("03/13/2024", "en", "2024-03-13"),
        ("03/04/2024", "en", None),
        ("mardi 12 mars 2024", "fr", "2024-03-12"),
        ("1er août 2023", "fr", "2023-08-01"),
        ("3 févr. 2024 à 9h", "fr", "2024-02-03"),
        ("March 12, 2024 6:02 pm", "en", "2024-03-12"),
        ("12th March 2024", "en", "2024-03-12"),
        ("Feb. 3, 2024", "en", "2024-02-03"),
        ("31/02/2024", "fr", None),
        ("2024-13-01", "fr", None),
        ("mars 2024", "fr", None),
        ("2024", "fr", None),
        ("12 mars", "fr", None),
        ("12/03/24", "fr", None),
        ("hier", "fr", None),
        ("il y a deux jours", "fr", None),
        ("yesterday", "en", None),
        ("", "fr", None),
        (None, "fr", None),
    ],
)
def test_iso_date(written: str | None, language: str, date: str | None) -> None:
    assert iso_date(written, language) == date


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a rencontré lundi les élus de Nantes.", "fr"),
        ("le ministre a rencontre lundi les elus de nantes", "fr"),
        ("LE MINISTRE A RENCONTRÉ LUNDI LES ÉLUS DE NANTES", "fr"),
        ("The minister met the mayors of Leeds on Monday.", "en"),
        ("Paul Aubry dirige Norvik.", "fr"),
        ("Ana Ruiz leads the group.", "en"),
        ("Młynarski was born in Młyny.", "en"),
        ("Le patron de Deutsche Maschinen, Karl Lindqvist, a vendu Müller Kraftwerke.", "fr"),
    ],
)
def test_language_is_told(text: str, language: str) -> None:
    assert detect_language(text, "a.txt") == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Minister traf am Montag die Vertreter des Unternehmens in Berlin.", "German"),
        ("El ministro se reunió el lunes con los representantes de la empresa en Madrid.", "Spanish"),
        ("Министр встретился в понедельник с представителями компании в Москве.", "Russian"),
        ("部长星期一在北京会见了公司的代表。", "Chinese"),
    ],
)
def test_language_without_data_is_an_error(text: str, name: str) -> None:
    with pytest.raises(LanguageError) as caught:
        detect_language(text, "a.txt")
    assert caught.value.code == "KG302"
    assert f"a.txt is in {name}, for which kgbuild has no language data" in caught.value.message
    assert "--lang" in caught.value.message
