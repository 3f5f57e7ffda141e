"""Who is who across articles: namesakes, variants, and that the order of reading changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.entities import Corpus, record_lines
from kgbuild.entities.identity.names import name_reader
from kgbuild.entities.identity.spelling import compare_names
from kgbuild.entities.naming import iri
from kgbuild.model import Article, Entity, Extraction, Mention


def article(number: int, *things: tuple, lang: str = "fr", text: str = "") -> Extraction:
    """An extraction: each thing is (type, name or names, descriptions)."""
    entities = []
    for count, (type_, names, *said) in enumerate(things, 1):
        forms = (names,) if isinstance(names, str) else names
        entities.append(
            Entity(f"e{count}", iri(type_, forms[0]), type_, forms[0], forms, (), 0.7, tuple(said))
        )
    return Extraction(
        Article(f"urn:kgbuild:article:{number:04d}", f"a{number}", lang, text), (), tuple(entities)
    )


def iris(extractions: list[Extraction]) -> list[list[str]]:
    """The canonical IRIs of each article's entities."""
    corpus = Corpus(extractions)
    return [[entity.iri for entity in corpus.settle(e).entities] for e in extractions]


def together(first: tuple, second: tuple, others: int = 30) -> bool:
    """Whether the first entities of two articles are one, in a corpus with other articles."""
    noise = [
        article(100 + n, ("Person", f"Autre Homme{n}"), ("Organisation", f"Firme{n}")) for n in range(others)
    ]
    found = iris([article(1, *first), article(2, *second), *noise])
    return found[0][0] == found[1][0]


FIRM = ("Organisation", "Volmarine")
BANK = ("Organisation", "Banque Cavelin")


@pytest.mark.parametrize(
    "variant",
    ["CLAIRE VAUTRIN", "Claire Vautrin", "Mme Claire Vautrin", "C. Vautrin", "VAUTRIN Claire",
     "Claire Vautrain", "Claire Vautrn", "Vautrin", "Claire-Vautrin", "Claire M. Vautrin"],
)  # fmt: skip
def test_a_variant_with_evidence_joins(variant):
    assert together((("Person", "Claire Vautrin"), FIRM), (("Person", variant), FIRM))


@pytest.mark.parametrize(
    "other",
    ["Clara Vautrin", "Paul Vautrin", "P. Vautrin", "Claire Dautremont", "Jean Vautrin"],
)
def test_another_first_name_stays_apart_in_spite_of_evidence(other):
    assert not together((("Person", "Claire Vautrin"), FIRM), (("Person", other), FIRM))


@pytest.mark.parametrize("alone", ["Vautrin", "C. Vautrin", "Claire Vautrain"])
def test_a_lesser_name_without_evidence_stays_apart(alone):
    assert not together((("Person", "Claire Vautrin"), FIRM), (("Person", alone), BANK))


def test_a_family_name_with_two_bearers_at_hand_stays_apart():
    both = [article(n, ("Person", name), FIRM) for n, name in enumerate(("Claire Vautrin", "Paul Vautrin"))]
    found = iris([*both, article(3, ("Person", "Vautrin"), FIRM)])
    assert found[2][0] not in (found[0][0], found[1][0])


def test_a_family_name_goes_to_the_bearer_whose_company_it_keeps():
    found = iris(
        [article(n, ("Person", "Claire Vautrin"), FIRM) for n in range(3)]
        + [article(n, ("Person", "Paul Vautrin"), BANK) for n in range(3, 6)]
        + [article(n, ("Person", f"Autre Homme{n}"), ("Place", "Nantes")) for n in range(10, 40)]
        + [article(50, ("Person", "Vautrin"), BANK)]
    )
    assert found[-1][0] == found[3][0] != found[0][0]


def test_the_same_name_alone_is_enough_where_nothing_speaks_against():
    assert together((("Person", "Claire Vautrin"),), (("Person", "Claire Vautrin"), FIRM))


def test_namesakes_of_two_fields_stay_apart():
    first = (("Person", "Paul Esnault", "le footballeur"), FIRM)
    assert not together(first, (("Person", "Paul Esnault", "l'avocat"), BANK))
    assert together(first, (("Person", "Paul Esnault", "l'entraîneur"), BANK))


def test_fields_are_the_same_in_two_languages():
    french = article(1, ("Person", "Paul Esnault", "le maire"))
    for role, same in (("the mayor", True), ("the surgeon", False)):
        english = article(2, ("Person", "Paul Esnault", role), lang="en")
        found = iris([french, english])
        assert (found[0] == found[1]) is same


def test_namesakes_with_constant_other_companions_stay_apart():
    firm = [article(n, ("Person", "Paul Esnault"), FIRM, ("Person", "Ida Roussin")) for n in range(5)]
    bank = [article(n, ("Person", "Paul Esnault"), BANK, ("Person", "Nino Talleux")) for n in range(5, 10)]
    noise = [article(n, ("Person", f"Autre Homme{n}"), ("Organisation", f"Firme{n}")) for n in range(20, 120)]
    found = iris([*firm, *bank, *noise])
    assert len({row[0] for row in found[:5]}) == len({row[0] for row in found[5:10]}) == 1
    assert found[0][0] != found[5][0]


def test_namesakes_have_iris_of_their_own_and_the_more_frequent_has_the_plain_one():
    firm = [article(n, ("Person", "Paul Esnault", "le maire"), FIRM) for n in range(5)]
    other = article(9, ("Person", "Paul Esnault", "le chirurgien"), BANK)
    found = iris([*firm, other])
    assert found[0][0] == iri("Person", "Paul Esnault")
    assert found[5][0].startswith(iri("Person", "Paul Esnault") + "-")


def test_titles_of_a_woman_and_a_man_keep_namesakes_apart():
    def said(number: int, title: str) -> Extraction:
        text = f"{title} Dominique Esnault parle."
        start = len(title) + 1
        mention = Mention("m1", start, start + 17, "Dominique Esnault", "name", -1, -1, "Person", entity="e1")
        one = article(number, ("Person", "Dominique Esnault"), text=text)
        return Extraction(one.article, (mention,), one.entities)

    found = iris([said(1, "M."), said(2, "Mme")])
    assert found[0] != found[1]


def test_an_acronym_joins_the_body_that_an_article_gives_it_to():
    full = ("Organisation", ("Ligue régionale de natation", "LRN"))
    assert together((full, FIRM), (("Organisation", "LRN"), FIRM))
    assert together((("Organisation", "Ligue régionale de natation"), FIRM), (("Organisation", "LRN"), FIRM))
    assert not together(
        (("Organisation", "Ligue régionale de natation"), FIRM), (("Organisation", "LRN"), BANK)
    )


def test_an_acronym_in_brackets_behind_a_name_is_a_name_of_it():
    text = "La Ligue régionale de natation (LRN) a voté."
    mention = Mention("m1", 3, 30, text[3:30], "name", -1, -1, "Organisation", entity="e1")
    one = article(1, ("Organisation", "Ligue régionale de natation"), text=text)
    corpus = Corpus([Extraction(one.article, (mention,), one.entities)])
    assert corpus.entities[0].names == ("Ligue régionale de natation", "LRN")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Volmarine SA", "Volmarine", True), ("Groupe Volmarine", "Volmarine", True),
     ("Volmarine 2", "Volmarine 3", False), ("Volmarine Benelux", "Volmarine", False),
     ("Ministère de la Santé", "MINISTERE DE LA SANTE", True), ("Volmarine", "Volmarinne", True)],
)  # fmt: skip
def test_bodies(one, other, same):
    assert together((("Organisation", one), BANK), (("Organisation", other), BANK)) is same


def test_a_known_body_is_one_in_two_languages():
    found = iris(
        [
            article(1, ("Organisation", "Organisation mondiale de la santé")),
            article(2, ("Organisation", "World Health Organization"), lang="en"),
        ]
    )
    assert found[0] == found[1]


def test_an_unsure_type_gives_way_but_namesakes_of_two_types_stay():
    firms = [article(n, ("Organisation", "Volmarine")) for n in range(8)]
    found = iris([*firms, article(9, ("Place", "Volmarine"))])
    assert found[8] == found[0]
    people = [article(n, ("Person", "Volmarine", "le maire")) for n in range(10, 14)]
    found = iris([*firms, *people])
    assert len({row[0] for row in found}) == 2


@pytest.mark.parametrize(("called", "same"), [(8, True), (3, False)])
def test_a_family_name_alone_has_the_type_of_those_who_are_called_by_it(called, same):
    others = [article(n, ("Person", f"Autre Homme{n}"), ("Place", "Nantes")) for n in range(20, 50)]
    people = [article(n, ("Person", ("Héctor Granvel", "Granvel")), BANK) for n in range(called)]
    found = iris([*people, *others, article(60, ("Place", "Granvel"), BANK)])
    assert (found[-1][0] == found[0][0]) is same


def test_links_decide():
    def linked(number: int, target: str) -> Extraction:
        entity = Entity(
            "e1", iri("Person", "Ida Roussin"), "Person", "Ida Roussin", ("Ida Roussin",), (target,), 0.7
        )
        return Extraction(Article(f"urn:kgbuild:article:{number:04d}", "a", "fr", ""), (), (entity,))

    found = iris([linked(1, "http://example.org/1"), linked(2, "http://example.org/2")])
    assert found[0] != found[1]


def test_names_are_canonical_in_their_language_and_best_spelling():
    corpus = Corpus(
        [
            article(1, ("Person", "JOSÉ GRANMONT"), FIRM),
            article(2, ("Person", "José Granmont"), FIRM),
            article(3, ("Person", "Jose Granmont"), FIRM),
            article(4, ("Person", "Jose Granmont"), FIRM),
        ]
    )
    entity = next(e for e in corpus.entities if e.type == "Person")
    assert (entity.name, len(entity.articles)) == ("José Granmont", 4)


def test_settling_changes_only_what_an_entity_stands_for():
    extraction = article(1, ("Person", "Claire Vautrin", "la maire"), FIRM)
    settled = Corpus([extraction]).settle(extraction)
    assert (settled.article, settled.mentions, settled.statements) == (
        extraction.article,
        extraction.mentions,
        extraction.statements,
    )
    assert [e.id for e in settled.entities] == ["e1", "e2"]


def test_every_merge_has_reasons_and_a_score():
    corpus = Corpus([article(n, ("Person", "Claire Vautrin"), FIRM) for n in range(3)])
    person = next(e for e in corpus.entities if e.type == "Person")
    assert len(person.merges) == 2
    assert all(m.join.findings and m.join.score > 0 for m in person.merges)


_NAMES = [
    "Claire Vautrin",
    "C. Vautrin",
    "Vautrin",
    "VAUTRIN Claire",
    "Claire Vautrain",
    "Paul Vautrin",
    "Esnault",
]
_BODIES = ["Volmarine", "Volmarine SA", "Ligue régionale de natation", "LRN", "Banque Cavelin"]
_ROLES = ["le maire", "l'avocat", "la directrice", "le footballeur"]


@st.composite
def _articles(draw) -> list[Extraction]:
    count = draw(st.integers(2, 12))
    return [
        article(
            n,
            ("Person", draw(st.sampled_from(_NAMES)), *draw(st.lists(st.sampled_from(_ROLES), max_size=2))),
            ("Organisation", draw(st.sampled_from(_BODIES))),
            ("Place", draw(st.sampled_from(["Nantes", "Lyon"]))),
        )
        for n in range(count)
    ]


@given(_articles(), st.randoms(use_true_random=False))
def test_the_order_of_reading_changes_no_byte(articles, random):
    shuffled = list(articles)
    random.shuffle(shuffled)
    assert "".join(record_lines(Corpus(articles).entities)) == "".join(
        record_lines(Corpus(shuffled).entities)
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [("M. Jean-Pierre de la Tour", ("jean", "pierre", "tour")), ("J.-P. Valsery", ("j", "p", "valsery")),
     ("Valéry d'Orgemont", ("valery", "orgemont")), ("El-Sabri", ("sabri",)), ("de", ("de",)), ("!", ("!",)),
     ("Général Esnault", ("esnault",))],
)  # fmt: skip
def test_the_telling_words_of_a_persons_name(name, words):
    assert name_reader().read(name, "Person").words == words


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [("George Merland", "G. W. Merland", True), ("George W. Merland", "George Merland", True),
     ("J.-P. Valsery", "Jean-Pierre Valsery", True), ("P. Valsery", "Jean-Pierre Valsery", False),
     ("Julien Moreuil", "Julie Moreuil", False), ("Tom Ashby", "Tim Ashby", False),
     ("Kévin Brunetière", "Kevin Brunettière", True)],
)  # fmt: skip
def test_spellings(one, other, alike):
    reader = name_reader()
    found = compare_names(reader.read(one, "Person"), reader.read(other, "Person"), "Person")
    assert (found is not None) is alike
