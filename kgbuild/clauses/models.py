"""Which spaCy models are installed, and which one serves a language."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from kgbuild.errors import LanguageError
from kgbuild.languages import available_languages, get_language


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A model package: its import name, version ("" where absent) and whether it is used."""

    language: str
    package: str
    version: str
    used: bool


def installed_version(package: str) -> str:
    """The version of a model package, "" where it is not installed."""
    try:
        return version(package.replace("_", "-"))
    except PackageNotFoundError:
        return ""


def choose_model(lang: str) -> str:
    """The best installed model for a language: trf before lg, md and sm.

    Raises :class:`LanguageError` KG303 where there is none.
    """
    language = get_language(lang)
    for package in language.models:
        if installed_version(package):
            return package
    raise LanguageError(
        "KG303", f"no language model for {language.name} is installed; run: {install_command(lang)}"
    )


def install_command(lang: str) -> str:
    """The command that installs the default model of a language."""
    return f"pip install {get_language(lang).default_model}"


def list_models() -> tuple[LanguageModel, ...]:
    """Every model that kgbuild knows, by language, the best first."""
    rows = []
    for code in available_languages():
        best = True
        for package in get_language(code).models:
            found = installed_version(package)
            rows.append(LanguageModel(code, package, found, used=bool(found) and best))
            best = best and not found
    return tuple(rows)
