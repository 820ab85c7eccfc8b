"""The stopwatch of the demos: one line, and the command's own exit code."""

import sys

import pytest

from examples.measured import main


def test_a_command_is_timed_and_its_exit_code_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["等待", "--", sys.executable, "-c", "raise SystemExit(3)"]) == 3
    line = capsys.readouterr().out
    assert line.startswith("-- 等待：用时 ")
    assert line.rstrip().endswith("MB")


def test_without_a_command_it_says_how_it_is_used() -> None:
    with pytest.raises(SystemExit, match="用法"):
        main(["等待", "--"])
