"""The sensor loads a delivery once, and only after it has stopped changing."""

from __future__ import annotations

from pathlib import Path

import dagster as dg

from ingestion.home import Home
from orchestration.resources import Warehouse
from orchestration.sensors import inbox_sensor, inbox_state


def look(home: Home, cursor: str | None) -> tuple[dg.RunRequest | dg.SkipReason, str | None]:
    context = dg.build_sensor_context(cursor=cursor, resources={"warehouse": Warehouse(home)})
    answer = inbox_sensor(context)
    assert isinstance(answer, dg.RunRequest | dg.SkipReason)
    return answer, context.cursor


def test_an_empty_or_missing_inbox_asks_for_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert isinstance(look(home, None)[0], dg.SkipReason)
    home.prepare()
    assert isinstance(look(home, None)[0], dg.SkipReason)


def test_a_file_is_loaded_at_the_second_look_if_it_has_not_changed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    (home.inbox / "检查.csv").write_text("a")
    first, cursor = look(home, None)
    assert isinstance(first, dg.SkipReason)
    second, _ = look(home, cursor)
    assert isinstance(second, dg.RunRequest)
    assert second.run_key == inbox_state(home.inbox)


def test_a_growing_file_is_left_alone(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    file = home.inbox / "检查.csv"
    file.write_text("a")
    _, cursor = look(home, None)
    file.write_text("a,b")
    again, _ = look(home, cursor)
    assert isinstance(again, dg.SkipReason)


def test_the_same_unloaded_delivery_keeps_its_run_key(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    (home.inbox / "检查.csv").write_text("a")
    (home.inbox / ".检查.csv.part").write_text("half")
    first = inbox_state(home.inbox)
    (home.inbox / ".检查.csv.part").unlink()
    assert inbox_state(home.inbox) == first
