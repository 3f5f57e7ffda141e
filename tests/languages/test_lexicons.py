"""The word lists: their formats, their codes, no term twice, and that they are long enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

import kgbuild.languages
from kgbuild.clauses.grammar import Grammar
from kgbuild.languages.data import DataFolder
from kgbuild.languages.gazetteer import fold

LANGUAGES = ("fr", "en")
LANGUAGE_FOLDER = Path(kgbuild.languages.__file__).parent
SPEECH_CLASSES = ("say", "think", "ask", "accuse", "deny", "doubt", "promise")
LISTED = ("verbs_probable", "verbs_possible", "modals_possible", "modals_probable", "wishes", "factive")
#: The most upper-case letters that a form is compared with letter by letter.
SHORT_ACRONYM = 4
TERRITORIES = frozenset(Locale("en").territories)

TABLES = {
    "countries": ("iso2", "name_fr", "name_en", "aliases_fr", "aliases_en"),
    "capitals": ("form_fr", "form_en", "kind", "institution_fr", "institution_en", "iso2"),
    "seats": ("form_fr", "form_en", "kind", "institution_fr", "institution_en", "iso2", "type"),
    "organisations": ("name_fr", "name_en", "acronyms", "aliases", "type", "kind", "iso2"),
    "products": ("name", "name_en", "aliases", "type", "kind"),
    "events": ("name_fr", "name_en", "aliases", "type", "kind"),
    "regions": ("name_fr", "name_en", "aliases", "type", "kind"),
    "first_names": ("name", "gender"),
}
ENOUGH = {
    "countries": 197,
    "capitals": 197,
    "seats": 100,
    "organisations": 1000,
    "products": 200,
    "events": 150,
    "regions": 500,
    "first_names": 1500,
}
MAY_BE_EMPTY = frozenset({"acronyms", "aliases", "aliases_fr", "aliases_en", "iso2"})


def rows(table: str, language: str = "common") -> tuple[dict[str, str], ...]:
    return DataFolder(language).rows(table)


def twice(terms: Iterable[str]) -> list[str]:
    return sorted(term for term, count in Counter(terms).items() if count > 1)


def forms_of(row: dict[str, str]) -> set[str]:
    """Every form that a row lists, as look-ups compare them."""
    found: set[str] = set()
    for column, value in row.items():
        if column.startswith(("name", "acronyms", "aliases")):
            found.update(form for form in value.split("|") if form)
    return {form if form.isupper() and len(form) <= SHORT_ACRONYM else fold(form) for form in found}


def mapping(name: str, language: str) -> dict[str, list[str]]:
    document: Any = DataFolder(language).document(name)
    return {key: value for key, value in document.items() if isinstance(value, list)}


class _UniqueKeys(yaml.SafeLoader):
    """Reads YAML, but not a mapping that has a key twice: the last would win without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        assert twice(map(str, keys)) == [], node.start_mark
        return super().construct_mapping(node, deep)


@pytest.mark.parametrize(
    "path", sorted(LANGUAGE_FOLDER.rglob("*.yaml")), ids=lambda p: "/".join(p.parts[-3:])
)
def test_no_file_has_a_key_twice(path: Path) -> None:
    yaml.load(path.read_text(encoding="utf-8"), _UniqueKeys)


@pytest.mark.parametrize("table", sorted(TABLES))
def test_a_table_has_its_columns_and_no_blanks(table: str) -> None:
    for row in rows(table):
        assert tuple(row) == TABLES[table], row
        blank = [column for column in row if not row[column] and column not in MAY_BE_EMPTY]
        assert not blank, (table, row)


@pytest.mark.parametrize("table", sorted(ENOUGH))
def test_a_table_is_long_enough(table: str) -> None:
    assert len(rows(table)) >= ENOUGH[table]


@pytest.mark.parametrize("table", ["countries", "organisations", "products", "events", "regions"])
def test_a_form_belongs_to_one_row(table: str) -> None:
    assert twice(form for row in rows(table) for form in forms_of(row)) == []


@pytest.mark.parametrize("table", ["organisations", "products", "events", "seats"])
def test_types_are_entity_types(table: str) -> None:
    allowed = {"Organisation", "Event", "Work", "Product"}
    assert {row["type"] for row in rows(table)} <= allowed


def test_regions_are_places_of_a_known_kind() -> None:
    assert {(row["type"], row["kind"]) for row in rows("regions")} == {
        ("Place", kind) for kind in ("region", "country", "spot")
    }


def test_country_codes_are_known_and_complete() -> None:
    codes = [row["iso2"] for row in rows("countries")]
    assert twice(codes) == []
    assert set(codes) <= TERRITORIES
    assert {"FR", "US", "PS", "TW", "XK", "HK"} <= set(codes)


@pytest.mark.parametrize("table", ["capitals", "seats", "organisations"])
def test_other_tables_use_country_codes(table: str) -> None:
    known = {row["iso2"] for row in rows("countries")} | {"EU", "UN", ""}
    assert {row["iso2"] for row in rows(table)} <= known


def test_capitals_stand_for_their_country_by_its_name() -> None:
    names = {row["iso2"]: (row["name_fr"], row["name_en"]) for row in rows("countries")}
    for row in rows("capitals"):
        assert row["kind"] in {"capital", "government"}
        assert (row["institution_fr"], row["institution_en"]) == names[row["iso2"]], row


@pytest.mark.parametrize("table", ["capitals", "seats"])
def test_seats_and_capitals_stand_once(table: str) -> None:
    assert twice(f"{row['form_fr']}/{row['form_en']}" for row in rows(table)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_demonyms_point_to_places(language: str) -> None:
    countries = {row["iso2"] for row in rows("countries")}
    table = rows("demonyms", language)
    assert len(table) >= 500
    assert twice(row["form"] for row in table) == []
    for row in table:
        assert row["form"] == row["form"].lower()
        code, _, part = row["iso2"].partition("-")
        assert code in TERRITORIES, row
        assert (row["iso2"] in countries) == (row["place"] == ""), row
        assert not part or code in countries, row


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_country_has_a_demonym(language: str) -> None:
    have = {row["iso2"] for row in rows("demonyms", language)}
    # the two Congos share their adjective, as do the Dominican Republic and Dominica in English
    without = {row["iso2"] for row in rows("countries")} - have - {"CG", "DM"}
    assert without <= {"AW", "CW", "GG", "GU", "JE", "PM", "VG", "WF"}


def test_first_names_have_a_gender_and_stand_once() -> None:
    table = rows("first_names")
    assert twice(row["name"] for row in table) == []
    assert {row["gender"] for row in table} == {"m", "f", "u"}


def test_ambiguous_names_are_names_of_the_tables() -> None:
    known: set[str] = set()
    for table in ("organisations", "products", "events", "regions"):
        known.update(fold(form) for row in rows(table) for form in forms_of(row))
    known.update(fold(row[column]) for row in rows("seats") for column in ("form_fr", "form_en"))
    terms = DataFolder("common").terms("ambiguous_names")
    assert twice(terms) == []
    assert [term for term in terms if fold(term) not in known] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["speech_verbs", "certainty", "polarity"])
def test_word_lists_hold_lower_case_text(language: str, name: str) -> None:
    document = mapping(name, language)
    for key, terms in document.items():
        assert terms, key
        assert twice(terms) == [], key
        # a word that YAML reads as a truth value (no, on, yes) would come back as no text
        assert all(isinstance(term, str) and term == term.strip().lower() for term in terms), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_speech_verbs_have_one_class_each(language: str) -> None:
    document = mapping("speech_verbs", language)
    verbs = [verb for name in SPEECH_CLASSES for verb in document[name]]
    assert twice(verbs) == []
    assert len(verbs) >= 150
    assert document["nouns"]
    assert document["prepositions"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verb_leaves_one_certainty(language: str) -> None:
    document = mapping("certainty", language)
    assert twice(word for key in LISTED for word in document[key]) == []
    assert not set(document["adverbs_possible"]) & set(document["adverbs_probable"])
    assert not set(document["phrases_possible"]) & set(document["phrases_probable"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_certainty_and_polarity_agree(language: str) -> None:
    """A verb that denies what it governs cannot also leave it a fact."""
    denied = set(mapping("polarity", language)["verbs"])
    assert not denied & set(mapping("certainty", language)["factive"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_restricts_does_not_negate(language: str) -> None:
    document = mapping("polarity", language)
    assert not set(document["negators"]) & set(document["restrictive"])
    assert not set(document["negators"]) & set(document["not_negators"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentence_abbreviations_end_with_a_dot(language: str) -> None:
    terms = DataFolder(language).terms("sentence_abbreviations")
    assert len(terms) >= 50
    assert twice(term.casefold() for term in terms) == []
    assert all(term.endswith(".") and " " not in term for term in terms)


OFFICE_BODIES = {"state", "body"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices_have_several_descriptions_in_lower_case(language: str) -> None:
    document = mapping("offices", language)
    assert set(document) == OFFICE_BODIES
    for body, groups in document.items():
        assert twice(str(group) for group in groups) == []
        for group in groups:
            assert isinstance(group, list) and len(group) > 1, (body, group)
            assert twice(group) == []
            assert [form for form in group if not is_term(form)] == []


PRONOUN_ROLES = {"personal", "possessive", "demonstrative", "latter", "relative"}
PRONOUN_LISTS = {
    "latter_determiners", "impersonal", "impersonal_adjectives", "impersonal_reflexive", "impersonal_fillers",
    "topic_markers", "euphonic_before", "articles",
}  # fmt: skip


def is_term(value: Any) -> bool:
    """Text in lower case; a word that YAML reads as a truth value (no, on, yes) is none."""
    return isinstance(value, str) and value == value.strip().lower() != "" and "’" not in value


@pytest.mark.parametrize("language", LANGUAGES)
def test_pronouns_have_their_keys_and_no_word_twice(language: str) -> None:
    document: Any = DataFolder(language).document("pronouns")
    assert set(document) - {"latter_with"} == PRONOUN_ROLES | PRONOUN_LISTS | {"possessed", "empty_objects"}
    for role in PRONOUN_ROLES:
        for form, (person, gender, number) in document[role].items():
            assert is_term(form), form
            assert person in (1, 2, 3) and gender in ("m", "f", "n", "") and number in ("s", "p", ""), form
    for key in PRONOUN_LISTS:
        assert twice(document[key]) == [] and all(map(is_term, document[key])), key
    assert document["topic_markers"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_deeds_are_lemmas_with_nouns_for_people(language: str) -> None:
    document: Any = DataFolder(language).document("deeds")
    assert set(document) == {"subject", "object"}
    for verbs in document.values():
        for verb, nouns in verbs.items():
            assert is_term(verb) and nouns and twice(nouns) == [] and all(map(is_term, nouns)), verb


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_latter_and_its_own_determiners(language: str) -> None:
    document: Any = DataFolder(language).document("pronouns")
    known = {word for words in mapping("determiners", language).values() for word in words}
    assert set(document["latter_determiners"]) <= known
    for noun, determiners in document.get("latter_with", {}).items():
        assert noun in document["latter"], noun
        assert determiners and set(determiners) <= known, noun


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_possessed_is_a_lemma_of_one_word(language: str) -> None:
    document: Any = DataFolder(language).document("pronouns")["possessed"]
    assert set(document) == {"Person", "Organisation", "Place"}
    for owner, nouns in document.items():
        assert twice(nouns) == [], owner
        # a noun is looked up by its lemma, which is one word
        assert [noun for noun in nouns if not is_term(noun) or " " in noun] == [], owner


DETERMINERS = ("definite", "demonstrative", "possessive", "indefinite", "negation")


@pytest.mark.parametrize("language", LANGUAGES)
def test_determiners_have_their_keys_and_one_gender(language: str) -> None:
    document: Any = DataFolder(language).document("determiners")
    assert set(document) - {"m", "f"} == set(DETERMINERS)
    for key, words in document.items():
        assert words and twice(words) == [] and all(isinstance(w, str) and w == w.lower() for w in words), key
    genders = [word for key in ("m", "f") for word in document.get(key, ())]
    assert twice(genders) == []
    assert set(genders) <= {word for key in DETERMINERS[:4] for word in document[key]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grammar_has_its_keys_and_no_word_twice(language: str) -> None:
    document: Any = DataFolder(language).document("grammar")
    further = {
        "judging",
        "first_person",
        "first_person_plural",
        "two",
        "both",
        "sides",
        "pairs",
        "provenance",
        "participle_endings",
        "states",
        "fighters",
        "organs",
        "belonging",
        "own_bodies",
    }
    assert set(document) == {field.name for field in fields(Grammar)} | further
    for key, words in document.items():
        assert twice(list(words)) == [] and all(map(is_term, words)), key
    assert document["during"]


def test_prepositions_that_say_when_are_known() -> None:
    """One of several words counts only where the rules put it together, from its lemmas."""
    lemmas = {
        "à le occasion de": "à l'occasion de",
        "à le issue de": "à l'issue de",
        "à cours de": "au cours de",
        "à terme de": "au terme de",
    }
    known = DataFolder("fr").terms("prepositions")
    during = DataFolder("fr").document("grammar")["during"]
    assert [p for p in during if " " in p and lemmas.get(p, p) not in known] == []


def test_nouns_that_say_when_are_single_lemmas() -> None:
    terms = DataFolder("fr").terms("times")
    assert terms and twice(terms) == []
    assert [term for term in terms if not is_term(term) or " " in term] == []
    assert not set(terms) & set(DataFolder("fr").document("temporal")["weekdays"])


QUANTITY_LISTS = (
    "locales", "one", "half_before", "half_after", "vague", "approximate", "ranges", "links", "percent",
    "not_counted",
)  # fmt: skip
QUANTITY_NUMBERS = ("scales", "money_scales", "collectives", "collective_plurals")


@pytest.mark.parametrize("language", LANGUAGES)
def test_quantities_have_their_keys_and_no_word_twice(language: str) -> None:
    document: Any = DataFolder(language).document("quantities")
    assert set(document) == {*QUANTITY_LISTS, *QUANTITY_NUMBERS, "currencies", "units"}
    for key in QUANTITY_LISTS:
        terms = document[key]
        assert terms and twice(terms) == [], key
        assert key == "locales" or all(isinstance(t, str) and t == t.strip().lower() for t in terms), key
    for key in QUANTITY_NUMBERS:
        assert all(isinstance(n, str) and n == n.lower() for n in document[key]), key
        assert all(isinstance(value, int) and value > 1 for value in document[key].values()), key
    assert all(Locale.parse(name).language == language for name in document["locales"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_currencies_are_codes_in_use(language: str) -> None:
    codes = set(Locale("en").currencies)
    named: Any = DataFolder(language).document("quantities")["currencies"]
    assert set(named.values()) <= codes
    assert all(name == name.lower() for name in named)


def test_signs_stand_once_and_are_known() -> None:
    signs = rows("currency_signs")
    assert twice(row["sign"] for row in signs) == []
    assert {row["code"] for row in signs} <= set(Locale("en").currencies)
    units = rows("unit_signs")
    assert twice(row["sign"] for row in units) == []
    assert {row["unit"] for row in units} <= set(Locale("en").unit_display_names)
