"""The few words that open clauses need and a sentence does not have: *is*, *has*, *in*."""

from __future__ import annotations

from typing import Any

from kgbuild.clauses.syntax import Syntax
from kgbuild.languages import Language


class AddedWords:
    """A language's forms of to be and to have, from its ``open.yaml``."""

    def __init__(self, language: Language) -> None:
        document: dict[str, Any] = language.data.document("open")
        self._copula: dict[str, dict[str, str]] = document["copula"]
        self._possession: dict[str, str] = document["possession"]
        self.place: str = document["place"]

    def copula(self, syntax: Syntax, noun: int, *, tensed: bool = False) -> str:
        """The copula for a noun; ``tensed`` gives it the tense of the sentence's main verb."""
        tense = "past" if tensed and _is_past(syntax) else "present"
        return self._copula[tense][_number(syntax, noun)]

    def possession(self, syntax: Syntax, owner: int) -> str:
        """The verb of possession for an owner."""
        return self._possession[_number(syntax, owner)]


def _number(syntax: Syntax, noun: int) -> str:
    plural = syntax.tokens[noun].feats.get("Number") == "Plur" or bool(syntax.conjuncts(noun))
    return "plural" if plural else "singular"


def _is_past(syntax: Syntax) -> bool:
    for root in (t for t in syntax.tokens if t.head == t.index):
        verbs = [root, *syntax.children(root.index, "aux", "aux:pass", "cop")]
        if any(t.feats.get("Tense") == "Past" and t.feats.get("VerbForm") == "Fin" for t in verbs):
            return True
    return False
