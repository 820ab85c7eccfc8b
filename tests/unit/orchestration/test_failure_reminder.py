"""Dagster's scheduled runs tell the office of a failure; a run of the command, which tells itself, is left alone."""

from __future__ import annotations

from pathlib import Path

import dagster as dg

from ingestion.home import Home
from orchestration.nightly import TOLD_BY_COMMAND
from orchestration.resources import Warehouse
from orchestration.sensors import failure_reminder
from tests.fixtures.mail import PostOffice, body_of, post_office, write_settings


@dg.op
def full_disk() -> None:
    raise OSError("磁盘已满，请清理后重试")


@dg.job(name="nightly_load")
def failing() -> None:
    full_disk()


def _fail(home: Home, post: PostOffice, tags: dict[str, str]) -> None:
    """Run a job that fails, and let the sensor look at it."""
    home.prepare()
    write_settings(home.root, is_on=True, office=[post.address("zhifa")])
    with dg.DagsterInstance.ephemeral() as instance:
        result = failing.execute_in_process(instance=instance, raise_on_error=False, tags=tags)
        context = dg.build_run_status_sensor_context(
            sensor_name="failure_reminder",
            dagster_event=result.get_run_failure_event(),
            dagster_instance=instance,
            dagster_run=result.dagster_run,
            resources={"warehouse": Warehouse(home)},
        ).for_run_failure()
        failure_reminder(context)


def test_the_office_is_told_in_the_words_of_what_stopped_the_run(tmp_path: Path) -> None:
    with post_office() as post:
        _fail(Home(tmp_path), post, {})
        (letter,) = post.letters
    assert letter["Subject"] == "夜间装载失败"
    assert "磁盘已满，请清理后重试" in body_of(letter)


def test_a_failure_that_the_command_tells_is_not_told_twice(tmp_path: Path) -> None:
    with post_office() as post:
        _fail(Home(tmp_path), post, {TOLD_BY_COMMAND: "yes"})
        assert post.letters == []
