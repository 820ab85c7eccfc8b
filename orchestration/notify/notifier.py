"""Sending a reminder over every address of a recipient, and telling what came of it.

Belongs here: the one place that speaks to `apprise`. Addresses, names and texts enter no log: ids and counts do.
Does not belong here: texts (`orchestration.quarter.reminders`, `alarms`), settings.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ingestion.home import Home
from orchestration.notify.settings import Settings, load_settings

OFFICE = "office"
Status = Literal["sent", "failed", "off", "no_address"]
STATUS_LABELS = {"sent": "已发送", "failed": "未送达", "off": "提醒未开启", "no_address": "未配置地址"}

_logger = logging.getLogger(__name__)
# A service that does not answer must not keep the nightly job.
_TIMEOUT_SECONDS = 60


@dataclass(frozen=True)
class Sent:
    """What came of one reminder. `recipient` is a department code or `office`; counts are of its addresses.

    `status` is `failed` as soon as one address was not reached; `problem` then says so in Chinese, without naming it.
    """

    recipient: str
    status: Status
    sent_count: int = 0
    failed_count: int = 0
    problem: str | None = None


@dataclass(frozen=True)
class Notifier:
    """Sends to those whom the settings name; sends nothing, and says so, while they are off."""

    settings: Settings

    @classmethod
    def from_home(cls, home: Home) -> Notifier:
        """The notifier of a home. Raises `NotifyFault` where its settings cannot be used."""
        return cls(load_settings(home))

    def department(self, code: str, title: str, text: str, attachments: Sequence[Path] = ()) -> Sent:
        """Remind a department's contact."""
        return self._send(code, self.settings.departments.get(code, ()), title, text, attachments)

    def office(self, title: str, text: str, attachments: Sequence[Path] = ()) -> Sent:
        """Tell the supervision office."""
        return self._send(OFFICE, self.settings.office, title, text, attachments)

    def _send(
        self, recipient: str, addresses: Sequence[str], title: str, text: str, attachments: Sequence[Path]
    ) -> Sent:
        if not self.settings.is_on:
            return Sent(recipient, "off")
        if not addresses:
            return Sent(recipient, "no_address", problem="notify.yaml 中没有该接收方的地址")
        failed = [
            number
            for number, address in enumerate(addresses, 1)
            if not _delivered(address, title, text, attachments)
        ]
        _logger.info(
            "reminder to %s: %d sent, %d failed", recipient, len(addresses) - len(failed), len(failed)
        )
        problem = None
        if failed:
            which = "、".join(map(str, failed))
            problem = f"第 {which} 个地址没有送达，请核对 notify.yaml 中的地址、口令和网络"
        return Sent(
            recipient, "failed" if failed else "sent", len(addresses) - len(failed), len(failed), problem
        )


def is_address(address: str) -> bool:
    """Whether a service is known that would take this address; nothing is sent."""
    import apprise

    with _without_addresses_in_logs():
        return apprise.Apprise.instantiate(address, suppress_exceptions=True) is not None


def _delivered(address: str, title: str, text: str, attachments: Sequence[Path]) -> bool:
    """Whether one service took it. Whatever goes wrong inside it is no fault of ours to pass on."""
    import apprise
    from apprise.attachment.file import AttachFile

    asset = apprise.AppriseAsset(
        app_id="zhifa",
        app_desc="zhifa",
        service_timeout=_TIMEOUT_SECONDS,
        storage_mode=apprise.PersistentStoreMode.MEMORY,
    )
    try:
        with _without_addresses_in_logs():
            service = apprise.Apprise(asset=asset)
            files = [AttachFile(str(path)) for path in attachments]  # type: ignore[no-untyped-call]
            return service.add(address) and bool(
                service.notify(
                    body=text, title=title, body_format=apprise.NotifyFormat.TEXT, attach=files or None
                )
            )
    except Exception as problem:
        _logger.warning("reminder failed: %s", type(problem).__name__)
        return False


@contextmanager
def _without_addresses_in_logs() -> Iterator[None]:
    """apprise names recipients, and addresses that it cannot read, in its own log."""
    log = logging.getLogger("apprise")
    before = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = before
