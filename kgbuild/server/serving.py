"""Runs the application until it is stopped."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from waitress.server import create_server

from kgbuild.errors import UsageError
from kgbuild.server.app import MAX_BODY, Application
from kgbuild.server.settings import ServerSettings
from kgbuild.view.renderers import choose_renderer
from kgbuild.workspace import Workspace

#: Threads beside those that wait for queries: pages are answered while queries run.
_SPARE = 16


def serve(workspace: Workspace, settings: ServerSettings, ready: Callable[[str], None]) -> None:
    """Serves the folder until Ctrl-C or SIGTERM; ``ready`` gets the address once it answers.

    Raises :class:`~kgbuild.errors.OutputError` (KG502) where the folder holds no graph,
    (KG515) where it cannot draw as it shall, :class:`UsageError` (KG161) where the address
    cannot be had.
    """
    workspace.require()
    # A queue of waiting requests is what a busy moment looks like; it needs no remark.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    if settings.renderer is not None:
        choose_renderer(settings.renderer, 0)
    application = Application(workspace, settings)
    try:
        server = create_server(
            application,
            host=settings.host,
            port=settings.port,
            threads=settings.queries + _SPARE,
            max_request_body_size=MAX_BODY,
            clear_untrusted_proxy_headers=True,
            ident=None,
        )
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            "KG161",
            f"cannot listen on {settings.host}, port {settings.port}: {reason}; choose another with "
            "--host or --port",
        ) from error
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
    application.prepare()
    ready(_address(server, settings))
    server.run()


def _address(server: object, settings: ServerSettings) -> str:
    # A name with several addresses has a socket for each; the first one stands for all.
    several = getattr(server, "effective_listen", None)
    port = several[0][1] if several else getattr(server, "effective_port", settings.port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{port}/"


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise SystemExit(0)
