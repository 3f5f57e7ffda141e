"""Canned queries: ``ontologies/queries/*.rq``, each with a description and its parameters.

A file begins with two comment lines::

    # description: All that is said of one person.
    # parameters: NAME

and stands for each parameter with ``$NAME``, which becomes a string. ``$ROWS`` is how many rows are
asked for: the rows are chosen before their words are gathered, which keeps large graphs quick.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal

from kgbuild.errors import DataError, UsageError
from kgbuild.ontology import ontology_folder, read_ontology_file

_DESCRIPTION = re.compile(r"^# description: *(\S.*)$", re.MULTILINE)
_PARAMETERS = re.compile(r"^# parameters:(.*)$", re.MULTILINE)

#: Rows of an answer where nobody asks for more or fewer.
MOST_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class CannedQuery:
    """A query that is asked by its name. ``parameters`` are in the order they are given."""

    name: str
    description: str
    parameters: tuple[str, ...]
    text: str

    def limited(self, rows: int = MOST_ROWS) -> str:
        """The query for at most ``rows`` rows, its other parameters still open.

        It asks for one row more: by that the reader of the answer knows that there are others.
        """
        return self.text.replace("$ROWS", str(rows + 1))

    def fill(self, values: Sequence[str], rows: int = MOST_ROWS) -> str:
        """The query with a value for each parameter, for at most ``rows`` rows.

        A value becomes a string literal, whatever characters it holds. Raises
        :class:`UsageError`: KG113 too few or too many values, KG114 a value that is no text.
        """
        if len(values) != len(self.parameters):
            wanted = " ".join(self.parameters) or "no value"
            raise UsageError("KG113", f"the query {self.name} takes {wanted}; {len(values)} given")
        text = self.limited(rows)
        try:
            literals = {name: str(Literal(v)) for name, v in zip(self.parameters, values, strict=True)}
        except ValueError as error:
            raise UsageError("KG114", f"a value for the query {self.name} is no text: {error}") from error
        if literals:
            names = "|".join(re.escape(name) for name in literals)
            # One pass: a value that itself holds "$NAME" is not looked at again.
            text = re.sub(rf"\$({names})\b", lambda found: literals[found[1]], text)
        return text


@cache
def canned_queries() -> Mapping[str, CannedQuery]:
    """All canned queries by name, sorted.

    Raises :class:`DataError` (KG411, KG416) where a file is missing or lacks its first lines.
    """
    names = sorted(path.stem for path in (ontology_folder() / "queries").glob("*.rq"))
    return {name: _read(name) for name in names}


def canned_query(name: str, values: Sequence[str] = (), rows: int = MOST_ROWS) -> str:
    """The SPARQL text of a canned query with its values filled in, for at most ``rows`` rows.

    Raises :class:`UsageError`: KG115 no such query, and what :meth:`CannedQuery.fill` raises.
    """
    known = canned_queries()
    if name not in known:
        raise UsageError("KG115", f"there is no canned query {name!r}; there are {', '.join(known)}")
    return known[name].fill(values, rows)


def _read(name: str) -> CannedQuery:
    text = read_ontology_file(f"queries/{name}.rq")
    description, parameters = _DESCRIPTION.search(text), _PARAMETERS.search(text)
    if description is None or parameters is None:
        raise DataError("KG416", f"queries/{name}.rq must begin with '# description:' and '# parameters:'")
    return CannedQuery(name, description[1], tuple(parameters[1].replace(",", " ").split()), text)
