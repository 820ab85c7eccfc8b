"""How the server has to be started so that it knows who comes.

Belongs here: what `zhifa serve` passes to Streamlit for logins, and what it refuses to start with.
Does not belong here: reading a session (`identity`), limits (`access`).
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from dashboards.access import Access, AccessFault, refuse_unguarded
from ingestion.home import Home

SECRETS = "secrets.toml"
_FOR_OTHERS = 0o077
_WANTED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_SHORTEST_SECRET = 32
# By default the server believes an address that a client of this machine states in X-Forwarded-For. It must believe
# nobody: the address that `trusted_proxies` is held against has to be the connection's own.
FORWARDED_ADDRESSES = "FORWARDED_ALLOW_IPS"
ENVIRONMENT = {FORWARDED_ADDRESSES: ""}


def server_arguments(home: Home, access: Access, address: str) -> list[str]:
    """Streamlit's arguments for this way of knowing people.

    Raises `NotAdmitted` for an address beyond this machine without a login, `AccessFault` for login settings that
    are missing, incomplete or readable by others.
    """
    refuse_unguarded(access, address)
    if access.mode != "oidc":
        return []
    return ["--secrets.files", str(_checked(home.root / SECRETS))]


def _checked(path: Path) -> Path:
    if not path.exists():
        raise AccessFault(f"mode 为 oidc，但没有 {path}。请按运维手册写明登录系统的 [auth] 设置。")
    if path.stat().st_mode & _FOR_OTHERS:
        raise AccessFault(f"{path} 含有密钥，只能由所有者读写。请运行：chmod 600 {path}")
    try:
        auth = tomllib.loads(path.read_text(encoding="utf-8")).get("auth", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AccessFault(f"{path} 不是有效的 TOML（UTF-8）：{error}。请对照运维手册改正。") from None
    if missing := [key for key in _WANTED if not auth.get(key)]:
        raise AccessFault(f"{path} 的 [auth] 缺少 {'、'.join(missing)}。请对照运维手册补齐。")
    if len(str(auth["cookie_secret"])) < _SHORTEST_SECRET:
        raise AccessFault(
            f"{path} 的 cookie_secret 过短，登录可被伪造。请用 {_SHORTEST_SECRET} 位以上的随机文字。"
        )
    return path
