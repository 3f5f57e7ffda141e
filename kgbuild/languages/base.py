"""The contract of a language."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar

from kgbuild.languages.data import DataFolder
from kgbuild.model import Token


class Language(ABC):
    """One language. To add one, make a folder ``kgbuild/languages/CODE`` with

    - ``rules.py`` holding a subclass of this class, and its name in ``registry.py``;
    - ``data/`` with the files that the English folder has (their comments say what each is);
    - ``data/frames/*.yaml``, the frames that name relations (see ``docs/frames.md``);
    - tests in ``tests/languages/CODE``.

    ``data`` reads the folder's own files, ``common`` those that all languages share.
    """

    #: ISO 639-1 code, also the folder's name.
    code: ClassVar[str]
    #: The language's own name, as people write it.
    name: ClassVar[str]
    #: Official spaCy packages, the best first.
    models: ClassVar[tuple[str, ...]]
    #: The distribution on PyPI that brings the model which is used by default.
    default_model: ClassVar[str]

    def __init__(self) -> None:
        self.data = DataFolder(self.code)
        self.common = DataFolder("common")

    @abstractmethod
    def to_universal(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        """The same tokens as a Universal Dependencies tree.

        Reads the labels that the language's models give and mends their known mistakes. Keeps
        the number and order of the tokens and their offsets.
        """

    def forms(self, token: Token) -> tuple[str, ...]:
        """The forms under which data files may list the word: lemma, form, base form; lower case."""
        return tuple(dict.fromkeys((token.lemma, token.text.casefold().replace("’", "'"))))

    def joins_hyphen(self, before: str) -> bool:
        """Whether a word stays one token with what follows its hyphen, as in the models' corpora."""
        return False

    def hidden_verb(self, tokens: Sequence[Token]) -> tuple[int, str] | None:
        """The position of a verb that the models take for a noun, and a form that they would know."""
        return None

    def lost_verb(self, tokens: Sequence[Token]) -> tuple[int, str] | None:
        """The position of a verb that the models leave without its subject, and a form they would know."""
        return None

    def is_rumour(self, token: Token) -> bool:
        """Whether a verb's form alone marks hearsay (the French conditional of rumour)."""
        return False

    def reflexive_verb(self, verb: str) -> str:
        """The dictionary form of a verb with its reflexive pronoun, as the data files write it."""
        return verb
