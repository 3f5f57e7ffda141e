"""What is said does not depend on names, tense, voice or the order of clauses."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kgbuild.model import Article, Statement
from kgbuild.pipeline import pipeline_for

COUNTRIES = {
    "fr": ["la Russie", "la France", "la Chine", "la Turquie", "la Pologne", "la Norvège"],
    "en": ["Russia", "France", "China", "Turkey", "Poland", "Norway"],
}
#: relation → active and passive, past; the agent is {a}, the patient {b}.
FORMS = {
    "fr": {
        "attacks": ("{a} a attaqué {b}", "{b} a été attaquée par {a}"),
        "accuses": ("{a} a accusé {b}", "{b} a été accusée par {a}"),
        "invites": ("{a} a invité {b}", "{b} a été invitée par {a}"),
    },
    "en": {
        "attacks": ("{a} attacked {b}", "{b} was attacked by {a}"),
        "accuses": ("{a} accused {b}", "{b} was accused by {a}"),
        "invites": ("{a} invited {b}", "{b} was invited by {a}"),
    },
}
FRAMES = {"fr": ("{} lundi.", "Lundi, {}."), "en": ("{} on Monday.", "On Monday, {}.")}
SETTINGS = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


@st.composite
def sayings(draw: st.DrawFn) -> tuple[str, str, str, str, bool]:
    lang = draw(st.sampled_from(["fr", "en"]))
    relation = draw(st.sampled_from(sorted(FORMS[lang])))
    first, second = draw(st.permutations(COUNTRIES[lang]))[:2]
    return lang, relation, first, second, draw(st.booleans())


def sentence(lang: str, relation: str, first: str, second: str, passive: bool, fronted: bool = False) -> str:
    said = FORMS[lang][relation][passive].format(a=first, b=second)
    text = FRAMES[lang][fronted].format(said)
    return text[0].upper() + text[1:]


def found(lang: str, text: str, relation: str) -> list[tuple[str, str, Statement]]:
    extraction = pipeline_for(lang).extract(Article("urn:kgbuild:article:test", "test", lang, text))
    names = {entity.id: entity.name for entity in extraction.entities}
    return [
        (names[s.subject], names[s.object], s)
        for s in extraction.statements
        if s.relation == relation and isinstance(s.object, str)
    ]


def bare(name: str) -> str:
    return name.removeprefix("la ")


@SETTINGS
@given(sayings())
def test_active_and_passive_say_the_same_of_any_names(saying):
    lang, relation, first, second, _ = saying
    for passive in (False, True):
        ends = [e[:2] for e in found(lang, sentence(lang, relation, first, second, passive), relation)]
        assert ends == [(bare(first), bare(second))]


@SETTINGS
@given(sayings())
def test_the_order_of_clauses_changes_nothing(saying):
    lang, relation, first, second, passive = saying
    ends = [
        [e[:2] for e in found(lang, sentence(lang, relation, first, second, passive, fronted), relation)]
        for fronted in (False, True)
    ]
    assert ends[0] == ends[1] == [(bare(first), bare(second))]


@SETTINGS
@given(sayings())
def test_a_denial_is_never_a_fact(saying):
    lang, relation, first, second, _ = saying
    text = sentence(lang, relation, first, second, False)
    denied = text.replace(" a ", " n'a pas ", 1) if lang == "fr" else _deny(text)
    for _, _, statement in found(lang, denied, relation):
        assert statement.polarity == "negative"


def _deny(text: str) -> str:
    for past, base in (("attacked", "attack"), ("accused", "accuse"), ("invited", "invite")):
        text = text.replace(f" {past} ", f" did not {base} ", 1)
    return text
