"""What numbers are told in: currencies, units of measure, large numbers.

The names come from the CLDR (by Babel) and from ``quantities.yaml`` of the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from babel import Locale
from babel.numbers import NumberFormatError, format_compact_decimal, get_currency_name, parse_decimal
from babel.numbers import get_decimal_symbol as decimal_sign
from babel.units import format_unit

from kgbuild.languages import Language
from kgbuild.languages.data import DataFolder

#: Kinds of units of the CLDR that news measures goods in.
_KINDS = frozenset({"area", "digital", "energy", "length", "mass", "power", "volume"})
#: What is told in these is a time, not how much of something.
_TIME = "duration"
#: CLDR's large numbers are listed by the power of ten that they stand for.
_POWERS = (3, 6, 9, 12)
#: Grammatical numbers that have names of their own: one and many.
_COUNTS = (1, 2)
#: More digits than this are no number that news tells.
_LONGEST = 24
#: The unit of a part of a hundred.
PERCENT = "%"


class Units:
    """The names of one language. All names are lower case, with plain spaces and apostrophes."""

    def __init__(self, language: Language) -> None:
        self._data: dict[str, Any] = language.data.document("quantities")
        self._locales = [Locale.parse(name) for name in self._data["locales"]]

    def decimal(self, digits: str) -> Decimal | None:
        """A number in digits as the language writes it, None where it cannot be one."""
        locale = self._locales[0]
        plain = "".join(digits.split())
        if len(plain) > _LONGEST:
            return None
        other = "." if decimal_sign(locale) == "," else ","
        groups = plain.split(other)
        if other == "." and len(groups) > 1 and all(len(group) == 3 for group in groups[1:]):
            plain = "".join(groups)  # "12.000 soldats"
        try:
            return parse_decimal(plain, locale=locale, strict="," in plain and other == ",")
        except NumberFormatError:
            return None

    @cached_property
    def scales(self) -> Mapping[str, Decimal]:
        """Large numbers: ``milliards``, ``billion``."""
        named = {str(name): Decimal(value) for name, value in self._data["scales"].items()}
        for power in _POWERS:
            for count in _COUNTS:
                text = format_compact_decimal(count * 10**power, format_type="long", locale=self._locales[0])
                named.setdefault(_plain(text.lstrip(f"{count}")), Decimal(10) ** power)
        return named

    @cached_property
    def money_scales(self) -> Mapping[str, Decimal]:
        """Large numbers that count only with a currency: *3 M€*, *$3m*."""
        return {str(name): Decimal(value) for name, value in self._data["money_scales"].items()}

    @cached_property
    def currencies(self) -> Mapping[str, str]:
        """Names of currencies with their ISO 4217 codes."""
        named: dict[str, str] = {}
        for code in sorted(self._locales[0].currencies):
            for count in _COUNTS:
                named.setdefault(
                    _plain(get_currency_name(code, count=count, locale=self._locales[0])).casefold(), code
                )
        return {**named, **self._data["currencies"]}

    @cached_property
    def signs(self) -> Mapping[str, str]:
        """Signs and codes of currencies with their ISO 4217 codes: ``€``, ``US$``, ``USD``."""
        codes = {str(code): str(code) for code in self._locales[0].currencies}
        signs = {_plain(sign): str(code) for code, sign in sorted(self._locales[0].currency_symbols.items())}
        common = {row["sign"]: row["code"] for row in DataFolder("common").rows("currency_signs")}
        known = {**codes, **signs, **common}
        return {sign: code for sign, code in known.items() if not (len(sign) == 1 and sign.isalpha())}

    @cached_property
    def measures(self) -> Mapping[str, str]:
        """Names of units of measure with their singular: ``tonnes`` to ``tonne``."""
        found = {name: names[0] for names, kind in self._units() if kind in _KINDS for name in names}
        return {**found, **self._data["units"]}

    @cached_property
    def measure_signs(self) -> Mapping[str, str]:
        """Signs of units of measure, in their own letters, with the unit's name: ``MW``."""
        rows = DataFolder("common").rows("unit_signs")
        return {row["sign"]: _unit_names(row["unit"], self._locales[0])[0] for row in rows}

    @cached_property
    def times(self) -> frozenset[str]:
        """Names and signs of units of time."""
        return frozenset(name for names, kind in self._units() if kind == _TIME for name in names)

    def _units(self) -> Iterator[tuple[list[str], str]]:
        """The names of units, that of one first, each with its kind.

        Those of the language itself come last, so that they stand where countries differ.
        """
        for locale in reversed(self._locales):
            for unit in sorted(locale.unit_display_names):
                yield _unit_names(unit, locale), unit.partition("-")[0]


def _unit_names(unit: str, locale: Locale) -> list[str]:
    texts = (format_unit(count, unit, "long", locale=locale).strip(f"{count}") for count in _COUNTS)
    return [_plain(text).casefold() for text in texts]


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split())
