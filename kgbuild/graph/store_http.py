"""HTTP with a SPARQL server: bounded in time and size, patient where asking again is safe."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass

import httpx

from kgbuild.errors import OutputError, UsageError
from kgbuild.http import PASSING, TooLarge, TooSlow, read_body

_UNAUTHORIZED = 401
_DECLINED = frozenset({400, 404})
_MAX_REASON = 200


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """What one request may take.

    ``connect`` and ``seconds`` (for the whole answer) are in seconds, as is ``wait``, the pause
    before asking again, doubled each time. ``max_bytes`` bounds an answer, ``attempts`` how often
    a request is made that may be made again.
    """

    connect: float = 10.0
    seconds: float = 120.0
    max_bytes: int = 500_000_000
    attempts: int = 3
    wait: float = 0.5


class Declined(Exception):
    """The server understood and said no: ``status`` is 400 (it cannot be done) or 404 (not there)."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


def checked_address(address: str) -> httpx.URL:
    """The address of a server. Raises :class:`UsageError` (KG161) where it is not http or https."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise UsageError(
            "KG161", f"{address!r} is no address ({error}); give http://… or https://…"
        ) from error
    if url.scheme not in ("http", "https") or not url.host:
        shown = without_password(url)
        raise UsageError("KG161", f"{shown!r} is no address of a server; give http://… or https://…")
    return url


def without_password(url: httpx.URL) -> str:
    """The address as it may be shown and stored."""
    return str(url.copy_with(username=None, password=None))


class HttpClient:
    """A client of one server. A user name and password may stand in the addresses.

    Raises :class:`OutputError`: KG541 the server cannot be reached or takes too long, KG542 it
    refuses, KG543 its answer is too large.
    """

    def __init__(
        self,
        limits: ServerLimits,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._sleep = sleep
        self._clock = clock
        self._auth: dict[tuple[str, str], httpx.Auth] = {}
        # Redirects are not followed: what was written to one server would go to another.
        self._client = httpx.Client(
            timeout=httpx.Timeout(limits.seconds, connect=limits.connect),
            follow_redirects=False,
            headers={"User-Agent": "kgbuild"},
        )

    def ask(
        self,
        method: str,
        url: httpx.URL,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        again: bool = True,
    ) -> bytes:
        """The body of the answer. ``again`` says whether the request may be sent twice.

        Raises :class:`Declined` for 400 and 404, else what the class names.
        """
        request = self._client.build_request(
            method,
            url.copy_with(username=None, password=None),
            params=dict(url.params) | dict(params or {}),
            headers=dict(headers or {}),
            content=content,
        )
        place = without_password(url)
        for attempt in range(1, self._limits.attempts + 1):
            last = attempt == self._limits.attempts
            try:
                status, body = self._send(request, self._auth_of(url), place)
            except httpx.TransportError as error:
                # A connection that was refused carried nothing: trying again is safe.
                if last or not (again or isinstance(error, httpx.ConnectError)):
                    reason = str(error) or type(error).__name__
                    raise OutputError(
                        "KG541", f"{place} cannot be reached ({reason}); is the server running?"
                    ) from error
            else:
                if last or not again or status not in PASSING:
                    return _accepted(status, body, place)
            self._sleep(self._limits.wait * 2 ** (attempt - 1))
        raise AssertionError("the last attempt returns or raises")

    def close(self) -> None:
        self._client.close()

    def _send(self, request: httpx.Request, auth: httpx.Auth | None, place: str) -> tuple[int, bytes]:
        deadline = self._clock() + self._limits.seconds
        response = self._client.send(request, auth=auth, stream=True)
        try:
            return response.status_code, read_body(response, self._limits.max_bytes, deadline, self._clock)
        except TooLarge:
            raise OutputError(
                "KG543", f"{place} answers with more than {self._limits.max_bytes} bytes; ask for less"
            ) from None
        except TooSlow:
            raise OutputError(
                "KG541", f"{place} took longer than {self._limits.seconds:g} s; ask for less"
            ) from None
        finally:
            response.close()

    def _auth_of(self, url: httpx.URL) -> httpx.Auth | None:
        if not url.username:
            return None
        return self._auth.setdefault((url.username, url.password), _ByChallenge(url.username, url.password))


class _ByChallenge(httpx.Auth):
    """Basic or digest, as the server asks; nothing is told to a server that does not ask."""

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        response = yield request
        if response.status_code != _UNAUTHORIZED:
            return
        scheme = response.headers.get("WWW-Authenticate", "").lower()
        yield from (self._digest if "digest" in scheme else self._basic).auth_flow(request)


def _accepted(status: int, body: bytes, place: str) -> bytes:
    if 200 <= status < 300:
        return body
    reason = " ".join(body.decode("utf-8", "replace").split())[:_MAX_REASON]
    if status in _DECLINED:
        raise Declined(status, reason)
    raise OutputError("KG542", f"{place} refuses with HTTP {status}: {reason or 'no reason given'}")
