"""Dagster's quarterly partitions run the steps that the command line runs, and show those taken anywhere."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from ingestion.home import Home
from orchestration.assets.quarter import STATE_KEY, make_step_assets, quarter_state_sensor
from orchestration.quarter.record import Acting, load_quarter, take_step
from orchestration.resources import Warehouse

PERIOD = "2024Q4"


def by(on: date = date(2025, 2, 5)) -> Acting:
    return Acting("甲", on, datetime(2025, 2, 5, 1))


@pytest.fixture
def scored(tmp_path: Path) -> Home:
    home = Home(tmp_path)
    for step in ("check", "draft", "feedback", "freeze", "score"):
        take_step(home, PERIOD, step, by())
    return home


def sign(home: Home, **config: str) -> dg.ExecuteInProcessResult:
    (asset,) = [asset for asset in make_step_assets() if asset.key.path[-1] == "sign"]
    return dg.materialize(
        [asset],
        partition_key=PERIOD,
        resources={"warehouse": Warehouse(home)},
        run_config={"ops": {"quarter__sign": {"config": {"document_no": "执监〔2025〕3号", **config}}}},
        raise_on_error=False,
    )


def test_a_step_taken_in_dagster_is_the_same_event(scored: Home) -> None:
    result = sign(scored, signatory="赵局长", actor="乙", on="2025-02-06", signed_on="2025-02-06")
    assert result.success
    (materialised,) = result.asset_materializations_for_node("quarter__sign")
    assert materialised.metadata["state"].value == "已审签"
    last = load_quarter(scored, PERIOD).steps[-1]
    assert (last.step, last.actor, last.signatory, last.signed_on) == (
        "sign",
        "乙",
        "赵局长",
        date(2025, 2, 6),
    )


def test_a_step_that_is_refused_fails_the_run_and_leaves_the_quarter(scored: Home) -> None:
    assert not sign(scored, signatory=" ").success
    assert load_quarter(scored, PERIOD).state == "scored"


def test_there_is_an_asset_for_every_step_and_each_follows_the_one_before() -> None:
    chain: dict[str, Any] = {
        asset.key.path[-1]: {key.path[-1] for key in asset.dependency_keys} for asset in make_step_assets()
    }
    assert chain == {
        "check": {"release"},
        "draft": {"check"},
        "feedback": {"draft"},
        "freeze": {"feedback"},
        "score": {"freeze"},
        "sign": {"score"},
        "publish": {"sign"},
    }


def test_steps_taken_on_the_command_line_show_on_the_partition_once(scored: Home) -> None:
    context = dg.build_sensor_context(resources={"warehouse": Warehouse(scored)})
    said = quarter_state_sensor(context)
    assert isinstance(said, dg.SensorResult)
    assert [event.asset_key for event in said.asset_events] == [STATE_KEY] * 5
    assert {event.partition for event in said.asset_events} == {PERIOD}
    states = [event.metadata["state"].value for event in said.asset_events]
    assert states == ["核查中", "初评", "反馈核对", "已冻结", "已评分"]
    again = quarter_state_sensor(
        dg.build_sensor_context(cursor=said.cursor, resources={"warehouse": Warehouse(scored)})
    )
    assert isinstance(again, dg.SensorResult)
    assert again.asset_events == []
