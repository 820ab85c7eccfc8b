"""Reminders: sent over a real mail server, off by default, and never in anybody's way."""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from expectations.evaluation import DepartmentOutcome, GateEvaluation
from ingestion.home import Home
from orchestration.notify import Notifier, NotifyFault
from orchestration.notify.alarms import notify_holds, notify_nightly_failure
from orchestration.quarter.corrections import CorrectionList
from orchestration.quarter.reminders import remind
from tests.fixtures.mail import PostOffice, body_of, post_office, write_settings


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    home.prepare()
    return home


@pytest.fixture
def post() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


def _list(home: Home, code: str, left: int, *, due: date | None = date(2025, 1, 15)) -> CorrectionList:
    path = home.root / f"{code}补正清单.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("回复").write_string(0, 0, "问题编号")
    return CorrectionList(
        department_code=code,
        department_name="应急管理局",
        path=path,
        missing_count=left,
        late_count=0,
        violation_count=0,
        reject_count=0,
        fixed_count=0,
        waived_count=0,
        left_count=left,
        new_count=0,
        days_left=9,
        stage="check",
        due_date=due,
    )


def test_a_reminder_arrives_in_chinese_with_the_list_as_a_workbook_that_opens(
    home: Home, post: PostOffice
) -> None:
    write_settings(home.root, is_on=True, departments={"JKQ01": [post.address("yingji")]})
    (sent,) = remind(home, "2024Q4", [_list(home, "JKQ01", 3)], date(2025, 1, 10))
    assert (sent.recipient, sent.status, sent.sent_count) == ("JKQ01", "sent", 1)
    (letter,) = post.letters
    assert letter["Subject"] == "2024Q4 补正清单：应急管理局"
    assert letter["To"] == "yingji@zone.gov.cn"
    text = body_of(letter)
    assert "<" not in text
    assert "尚待处理 3 项" in text and "补正截止 2025-01-15，还有 5 天" in text
    (attached,) = letter.iter_attachments()
    assert attached.get_filename() == "JKQ01补正清单.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(attached.get_payload(decode=True)))
    assert book["回复"]["A1"].value == "问题编号"


def test_who_has_nothing_to_mend_is_not_reminded_of_a_correction_list(home: Home, post: PostOffice) -> None:
    write_settings(home.root, is_on=True, departments={"JKQ01": [post.address("yingji")]})
    assert remind(home, "2024Q4", [_list(home, "JKQ01", 0)], date(2025, 1, 10)) == ()
    assert post.letters == []


def test_nothing_is_sent_until_the_office_switches_it_on(home: Home, post: PostOffice) -> None:
    lists = [_list(home, "JKQ01", 3)]
    assert [sent.status for sent in remind(home, "2024Q4", lists, date(2025, 1, 10))] == ["off"]
    write_settings(home.root, departments={"JKQ01": [post.address("yingji")]})
    assert [sent.status for sent in remind(home, "2024Q4", lists, date(2025, 1, 10))] == ["off"]
    assert post.letters == []


def test_a_department_without_an_address_is_named_and_the_others_are_reminded(
    home: Home, post: PostOffice
) -> None:
    write_settings(home.root, is_on=True, departments={"JKQ02": [post.address("shichang")]})
    lists = [_list(home, "JKQ01", 1), _list(home, "JKQ02", 1)]
    assert [(sent.recipient, sent.status) for sent in remind(home, "2024Q4", lists, date(2025, 1, 10))] == [
        ("JKQ01", "no_address"),
        ("JKQ02", "sent"),
    ]
    assert len(post.letters) == 1


def test_an_address_that_cannot_be_reached_is_told_by_its_number_and_enters_no_log(
    home: Home, post: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    post.refuses.add("nobody@zone.gov.cn")
    addresses = [post.address("zhifa"), post.address("nobody"), "mailto://office:secret@", "no-such://secret"]
    write_settings(home.root, is_on=True, office=addresses)
    with caplog.at_level(logging.DEBUG):
        sent = Notifier.from_home(home).office("标题", "正文")
    assert (sent.status, sent.sent_count, sent.failed_count) == ("failed", 1, 3)
    assert sent.problem is not None and "第 2、3、4 个地址" in sent.problem
    ours = [record for record in caplog.records if record.name != "mail.log"]
    assert ours and not [one for one in ours if "secret" in one.getMessage() or "nobody" in one.getMessage()]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"is_on": True, "deparments": {}}, "不认识的键 deparments"),
        ({"is_on": "yes"}, "is_on 应为 true 或 false"),
        ({"office": "mailto://u:secret@host"}, "office 应为地址列表"),
    ],
)
def test_settings_that_cannot_be_meant_are_refused_in_chinese_without_quoting_an_address(
    home: Home, said: dict[str, object], told: str
) -> None:
    write_settings(home.root, **said)
    with pytest.raises(NotifyFault, match=told) as refused:
        Notifier.from_home(home)
    assert "secret" not in str(refused.value)


def test_settings_that_others_may_read_are_refused(home: Home) -> None:
    os.chmod(write_settings(home.root, is_on=True), 0o644)
    with pytest.raises(NotifyFault, match="chmod 600"):
        Notifier.from_home(home)


def test_a_failed_night_is_told_to_the_office(home: Home, post: PostOffice) -> None:
    write_settings(home.root, is_on=True, office=[post.address("zhifa")])
    (sent,) = notify_nightly_failure(home, ["检验未通过：fct_penalty 主键重复"])
    assert sent.status == "sent"
    assert post.letters[0]["Subject"] == "夜间装载失败"
    assert "fct_penalty 主键重复" in body_of(post.letters[0])


def test_settings_at_fault_do_not_stop_the_job_that_failed(home: Home) -> None:
    write_settings(home.root, is_on=1)
    (sent,) = notify_nightly_failure(home, ["磁盘已满"])
    assert sent.status == "failed"
    assert sent.problem is not None and "is_on" in sent.problem


def _evaluation(*outcomes: DepartmentOutcome) -> GateEvaluation:
    return GateEvaluation(
        period="2024Q4",
        evaluated_on=date(2025, 1, 6),
        status="hold" if any(one.status == "hold" for one in outcomes) else "pass",
        data_position=9,
        release_position=9,
        evidence_digest="0",
        platform_failures=(),
        departments=outcomes,
        checks=(),
        page=Path("index.html"),
    )


def _outcome(code: str, status: str, *reasons: str) -> DepartmentOutcome:
    return DepartmentOutcome(code, status, reasons, date(2025, 1, 15), 10, 4, 0, 0)  # type: ignore[arg-type]


def test_the_office_gets_the_list_of_holds_and_each_held_department_its_own_reasons(
    home: Home, post: PostOffice
) -> None:
    write_settings(
        home.root,
        is_on=True,
        office=[post.address("zhifa")],
        departments={"JKQ01": [post.address("yingji")], "JKQ02": [post.address("shichang")]},
    )
    held = _outcome("JKQ01", "hold", "completeness_under_floor")
    sent = notify_holds(home, _evaluation(held, _outcome("JKQ02", "pass")))
    assert [(one.recipient, one.status) for one in sent] == [("office", "sent"), ("JKQ01", "sent")]
    office, own = post.letters
    assert office["Subject"] == "2024Q4 质量闸门：1 个单位暂缓"
    assert "JKQ01：案卷完整率低于下限" in body_of(office)
    assert own["To"] == "yingji@zone.gov.cn"
    assert "2025-01-15" in own["Subject"] and "案卷完整率低于下限" in body_of(own)


def test_a_quarter_that_passes_is_told_to_nobody(home: Home, post: PostOffice) -> None:
    write_settings(home.root, is_on=True, office=[post.address("zhifa")])
    assert notify_holds(home, _evaluation(_outcome("JKQ01", "pass"))) == ()
    assert post.letters == []
