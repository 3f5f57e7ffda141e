"""A query's answer as text: a table for people, or CSV, TSV, JSON and Turtle for programs."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from io import BytesIO, StringIO
from typing import Literal as OneOf
from typing import get_args

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from kgbuild.errors import UsageError
from kgbuild.graph.query import QueryResult, Value
from kgbuild.ontology import load_prefixes

ResultFormat = OneOf["table", "csv", "tsv", "json", "turtle"]

RESULT_FORMATS: tuple[ResultFormat, ...] = get_args(ResultFormat)

_PLAIN = "http://www.w3.org/2001/XMLSchema#string"
#: Nothing wraps below this width: a table that goes into a file keeps one line a row.
_UNBOUNDED = 1_000_000
# Control characters would let an article's words steer the terminal.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def format_result(result: QueryResult, form: ResultFormat, width: int | None = None) -> str:
    """The answer as text that ends with a line break.

    ``csv``, ``tsv`` and ``json`` are the SPARQL 1.1 result formats; of a graph they give the
    triples. ``turtle`` is for graphs only. ``width`` is the terminal's, in columns, for a
    table whose cells wrap; without it every row is one line.

    Raises :class:`UsageError` (KG112) for a format that is unknown or does not fit the answer.
    """
    if form == "table":
        return _table(result, width)
    if form == "csv":
        return _csv(result)
    if form == "tsv":
        return _tsv(result)
    if form == "json":
        return _json(result)
    is_graph = result.kind == "graph"
    if form == "turtle" and is_graph:
        return _turtle(result)
    fitting = [known for known in RESULT_FORMATS if known != "turtle" or is_graph]
    raise UsageError("KG112", f"this answer cannot be written as {form!r}; use one of {', '.join(fitting)}")


def _table(result: QueryResult, width: int | None) -> str:
    # Takes as long as the rest of the module: not where the answer is for a program.
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="")
    for name in result.variables:
        table.add_column(Text(name), overflow="fold", no_wrap=width is None)
    prefixes = load_prefixes()
    table.add_row(*(Text("-" * len(name)) for name in result.variables))
    for row in result.rows:
        table.add_row(*(Text(_cell(value, prefixes)) for value in row))
    page = StringIO()
    Console(file=page, width=width or _UNBOUNDED, color_system=None, legacy_windows=False).print(table)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _cell(value: Value, prefixes: Mapping[str, str]) -> str:
    text = "" if value is None else str(value)
    if isinstance(value, Literal):
        text = value.value
    elif isinstance(value, NamedNode):
        text = value.value
        for name, namespace in prefixes.items():
            if text.startswith(namespace) and len(text) > len(namespace):
                text = f"{name}:{text.removeprefix(namespace)}"
                break
    return _CONTROL.sub(lambda found: " " if found[0] in "\t\n\r" else f"\\x{ord(found[0]):02x}", text)


def _csv(result: QueryResult) -> str:
    page = StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(result.variables)
    for row in result.rows:
        writer.writerow([_plain(value) for value in row])
    return page.getvalue()


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return value.value if isinstance(value, Literal | NamedNode) else str(value)


def _tsv(result: QueryResult) -> str:
    lines = ["\t".join(f"?{name}" for name in result.variables)]
    # Oxigraph's own text form of a term escapes tabs and line breaks.
    lines += ["\t".join("" if value is None else str(value) for value in row) for row in result.rows]
    return "".join(f"{line}\n" for line in lines)


def _json(result: QueryResult) -> str:
    if result.kind == "ask":
        answer = {"head": {}, "boolean": _plain(result.rows[0][0]) == "true"}
        return json.dumps(answer) + "\n"
    return rows_as_json(result, indent=1) + "\n"


def rows_as_json(result: QueryResult, indent: int | None = None) -> str:
    """The rows as SPARQL 1.1 JSON results, whatever the kind of the answer."""
    bindings = [
        {
            name: _json_term(value)
            for name, value in zip(result.variables, row, strict=True)
            if value is not None
        }
        for row in result.rows
    ]
    answer = {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}
    return json.dumps(answer, ensure_ascii=False, indent=indent)


def _json_term(value: NamedNode | BlankNode | Literal | Triple) -> dict[str, object]:
    if isinstance(value, NamedNode):
        return {"type": "uri", "value": value.value}
    if isinstance(value, BlankNode):
        return {"type": "bnode", "value": value.value}
    if isinstance(value, Triple):
        parts = (("subject", value.subject), ("predicate", value.predicate), ("object", value.object))
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts}}
    term: dict[str, object] = {"type": "literal", "value": value.value}
    if value.language:
        term["xml:lang"] = value.language
    elif value.datatype.value != _PLAIN:
        term["datatype"] = value.datatype.value
    return term


def _turtle(result: QueryResult) -> str:
    page = BytesIO()
    triples = sorted((_triple(row) for row in result.rows), key=str)
    prefixes = load_prefixes()
    serialize(triples, page, format=RdfFormat.TURTLE, prefixes=dict(prefixes))
    body = page.getvalue().decode("utf-8").split("\n", len(prefixes))[-1]
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items()) + "\n" + body


def _triple(row: tuple[Value, ...]) -> Triple:
    subject, predicate, value = row
    if isinstance(subject, Literal | None) or not isinstance(predicate, NamedNode) or value is None:
        raise UsageError("KG112", "the answer is no graph: it cannot be written as Turtle")
    return Triple(subject, predicate, value)
