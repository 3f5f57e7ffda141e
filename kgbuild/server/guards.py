"""What protects the reader: which hosts the server answers to, what its pages may load, CORS."""

from __future__ import annotations

import ipaddress
import re

from werkzeug.wrappers import Request, Response

from kgbuild.server.problems import Refusal
from kgbuild.server.settings import ServerSettings

_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[A-Za-z0-9._-]+))(?::\d{1,5})?")

_OWN_ONLY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; connect-src 'self'; img-src data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types {types}"
)
#: For the server's own pages: their own script and style, and nothing of anyone else.
PAGE_POLICY = _OWN_ONLY.format(styles="", types="'none'")
#: For the query page. YASGUI writes styles and HTML from strings: all of its HTML is cleaned by
#: DOMPurify first, which is the only thing that may make any; it is in the page twice.
QUERY_POLICY = _OWN_ONLY.format(styles=" 'unsafe-inline'", types="default dompurify 'allow-duplicates'")
#: For data: where a browser shows it, nothing in it runs or loads.
DATA_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
#: For the page of the graph, which brings its own policy and keeps to it.
GRAPH_POLICY = "frame-ancestors 'none'"

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
#: Tells that rows were left out, as the client asked.
TRUNCATED = "Kgbuild-Truncated"


def check_host(request: Request, settings: ServerSettings) -> None:
    """Refuses a Host that is not this server's.

    A site that lets its name point here (DNS rebinding) could else read the answers. It cannot
    make a browser send an IP address, so those are all let in.

    Raises :class:`Refusal` 421.
    """
    host = request.environ.get("HTTP_HOST")
    if host is None:
        return  # HTTP/1.0; no browser sends that
    found = _HOST.fullmatch(host)
    if found and (_is_address(found["v6"] or found["name"]) or _is_named(found["name"], settings)):
        return
    raise Refusal(
        421,
        f"this server does not answer to the name {host[:100]!r}; use 'localhost', or start it with --name",
    )


def protect(response: Response) -> Response:
    """The headers of every response; one that has its own policy keeps it."""
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Security-Policy", DATA_POLICY)
    return response


def share(request: Request, response: Response, settings: ServerSettings) -> Response:
    """Lets the pages of the chosen origins read the response; those of no other."""
    if not settings.origins:
        return response
    origin = request.headers.get("Origin")
    response.headers.add("Vary", "Origin")
    if origin is None or not ({"*", origin} & settings.origins):
        return response
    response.headers["Access-Control-Allow-Origin"] = "*" if "*" in settings.origins else origin
    response.headers["Access-Control-Expose-Headers"] = TRUNCATED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Methods"] = "GET, POST"
        response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
    return response


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _is_named(name: str | None, settings: ServerSettings) -> bool:
    plain = (name or "").lower().rstrip(".")
    return plain == "localhost" or plain in settings.names
