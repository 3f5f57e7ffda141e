"""Where a sentence falls into parts, and how their trees are put together."""

from __future__ import annotations

import pytest

from kgbuild.clauses.cutting import independent_parts, joined_clauses, participle_opening
from kgbuild.languages.trees import has_finite_verb
from kgbuild.model import Token

#: What a tag may carry behind a plus sign.
FEATS = {"fin": {"VerbForm": "Fin"}, "part": {"VerbForm": "Part", "Tense": "Past"}}


def tokens_of(text: str) -> list[Token]:
    """Words written as ``word/TAG`` or ``word/TAG+fin``, each hanging on the first."""
    found = []
    for index, written in enumerate(text.split()):
        word, _, tags = written.partition("/")
        tag, _, feat = tags.partition("+")
        label = "dep" if index else "ROOT"
        lemma = word.casefold()
        found.append(Token(index, index, index, word, lemma, tag or "X", FEATS.get(feat, {}), 0, label))
    return found


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Paul part/VERB+fin ; Inès reste/VERB+fin .", ["Paul part ;", "Inès reste ."]),
        ("Paul part/VERB+fin ; Inès .", ["Paul part ; Inès ."]),  # a list
        ("« Paul part/VERB+fin ; Inès reste/VERB+fin »", ["« Paul part ; Inès reste »"]),
        ("a/AUX+fin ; b/AUX+fin ; c/AUX+fin", ["a ;", "b ;", "c"]),
    ],
)
def test_a_semicolon_parts_two_clauses(text, parts):
    found = independent_parts(tokens_of(text))
    assert [" ".join(t.text for t in part) for part in found] == parts


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Née/VERB+part à/ADP Lyon/PROPN ,/PUNCT Inès/PROPN dirige/VERB+fin Valtor/PROPN", 4),
        ("Née/PROPN à/ADP Lyon/PROPN ,/PUNCT elle/PRON dirige/VERB+fin Valtor/PROPN", 4),
        # the name before its clause, the clause after the agent
        ("Né/VERB+part à/ADP Lyon/PROPN ,/PUNCT Paul/PROPN ,/PUNCT qui/PRON dirige/VERB+fin Valtor", 4),
        ("Élu/VERB+part par/ADP un/DET ami/NOUN ,/PUNCT Paul/PROPN ,/PUNCT il/PRON part/VERB+fin", 7),
        ("La/DET née/VERB+part à/ADP Lyon/PROPN ,/PUNCT Inès/PROPN dirige/VERB+fin", None),
        ("Née/VERB+part à/ADP Lyon/PROPN ,/PUNCT Inès/PROPN et/CCONJ Paul/PROPN", None),
        ("Née/VERB+part à/ADP Lyon/PROPN Inès/PROPN dirige/VERB+fin Valtor/PROPN ,/PUNCT ici", None),
    ],
)
def test_an_opening_ends_where_the_subject_begins(text, cut):
    assert participle_opening(tokens_of(text), ["é", "ée"], {"qui"}) == cut


def test_an_opening_depends_on_the_rest():
    first, second = tokens_of("Née/VERB ici ,"), tokens_of("dirige/VERB Valtor")
    found = joined_clauses(first, second, opens=True)
    assert (found[0].head, found[0].deprel) == (3, "advcl")
    assert (found[3].head, found[3].deprel, found[4].head) == (3, "ROOT", 3)


def test_independent_clauses_stand_side_by_side():
    first, second = tokens_of("Paul/X part ;"), tokens_of("Inès reste")
    found = joined_clauses(first, second, opens=False)
    assert (found[0].deprel, found[3].head, found[3].deprel) == ("ROOT", 0, "parataxis")


def test_finite_verbs():
    assert has_finite_verb(tokens_of("Paul part/VERB+fin"))
    assert not has_finite_verb(tokens_of("Paul parti/VERB+part"))
