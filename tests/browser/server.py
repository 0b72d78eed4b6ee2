"""A folder → a server on a free loopback port that remembers every request and counts every connection."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Self

# A link to this address leads nowhere: the browser asks for it and stays on its page.
NO_CONTENT = "/no-content"


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: _Server

    def setup(self) -> None:
        self.server.connections += 1
        super().setup()

    def parse_request(self) -> bool:
        parsed = super().parse_request()
        if parsed:
            self.server.requests.append(f"{self.command} {self.path}")
        return parsed

    def end_headers(self) -> None:
        for name, value in self.server.headers.items():
            self.send_header(name, value)
        super().end_headers()

    def do_GET(self) -> None:
        if self.server.fault(self):
            return None
        if self.path != NO_CONTENT:
            return super().do_GET()
        self.send_response(HTTPStatus.NO_CONTENT)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass


# Answers a request in its own way and says so, or has it answered as ever.
Fault = Callable[[http.server.SimpleHTTPRequestHandler], bool]


class _Server(http.server.ThreadingHTTPServer):
    def __init__(self, folder: Path, fault: Fault, headers: Mapping[str, str]) -> None:
        self.requests: list[str] = []
        self.fault, self.headers = fault, headers
        self.connections = 0
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder)))


class CountingServer:
    """Serves a folder, with headers if any are given.

    `requests` holds "GET /path" for each request, whatever its method and outcome.
    """

    @property
    def connections(self) -> int:
        """How many connections were opened, with a request or without one."""
        return self._server.connections

    def __init__(
        self, folder: Path, fault: Fault = lambda request: False, headers: Mapping[str, str] | None = None
    ) -> None:
        self._server = _Server(folder, fault, headers or {})
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.requests = self._server.requests
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
