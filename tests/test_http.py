"""Bodies that are bounded in size and time, whoever reads them."""

from __future__ import annotations

import httpx
import pytest

from kgbuild.http import TooLarge, TooSlow, read_body


def read(parts, max_bytes=10, deadline=10.0, clock=lambda: 0.0):
    transport = httpx.MockTransport(lambda request: httpx.Response(200, content=iter(parts)))
    with httpx.Client(transport=transport) as client, client.stream("GET", "https://a.example/") as response:
        return read_body(response, max_bytes, deadline, clock)


def test_a_body_may_be_as_large_as_is_allowed():
    assert read([b"12345", b"67890"]) == b"1234567890"


def test_a_body_that_is_too_large_is_not_read_to_its_end():
    def endless():
        while True:
            yield b"123"

    with pytest.raises(TooLarge):
        read(endless())


def test_a_body_that_drips_is_given_up():
    ticks = iter(range(100))
    with pytest.raises(TooSlow):
        read([b"1"] * 9, deadline=5.0, clock=lambda: next(ticks))
