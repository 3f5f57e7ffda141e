"""Detached openings and brackets: which parts are read, and how they are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kgbuild.clauses.rereading import Rereader
from kgbuild.languages import get_language
from kgbuild.model import Token

#: Tags of the words below that matter.
TAGS = {"était": "VERB", "signe": "VERB", "dit": "VERB", "(": "PUNCT", ")": "PUNCT", ",": "PUNCT"}
FINITE = {"VerbForm": "Fin"}


def tokens_of(text: str) -> tuple[Token, ...]:
    """Words at their places, each hanging on the first; words with a capital are names."""
    found: list[Token] = []
    start = 0
    for index, word in enumerate(text.split(" ")):
        tag = TAGS.get(word, "PROPN" if index and word[:1].isupper() else "NOUN")
        feats = FINITE if tag == "VERB" else {}
        found.append(
            Token(index, start, start + len(word), word, word, tag, feats, 0, "dep" if index else "ROOT")
        )
        start += len(word) + 1
    return tuple(found)


def read(text: str) -> tuple[list[str], tuple[Token, ...]]:
    """The parts that were read again, and the tokens that came out."""
    parts: list[str] = []

    def reader(tokens: Sequence[Token]) -> Sequence[Token]:
        parts.append(" ".join(token.text for token in tokens))
        return [
            replace(token, index=index, head=0, deprel="dep" if index else "ROOT")
            for index, token in enumerate(tokens)
        ]

    return parts, Rereader(get_language("fr")).read(tokens_of(text), reader)


PARTS = [
    # the text, the parts that are read again
    ("Membre du conseil , Esnault était là", ["Membre du conseil ,", "Esnault était là"]),
    ("Ancien ministre , Esnault était là", ["Ancien ministre ,", "Esnault était là"]),
    ("Filiale de Volmarine , Hautebrise signe", ["Filiale de Volmarine ,", "Hautebrise signe"]),
    ("Le député ( Horizons ) de Reims signe", ["Le député de Reims signe"]),
    ("Membre ( Verts ) du conseil , Esnault signe", ["Membre du conseil ,", "Esnault signe"]),
    ("Esnault ( un deux trois quatre cinq six ) signe", ["Esnault signe"]),
    ("Esnault ( Verts ) voit Vautrin ( Horizons ) ici", ["Esnault voit Vautrin ici"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_the_parts_are_read_alone(text, parts):
    assert read(text)[0] == parts


@pytest.mark.parametrize("text", [text for text, _ in PARTS])
def test_every_word_comes_back_in_its_place(text):
    before, after = tokens_of(text), read(text)[1]
    assert [(t.index, t.start, t.text) for t in after] == [(t.index, t.start, t.text) for t in before]
    for token in after:
        steps = 0
        while token.head != token.index:
            token, steps = after[token.head], steps + 1
            assert steps <= len(after), "a circle"


@pytest.mark.parametrize(
    "text",
    [
        "Le membre du conseil , Esnault , signe",  # a determiner: no opening
        "Mardi , Esnault signe",  # says when
        "Membre du conseil , il signe",  # no name behind the comma
        "Membre du conseil , Esnault et Vautrin",  # no verb
        "Ministre signe , Esnault signe",  # the opening has a verb of its own
        "Membre" + " mot" * 25 + " , Esnault signe",  # too long
        "( Lyon ) Esnault signe",  # a dateline
        "Esnault signe ( Lyon )",  # the end of the sentence
        "Esnault ( un deux trois quatre cinq six sept ) signe",  # too long
        "Esnault ( ) signe",
        "Esnault ( Lyon signe",
        "Esnault Lyon ) signe",
    ],
)
def test_other_sentences_stay_the_very_same(text):
    parts: list[Sequence[Token]] = []
    before = tokens_of(text)
    assert Rereader(get_language("fr")).read(before, lambda tokens: parts.append(tokens) or tokens) is before
    assert parts == []


HUNG = [
    # the text, a word, its governor, its label
    ("Membre du conseil , Esnault signe", "Membre", "Esnault", "appos"),
    ("Esnault ( Verts ) signe", "Verts", "Esnault", "nmod:paren"),
    ("Esnault ( Verts ) signe", "(", "Verts", "punct"),
    ("Hautebrise ( filiale ) signe", "filiale", "Hautebrise", "appos"),
    ("Esnault ( Parti Rural ) signe", "Rural", "Parti", "flat"),
    ("Esnault ( Verts ) ( Lyon ) signe", "Lyon", "Esnault", "nmod:paren"),
]


@pytest.mark.parametrize(("text", "word", "governor", "label"), HUNG)
def test_what_was_cut_out_hangs_on_the_name(text, word, governor, label):
    _, tokens = read(text)
    [token] = [t for t in tokens if t.text == word][:1]
    assert (tokens[token.head].text, token.deprel) == (governor, label)


SENTENCES = [
    # language, sentence, verb, slot, words of its main argument
    (
        "fr",
        "Membre du conseil, Claire Vautrin était à Lille mardi.",
        "être",
        "subj",
        "Claire Vautrin",
    ),
    ("fr", "Ancien ministre, Paul Esnault a quitté le parti.", "quitter", "subj", "Paul Esnault"),
    ("fr", "Le député (Horizons) de la Marne a signé un accord.", "signer", "subj", "député"),
    ("fr", "Le Kremlin dément et menace la Norvège.", "menacer", "obj", "Norvège"),
    ("fr", "Bruxelles frappe Paul Esnault.", "frapper", "subj", "Bruxelles"),
    ("fr", "Air Hautebrise construit une gare à Lille.", "construire", "subj", "Air Hautebrise"),
    ("fr", "La ministre sanctionnera Paul Esnault mardi.", "sanctionner", "subj", "ministre"),
    ("fr", "Le tribunal a gelé les avoirs de Hautebrise.", "geler", "subj", "tribunal"),
    ("fr", "Elle fréquente Paul Esnault.", "fréquenter", "obj", "Paul Esnault"),
    ("en", "Founder of Brannvik Robotics, Laura Whitcombe sold the firm.", "sell", "subj", "Laura Whitcombe"),
    ("en", "Laura Whitcombe (Labour) of Leeds met Hugo Lambert.", "meet", "subj", "Laura Whitcombe"),
]


@pytest.mark.parametrize(("lang", "text", "verb", "slot", "words"), SENTENCES)
def test_the_verb_behind_keeps_its_subject(verb_of, lang, text, verb, slot, words):
    assert words in [a.span.text for a in verb_of(lang, text, verb).arguments if a.slot == slot]


@pytest.mark.parametrize(
    ("text", "read_again", "party"),
    [
        ("Le sénateur Les Républicains ( LR ) Paul Martin dit non", "Le sénateur Paul Martin dit non", 2),
        ("La secrétaire CGT Anne Martin dit non", "La secrétaire Anne Martin dit non", 2),
    ],
)
def test_a_party_behind_a_role_is_read_as_if_in_brackets(text, read_again, party):
    parts, tokens = read(text)
    assert parts == [read_again]
    assert (tokens[party].deprel, tokens[party].head) == ("nmod:paren", party - 1)


@pytest.mark.parametrize(
    "text",
    [
        "Le député LR dit non au projet",  # nothing behind it that it could hide
        "Le parti Renaissance Paul Martin dit non",  # no role before it
        "Le député Bergmotor Paul Martin dit non",  # no party
    ],
)
def test_other_names_behind_nouns_are_left(text):
    assert read(text)[0] == []
