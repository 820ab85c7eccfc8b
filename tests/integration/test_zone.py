"""The sample zone, from its exports to the interview list, and every command on the way."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from examples.zone2024 import expected
from ingestion.eventlog import EventLog
from tests.conftest import Zone, run_night

# One worker builds the zone and runs everything on it.
pytestmark = pytest.mark.drill


def totals(night: dict[str, list[dict[str, int]]], name: str) -> int:
    return sum(receipt[name] for receipt in night["receipts"])


def test_every_row_of_every_file_is_accounted_for(zone: Zone) -> None:
    outcomes = ("new", "amended", "restored", "unchanged", "superseded", "rejected")
    for receipt in (*zone.october["receipts"], *zone.december["receipts"]):
        assert receipt["read"] == sum(receipt[name] for name in outcomes), receipt["file"]


@pytest.mark.parametrize("delivery", ["october", "december"])
def test_each_set_brings_the_streams_that_it_should(zone: Zone, delivery: str) -> None:
    receipts = getattr(zone, delivery)["receipts"]
    for feed, count in expected.NEW_STREAMS[delivery].items():
        assert sum(r["new"] for r in receipts if r["feed"] == feed) == count, feed


def test_december_amends_and_withdraws_what_it_should(zone: Zone) -> None:
    receipts = zone.december["receipts"]
    for feed, count in expected.AMENDED_STREAMS.items():
        assert sum(r["amended"] for r in receipts if r["feed"] == feed) == count, feed
    assert totals(zone.december, "withdrawn") == len(expected.WITHDRAWN)
    for feed, department, number in expected.WITHDRAWN:
        life = zone.zhifa("log", "history", f"{feed}/platform/{department}/{number}", "--json").said
        assert [event["event_type"] for event in life] == ["reported", "withdrawn"]


def test_cases_that_did_not_change_are_not_news(zone: Zone) -> None:
    # 21 cases were closed and two passed legal review between the two sets; some did both.
    amended = sum(r["amended"] for r in zone.december["receipts"] if r["feed"] == "penalty_case")
    assert 21 <= amended <= 30


def test_faulty_rows_come_back_and_only_they(zone: Zone) -> None:
    for delivery in ("october", "december"):
        night = getattr(zone, delivery)
        faults = [fault for fault in expected.FAULTY_ROWS if fault.delivery == delivery]
        assert totals(night, "rejected") == len(faults)
        for fault in faults:
            receipt = next(r for r in night["receipts"] if r["file"] == fault.file and r["rejected"])
            assert receipt["returned"], fault.file
            assert all(Path(path).is_file() for path in receipt["returned"])


def test_whole_files_are_refused_held_superseded_and_recognised_as_repeated(zone: Zone) -> None:
    by_file = {
        (delivery, receipt["file"]): receipt
        for delivery in ("october", "december")
        for receipt in getattr(zone, delivery)["receipts"]
    }
    for key in expected.REFUSED_FILES:
        assert by_file[key]["status"] == "rejected"
        assert by_file[key]["message"]
    for key in expected.HELD_FILES:
        assert by_file[key]["status"] == "held"
    for key in expected.SUPERSEDED_FILES:
        assert by_file[key]["superseded"] == by_file[key]["read"] > 0
    repeated = [by_file[key] for key in expected.REPEATED_FILES]
    assert sorted(receipt["status"] for receipt in repeated) == ["loaded", "unchanged", "unchanged"]


def test_loading_everything_a_second_time_appends_nothing(zone_copy: Zone) -> None:
    before = zone_copy.zhifa("log", "status", "--json").said
    for delivery in ("october", "december"):
        receipts = zone_copy.zhifa("ingest", str(zone_copy.exports / delivery), "--json").said
        for name in ("new", "amended", "restored", "withdrawn"):
            assert sum(receipt[name] for receipt in receipts) == 0, name
        assert sum(receipt["read"] for receipt in receipts) == totals(getattr(zone_copy, delivery), "read")
    assert zone_copy.zhifa("log", "status", "--json").said == before


def test_the_log_proves_and_a_flipped_byte_is_located(zone_copy: Zone) -> None:
    assert zone_copy.zhifa("log", "verify", "--json").said["ok"] is True
    batch = zone_copy.zhifa("log", "status", "--json").said["batches"][5]
    log = EventLog.open(zone_copy.home)
    (segment,) = [log.segment(one) for one in log.batches() if one.batch_id == batch["batch_id"]]
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 1
    segment.write_bytes(content)
    answer = zone_copy.zhifa("log", "verify", "--json")
    assert answer.code == 1
    assert answer.said["problems"][0]["batch_id"] == batch["batch_id"]


def test_missing_and_late_documents_are_those_that_were_planted(zone: Zone) -> None:
    rows = zone.zhifa("missing", "--json").said
    for state, counts in (
        ("missing", expected.MISSING_DOCUMENT_COUNTS),
        ("late", expected.LATE_DOCUMENT_COUNTS_IN_ALL),
    ):
        found: dict[str, int] = {}
        for row in rows:
            if row["state"] == state:
                found[row["department_code"]] = found.get(row["department_code"], 0) + 1
        assert found == counts


def test_planted_violations_are_found(zone: Zone) -> None:
    found = zone.zhifa("sql", "select department_code, record_no from quality.violation", "--json").said
    records = {(row["department_code"], row["record_no"]) for row in found}
    for department, record, what in expected.VIOLATIONS:
        # The ninety days are a limit on the case, and stand under its number.
        number = record.replace("罚决", "罚案") if what == "超过九十日" else record
        assert (department, number) in records, what


def test_the_gate_holds_while_the_correction_period_runs_and_deducts_after_it(zone_copy: Zone) -> None:
    held = zone_copy.zhifa("gate", "2024Q4", "--on", "2025-01-06", "--json")
    assert held.code == 1
    assert held.said["status"] == "hold"
    assert {o["status"] for o in held.said["departments"]} == {"hold", "pass"}
    after = zone_copy.zhifa("gate", "2024Q4", "--on", "2025-01-24", "--json")
    assert after.code == 0
    assert {o["status"] for o in after.said["departments"]} == {"deduct", "pass"}
    assert after.said["is_recorded"] is True
    again = zone_copy.zhifa("gate", "2024Q4", "--on", "2025-01-24", "--json")
    assert (again.said["is_recorded"], again.said["position"]) == (False, after.said["position"])
    assert (zone_copy.home.root / "gate" / "2024Q4" / "index.html").is_file()

    ranked = zone_copy.zhifa("rank", "2024Q4", "--json").said
    assert ranked["is_preview"] is False
    by_code = {row["department_code"]: row for row in ranked["ranking"]}
    bottom = expected.BOTTOM_THREE_2024Q4
    assert sorted(row["department_code"] for row in ranked["interview_list"]) == sorted(bottom)
    assert {by_code[code]["status"] for code in expected.LISTED_APART} == {"listed_apart"}
    assert {by_code[code]["status"] for code in expected.NOT_RANKED} == {"not_ranked"}
    assert all(by_code[code]["gate_status"] == "deduct" for code in bottom)


def test_without_a_gate_event_the_ranking_is_a_preview(zone: Zone) -> None:
    ranked = zone.zhifa("rank", "2024Q4")
    assert "预览" in ranked.text
    assert "约谈名单" in ranked.text


def test_a_held_file_loads_once_its_cut_off_is_said(zone_copy: Zone) -> None:
    (held,) = zone_copy.zhifa("held", "list", "--json").said
    number = str(held["held_id"])
    answer = zone_copy.zhifa(
        "held", "accept", number, "--as-of", "2024-10-31", "--reason", "电话核实", "--json"
    )
    assert answer.said[0]["status"] == "loaded"
    assert zone_copy.zhifa("held", "list", "--json").said == []


def test_sql_is_read_only_and_cannot_reach_files(zone: Zone) -> None:
    assert zone.zhifa("sql", "select count(*) as n from core.fct_penalty", "--json").said[0]["n"] == 249
    for statement in (
        "delete from core.fct_penalty",
        "create table x as select 1",
        "select * from read_csv('/etc/passwd')",
    ):
        answer = zone.zhifa("sql", statement)
        assert answer.code == 2, statement
        assert "错误" in answer.errors


def test_a_release_is_read_only_sealed_and_has_no_view_on_the_log(zone: Zone) -> None:
    release = (zone.home.releases / "current.duckdb").resolve()
    assert release.stat().st_mode & 0o222 == 0
    assert not release.with_suffix(".duckdb.wal").exists()
    with duckdb.connect(str(release), read_only=True) as connection:
        schemas = {
            row[0] for row in connection.execute("select schema_name from duckdb_schemas()").fetchall()
        }
        assert "log" not in schemas
        assert connection.execute("select count(*) from duckdb_views() where not internal").fetchone() == (0,)


def test_readers_of_a_release_are_not_disturbed_by_the_next_build(zone_copy: Zone, tmp_path: Path) -> None:
    current = zone_copy.home.releases / "current.duckdb"
    with duckdb.connect(str(current.resolve()), read_only=True) as connection:
        before = connection.execute("select count(*) from core.fct_inspection").fetchone()
        late = tmp_path / "late"
        late.mkdir()
        source = next((zone_copy.exports / "october").glob("教育改正*"))
        shutil.copy(source, late / source.name)
        run_night(zone_copy.home, late)
        assert connection.execute("select count(*) from core.fct_inspection").fetchone() == before


def test_a_template_filled_in_loads(zone_copy: Zone, tmp_path: Path) -> None:
    import openpyxl

    answer = zone_copy.zhifa("template", "education_correction", "--into", str(tmp_path), "--json")
    path = Path(answer.said["path"])
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = list(sheet.iter_rows())
    (header,) = [row for row in rows if any(cell.value == "执法主体编码" for cell in row)]
    columns = {cell.value: cell.column for cell in header}
    line = header[0].row + 1
    for name, value in {
        "执法主体编码": "JKQ01",
        "记录编号": "模板-1",
        "当事人名称": "某某有限公司",
        "教育改正日期": "2024-12-20",
    }.items():
        sheet.cell(line, columns[name]).value = value
    for row in rows[: header[0].row - 1]:
        for cell in row:
            if isinstance(cell.value, str) and "数据截止：" in cell.value:
                cell.value = cell.value.replace("数据截止：", "数据截止：2024-12-23", 1)
    book.save(path)
    loaded = zone_copy.zhifa("ingest", str(path), "--json").said
    assert (loaded[0]["status"], loaded[0]["new"], loaded[0]["rejected"]) == ("loaded", 1, 0)
