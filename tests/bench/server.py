"""Pages by name → a server on a free loopback port that sends them compressed, as asked, and counts requests."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import brotli


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pages: dict[tuple[str, str], bytes]
    requests: list[str]

    def do_GET(self) -> None:
        asked = self.headers.get("Accept-Encoding", "")
        coding = next((coding for coding in ("br", "gzip") if coding in asked), "identity")
        body = self.pages.get((self.path, coding))
        self.requests.append(f"{self.path} {coding}")
        self.send_response(404 if body is None else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if coding != "identity":
            self.send_header("Content-Encoding", coding)
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(pages: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The address, and the requests as they come: "/ours br". Chromium asks for br here, as loopback is trusted."""
    packed: dict[tuple[str, str], bytes] = {}
    for name, page in pages.items():
        data = page.encode()
        packed[f"/{name}", "br"] = brotli.compress(data, quality=11)
        packed[f"/{name}", "gzip"] = gzip.compress(data, 9, mtime=0)
        packed[f"/{name}", "identity"] = data
    handler = type("Handler", (_Handler,), {"pages": packed, "requests": []})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", handler.requests  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
