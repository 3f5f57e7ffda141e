"""Who says it."""

from __future__ import annotations

import pytest

CASES = [
    ("fr", "La Russie a signé l'accord.", "signer", None),
    ("fr", "Selon Paul Martin, la Russie a signé l'accord.", "signer", "Paul Martin"),
    ("fr", "D'après Paul Martin, la Russie a signé l'accord.", "signer", "Paul Martin"),
    ("fr", "Paul Martin affirme que la Russie a signé l'accord.", "signer", "Paul Martin"),
    ("fr", "« La Russie a signé cet accord », a déclaré Paul Martin.", "signer", "Paul Martin"),
    ("fr", "Paul Martin a pris la parole : « La Russie a signé cet accord hier. »", "signer", "Paul Martin"),
    ("fr", "La Russie, affirme Paul Martin, a signé l'accord.", "signer", "Paul Martin"),
    ("en", "According to Paul Martin, Russia signed the deal.", "sign", "Paul Martin"),
    ("en", "Paul Martin said that Russia signed the deal.", "sign", "Paul Martin"),
    ("en", "“Russia signed the deal yesterday,” Paul Martin said.", "sign", "Paul Martin"),
    ("en", '"Russia signed the deal yesterday," Paul Martin said.', "sign", "Paul Martin"),
    ("en", "Russia signed the deal.", "sign", None),
]


@pytest.mark.parametrize(("lang", "text", "verb", "speaker"), CASES)
def test_the_speaker_of_a_clause(verb_of, lang, text, verb, speaker):
    clause = verb_of(lang, text, verb)
    assert (clause.source.text if clause.source else None) == speaker


def test_a_quote_of_several_sentences_has_one_speaker(verb_of):
    text = "Paul Martin s'est exprimé hier : « La paix est proche. La Russie a signé l'accord. »"
    assert verb_of("fr", text, "signer").source.text == "Paul Martin"


def test_a_quote_that_runs_over_paragraphs_keeps_its_speaker(verb_of):
    text = "« La paix est enfin proche, a déclaré Paul Martin.\n\n« La Russie a signé cet accord hier. »"
    assert verb_of("fr", text, "signer").source.text == "Paul Martin"


def test_what_the_article_says_after_a_quote_is_its_own(verb_of):
    text = "« La paix est enfin proche », a déclaré Paul Martin. La Russie a signé l'accord."
    assert verb_of("fr", text, "signer").source is None
