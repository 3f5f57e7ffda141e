"""Where quotes begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.clauses.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a dit « oui » hier.", ["« oui »"]),
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and left.', ['"yes"']),
        ("« Un “bon” mot », dit-il.", ["« Un “bon” mot »"]),
        ("Rien ici.", []),
        ("« Sans fin", ["« Sans fin"]),
        ("« Un début.\n\n« Une suite. »\n\nFin.", ["« Un début.", "« Une suite. »"]),
        ("— Je viens demain.\nIl part.", ["— Je viens demain."]),
        ("The 6\" pipe is 5'10 long.", []),
        ('Il a dit " oui " hier.', ['" oui "']),
        ('Il a dit "oui" puis "non".', ['"oui"', '"non"']),
        ("‹ Oui ›, dit-il.", ["‹ Oui ›"]),
        ("Une perte d'ouverture », dit-il.", ["Une perte d'ouverture »"]),
        ("PARIS (Agence) — Il vient demain.", []),
        ("« Un début.\n\nUne fin. » Puis rien.", ["« Un début.\n\nUne fin. »"]),
        ("– Tu viens ?\n– Oui, dit-il.", ["– Tu viens ?", "– Oui, dit-il."]),
        ("Il a lancé : « Sans fin.\n\nLe soir tombe.", ["« Sans fin."]),
    ],
)
def test_quotes(text, expected):
    assert [text[q.start : q.end] for q in find_quotes(text)] == expected


@given(st.text(alphabet='ab «»“”"\n.—‹›', max_size=60))
def test_quotes_never_overlap_and_stay_inside(text):
    position = 0
    for quote in find_quotes(text):
        assert position <= quote.start < quote.end <= len(text)
        position = quote.end
