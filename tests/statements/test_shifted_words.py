"""Statements that French models hide by hanging a phrase on the wrong word."""

from __future__ import annotations

import pytest
from telling import told


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le ministre grec, Nikos Pappas, a été reçu à Ankara par son homologue turc, Kemal Arslan.",
            ("Kemal Arslan", "meets", "Nikos Pappas"),
        ),
        (
            "Le groupe Brannvik négocie avec Maréval un rapprochement.",
            ("Brannvik", "negotiatesWith", "Maréval"),
        ),
        ("Kiev a accusé Moscou d'avoir bombardé une école.", ("Kiev", "accuses", "Moscou")),
        ("La trêve a été signée jeudi par le Tchad et le Niger.", ("Tchad", "signsAgreementWith", "Niger")),
        (
            "La présidente de la Commission européenne, Elena Rossi, a réagi.",
            ("Elena Rossi", "headOf", "Commission européenne"),
        ),
        (
            "Le groupe Brannvik fournit notamment Carrefour et la chaîne allemande Edeka.",
            ("Brannvik", "suppliesTo", "Edeka"),
        ),
        (
            "L'accord commercial signé en décembre entre le Tchad et le Niger inquiète les éleveurs.",
            ("Tchad", "signsAgreementWith", "Niger"),
        ),
    ],
)
def test_the_statement_is_found(text: str, wanted: tuple[str, str, str]) -> None:
    found = {statement[:3] for statement in told("fr", text)}
    assert wanted in found or (wanted[2], wanted[1], wanted[0]) in found, found
