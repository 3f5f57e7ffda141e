"""Coreference chains from outside: where they decide, and where they cannot."""

from __future__ import annotations

import pytest

from kgbuild.entities import Resolution
from kgbuild.model import CoreferenceChain


def refers(resolution: Resolution, text: str) -> str:
    """The name of the entity that some words refer to, "" for none."""
    mention = [m for m in resolution.mentions if m.text == text][-1]
    return next((e.name for e in resolution.entities if e.id == mention.entity), "")


def chain(text: str, *words: str) -> CoreferenceChain:
    """The last place of each of some words."""
    return tuple((text.rindex(word), text.rindex(word) + len(word)) for word in words)


@pytest.mark.parametrize(
    ("lang", "text", "linked", "words", "rules", "wanted"),
    [
        (
            "fr",
            "Paul Esnault a vu Hugo Lambert. Il a signé.",
            ("Hugo", "Il"),
            "Il",
            "Paul Esnault",
            "Hugo Lambert",
        ),
        (
            "en",
            "Laura Whitcombe met Ida Holm. She signed.",
            ("Holm", "She"),
            "She",
            "Laura Whitcombe",
            "Ida Holm",
        ),
        (  # any word of a name stands for it
            "fr",
            "Paul Esnault a vu Hugo Lambert. Il a signé.",
            ("Lambert", "Il"),
            "Il",
            "Paul Esnault",
            "Hugo Lambert",
        ),
        (
            "fr",
            "Paul Esnault a vu Hugo Lambert. Sa sœur a signé.",
            ("Hugo", "Sa"),
            "Sa",
            "Paul Esnault",
            "Hugo Lambert",
        ),
        (
            "fr",
            "Volmarine a racheté Hautebrise. La firme emploie 300 personnes.",
            ("Hautebrise", "firme"),
            "La firme",
            "Volmarine",
            "Hautebrise",
        ),
        (  # another gender
            "fr",
            "Claire Vautrin a vu Hugo Lambert. Il a signé.",
            ("Claire", "Il"),
            "Il",
            "Hugo Lambert",
            "Hugo Lambert",
        ),
        (  # another number
            "fr",
            "Paul Esnault a vu Hugo Lambert. Ils ont signé.",
            ("Paul", "Ils"),
            "Ils",
            "",
            "",
        ),
        (  # a firm is no person
            "fr",
            "Paul Esnault dirige Volmarine. La firme emploie 300 personnes.",
            ("Paul", "firme"),
            "La firme",
            "Volmarine",
            "Volmarine",
        ),
        (  # who sees somebody does not see himself
            "fr",
            "Hugo Lambert est parti. Paul Esnault l'a vu.",
            ("Paul", "l'"),
            "l'",
            "Hugo Lambert",
            "Hugo Lambert",
        ),
        (  # nor does who sees a mayor
            "fr",
            "Hugo Lambert est là. Paul Esnault a vu le maire.",
            ("Paul", "maire"),
            "le maire",
            "Hugo Lambert",
            "Hugo Lambert",
        ),
        (  # a name says more than what has none, however near
            "fr",
            "Paul Esnault a vu Hugo Lambert. Il a salué un pompier. Il dirige Volmarine.",
            ("Hugo", "pompier", "Il"),
            "Il",
            "Paul Esnault",
            "Hugo Lambert",
        ),
        (  # the first person is the speaker's
            "fr",
            "Paul Esnault a vu Hugo Lambert. « Je pars demain pour Rome. »",
            ("Hugo", "Je"),
            "Je",
            "",
            "",
        ),
        (  # words of no mention
            "fr",
            "Paul Esnault a vu Hugo Lambert. Il a signé.",
            ("vu", "Il"),
            "Il",
            "Paul Esnault",
            "Paul Esnault",
        ),
        (  # a chain without a name: what its earlier description stands for
            "fr",
            "Volmarine a vu Paul Esnault. Le maire a signé. Hugo Lambert est là. Il vit à Lyon.",
            ("maire", "Il"),
            "Il",
            "Hugo Lambert",
            "Paul Esnault",
        ),
        (  # somebody without a name
            "fr",
            "Paul Esnault est arrivé. Il a vu un pompier. Il dirige Volmarine.",
            ("pompier", "Il"),
            "Il",
            "Paul Esnault",
            "",
        ),
    ],
)
def test_a_chain_says_who_is_meant_where_that_can_be(resolve, lang, text, linked, words, rules, wanted):
    assert refers(resolve(lang, text), words) == rules
    assert refers(resolve(lang, text, [chain(text, *linked)]), words) == wanted


def test_the_nearest_name_before_a_pronoun_is_taken(resolve):
    text = "Paul Esnault a vu Hugo Lambert. Il a signé. Yves Morin est parti."
    linked = chain(text, "Paul", "Hugo", "Il", "Yves")
    assert refers(resolve("fr", text, [linked]), "Il") == "Hugo Lambert"


def test_a_headline_may_be_explained_by_a_later_name(resolve):
    text = "Le patron de Volmarine démissionne\nPaul Esnault quitte son bureau."
    assert refers(resolve("fr", text), "Le patron de Volmarine") == ""
    found = resolve("fr", text, [chain(text, "patron", "Paul")])
    assert refers(found, "Le patron de Volmarine") == "Paul Esnault"


def test_a_chain_joins_no_names(resolve):
    text = "Paul Esnault a vu Hugo Lambert. Lambert a signé."
    found = resolve("fr", text, [chain(text, "Paul", "Lambert")])
    assert [(e.name, e.names) for e in found.entities] == [
        ("Paul Esnault", ("Paul Esnault",)),
        ("Hugo Lambert", ("Hugo Lambert", "Lambert")),
    ]
