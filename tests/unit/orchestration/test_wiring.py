"""Small parts of the wiring: receipts as a table, partitions, lines, variables."""

from __future__ import annotations

import os
import subprocess
import sys

import dagster as dg

from ingestion.contract import load_contracts
from orchestration.assets.exports import export_specs, receipt_table
from orchestration.assets.tables import environment
from orchestration.nightly import _failures, _Lines
from orchestration.partitions import quarters
from orchestration.releases import ReleaseFault


def test_receipts_become_one_line_a_file_and_keep_the_table_whole() -> None:
    counts = dict.fromkeys(
        ("new", "amended", "restored", "withdrawn", "unchanged", "superseded", "rejected", "skipped"), 0
    )
    row = {"file": "月报|一.csv", "status": "loaded", "read": 3, **counts, "new": 3}
    assert receipt_table([row]).splitlines() == [
        "| 文件 | 结果 | 读取 | 新增 | 更正 | 恢复 | 撤回 | 未变 | 被覆盖 | 退回 | 略过 |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        "| 月报／一.csv | loaded | 3 | 3 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |",
    ]


def test_every_feed_of_a_department_is_an_asset_and_no_act_of_the_system() -> None:
    reported = {feed for feed, contract in load_contracts().items() if contract.origin == "department"}
    assert {spec.key.to_user_string() for spec in export_specs()} == {f"log/{feed}" for feed in reported}
    assert not reported & {"gate", "voiding", "quarter_step", "waiver"}


def test_partitions_are_called_as_quarters_are() -> None:
    keys = quarters.get_partition_keys()
    assert keys[0] == "2021Q1"
    assert "2024Q4" in keys


def test_variables_for_a_child_are_put_back() -> None:
    os.environ.pop("ZHIFA_BUILD_DB", None)
    with environment({"ZHIFA_BUILD_DB": "x"}):
        assert os.environ["ZHIFA_BUILD_DB"] == "x"
    assert "ZHIFA_BUILD_DB" not in os.environ


def test_what_a_run_prints_reaches_the_listener_as_whole_lines() -> None:
    heard: list[str] = []
    lines = _Lines(heard.append)
    for piece in ("1 of 2 ", "OK\n\n2 of", " 2 OK\nrest"):
        lines.write(piece)
    assert heard == ["1 of 2 OK", "2 of 2 OK"]


def test_a_stopped_step_is_told_in_its_own_words_and_not_in_those_of_its_cause() -> None:
    @dg.op
    def seal() -> None:
        try:
            raise KeyError("position")
        except KeyError as error:
            raise ReleaseFault("x", "发布版本说明损坏。", "重新生成。") from error

    @dg.job(executor_def=dg.in_process_executor)
    def night() -> None:
        seal()

    quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
    result = night.execute_in_process(raise_on_error=False, run_config=quiet)
    assert _failures(result) == ["发布版本说明损坏。\n处理办法：重新生成。"]


def test_plain_commands_load_neither_dagster_nor_great_expectations() -> None:
    code = (
        "import sys, orchestration.releases, expectations.gate;"
        "print([m for m in ('dagster', 'great_expectations', 'dbt') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
