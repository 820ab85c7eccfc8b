"""A port of ours with somebody else behind it."""

from __future__ import annotations

import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from orchestration.doctor.services import SERVICES, port_findings


@contextmanager
def _serving(answer: str) -> Iterator[int]:
    """A page server on a free port of this machine that answers everything alike."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer.encode())

        def log_message(self, *_arguments: Any) -> None: ...

    with http.server.HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def _codes(port: int) -> list[str]:
    return [found.code for found in port_findings(SERVICES[0], port)]


def test_the_dashboard_on_its_port() -> None:
    with _serving("ok") as port:
        assert _codes(port) == []


def test_another_program_on_the_dashboard_s_port() -> None:
    with _serving("<html>Something else</html>") as port:
        assert _codes(port) == ["port_taken"]


def test_a_program_that_is_no_page_server() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        assert _codes(listener.getsockname()[1]) == ["port_taken"]


def test_a_free_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert _codes(port) == []
