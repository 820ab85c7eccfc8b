"""Services of this machine: the dashboard's and Dagster's ports.

Belongs here: who answers where ours should. Does not belong here: starting them (`deploy/`).
"""

from __future__ import annotations

import os
import socket
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass

from orchestration.doctor.finding import Finding, notice
from orchestration.doctor.installation import Installation

_SECONDS = 1.0


@dataclass(frozen=True)
class Service:
    """One service: the variable of its port, the usual one, and pages of which one answers as only it does."""

    name: str
    variable: str
    port: int
    pages: tuple[str, ...]
    answer: str


SERVICES = (
    Service("看板", "ZHIFA_DASHBOARD_PORT", 8501, ("_stcore/health",), "ok"),
    Service(
        "Dagster 页面", "ZHIFA_DAGSTER_PORT", 3000, ("dagster/server_info", "server_info"), "dagster_version"
    ),
)


def ports(_installation: Installation) -> Iterator[Finding]:
    """Whether a port of ours is taken by something else; one that nobody listens on is free to be taken."""
    for service in SERVICES:
        port = int(os.environ.get(service.variable) or service.port)
        yield from port_findings(service, port)


def port_findings(service: Service, port: int) -> Iterator[Finding]:
    """What listens on a port of this machine, held against what should."""
    with socket.socket() as caller:
        caller.settimeout(_SECONDS)
        if caller.connect_ex(("127.0.0.1", port)) != 0:
            return
    pages = (f"http://127.0.0.1:{port}/{page}" for page in service.pages)
    if not any(service.answer in _page(page) for page in pages):
        yield notice(
            "port_taken",
            f"端口 {port} 上的不是{service.name}，{service.name}无法启动。",
            f"ss -ltnp 'sport = :{port}' 查看是谁；或换端口：{service.variable}",
        )


def _page(address: str) -> str:
    """The first words of a page, empty where it does not answer as a page."""
    # A proxy of the environment must not be asked about this very machine.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(address, timeout=_SECONDS) as page:
            return str(page.read(2000).decode("utf-8", "replace"))
    except (OSError, urllib.error.URLError, ValueError):
        return ""
