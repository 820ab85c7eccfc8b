"""Nothing is found where nothing is wrong; what is found is told with a way out, and stops no other check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingestion.home import Home
from orchestration.doctor import CHECKS, Finding, Installation, examine
from orchestration.doctor.checks import Check
from tests.conftest import zhifa


def _state(home: Home) -> dict[str, tuple[int, int]]:
    """Every file of a home with its size and the time of its last change; SQLite's own companions apart."""
    return {
        str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
        for path in home.root.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def test_a_healthy_home_gives_no_finding_and_is_left_as_it_was(home: Home) -> None:
    before = _state(home)
    found = {outcome.check.code: outcome.findings for outcome in examine(Installation(home))}
    assert {code: findings for code, findings in found.items() if findings} == {}
    assert _state(home) == before


def test_the_command_says_that_all_is_well_and_ends_with_0(home: Home) -> None:
    answer = zhifa(home.root, "doctor", "--json")
    assert (answer.code, answer.said["ok"]) == (0, True), answer.text
    assert [check["check"] for check in answer.said["checks"]] == [check.code for check in CHECKS]


def test_the_command_names_what_is_wrong_and_the_way_out_and_ends_with_1(home: Home) -> None:
    (home.keys / "token.key").unlink()
    answer = zhifa(home.root, "doctor", "--json")
    told = [finding for check in answer.said["checks"] for finding in check["findings"]]
    assert answer.code == 1
    assert [(finding["code"], finding["severity"]) for finding in told] == [("token_key_missing", "fault")]
    assert str(home.keys) in told[0]["remedy"]
    assert "token.key" in zhifa(home.root, "doctor").text


def test_a_home_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    nowhere = Home(tmp_path / "nowhere")
    found = [finding.code for outcome in examine(Installation(nowhere)) for finding in outcome.findings]
    assert found == ["no_home"]
    assert not nowhere.root.exists()


def test_a_new_home_without_a_log_is_no_fault(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.prepare()
    assert [f.code for outcome in examine(Installation(home)) for f in outcome.findings] == []


def test_a_check_that_breaks_is_told_and_the_next_one_runs(home: Home) -> None:
    def breaks(_installation: Installation) -> list[Finding]:
        raise OSError("disk gone")

    outcomes = examine(
        Installation(home), [Check("one", "甲", breaks), Check("two", "乙", lambda _installation: [])]
    )
    assert [(outcome.check.code, outcome.severity) for outcome in outcomes] == [
        ("one", "fault"),
        ("two", "ok"),
    ]
    assert "disk gone" in outcomes[0].findings[0].problem


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_every_check_is_in_the_operations_page(check: Check) -> None:
    page = (Path(__file__).parents[4] / "docs" / "operations.md").read_text(encoding="utf-8")
    assert f"`{check.code}`" in page


def test_no_finding_quotes_a_password(home: Home) -> None:
    (home.root / "notify.yaml").write_text(json.dumps({"is_on": True, "office": ["nonsense-s3cret"]}))
    (home.root / "notify.yaml").chmod(0o600)
    said = str([outcome.findings for outcome in examine(Installation(home))])
    assert "notify_address" in said
    assert "s3cret" not in said
