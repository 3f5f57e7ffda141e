"""Waits for a page from outside: what waits inside would be evaluated there, which the page forbids."""

from __future__ import annotations

from playwright.sync_api import Page

_PAUSE = 50  # milliseconds
_ROUNDS = 200


def wait_for(page: Page, holds: str) -> None:
    """Waits up to ten seconds until a JavaScript expression is true; what is not there yet is not."""
    for _ in range(_ROUNDS):
        if page.evaluate(f"() => {{ try {{ return Boolean({holds}); }} catch {{ return false; }} }}"):
            return
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(f"did not come true within {_ROUNDS * _PAUSE // 1000} seconds: {holds}")
