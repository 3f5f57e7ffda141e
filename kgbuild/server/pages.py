"""The server's pages as HTML. Every text of the graph is escaped by the templates."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FunctionLoader, StrictUndefined

from kgbuild.graph.canned import canned_queries
from kgbuild.ontology import load_ontology, load_prefixes
from kgbuild.server.negotiation import BINDINGS, GRAPHS
from kgbuild.server.resources import PAGE, Description, short
from kgbuild.server.settings import ServerSettings
from kgbuild.server.start import LISTED, Overview
from kgbuild.server.words import Site, words

#: How the IRIs begin that the program makes; those of the vocabulary have pages here too.
_OWN = "urn:kgbuild:"
_EXAMPLE = "people"
#: YASGUI on the query page, where it was built; without it there is a plain form.
YASGUI = "bundle/yasgui.js"
YASGUI_STYLE = "bundle/yasgui.css"
#: Rows that the query page asks for.
_ROWS = 1_000


def resource_page(site: Site, description: Description) -> str:
    """The page of one thing."""
    formats = [(known.name, known.media_types[0]) for known in GRAPHS]
    return _render("resource", site, it=description, formats=formats, size=PAGE)


def query_page(site: Site, endpoint: str, settings: ServerSettings) -> str:
    """The page on which queries are written. ``endpoint`` is the address for programs."""
    texts = words(site.language)
    rows = min(_ROWS, settings.limits.rows)
    canned = [
        {"name": q.name, "description": q.description, "parameters": q.parameters, "text": q.limited(rows)}
        for q in canned_queries().values()
    ]
    limits = texts["aboutLimits"].format(seconds=f"{settings.limits.seconds:g}", rows=settings.limits.rows)
    return _render(
        "query",
        site,
        canned=canned,
        example=canned_queries()[_EXAMPLE].limited(rows),
        rows=rows,
        local=_local(),
        yasgui=files("kgbuild.server").joinpath("static", YASGUI).is_file(),
        prefixes=dict(load_prefixes()),
        terms=_terms(),
        endpoint=endpoint,
        limits=limits,
        formats=[known.name for known in (*BINDINGS, *GRAPHS)],
        media_types=[known.media_types[0] for known in (*BINDINGS, *GRAPHS)],
    )


def start_page(site: Site, overview: Overview | None, query: str, page: int | None) -> str:
    """The start page of a large graph, or what is found in it.

    ``overview`` is None while the graph is being gone through, ``page`` the size of the page of
    the whole graph in bytes, None where there is none.
    """
    texts = words(site.language)
    kinds = {name: known.label.get(site.language, name) for name, known in load_ontology().classes.items()}

    def number(value: int) -> str:
        return f"{value:,}".replace(",", texts["number.group"])

    def counted(word: str, value: int) -> str:
        one, other = texts[word]
        return str(one if value == 1 else other.format(n=number(value)))

    found, more = overview.search(query) if overview else ([], False)
    return _render(
        "start",
        site,
        overview=overview,
        query=query,
        found=found,
        more=more,
        kinds=kinds,
        counted=counted,
        listing=LISTED,
        whole=None if page is None else number(max(1, round(page / 1e6))),
    )


def problem_page(site: Site, heading: str, message: str, iri: str | None = None) -> str:
    """A page that says what is not there. ``heading`` and ``message`` name words of the pages."""
    texts = words(site.language)
    return _render("problem", site, heading=texts[heading], message=texts[message], iri=iri)


def page_address(iri: str, start: int = 0) -> str:
    """Where the page of a thing is, from the statement numbered ``start`` on."""
    return f"/page?iri={quote(iri, safe='')}" + (f"&start={start}" if start else "")


def around_address(iri: str, depth: int = 1, start: int = 0) -> str:
    """Where the drawing of what is around an entity is; it opens with the entity chosen."""
    return f"{around_beginning(depth, start)}{quote(iri, safe='')}#node={quote(iri, safe='')}"


def around_beginning(depth: int, start: int = 0) -> str:
    """The same without the IRI, which completes it."""
    far = f"depth={depth}&" if depth > 1 else ""
    return f"/around?{far}" + (f"from={start}&" if start else "") + "entity="


def data_address(iri: str, form: str) -> str:
    """Where the data of a thing is."""
    return f"/data?iri={quote(iri, safe='')}&format={quote(form, safe='')}"


def _render(name: str, site: Site, **values: Any) -> str:
    template = _environment().get_template(f"{name}.html.j2")
    return template.render(site=site.title, language=site.language, words=words(site.language), **values)


@cache
def _environment() -> Environment:
    made = Environment(
        autoescape=True,
        loader=FunctionLoader(_template),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(page=page_address, around=around_address, data=data_address, short=short)
    made.tests["outside"] = _is_outside
    return made


def _template(name: str) -> str:
    return files("kgbuild.server").joinpath("templates", name).read_text(encoding="utf-8")


def _terms() -> list[str]:
    """The vocabulary in prefixed form, as the editor completes it."""
    ontology = load_ontology()
    classes = [each.iri for each in ontology.classes.values()]
    return [short(iri) for iri in (*classes, *(each.iri for each in ontology.relations.values()))]


def _is_outside(iri: str) -> bool:
    """Whether a link leads to another site; only web addresses may."""
    return iri.lower().startswith(("http://", "https://")) and not iri.startswith(tuple(_local()))


def _local() -> list[str]:
    ontology = load_ontology()
    return [_OWN, ontology.iri, ontology.namespace, ontology.open_namespace]
