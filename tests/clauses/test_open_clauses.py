"""Open clauses: subject, relation, object and the rest, in the sentence's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kgbuild.clauses.open_clauses import OpenClauseFinder
from kgbuild.clauses.open_confidence import confidence_of
from kgbuild.clauses.open_model import OpenClause, Words
from kgbuild.clauses.parser import Parser
from kgbuild.languages import get_language
from kgbuild.model import Span

Find = Callable[[str, str], tuple[OpenClause, ...]]

CLAUSES = [
    ("en", "Nortal sold a yard in Lyon.", "Nortal | sold | a yard in Lyon"),
    ("en", "The deal was signed by Paul Morel in May.", "The deal | was signed by | Paul Morel | in May"),
    ("en", "Anna Reed has not resigned from the board.", "Anna Reed | has not resigned from | the board"),
    ("en", "Anna Reed is a lawyer.", "Anna Reed | is | a lawyer"),
    ("en", "Anna Reed, president of Nortal, left.", "Anna Reed | is | president of Nortal"),
    ("en", "Nortal's president resigned.", "Nortal | has | president"),
    ("en", "The firm tried to sell its boats.", "The firm | tried to sell | its boats"),
    ("en", "The firm that Paul Morel founded closed.", "Paul Morel | founded | The firm"),
    ("en", "Nortal opened a school and closed a factory.", "Nortal | closed | a factory"),
    ("en", "The firm makes boats and cars.", "The firm | makes | cars"),
    ("en", "Anna Reed said that Nortal sold the yard.", "Anna Reed | said | that Nortal sold the yard"),
    ("en", "A firm founded by Paul Morel makes boats.", "A firm | is founded by | Paul Morel"),
    ("en", "A judge ordered the firm to pay a fine.", "the firm | to pay | a fine"),
    ("fr", "La ville a signé un contrat avec Nortal.", "La ville | a signé | un contrat avec Nortal"),
    ("fr", "Le pont sera fermé par la mairie.", "Le pont | sera fermé par | la mairie"),
    ("fr", "Paul Morel n'a pas vendu la maison.", "Paul Morel | n'a pas vendu | la maison"),
    ("fr", "Claire Roy, présidente de Nortal, est partie.", "Claire Roy | est | présidente de Nortal"),
    ("fr", "Claire Roy est avocate.", "Claire Roy | est | avocate"),
    ("fr", "Il s'est rendu à Lyon en mai.", "Il | s'est rendu à | Lyon | en mai"),
    ("fr", "Nortal veut vendre ses bateaux.", "Nortal | veut vendre | ses bateaux"),
    ("fr", "Il a vu le pont que Paul Morel a construit.", "Paul Morel | a construit | le pont"),
    ("fr", "« Nous partons », explique la directrice.", "la directrice | explique | « Nous partons »"),
]


def wording(clause: OpenClause) -> str:
    parts = (clause.subject, clause.relation, clause.object, *clause.args)
    return " | ".join(words.text for words in parts if words)


@pytest.fixture(scope="module")
def find() -> Find:
    loaded: dict[str, tuple[Parser, OpenClauseFinder]] = {}

    def clauses(lang: str, text: str) -> tuple[OpenClause, ...]:
        if lang not in loaded:
            loaded[lang] = (Parser(get_language(lang)), OpenClauseFinder(get_language(lang)))
        parser, finder = loaded[lang]
        return finder.find(text, parser.parse(text))

    return clauses


@pytest.mark.parametrize(("lang", "text", "expected"), CLAUSES)
def test_clause(find, lang, text, expected):
    assert expected in [wording(clause) for clause in find(lang, text)]


def test_words_lie_where_they_say(find):
    text = "The mayor spoke. The deal was signed by Paul Morel."
    for clause in find("en", text):
        for words in (clause.subject, clause.relation, clause.object, *clause.args):
            for span in words.spans:
                assert text[span.start : span.end] in ("", span.text)


def test_polarity_certainty_and_speaker(find):
    text = 'Anna Reed said that Nortal may sell the yard. "Nortal did not sell the yard," said Paul Morel.'
    found = {wording(clause): clause for clause in find("en", text)}
    first = found["Nortal | may sell | the yard"]
    second = found["Nortal | did not sell | the yard"]
    assert (first.polarity, first.certainty, first.attributed_to) == ("positive", "possible", "Anna Reed")
    assert (second.polarity, second.attributed_to) == ("negative", "Paul Morel")


def test_members_of_a_subject_come_after_the_whole(find):
    found = {wording(c): c.confidence for c in find("en", "Paul Morel and Anna Reed founded Nortal.")}
    assert found["Paul Morel and Anna Reed | founded | Nortal"] > found["Anna Reed | founded | Nortal"]


def test_no_clause_comes_twice(find):
    found = find("en", "Paul Morel, who founded Nortal, sold the yard and the boats to the city.")
    assert len({wording(clause) for clause in found}) == len(found) == 3


def test_the_document_has_the_members_of_the_contract(find):
    clause = find("en", "The mayor resigned.")[0]
    assert clause.to_document("port.txt") == {
        "source": "port.txt",
        "sentence": "The mayor resigned.",
        "subject": "The mayor",
        "relation": "resigned",
        "object": "",
        "args": [],
        "polarity": "positive",
        "certainty": "certain",
        "attributed_to": None,
        "confidence": confidence_of("verb-alone"),
    }


def test_an_added_word_is_set_apart():
    assert Words((Span(0, 0, "is"), Span(5, 7, "do"), Span(7, 10, "n't"))).text == "is don't"


def test_parts_are_less_sure_than_wholes():
    assert 0 < confidence_of("verb-object-part") < confidence_of("verb-object") < 1
