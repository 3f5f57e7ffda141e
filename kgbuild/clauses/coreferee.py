"""Coreference chains from coreferee, for those who choose it over the rules of this program.

The library and its models are optional. Everything that it would print is held back; what it
complains of becomes an error of this program.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager, redirect_stdout
from importlib.resources import files
from typing import Any

from kgbuild.clauses.models import installed_version
from kgbuild.errors import LanguageError

LIBRARY = "coreferee"
_INSTALL = "pip install 'kgbuild[coreferee]'"
_WITHOUT = "leave out --coref coreferee"


def model_package(lang: str) -> str:
    """The package that holds the library's models for a language."""
    return f"{LIBRARY}_model_{lang}"


class Coreferee:
    """Finds the chains of documents that the spaCy pipeline ``nlp`` has read; ``nlp`` stays as it is.

    Raises :class:`LanguageError`: KG305 (the library is absent), KG306 (its model is absent, too
    old or damaged), KG307 (it does not go with the spaCy model).
    """

    def __init__(self, nlp: Any) -> None:
        try:
            from coreferee.errors import CorefereeError
            from coreferee.manager import CorefereeManager
        except ImportError as error:
            raise LanguageError(
                "KG305",
                f"--coref coreferee needs coreferee, which cannot be loaded ({error}); run: {_INSTALL}",
            ) from None
        try:
            with _silence():
                self._annotator = CorefereeManager.get_annotator(nlp)
        except CorefereeError as error:
            raise _explained(error, nlp) from None
        except Exception as error:  # a file of the model that is not there or not whole
            raise _unusable(nlp, f"damaged ({type(error).__name__}: {error})") from error

    def chains(self, doc: Any) -> tuple[tuple[int, ...], ...]:
        """The chains of a spaCy document: the positions of the main words of each one's mentions.

        Several things together (*X and Y … they*) are no mention here: none of them is all of them.
        Raises :class:`LanguageError` KG308 where the library fails on the document.
        """
        try:
            with _silence():
                self._annotator.annotate(doc)
        except Exception as error:  # whatever a text may bring up in a library that is not ours
            raise LanguageError(
                "KG308", f"coreferee fails on this text ({type(error).__name__}: {error}); {_WITHOUT}"
            ) from error
        singles = (
            sorted(m.root_index for m in chain.mentions if len(m.token_indexes) == 1)
            for chain in doc._.coref_chains.chains
        )
        return tuple(sorted(tuple(chain) for chain in singles if len(chain) > 1))


def _explained(error: Exception, nlp: Any) -> LanguageError:
    from coreferee.errors import (
        LanguageNotSupportedError,
        ModelNotSupportedError,
        OutdatedCorefereeModelError,
    )

    model = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    if isinstance(error, LanguageNotSupportedError):
        return LanguageError("KG307", f"coreferee does not know the language of {model}; {_WITHOUT}")
    if isinstance(error, OutdatedCorefereeModelError):
        return _unusable(nlp, "too old")
    if not isinstance(error, ModelNotSupportedError):
        return LanguageError("KG307", f"coreferee needs more than {model}: {error}")
    # The library raises the same where its own model is absent, then while it fails to import it.
    if isinstance(error.__context__, ModuleNotFoundError):
        return _unusable(nlp, "not installed")
    fit = ", ".join(_fitting(nlp.meta["lang"]))
    return LanguageError(
        "KG307",
        f"coreferee has no model for {model}; it has for {fit}: "
        "install one (python -m spacy download NAME) and choose it with --model NAME",
    )


def _unusable(nlp: Any, what: str) -> LanguageError:
    """The error for a model of the library's own that is as ``what`` says."""
    lang = nlp.meta["lang"]
    name = model_package(lang)
    again = " --force-reinstall" if installed_version(name) else ""
    return LanguageError(
        "KG306",
        f"the model {name}, for {lang}_{nlp.meta['name']} {nlp.meta['version']}, is {what}; "
        f"run: python -m coreferee install{again} {lang}",
    )


def _fitting(lang: str) -> Iterator[str]:
    """The spaCy models that the library goes with, with the versions that it was made for last."""
    config = ConfigParser()
    config.read_string((files(LIBRARY) / "lang" / lang / "config.cfg").read_text(encoding="utf-8"))
    last = {config[name]["model"]: config[name] for name in config.sections()}
    for model, section in sorted(last.items()):
        yield f"{lang}_{model} {section['from_version']} to {section['to_version']}"


@contextmanager
def _silence() -> Iterator[None]:
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
