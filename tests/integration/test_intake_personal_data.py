"""Clear values of people stand in the vault and in what goes back to their sender, and nowhere else."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import duckdb

from ingestion.eventlog import EventLog
from ingestion.inputs import create_inputs
from ingestion.vault import Vault
from tests.fixtures.exports import CERTIFICATE, DEPARTMENT, INSPECTION, PENALTY, Office, text, workbook

# Names and numbers of nobody; the identity number's check digit holds (GB 11643).
PEOPLE = ("诸葛不亮", "令狐冲霄", "上官飞燕", "13800001234", "11010519491231002X", "违法事实甲乙丙")


def _everything(office: Office) -> None:
    desk = office.desk
    party = {"当事人名称": "上官飞燕", "当事人类型": "自然人"}
    unknown = {"当事人名称": "上官飞燕", "当事人类型": None}
    bad = {"检查日期": "2024-02-30", "检查编号": "JC9"}
    office.take(
        workbook(
            desk / "执法主体2.xlsx",
            [{**DEPARTMENT, "执法主体编码": "JKQ03", "联络员": "诸葛不亮", "联系电话": "13800001234"}],
        ),
        workbook(
            desk / "执法人员.xlsx", [{**CERTIFICATE, "姓名": "令狐冲霄", "身份证号": "11010519491231002X"}]
        ),
        text(
            desk / "行政检查.csv",
            [
                {**INSPECTION, **party, "执法人员": "令狐冲霄、诸葛不亮"},
                {**INSPECTION, **unknown, "检查编号": "JC2"},
                {**INSPECTION, **party, **bad},
            ],
        ),
        workbook(
            desk / "行政处罚.xlsx",
            [{**PENALTY, **party, "违法事实": "违法事实甲乙丙", "处罚内容": "罚上官飞燕"}],
        ),
        # Refused and rejected in every way that quotes: personal cells that are wrong, conflicting, unreadable.
        workbook(
            desk / "执法人员2.xlsx", [{**CERTIFICATE, "执法证号": "9", "身份证号": "110105194912310021"}]
        ),
        workbook(
            desk / "行政检查9.xlsx",
            [{**INSPECTION, **party, "检查编号": "JC8"}, {**INSPECTION, "检查编号": "JC8"}],
        ),
    )


def _bytes_below(*folders: Path) -> bytes:
    return b"\0".join(
        path.read_bytes() for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()
    )


def test_no_clear_value_stands_in_the_log_or_its_books(office: Office) -> None:
    _everything(office)
    stored = _bytes_below(office.home.log)
    assert "甲有限公司".encode() not in stored  # segments are compressed: what is in them is looked at below
    assert [person for person in (*PEOPLE, "110105194912310021") if person.encode() in stored] == []


def test_no_clear_value_can_be_read_from_any_view(office: Office) -> None:
    _everything(office)
    connection = duckdb.connect()
    log = EventLog.open(office.home)
    create_inputs(connection, log, log.head().position)
    tables = connection.sql(
        "select table_schema || '.' || table_name from information_schema.tables"
        " where table_schema in ('log', 'intake')"
    ).fetchall()
    said = "".join(str(connection.sql(f"select * from {name}").fetchall()) for (name,) in tables)
    assert "上*" in said and "令*" in said
    assert [person for person in (*PEOPLE, "110105194912310021") if person in said] == []


def test_names_are_masked_and_one_person_has_one_token_everywhere(office: Office) -> None:
    _everything(office)
    (certificate,) = office.state("officer_certificate").to_dicts()
    assert (certificate["person_name"], certificate["person_id_no"]) == ("令*", "***")
    inspection = office.state("inspection").row(0, named=True)
    assert inspection["party_name"] == "上*"
    assert certificate["person_name_token"] in inspection["officer_names_token"].split("|")
    (penalty,) = office.state("penalty").to_dicts()
    assert penalty["party_name_token"] == inspection["party_name_token"]
    assert len(penalty["party_name_token"]) == 32


def test_a_party_of_unknown_kind_is_masked_like_a_person(office: Office) -> None:
    _everything(office)
    row = office.state("inspection").row(1, named=True)
    assert (row["inspection_no"], row["party_name"], row["party_type"]) == ("JC2", "上*", None)


def test_receipts_name_no_person(office: Office) -> None:
    _everything(office)
    receipts = office.take(
        workbook(office.desk / "行政检查7.xlsx", [{**INSPECTION, "检查编号": "", "执法人员": PEOPLE[0]}])
    )
    assert [person for person in PEOPLE if person in str([receipt.as_dict() for receipt in receipts])] == []


def test_what_the_vault_holds_is_what_was_reported(office: Office) -> None:
    _everything(office)
    (penalty,) = office.state("penalty").to_dicts()
    vault = Vault.open(office.home, log_is_empty=False)
    at = datetime(2024, 11, 1)
    assert vault.reveal(penalty["facts_token"], actor="督查员", reason="复议", at=at) == "违法事实甲乙丙"
    assert vault.reveal(penalty["party_name_token"], actor="督查员", reason="复议", at=at) == "上官飞燕"


def test_tokens_cannot_be_guessed_without_the_key(office: Office, tmp_path: Path) -> None:
    _everything(office)
    token = office.state("officer_certificate")["person_name_token"][0]
    assert token not in hashlib.sha256("令狐冲霄".encode()).hexdigest()
    other = Office(tmp_path / "other")
    _everything(other)
    assert other.state("officer_certificate")["person_name_token"][0] != token
