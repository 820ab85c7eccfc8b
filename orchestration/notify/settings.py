"""Whom to remind and how: `notify.yaml` in the home.

Belongs here: reading it, and saying in Chinese what is wrong with it, without ever quoting an address.
Does not belong here: sending (`notifier`).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationError

from ingestion.home import Home

FILE = "notify.yaml"
_FOR_OTHERS = 0o077


class NotifyFault(ValueError):
    """The settings cannot be used; the message says why and what to do, in Chinese."""


class Settings(BaseModel):
    """Addresses as apprise spells them (`mailto://…`, `wecombot://…`); they hold passwords.

    `departments`: addresses by department code. Nothing is sent while `is_on` is false.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    is_on: StrictBool = False
    office: tuple[StrictStr, ...] = Field(default=(), repr=False)
    departments: dict[StrictStr, tuple[StrictStr, ...]] = Field(default={}, repr=False)


def load_settings(home: Home) -> Settings:
    """The home's settings; all off where there is no file.

    Raises `NotifyFault` for a file that others may read, that is no YAML, or that holds what is unknown.
    """
    path = home.root / FILE
    if not path.exists():
        return Settings()
    if path.stat().st_mode & _FOR_OTHERS:
        raise NotifyFault(f"{path} 含有口令，只能由所有者读写。请运行：chmod 600 {path}")
    try:
        return Settings.model_validate(_read(path))
    except ValidationError as error:
        raise NotifyFault(f"{path} 有误：{'；'.join(_told(one) for one in error.errors())}。") from None


def _read(path: Path) -> Any:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f"第 {mark.line + 1} 行附近" if mark else "内容"
        raise NotifyFault(f"{path} {where}不是有效的 YAML（UTF-8）。请对照运维手册改正。") from None
    return {} if said is None else said


def _told(error: Any) -> str:
    """One fault in words. The value itself may be an address with a password: it is never part of them."""
    where = ".".join(str(part) for part in error["loc"] if not isinstance(part, int)) or "整个文件"
    if error["type"] == "extra_forbidden":
        return f"不认识的键 {where}，可用的键为 is_on、office、departments"
    if where == "is_on":
        return "is_on 应为 true 或 false"
    if where == "整个文件":
        return "应为键值对，键为 is_on、office、departments"
    return (
        f"{where} 应为地址列表，如 [mailto://…]"
        if where != "departments"
        else "departments 应为 主体编码: [地址] 的列表"
    )
