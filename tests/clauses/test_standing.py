"""Polarity and certainty."""

from __future__ import annotations

import pytest

POLARITY = [
    ("fr", "La Russie n'a pas signé l'accord.", "signer", "negative"),
    ("fr", "La Russie n'a jamais signé l'accord.", "signer", "negative"),
    ("fr", "La Russie a refusé de signer l'accord.", "signer", "negative"),
    ("fr", "La Russie n'a signé aucun accord.", "signer", "negative"),
    ("fr", "La Russie a agi sans signer l'accord.", "signer", "negative"),
    ("fr", "La Russie n'a signé que cet accord.", "signer", "positive"),
    ("fr", "Le ministre qui a signé l'accord ne viendra pas.", "signer", "positive"),
    ("fr", "Paul Martin nie avoir signé l'accord.", "signer", "negative"),
    ("en", "Russia did not sign the deal.", "sign", "negative"),
    ("en", "Russia never signed the deal.", "sign", "negative"),
    ("en", "Russia refused to sign the deal.", "sign", "negative"),
    ("en", "Russia failed to sign the deal.", "sign", "negative"),
    ("en", "Russia signed no deal with France.", "sign", "negative"),
    ("en", "The minister who signed the deal did not come.", "sign", "positive"),
    ("en", "Russia left without signing the deal.", "sign", "negative"),
    (
        "fr",
        "Paul Martin a démenti que Velmont soit à vendre et que la Norvège aide la Suède.",
        "aider",
        "negative",
    ),
    ("fr", "La Russie a refusé de quitter Lyon et de signer l'accord.", "signer", "negative"),
    ("fr", "La Russie feint de signer l'accord.", "signer", "negative"),
    ("fr", "La Russie tarde à signer l'accord.", "signer", "negative"),
    ("fr", "La Russie n'a pas tardé à signer l'accord.", "signer", "positive"),
    ("en", "Jane Smith denied that Norway had left and that Russia had signed it.", "sign", "negative"),
    (
        "fr",
        "La Russie a démenti les accusations selon lesquelles elle a signé l'accord.",
        "signer",
        "negative",
    ),
    ("en", "Russia is unlikely to sign the deal.", "sign", "negative"),
    ("en", "It is unlikely that Russia will sign the deal.", "sign", "negative"),
    ("en", "Russia has yet to sign the deal.", "sign", "negative"),
    ("en", "Russia is not interested in signing the deal.", "sign", "negative"),
    ("en", "Russia denied claims that it signed the deal.", "sign", "negative"),
    ("en", "Reports that Russia signed the deal were untrue.", "sign", "negative"),
    ("en", "There is no evidence that Russia signed the deal.", "sign", "negative"),
    ("en", "Russia scrapped plans to sign the deal.", "sign", "negative"),
    ("en", "Russia has no plans to sign the deal.", "sign", "negative"),
    ("en", "Russia rejected a proposal to sign the deal.", "sign", "negative"),
    ("en", "There is no doubt that Russia signed the deal.", "sign", "positive"),
    ("en", "Russia confirmed reports that it signed the deal.", "sign", "positive"),
]
CERTAINTY = [
    ("fr", "La Russie a signé l'accord.", "signer", "certain"),
    ("fr", "La Russie aurait signé l'accord.", "signer", "probable"),
    ("fr", "La Russie signera l'accord.", "signer", "probable"),
    ("fr", "Le parti obtiendrait dix sièges.", "obtenir", "probable"),
    ("fr", "La Russie obtiendra un accord.", "obtenir", "probable"),
    ("fr", "La Russie montrait un accord.", "montrer", "certain"),
    ("fr", "Paul Martin entra dans la salle.", "entrer", "certain"),
    ("fr", "La Russie promet de garder ses usines et d'acheter un port.", "acheter", "probable"),
    ("fr", "La Russie s'est engagée à quitter Lyon et à signer l'accord.", "signer", "probable"),
    ("fr", "La Russie envisage de quitter Lyon et de signer l'accord.", "signer", "possible"),
    (
        "fr",
        "Si Velmont rachète le port et que la Russie soutient la Suède, il partira.",
        "soutenir",
        "possible",
    ),
    ("fr", "La Russie veut la paix et la Norvège signe l'accord.", "signer", "certain"),
    ("en", "Russia promised to leave Lyon and to sign the deal.", "sign", "probable"),
    ("fr", "La Russie pourrait signer l'accord.", "signer", "possible"),
    ("fr", "La Russie veut signer l'accord.", "signer", "possible"),
    ("fr", "Avant de signer l'accord, la Russie doit consulter la Norvège.", "signer", "probable"),
    ("fr", "La Russie rencontrera la Norvège avant de signer l'accord.", "signer", "probable"),
    ("fr", "La Russie a rencontré la Norvège avant de signer l'accord.", "signer", "certain"),
    ("en", "Before signing the deal, Russia must consult Norway.", "sign", "probable"),
    ("en", "Russia consulted Norway before signing the deal.", "sign", "certain"),
    ("en", "There is nothing to suggest that Russia signed the deal.", "sign", "possible"),
    ("fr", "La Russie veut que la Norvège signe l'accord.", "signer", "possible"),
    ("fr", "La Russie n'exclut pas de signer l'accord.", "signer", "possible"),
    ("fr", "La Russie n'a pas tardé à signer l'accord.", "signer", "certain"),
    ("fr", "Rien ne prouve que la Russie ait signé l'accord.", "signer", "possible"),
    ("fr", "Selon une rumeur, la Russie a signé l'accord.", "signer", "probable"),
    ("en", "Russia has not ruled out signing the deal.", "sign", "possible"),
    ("fr", "La Russie a-t-elle signé l'accord ?", "signer", "possible"),
    ("fr", "Si la Russie signe l'accord, la paix viendra.", "signer", "possible"),
    ("fr", "La Russie a probablement signé l'accord.", "signer", "probable"),
    ("fr", "La Russie envisage de signer l'accord.", "signer", "possible"),
    ("en", "Russia signed the deal.", "sign", "certain"),
    ("en", "Russia reportedly signed the deal.", "sign", "probable"),
    ("en", "Russia will sign the deal.", "sign", "probable"),
    ("en", "Russia came from behind to beat Italy.", "beat", "certain"),
    ("en", "Russia rallied to beat Italy.", "beat", "certain"),
    ("en", "Russia travelled to Rome to beat Italy.", "beat", "probable"),
    ("en", "Russia may sign the deal.", "sign", "possible"),
    ("en", "Russia plans to sign the deal.", "sign", "probable"),
    ("en", "Did Russia sign the deal?", "sign", "possible"),
    ("en", "If Russia signs the deal, peace will come.", "sign", "possible"),
    ("en", "Russia managed to sign the deal.", "sign", "certain"),
    ("fr", "Il est peu probable que la Russie signe l'accord.", "signer", "possible"),
    ("fr", "Rien ne prouve que la Russie a signé l'accord.", "signer", "possible"),
    ("fr", "La Russie était censée signer l'accord.", "signer", "probable"),
    ("en", "Russia was due to sign the deal.", "sign", "probable"),
    ("en", "Russia had been set to sign the deal.", "sign", "probable"),
    ("en", "Russia almost signed the deal.", "sign", "possible"),
    ("en", "Russia agreed a plan to sign the deal.", "sign", "probable"),
    ("en", "Russia dismissed a claim that it would sign the deal.", "sign", "probable"),
    ("en", "Italy could not confirm that Russia signed the deal.", "sign", "possible"),
    ("en", "Russia to sign the deal", "sign", "probable"),
]


@pytest.mark.parametrize(("lang", "text", "verb", "expected"), POLARITY)
def test_polarity(verb_of, lang, text, verb, expected):
    assert verb_of(lang, text, verb).polarity == expected


@pytest.mark.parametrize(("lang", "text", "verb", "expected"), CERTAINTY)
def test_certainty(verb_of, lang, text, verb, expected):
    assert verb_of(lang, text, verb).certainty == expected


def test_the_reasons_are_kept(verb_of):
    assert any("negation" in why for why in verb_of("en", "Russia never signed it.", "sign").why)
