"""Tells the language of a text."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]

from kgbuild.errors import LanguageError
from kgbuild.languages import available_languages

# Characters that are looked at: more do not change the answer, and take time.
_ENOUGH = 20_000
# The text is foreign where another language is as likely as this …
_FOREIGN = 0.7
# … and those that kgbuild knows are, together, less likely than this.
_UNLIKELY = 0.05


def detect_language(text: str, source: str) -> str:
    """The likeliest of the available languages, as an ISO 639-1 code.

    Raises :class:`LanguageError` KG302 where the text is clearly in another language.
    """
    ranked: dict[str, float] = dict(_identifier().rank(text[:_ENOUGH]))
    known = {code: ranked.get(code, 0.0) for code in available_languages()}
    best = max(ranked, key=lambda code: (ranked[code], code))
    if best not in known and ranked[best] >= _FOREIGN and sum(known.values()) < _UNLIKELY:
        raise LanguageError(
            "KG302",
            f"{source} is in {_language_name(best)}, for which kgbuild has no language data; "
            f"use --lang to force one of {', '.join(known)}",
        )
    return max(known, key=lambda code: (known[code], code))


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _language_name(code: str) -> str:
    try:
        return str(Locale("en").languages.get(code, code))
    except UnknownLocaleError:
        return code
