"""English trees: who is asked to do something is the object of asking."""

from __future__ import annotations

import pytest

from kgbuild.languages import get_language
from kgbuild.model import Token


def arcs(text: str) -> dict[str, tuple[str, str]]:
    """The labels and governors of words written as ``word/lemma/tag/label/head``, once mended."""
    tokens = []
    for index, written in enumerate(text.split()):
        word, lemma, tag, label, head = written.split("/")
        tokens.append(Token(index, 0, 0, word, lemma, tag, {}, int(head), label))
    found = get_language("en").to_universal(tuple(tokens))
    return {token.text: (token.deprel, found[token.head].text) for token in found}


CASES = [
    (
        "Norway/norway/PROPN/nsubj/1 urged/urge/VERB/ROOT/1 Meerdal/meerdal/PROPN/nsubj/4 to/to/PART/aux/4"
        " leave/leave/VERB/ccomp/1",
        {"Meerdal": ("obj", "urged"), "leave": ("xcomp", "urged")},
    ),
    (  # no infinitive
        "Norway/norway/PROPN/nsubj/1 says/say/VERB/ROOT/1 Meerdal/meerdal/PROPN/nsubj/4 will/will/AUX/aux/4"
        " leave/leave/VERB/ccomp/1",
        {"Meerdal": ("nsubj", "leave"), "leave": ("ccomp", "says")},
    ),
    (  # an object already
        "Norway/norway/PROPN/nsubj/1 told/tell/VERB/ROOT/1 Ian/ian/PROPN/dobj/1 Meerdal/meerdal/PROPN/nsubj/5"
        " to/to/PART/aux/5 leave/leave/VERB/ccomp/1",
        {"Meerdal": ("nsubj", "leave"), "leave": ("ccomp", "told")},
    ),
    (  # the clause stands before its verb
        "Meerdal/meerdal/PROPN/nsubj/2 to/to/PART/aux/2 leave/leave/VERB/ccomp/4 Norway/norway/PROPN/nsubj/4"
        " says/say/VERB/ROOT/4",
        {"Meerdal": ("nsubj", "leave"), "leave": ("ccomp", "says")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_who_is_to_act_is_the_object_of_the_verb_that_asks(text, wanted):
    found = arcs(text)
    assert {word: found[word] for word in wanted} == wanted


SHAPES = [
    (  # one object of two capitals
        "Meerdal/meerdal/PROPN/nsubj/1 beat/beat/VERB/ROOT/1 Dunholm/dunholm/PROPN/dobj/1"
        " Athletic/athletic/ADJ/dobj/1",
        {"Dunholm": ("compound", "Athletic"), "Athletic": ("obj", "beat")},
    ),
    (  # two objects
        "Meerdal/meerdal/PROPN/nsubj/1 gave/give/VERB/ROOT/1 Ian/ian/PROPN/dobj/1 books/book/NOUN/dobj/1",
        {"Ian": ("obj", "gave"), "books": ("obj", "gave")},
    ),
    (  # a comma for "and"
        "Norway/norway/PROPN/nsubj/3 ,/,/PUNCT/punct/3 Peru/peru/PROPN/nsubj/3 sign/sign/VERB/ROOT/3",
        {"Norway": ("nsubj", "sign"), "Peru": ("conj", "Norway")},
    ),
    (  # something else between them
        "Norway/norway/PROPN/nsubj/3 which/which/PRON/nsubj/3 Peru/peru/PROPN/nsubj/3 likes/like/VERB/ROOT/3",
        {"Norway": ("nsubj", "likes"), "Peru": ("nsubj", "likes")},
    ),
    (  # a title with an article of its own
        "the/the/DET/det/1 rivals/rival/NOUN/nsubj/3 Meerdal/meerdal/PROPN/nsubj/3 agreed/agree/VERB/ROOT/3",
        {"rivals": ("compound", "Meerdal"), "Meerdal": ("nsubj", "agreed")},
    ),
    (  # called the plan "a disaster"
        'Ian/ian/PROPN/nsubj/1 called/call/VERB/ROOT/1 plans/plan/NOUN/dobj/1 "/"/PUNCT/punct/4'
        " lies/lie/NOUN/appos/2",
        {"plans": ("obj", "called"), "lies": ("xcomp", "called")},
    ),
    (  # an apposition behind a comma
        "Ian/ian/PROPN/nsubj/1 called/call/VERB/ROOT/1 Ann/ann/PROPN/dobj/1 ,/,/PUNCT/punct/2"
        " nurse/nurse/NOUN/appos/2",
        {"Ann": ("obj", "called"), "nurse": ("appos", "Ann")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SHAPES)
def test_names_headlines_and_predicates_are_put_in_shape(text, wanted):
    found = arcs(text)
    assert {word: found[word] for word in wanted} == wanted


PLACES_AND_CLAUSES = [
    (
        "the/the/DET/det/3 US/us/PROPN/nmod/3 equity/equity/NOUN/compound/3 firm/firm/NOUN/ROOT/3",
        {"US": ("compound", "firm")},
    ),
    (
        "the/the/DET/det/2 Argentine/argentine/PROPN/compound/2 actor/actor/NOUN/ROOT/2",
        {"Argentine": ("amod", "actor")},
    ),
    (
        "Meerdal/meerdal/PROPN/nsubj/1 agreed/agree/VERB/ROOT/1 a/a/DET/det/3 deal/deal/NOUN/dobj/1"
        " to/to/PART/aux/5 buy/buy/VERB/relcl/3 Dunholm/dunholm/PROPN/dobj/5",
        {"buy": ("acl", "deal")},
    ),
    (
        "Norway/norway/PROPN/nsubj/1 fined/fine/VERB/ROOT/1 Meerdal/meerdal/PROPN/compound/5"
        " 50/50/NUM/compound/4 million/million/NUM/nummod/5 euros/euro/NOUN/dobj/1",
        {"Meerdal": ("iobj", "fined"), "euros": ("obj", "fined")},
    ),
    (
        "Ian/ian/PROPN/nsubj/1 described/describe/VERB/ROOT/1 the/the/DET/det/3 plan/plan/NOUN/dobj/1"
        " as/as/ADP/advmod/3 shameful/shameful/ADJ/amod/3",
        {"shameful": ("obl", "described"), "as": ("case", "shameful")},
    ),
    (
        "Norway/norway/PROPN/nsubj/1 signed/sign/VERB/ccomp/8 it/it/PRON/dobj/1 ,/,/PUNCT/punct/8"
        " in/in/ADP/prep/8 a/a/DET/det/6 step/step/NOUN/pobj/4 envoys/envoy/NOUN/nsubj/8"
        " said/say/VERB/ROOT/8 could/could/AUX/aux/10 help/help/VERB/ccomp/8",
        {"signed": ("ROOT", "signed"), "step": ("obl", "signed"), "said": ("acl:relcl", "step")},
    ),
]


@pytest.mark.parametrize(("text", "wanted"), PLACES_AND_CLAUSES)
def test_places_sums_judgements_and_clauses_hang_where_they_belong(text, wanted):
    found = arcs(text)
    assert {word: found[word] for word in wanted} == wanted
