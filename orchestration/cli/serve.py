"""`zhifa serve`: the dashboard in a browser.

Belongs here: the address, the port, and handing over to Streamlit. Does not belong here: the pages (`dashboards`), who
may see them (`dashboards.access`).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.output import WRONG_USE, fail, faults

Address = Annotated[str, typer.Option(help="监听地址；缺省只限本机。")]
Port = Annotated[int, typer.Option(help="端口。", min=1, max=65535)]
BasePath = Annotated[str, typer.Option(help="反向代理下的路径前缀，如 zhifa。")]


def serve(address: Address = "127.0.0.1", port: Port = 8501, base_path: BasePath = "") -> None:
    """在浏览器里看：总览、排名、约谈、案卷、预警等页面。按 Ctrl+C 结束。"""
    from dashboards.access import load_access
    from dashboards.serving import ENVIRONMENT, server_arguments
    from ingestion.home import Home
    from orchestration.releases import current_release

    home = Home.from_env()
    with faults():
        if current_release(home) is None:
            raise fail("还没有发布版本。先把导出文件放入收件箱，再运行 zhifa nightly。", WRONG_USE)
        login = server_arguments(home, load_access(home), address)
    application = Path(__file__).resolve().parents[2] / "dashboards" / "app.py"
    arguments = [
        *(sys.executable, "-m", "streamlit", "run", str(application)),
        *("--server.address", address, "--server.port", str(port), "--server.baseUrlPath", base_path),
        *login,
    ]
    typer.echo(f"执法数仓：http://{address}:{port}/{base_path}　（Ctrl+C 结束）")
    sys.stdout.flush()
    # The very process becomes the server: a service manager's signals reach it, and nothing is left behind.
    os.execve(sys.executable, arguments, os.environ | ENVIRONMENT | {"ZHIFA_HOME": str(home.root)})


def register(app: typer.Typer) -> None:
    """Hang this command on the application."""
    app.command("serve")(serve)
