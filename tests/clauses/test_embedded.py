"""Polarity and certainty of what stands below a verb of saying."""

from __future__ import annotations

import pytest

CASES = [
    # language, sentence, verb, polarity, certainty
    ("fr", "Paul Martin nie que la Russie ait signé l'accord.", "signer", "negative", "certain"),
    ("fr", "Marie Durand a démenti avoir signé l'accord.", "signer", "negative", "certain"),
    ("fr", "Paul Martin a promis de signer l'accord.", "signer", "positive", "probable"),
    ("fr", "Paul Martin a demandé si la Russie avait signé l'accord.", "signer", "positive", "possible"),
    ("fr", "Paul Martin a demandé à la Russie de signer l'accord.", "signer", "positive", "possible"),
    ("fr", "La Russie a menacé d'attaquer la France.", "attaquer", "positive", "possible"),
    ("fr", "La Russie a dit qu'elle signerait l'accord.", "signer", "positive", "probable"),
    ("fr", "La Russie est accusée d'avoir signé l'accord.", "signer", "positive", "probable"),
    ("fr", "Paul Martin accuse la Russie d'avoir signé l'accord.", "signer", "positive", "probable"),
    ("fr", "Marie Durand a douté que la Russie ait signé l'accord.", "signer", "positive", "possible"),
    ("fr", "Paul Martin affirme que la Russie n'a pas signé l'accord.", "signer", "negative", "certain"),
    ("en", "Paul Martin denied that Russia signed the deal.", "sign", "negative", "certain"),
    ("en", "Paul Martin denied signing the deal.", "sign", "negative", "certain"),
    ("en", "Paul Martin promised to sign the deal.", "sign", "positive", "probable"),
    ("en", "Russia threatened to attack France.", "attack", "positive", "possible"),
    ("en", "Russia said it would sign the deal.", "sign", "positive", "probable"),
    ("en", "Paul Martin asked Russia to sign the deal.", "sign", "positive", "possible"),
    ("en", "Paul Martin asked whether Russia signed the deal.", "sign", "positive", "possible"),
    ("en", "Russia is said to have signed the deal.", "sign", "positive", "probable"),
    ("en", "Russia is accused of signing the deal.", "sign", "positive", "probable"),
    ("en", "Paul Martin doubts that Russia signed the deal.", "sign", "positive", "possible"),
    ("en", "Paul Martin made clear that Russia did not sign the deal.", "sign", "negative", "certain"),
]


@pytest.mark.parametrize(("lang", "text", "verb", "polarity", "certainty"), CASES)
def test_the_standing_of_what_is_said(verb_of, lang, text, verb, polarity, certainty):
    clause = verb_of(lang, text, verb)
    assert (clause.polarity, clause.certainty) == (polarity, certainty)
