"""A night's own way to Dagster's history: others find in it what Dagster would have written."""

from pathlib import Path

import dagster as dg
import pytest

from ingestion.home import Home
from orchestration.instance import URL_VARIABLE, prepare_instance
from orchestration.run_history import OpenEventLog, open_instance


@dg.asset
def counted() -> dg.MaterializeResult[None]:
    return dg.MaterializeResult(metadata={"rows": 7})


def test_dagsters_own_reader_finds_the_run_its_events_and_what_was_materialised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    folder = prepare_instance(Home(tmp_path))
    with open_instance(folder) as instance:
        assert isinstance(instance.event_log_storage, OpenEventLog)
        first = dg.materialize([counted], instance=instance)
        second = dg.materialize([counted], instance=instance)
    with dg.DagsterInstance.from_config(str(folder)) as plain:
        assert not isinstance(plain.event_log_storage, OpenEventLog)
        assert {run.run_id for run in plain.get_runs()} == {first.run_id, second.run_id}
        for result in (first, second):
            kept = [entry.dagster_event for entry in plain.all_logs(result.run_id)]
            assert [event for event in kept if event in result.all_events] == result.all_events
        latest = plain.get_latest_materialization_event(dg.AssetKey("counted"))
        assert latest is not None and latest.asset_materialization is not None
        assert latest.run_id == second.run_id
        assert latest.asset_materialization.metadata["rows"].value == 7


def test_settings_that_name_a_storage_are_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    folder = prepare_instance(Home(tmp_path))
    settings = folder / "dagster.yaml"
    settings.write_text(
        f"{settings.read_text()}storage:\n  sqlite:\n    base_dir: {tmp_path / 'elsewhere'}\n"
    )
    with open_instance(folder) as instance:
        assert not isinstance(instance.event_log_storage, OpenEventLog)
        dg.materialize([counted], instance=instance)
    assert (tmp_path / "elsewhere" / "history" / "runs.db").is_file()
