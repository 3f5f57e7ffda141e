"""Speaker and message of a word of saying."""

from __future__ import annotations

import pytest

from kgbuild.clauses.parser import Parser
from kgbuild.clauses.reports import Report, Reports
from kgbuild.languages import get_language

CASES = [
    # language, text, words of saying, speaker, message
    ("fr", "Paul Martin affirme que la paix est proche.", "affirme", "Paul Martin", ["la paix est proche"]),
    ("fr", "Paul Martin a fait savoir qu'il partait.", "fait savoir", "Paul Martin", ["il partait"]),
    ("fr", "La paix, affirme Paul Martin, est proche.", "affirme", "Paul Martin", ["La paix", "est proche"]),
    ("fr", "Paul Martin a souligné le rôle de Velmont.", "souligné", "Paul Martin", ["le rôle de Velmont"]),
    ("fr", "« La paix est proche », a dit Paul Martin.", "dit", "Paul Martin", ["La paix est proche"]),
    (
        "fr",
        "Les propos tenus par Paul Martin ont surpris.",
        "propos",
        "Paul",
        ["Les propos tenus par Paul Martin"],
    ),
    ("fr", "Marie Durand dit vouloir partir.", "dit", "Marie Durand", ["vouloir partir"]),
    ("en", "Paul Martin made clear that peace is near.", "made clear", "Paul Martin", ["peace is near"]),
    ("en", "Paul Martin claims to own the port.", "claims", "Paul Martin", ["to own the port"]),
    ("en", "“Peace is very near,” said Paul Martin.", "said", "Paul Martin", ["Peace is very near"]),
]


def reports_of(lang: str, text: str) -> tuple[Report, ...]:
    language = get_language(lang)
    return Reports(language, text, Parser(language).parse(text)).all()


@pytest.mark.parametrize(("lang", "text", "cue", "speaker", "message"), CASES)
def test_speaker_and_message(lang, text, cue, speaker, message):
    found = {report.cue.text: report for report in reports_of(lang, text)}
    assert cue in found, sorted(found)
    assert found[cue].speaker is not None
    assert found[cue].speaker.span.text.startswith(speaker)
    assert [span.text for span in found[cue].message] == message


def test_spans_point_into_the_text():
    text = "Bonjour.\n\n  « La paix est enfin proche. La guerre finit », a dit Paul Martin."
    for report in reports_of("fr", text):
        for span in (report.cue, *report.message):
            assert text[span.start : span.end] == span.text


def test_a_verb_that_reports_nothing_gives_none():
    assert reports_of("fr", "Paul Martin vend le port.") == ()


def test_a_passive_names_no_speaker():
    (report,) = reports_of("fr", "Il a été annoncé que la paix est proche.")
    assert report.speaker is None
