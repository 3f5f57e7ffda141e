"""What a headline says for certain is as sure as the text below it."""

from __future__ import annotations

import pytest
from telling import told


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "Nordalia rachète Meerdal\n\nLe groupe Nordalia va racheter Meerdal en mai.", ["probable"]),
        ("fr", "Nordalia rachète Meerdal\n\nLe groupe Nordalia a racheté Meerdal en mai.", ["certain"]),
        ("en", "Nordalia buys Meerdal\n\nThe firm Nordalia plans to buy Meerdal in May.", ["probable"]),
        # no headline, but a sentence
        (
            "fr",
            "Nordalia a racheté Meerdal.\n\nLe groupe Nordalia va racheter Meerdal en mai.",
            ["certain", "probable"],
        ),
        # the text says nothing of it
        ("fr", "Nordalia rachète Meerdal\n\nLe groupe Nordalia va ouvrir un site en mai.", ["certain"]),
    ],
)
def test_headlines(lang, text, wanted):
    found = [s.certainty for s in told(lang, text) if s[:3] == ("Nordalia", "acquires", "Meerdal")]
    assert found == wanted
