"""Tells the language of a text."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from kgbuild.errors import LanguageError
from kgbuild.languages import available_languages
from kgbuild.languages.data import DataFolder

# Characters that are looked at: more do not change the answer, and take time.
_ENOUGH = 20_000
# The text is foreign where another language is as likely as this …
_FOREIGN = 0.7
# … and those that kgbuild knows are, together, less likely than this.
_UNLIKELY = 0.05
# A name or two can make a shorter text (in bytes of UTF-8) look foreign.
_LEAST = 40
# What the identifier calls figures and code.
_NO_LANGUAGE = "zxx"


def detect_language(text: str, source: str) -> str:
    """The likeliest of the available languages, as an ISO 639-1 code.

    Raises :class:`LanguageError` KG302 where the text is clearly in another language.
    """
    ranked: dict[str, float] = dict(_identifier().rank(text[:_ENOUGH]))
    ranked.pop(_NO_LANGUAGE, None)
    known = {code: ranked.get(code, 0.0) for code in available_languages()}
    best = max(ranked, key=lambda code: (ranked[code], code))
    foreign = ranked[best] >= _FOREIGN and sum(known.values()) < _UNLIKELY
    if best not in known and foreign and len(text.encode()) >= _LEAST:
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
    names = {row["code"]: row["name"] for row in DataFolder("common").rows("language_names")}
    return names.get(code, code)
