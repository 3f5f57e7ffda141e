"""The WSGI application: which address is answered by what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.utils import send_file
from werkzeug.wrappers import Request, Response

from kgbuild.errors import KgbuildError, QueryError
from kgbuild.server.asking import Asker
from kgbuild.server.guards import (
    GRAPH_POLICY,
    PAGE_POLICY,
    QUERY_POLICY,
    TRUNCATED,
    check_host,
    protect,
    share,
)
from kgbuild.server.negotiation import GRAPHS, HTML, Choice, Format, check_name, choose, unacceptable
from kgbuild.server.pages import (
    YASGUI,
    YASGUI_STYLE,
    data_address,
    page_address,
    problem_page,
    query_page,
    resource_page,
    start_page,
)
from kgbuild.server.problems import Refusal, refusal_of, refused, refused_by_http
from kgbuild.server.protocol import Question, read_fields, read_format, read_question
from kgbuild.server.resources import Resources, fill, node_of
from kgbuild.server.service import service_description
from kgbuild.server.settings import ServerSettings
from kgbuild.server.start import LARGE, Overviews, page_size
from kgbuild.server.store import store_state
from kgbuild.server.walking import Walker, read_depth
from kgbuild.server.words import Site, read_site
from kgbuild.workspace import Workspace

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: Bytes of a request's body.
MAX_BODY = 1_000_000
#: Seconds that a reader waits for the graph to be gone through before a page says that it is.
_PATIENCE = 1.5
_STATIC = {
    "query.js": ("query.js", "text/javascript"),
    "server.css": ("server.css", "text/css"),
    "yasgui.js": (YASGUI, "text/javascript"),
    "yasgui.css": (YASGUI_STYLE, "text/css"),
}
_SHARED = ("sparql", "resource", "data")

_ADDRESSES = Map(
    [
        Rule("/", endpoint="first", methods=["GET"]),
        Rule("/start", endpoint="start", methods=["GET"]),
        Rule("/graph.html", endpoint="graph", methods=["GET"]),
        Rule("/articles/<name>.html", endpoint="article", methods=["GET"]),
        Rule("/sparql", endpoint="sparql", methods=["GET", "POST", "OPTIONS"]),
        Rule("/resource", endpoint="resource", methods=["GET", "OPTIONS"]),
        Rule("/data", endpoint="data", methods=["GET", "OPTIONS"]),
        Rule("/around", endpoint="around", methods=["GET"]),
        Rule("/page", endpoint="page", methods=["GET"]),
        Rule("/static/<name>", endpoint="static", methods=["GET"]),
    ],
    strict_slashes=False,
    merge_slashes=False,
)


class Application:
    """Serves the output folder of a workspace; safe to call from several threads."""

    def __init__(self, workspace: Workspace, settings: ServerSettings) -> None:
        self._workspace = workspace
        self._settings = settings
        self._asker = Asker(workspace.store, settings)
        self._walker = Walker(workspace, settings, self._asker)
        self._overviews = Overviews(workspace.store)
        #: Each takes the request and, by name, what its rule finds in the address.
        self._answers: dict[str, Callable[..., Response]] = {
            "first": self._first,
            "start": self._start_page,
            "graph": self._graph,
            "article": self._article,
            "sparql": self._sparql,
            "resource": self._resource,
            "data": self._data,
            "page": self._page,
            "around": self._around,
            "static": _static,
        }

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        return self.respond(Request(environ))(environ, start_response)

    def respond(self, request: Request) -> Response:
        """The response to a request, whatever it is."""
        request.max_content_length = MAX_BODY
        endpoint = ""
        try:
            check_host(request, self._settings)
            endpoint, arguments = _ADDRESSES.bind_to_environ(request.environ).match()
            response = self._answer(request, endpoint, arguments)
        except Refusal as refusal:
            response = refused(refusal)
        except KgbuildError as error:
            response = refused(refusal_of(error))
        except HTTPException as error:
            response = refused_by_http(error)
        if endpoint in _SHARED:
            response = share(request, response, self._settings)
        return protect(response)

    def _answer(self, request: Request, endpoint: str, arguments: Mapping[str, str]) -> Response:
        if request.method == "OPTIONS":
            return Response(status=204)
        return self._answers[endpoint](request, **arguments)

    def prepare(self) -> None:
        """Begins to go through a large graph, whose start page is likely asked for first."""
        if self._is_large():
            self._overviews.get(0.0)

    def _first(self, request: Request) -> Response:
        """The page of the graph, or the start page where that is too much to send unasked."""
        return self._start_page(request) if self._is_large() else self._graph(request)

    def _is_large(self) -> bool:
        """Whether the graph is larger than its page can well be, or has a store alone."""
        size = page_size(self._workspace.page)
        has_store = store_state(self._workspace.store) is not None
        return has_store and (size is None or size > LARGE)

    def _start_page(self, request: Request) -> Response:
        overview = self._overviews.get(_PATIENCE)
        query = " ".join(request.args.get("q", "").split())
        response = _html(start_page(self._site(), overview, query, page_size(self._workspace.page)))
        if overview is None:
            response.headers["Refresh"] = "2"
        return response

    def _graph(self, request: Request) -> Response:
        return self._made_page(request, self._workspace.page)

    def _article(self, request: Request, name: str) -> Response:
        """The text of an article with what was found in it; ``name`` is its id's last part."""
        known = self._workspace.articles / f"{name}.html" if name.isalnum() else None
        return self._made_page(request, known)

    def _made_page(self, request: Request, page: Path | None) -> Response:
        """A page that ``build`` wrote; it brings a content policy of its own."""
        if page is None or not page.is_file():
            return self._problem(404, "noThingTitle", "noThing")
        response = send_file(page.resolve(), request.environ, mimetype="text/html", conditional=True)
        response.headers["Content-Security-Policy"] = GRAPH_POLICY
        return response

    def _sparql(self, request: Request) -> Response:
        question = read_question(request)
        if question is None:
            return self._service(request)
        check_name(question.format)
        return self._ask(question, _accept(request))

    def _service(self, request: Request) -> Response:
        endpoint = request.host_url + "sparql"
        choice = _choose((*GRAPHS, HTML), request, "the description of this service")
        if choice.name == HTML.name:
            response = _html(query_page(self._site(), endpoint, self._settings), negotiated=True)
            response.headers["Content-Security-Policy"] = QUERY_POLICY
            return response
        body = service_description(endpoint, choice.name)
        return _varied(Response(body, content_type=choice.content_type))

    def _resource(self, request: Request) -> Response:
        """A thing is no document: the answer says where the document about it is."""
        iri = _iri(request)
        if not self._resources().exists(iri):
            return self._unknown(request, iri)
        choice = _choose((HTML, *GRAPHS), request, "this thing")
        address = page_address(iri) if choice.name == HTML.name else data_address(iri, choice.name)
        return _varied(Response(status=303, headers={"Location": address}))

    def _data(self, request: Request) -> Response:
        iri = _iri(request)
        if not self._resources().exists(iri):
            return self._unknown(request, iri)
        choice = _choose(GRAPHS, request, "the data of this thing")
        query = fill("data", {"IRI": str(node_of(iri))})
        rows = self._settings.limits.rows
        response = self._ask(Question(query, rows=rows, format=choice.media_type), "")
        response.headers.add("Link", f'<{page_address(iri)}>; rel="describedby"; type="text/html"')
        return response

    def _page(self, request: Request) -> Response:
        iri, start = _iri(request), _start(request)
        found = self._resources().describe(iri, start)
        if not found.properties and not found.statements and not self._resources().exists(iri):
            return self._unknown(request, iri)
        return _html(resource_page(self._site(), found))

    def _around(self, request: Request) -> Response:
        """The page of the graph, drawn of what the store holds around one entity."""
        iri, start = _one(request, "entity"), _start(request, "from")
        depth = read_depth(request.args.get("depth", "1"))
        text = self._walker.page(self._site(), iri, depth, start)
        if text is None:
            return self._unknown(request, iri)
        response = _html(text)
        response.headers["Content-Security-Policy"] = GRAPH_POLICY
        return response

    def _ask(self, question: Question, accept: str) -> Response:
        reply = self._asker.ask(question, accept)
        response = Response(reply.body, content_type=reply.content_type)
        if reply.truncated:
            response.headers[TRUNCATED] = "true"
        return _varied(response)

    def _unknown(self, request: Request, iri: str) -> Response:
        choice = choose((HTML, *GRAPHS), _accept(request))
        if choice is not None and choice.name == HTML.name:
            return self._problem(404, "noThingTitle", "noThing", iri)
        raise Refusal(404, f"the graph says nothing of {iri}")

    def _problem(self, status: int, heading: str, message: str, iri: str | None = None) -> Response:
        response = _html(problem_page(self._site(), heading, message, iri))
        response.status_code = status
        return response

    def _resources(self) -> Resources:
        return Resources(self._workspace.store, self._site().language)

    def _site(self) -> Site:
        return read_site(self._workspace.settings)


def _accept(request: Request) -> str:
    return request.headers.get("Accept", "")


def _choose(formats: tuple[Format, ...], request: Request, what: str) -> Choice:
    wanted = read_format(read_fields(request))
    check_name(wanted)
    choice = choose(formats, _accept(request), wanted)
    if choice is None:
        raise unacceptable(formats, what)
    return choice


def _iri(request: Request) -> str:
    return _one(request, "iri")


def _one(request: Request, parameter: str) -> str:
    given = [value for name, value in read_fields(request) if name == parameter]
    if len(given) != 1:
        raise QueryError("KG609", f"give the thing as one parameter '{parameter}'")
    node_of(given[0])
    return given[0]


def _start(request: Request, parameter: str = "start") -> int:
    told = next((value for name, value in read_fields(request) if name == parameter), "0")
    if not (told.isascii() and told.isdecimal() and len(told) < 10):
        raise QueryError("KG609", f"{parameter}={told[:20]!r} is no number")
    return int(told)


def _html(text: str, negotiated: bool = False) -> Response:
    # What no UTF-8 can hold (half of a pair) stands in no text; it is shown as a question mark.
    response = Response(text.encode("utf-8", "replace"), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = PAGE_POLICY
    return _varied(response) if negotiated else response


def _varied(response: Response) -> Response:
    response.headers.add("Vary", "Accept")
    return response


def _static(_: Request, name: str) -> Response:
    path, media_type = _STATIC.get(name, ("", ""))
    place = files("kgbuild.server").joinpath("static", path)
    if not place.is_file():
        raise Refusal(404, "there is no such file")
    return Response(place.read_bytes(), content_type=f"{media_type}; charset=utf-8")
