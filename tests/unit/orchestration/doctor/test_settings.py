"""Settings of the office that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ingestion.home import Home
from orchestration.doctor import settings
from orchestration.reports.office_templates import CIRCULAR, hand_out
from tests.fixtures.mail import write_settings
from tests.unit.orchestration.doctor.conftest import codes

BEHIND_A_PROXY = {"mode": "header", "trusted_proxies": ["127.0.0.1/32"]}
MAIL = "mailto://mail.zone.gov.cn:25/jiandu@zone.gov.cn?from=zhifa@zone.gov.cn"


def test_reminders_that_can_be_sent(home: Home) -> None:
    write_settings(home.root, is_on=True, office=[MAIL], departments={"JKQ01": [MAIL]})
    assert codes(settings.reminders, home) == []


def test_a_key_that_nobody_knows(home: Home) -> None:
    write_settings(home.root, is_on=True, offise=[MAIL])
    assert codes(settings.reminders, home) == ["notify_unusable"]


def test_an_address_of_no_known_service(home: Home) -> None:
    write_settings(home.root, is_on=True, office=[MAIL], departments={"JKQ01": ["post://somebody"]})
    assert codes(settings.reminders, home) == ["notify_address"]


def test_reminders_that_nobody_in_the_office_gets(home: Home) -> None:
    write_settings(home.root, is_on=True, departments={"JKQ01": [MAIL]})
    assert codes(settings.reminders, home) == ["notify_no_office"]


def test_reminders_that_are_off_are_not_looked_at(home: Home) -> None:
    write_settings(home.root, is_on=False, office=["post://somebody"])
    assert codes(settings.reminders, home) == []


@pytest.fixture
def handed_out(home: Home) -> Path:
    hand_out(home.templates)
    return home.templates


@pytest.mark.usefixtures("handed_out")
def test_templates_as_they_ship(home: Home) -> None:
    assert codes(settings.templates, home) == []


def test_a_template_that_is_no_document(home: Home, handed_out: Path) -> None:
    (handed_out / CIRCULAR).write_bytes(b"no document")
    assert codes(settings.templates, home) == ["template_unusable"]


def test_a_template_that_names_what_there_is_not(home: Home, handed_out: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("{{ documentno }}")
    document.save(str(handed_out / CIRCULAR))
    assert codes(settings.templates, home) == ["template_unusable"]


def _access(home: Home, bits: int = 0o640, **said: object) -> list[str]:
    path = home.root / "access.yaml"
    path.write_text(yaml.safe_dump(said), encoding="utf-8")
    path.chmod(bits)
    return codes(settings.access, home)


def test_users_as_the_example_names_them(home: Home) -> None:
    clerk = {"role": "department", "department_code": "JKQ01"}
    assert _access(home, **BEHIND_A_PROXY, users={"jiandu": {"role": "supervisor"}, "yingji": clerk}) == []


def test_settings_of_access_that_let_nobody_in(home: Home) -> None:
    assert _access(home, mode="header") == ["access_unusable"]  # believed from nowhere
    assert _access(home, mode="oidc", users={"a": {"role": "leader"}}) == [
        "access_unusable"
    ]  # no secrets.toml
    assert _access(home, 0o666, **BEHIND_A_PROXY) == ["access_unusable"]


def test_a_login_for_which_nobody_is_named(home: Home) -> None:
    assert _access(home, **BEHIND_A_PROXY) == ["access_nobody"]


def test_a_header_that_a_whole_network_may_state(home: Home) -> None:
    users = {"jiandu": {"role": "supervisor"}}
    assert _access(home, mode="header", trusted_proxies=["10.0.0.0/8"], users=users) == ["access_wide"]


def test_a_clerk_of_a_department_that_is_not_registered(home: Home) -> None:
    clerk = {"role": "department", "department_code": "JKQ99"}
    assert _access(home, **BEHIND_A_PROXY, users={"nobody": clerk}) == ["access_unknown_department"]
