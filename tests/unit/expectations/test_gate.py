"""The gate on a hand-made release: two departments, one of them with a blocker and missing documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

from expectations.engine import CheckNotRun
from expectations.gate import GateEvaluation, GateFault, evaluate_gate, parse_period, record_gate
from ingestion.eventlog import EventLog
from ingestion.home import Home

TABLES = """
create schema staging; create schema quality; create schema scoring;
create table staging.stg_department as select 1 as x;
create table staging.stg_officer_certificate as select 1 as x;
create table staging.stg_power_item as select 1 as x;
create table staging.stg_inspection as select 1 as x;
create table staging.stg_penalty as select 1 as x;
create table quality.department_gate as select * from (values
    ('2024Q4', 'JKQ01', date '2025-01-15', 10::bigint, 0::bigint, 0::bigint, 0::bigint),
    ('2024Q4', 'JKQ02', date '2025-01-15', 10::bigint, 4::bigint, 1::bigint, 0::bigint),
    ('2024Q3', 'JKQ01', date '2024-10-18', 10::bigint, 9::bigint, 0::bigint, 0::bigint)
) as t(period, department_code, correction_ends_date, due_document_count, missing_document_count,
       blocker_count, rejected_row_count);
create table quality.gate_finding as select * from (values
    ('2024Q4', 'JKQ02', 'open_blocker'), ('2024Q4', 'JKQ02', 'completeness_under_floor'),
    ('2024Q3', 'JKQ01', 'completeness_under_floor')
) as t(period, department_code, reason_code);
create table quality.scheme_fault (period varchar, fault_code varchar, message varchar);
create table scoring.department_indicator as select '2024Q4' as period, 'JKQ01' as department_code,
    'duty' as indicator_code, 1::bigint as numerator, 2::bigint as denominator, 20 as weight,
    true as is_applicable;
create table scoring.quarterly_ranking as select '2024Q4' as period, 'JKQ01' as department_code;
"""
DESCRIPTION = {
    "position": 0,
    "chain_hash": "0" * 64,
    "code_revision": "1" * 64,
    "asked_dates": [],
    "intake_digest": "2" * 64,
    "digest": "3" * 64,
    "tables": {},
    "warnings": [],
}
Make = Callable[..., Path]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    home.prepare()
    return home


@pytest.fixture
def make(home: Home) -> Make:
    def release(*statements: str) -> Path:
        path = home.releases / "enforcement-0-00000000-11111111.duckdb"
        with duckdb.connect(str(path)) as connection:
            for statement in (TABLES, *statements):
                connection.execute(statement)
        path.with_suffix(".json").write_text(json.dumps(DESCRIPTION), encoding="utf-8")
        return path

    return release


def outcomes(evaluation: GateEvaluation) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {o.department_code: (o.status, o.reasons) for o in evaluation.departments}


def test_in_the_correction_period_a_finding_holds_its_department_and_the_quarter(
    home: Home, make: Make
) -> None:
    evaluation = evaluate_gate(home, make(), "2024q4", date(2025, 1, 15))
    assert outcomes(evaluation) == {
        "JKQ01": ("pass", ()),
        "JKQ02": ("hold", ("completeness_under_floor", "open_blocker")),
    }
    assert evaluation.status == "hold"
    page = evaluation.page.read_text(encoding="utf-8")
    assert "2024Q4 质量闸门" in page
    assert "案卷完整率低于下限、阻断级问题未关闭" in page


def test_after_it_the_department_is_scored_as_it_stands_and_recorded_once(home: Home, make: Make) -> None:
    evaluation = evaluate_gate(home, make(), "2024Q4", date(2025, 1, 16))
    assert outcomes(evaluation)["JKQ02"][0] == "deduct"
    assert evaluation.status == "deduct"
    noon = datetime(2025, 1, 16, 12)
    batch = record_gate(home, evaluation, actor="值班员", reason="季度评估", recorded_at=noon)
    assert batch is not None
    assert batch.event_count == 2
    # Somebody else repeats it: the same data, day and results are the same act.
    assert record_gate(home, evaluation, actor="另一人", reason="复核", recorded_at=noon) is None
    state = EventLog.open(home).state("gate", "system").sort("department_code")
    assert state["gate_status"].to_list() == ["pass", "deduct"]
    assert state["reasons"].to_list() == [None, "completeness_under_floor|open_blocker"]
    assert state["missing_document_count"].to_list() == [0, 4]
    assert state["data_position"].to_list() == [0, 0]


def test_a_missing_core_feed_holds_everybody_even_after_the_correction_period(home: Home, make: Make) -> None:
    release = make("delete from staging.stg_penalty")
    evaluation = evaluate_gate(home, release, "2024Q4", date(2025, 3, 1))
    assert evaluation.platform_failures == ("core_feed_received",)
    assert {status for status, _ in outcomes(evaluation).values()} == {"hold"}
    assert outcomes(evaluation)["JKQ01"] == ("hold", ("platform_failure",))


def test_more_findings_than_a_page_lists_are_all_counted(home: Home, make: Make) -> None:
    release = make(
        "insert into quality.department_gate select '2024Q4', 'D' || i, date '2025-01-15', 1, 0, 0, 9 "
        "from range(30) t(i)",
        "insert into quality.gate_finding select '2024Q4', 'D' || i, 'rejects_over_limit' from range(30) t(i)",
    )
    evaluation = evaluate_gate(home, release, "2024Q4", date(2025, 1, 1))
    assert sum(status == "hold" for status, _ in outcomes(evaluation).values()) == 31


def test_a_reason_that_no_check_knows_is_not_passed_over(home: Home, make: Make) -> None:
    release = make("insert into quality.gate_finding values ('2024Q4', 'JKQ01', 'something_new')")
    with pytest.raises(GateFault, match="不一致"):
        evaluate_gate(home, release, "2024Q4", date(2025, 1, 1))


def test_a_check_that_cannot_run_never_counts_as_met(home: Home, make: Make) -> None:
    with pytest.raises(CheckNotRun, match="排名"):
        evaluate_gate(home, make("drop table scoring.quarterly_ranking"), "2024Q4", date(2025, 1, 1))


def test_no_page_points_to_another_host(home: Home, make: Make) -> None:
    evaluation = evaluate_gate(home, make(), "2024Q4", date(2025, 1, 1))
    pages = sorted(evaluation.page.parent.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert "https://" not in text
        assert "http://" not in text


def test_a_quarter_without_data_is_refused_in_plain_words(home: Home, make: Make) -> None:
    with pytest.raises(GateFault, match="没有 2023Q1 的数据"):
        evaluate_gate(home, make(), "2023Q1", date(2025, 1, 1))


@pytest.mark.parametrize("period", ["2024", "2024Q5", "Q4", "2024-Q4", "2024Q4' or 1=1"])
def test_a_period_is_a_year_and_a_quarter(period: str) -> None:
    with pytest.raises(GateFault, match="2024Q4"):
        parse_period(period)
