"""Where Dagster keeps its history: beside the log, or in PostgreSQL when one variable says so."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from ingestion.eventlog.database import UnusableDatabase
from ingestion.home import Home
from orchestration.instance import URL_VARIABLE, prepare_instance
from tests.conftest import zhifa

ADDRESS = "postgresql+psycopg2://zhifa:secret@db/dagster"


def _settings(folder: Path) -> dict[str, object]:
    said = yaml.safe_load((folder / "dagster.yaml").read_text())
    assert said["telemetry"] == {"enabled": False}
    assert said["concurrency"]["pools"]["default_limit"] == 1
    return said  # type: ignore[no-any-return]


def test_the_variable_chooses_the_storage_and_no_password_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    assert "storage" not in _settings(prepare_instance(Home(tmp_path)))
    monkeypatch.setenv(URL_VARIABLE, ADDRESS)
    folder = prepare_instance(Home(tmp_path))
    assert _settings(folder)["storage"] == {"postgres": {"postgres_url": {"env": URL_VARIABLE}}}
    assert "secret" not in (folder / "dagster.yaml").read_text()
    monkeypatch.setenv(URL_VARIABLE, "")
    assert "storage" not in _settings(prepare_instance(Home(tmp_path)))
    assert [path.name for path in folder.iterdir()] == ["dagster.yaml"]


def test_settings_that_somebody_changed_by_hand_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    settings = prepare_instance(Home(tmp_path)) / "dagster.yaml"
    settings.write_text(settings.read_text() + "run_monitoring:\n  enabled: true\n")
    before = settings.read_text()
    monkeypatch.setenv(URL_VARIABLE, ADDRESS)
    prepare_instance(Home(tmp_path))
    assert settings.read_text() == before


def test_an_address_that_dagster_would_read_otherwise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "postgresql://zhifa@db/dagster")
    with pytest.raises(UnusableDatabase, match=r"postgresql\+psycopg2://"):
        prepare_instance(Home(tmp_path))


def test_a_night_without_its_history_does_not_begin_and_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, "postgresql+psycopg2://zhifa:secret@127.0.0.1:1/dagster")
    said = zhifa(tmp_path, "nightly")
    assert said.code == 3 and "Dagster 运行记录的数据库连接不上" in said.errors
    assert "Traceback" not in said.errors and "secret" not in said.errors
    monkeypatch.setenv(URL_VARIABLE, "mysql://db/dagster")
    assert zhifa(tmp_path, "nightly").code == 2
