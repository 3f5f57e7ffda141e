"""Asks a web service for JSON: bounded in size, time and pace, patient with what passes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx

from kgbuild.errors import SourceError, UsageError
from kgbuild.http import PASSING, TooLarge, TooSlow, read_body, user_agent

_REDIRECTS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one service may take.

    Times are in seconds: ``timeout`` for one answer, ``interval`` between two requests,
    ``first_wait`` before the second attempt (doubled for each further one), ``longest_wait`` for
    what a service itself asks to wait, ``total`` for all requests of a run. ``max_bytes`` bounds
    one answer, ``attempts`` how often one request is made.
    """

    timeout: float = 20.0
    interval: float = 0.5
    first_wait: float = 1.0
    longest_wait: float = 60.0
    total: float = 600.0
    max_bytes: int = 5_000_000
    attempts: int = 4


class _Passing(Exception):
    """A failure that may pass. ``wait`` is what the service asks for, in seconds, or None."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class Transport:
    """A client of one service. ``sleep`` and ``clock`` (seconds, monotonic) may be replaced."""

    def __init__(
        self,
        limits: Limits,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._sleep = sleep
        self._clock = clock
        self._end = clock() + limits.total
        self._next = clock()
        self._client = httpx.Client(
            max_redirects=_REDIRECTS,
            timeout=limits.timeout,
            headers={"User-Agent": user_agent(), "Accept": "application/json"},
        )

    def close(self) -> None:
        """Lets go of the connections; nothing else may be called afterwards."""
        self._client.close()

    @property
    def time_is_up(self) -> bool:
        """Whether the service has had all the time that a run gives it."""
        return self._clock() >= self._end

    def get(self, url: str) -> tuple[str, Any]:
        """The address that answered, after redirects, and the JSON that it gave.

        Raises :class:`SourceError` (KG221) where there is no usable answer.
        """
        return self._patiently("GET", url, None)

    def post(self, url: str, form: Mapping[str, str]) -> Any:
        """The JSON that a form's fields are answered with. Redirects are not followed.

        Raises :class:`SourceError` (KG221) where there is no usable answer.
        """
        return self._patiently("POST", url, form)[1]

    def _patiently(self, method: str, url: str, form: Mapping[str, str] | None) -> tuple[str, Any]:
        reason = "no time was left to ask"
        for attempt in range(self._limits.attempts):
            if self.time_is_up:
                break
            self._pause(self._next - self._clock())
            try:
                return self._once(method, url, form)
            except _Passing as failure:
                reason = str(failure)
                wait = self._limits.first_wait * 2.0**attempt if failure.wait is None else failure.wait
                if wait > self._limits.longest_wait:
                    raise _failed(url, f"{reason}, asking to wait for {wait:.0f} seconds") from None
                if attempt + 1 < self._limits.attempts:
                    self._pause(wait)
        raise _failed(url, reason)

    def _once(self, method: str, url: str, form: Mapping[str, str] | None) -> tuple[str, Any]:
        self._next = self._clock() + self._limits.interval
        try:
            with self._client.stream(method, url, data=form, follow_redirects=method == "GET") as response:
                if response.status_code in PASSING:
                    raise _Passing(_status(response), _retry_after(response))
                if response.status_code != httpx.codes.OK:
                    raise _failed(url, _status(response))
                data = self._read(response, url)
        except httpx.TransportError as error:
            raise _Passing(str(error) or type(error).__name__) from None
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise _failed(url, str(error) or type(error).__name__) from None
        try:
            return str(response.url), json.loads(data)
        except (ValueError, RecursionError) as error:
            raise _failed(url, f"the answer is no JSON ({type(error).__name__})") from None

    def _read(self, response: httpx.Response, url: str) -> bytes:
        limits = self._limits
        try:
            return read_body(response, limits.max_bytes, self._clock() + limits.timeout, self._clock)
        except TooLarge:
            raise _failed(url, f"the answer is larger than {limits.max_bytes} bytes") from None
        except TooSlow:
            raise _Passing(f"the answer did not end within {limits.timeout:g} seconds") from None

    def _pause(self, seconds: float) -> None:
        allowed = min(seconds, self._end - self._clock())
        if allowed > 0:
            self._sleep(allowed)


def check_service_address(url: str) -> None:
    """Raises :class:`UsageError` (KG118) for anything but an http or https address with a host."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("KG118", f"--reconcile {url}: a service has an http or https address")


def service_name(url: str) -> str:
    """The address without its query, which may hold a key that is nobody else's business."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}{parts.path}"


def _failed(url: str, reason: str) -> SourceError:
    return SourceError("KG221", f"the service {service_name(url)} cannot be used: {reason}")


def _status(response: httpx.Response) -> str:
    return f"it answered {response.status_code} {response.reason_phrase}".rstrip()


def _retry_after(response: httpx.Response) -> float | None:
    """What the header Retry-After asks for, as seconds or as a date; None where it says nothing."""
    given = response.headers.get("retry-after", "").strip()
    if given.isdecimal() and len(given) < 10:
        return float(given)
    try:
        moment = parsedate_to_datetime(given)
    except (TypeError, ValueError):
        return None
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())
