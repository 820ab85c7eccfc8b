"""Reminders through the real command: a failed night, and a trial that arrives."""

from __future__ import annotations

from tests.conftest import zhifa
from tests.fixtures.exports import INSPECTION, Office, workbook
from tests.fixtures.mail import body_of, post_office, write_settings


def test_a_night_that_fails_is_told_to_the_office_and_fails_all_the_same(office: Office) -> None:
    (office.home.keys / "token.key").unlink()
    workbook(office.home.inbox / "行政检查.xlsx", [INSPECTION])
    with post_office() as post:
        write_settings(office.home.root, is_on=True, office=[post.address("zhifa")])
        night = zhifa(office.home.root, "nightly", "--json")
    assert (night.code, night.said["is_success"]) == (3, False)
    assert [(sent["recipient"], sent["status"]) for sent in night.said["told"]] == [("office", "sent")]
    (letter,) = post.letters
    assert letter["Subject"] == "夜间装载失败"
    assert "token.key" in body_of(letter)


def test_a_trial_says_whether_it_arrived(office: Office) -> None:
    with post_office() as post:
        write_settings(office.home.root, is_on=True, departments={"JKQ01": [post.address("yingji")]})
        arrived = zhifa(office.home.root, "notify", "test", "JKQ01", "--json")
        nobody = zhifa(office.home.root, "notify", "test", "--json")
    assert (arrived.code, arrived.said["status"]) == (0, "sent")
    assert (nobody.code, nobody.said["status"]) == (1, "no_address")
    assert post.letters[0]["Subject"] == "执法数仓测试提醒"


def test_settings_at_fault_are_wrong_use_and_named(office: Office) -> None:
    write_settings(office.home.root, is_on=True, mail=[])
    answer = zhifa(office.home.root, "notify", "test")
    assert answer.code == 2
    assert "不认识的键 mail" in answer.errors.replace("\n", "")
