"""`zhifa sql` from the command line, on two hand-made releases."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import openpyxl
import pytest

from ingestion.home import Home
from orchestration.releases.seal import publish, seal
from orchestration.releases.store import swap_current
from tests.conftest import ROOT, ZHIFA, Answer
from tests.unit.orchestration.builds import PIN, make_database, make_target

NUMBERS = "select n from core.number order by n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Position 7 with the numbers 1 to 7, position 30, current, with 1 to 30."""
    home = Home(tmp_path_factory.mktemp("home"))
    home.prepare()
    for position in (7, 30):
        folder = home.work / str(position)
        folder.mkdir()
        database = make_database(
            folder / "enforcement.duckdb",
            f"create table core.number as select n from range(1, {position + 1}) as r(n)",
        )
        release = publish(
            seal(database, make_target(folder / "target"), PIN | {"position": position}), home.releases
        )
        swap_current(home, release)
    return home


def environment(home: Home) -> dict[str, str]:
    kept = {"ZHIFA_HOME": str(home.root), "XDG_STATE_HOME": str(home.root / "state")}
    return os.environ | kept | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def sql(home: Home, *arguments: str, given: str = "") -> Answer:
    done = subprocess.run(
        [*ZHIFA, "sql", *arguments],
        env=environment(home),
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    try:
        said = json.loads(done.stdout)
    except ValueError:
        said = None
    return Answer(done.returncode, said, done.stdout, done.stderr)


def test_a_page_says_which_rows_it_shows_and_how_many_there_are(home: Home) -> None:
    answer = sql(home, NUMBERS, "--limit", "10", "--page", "2")
    assert "│ 11 │" in answer.text and "│ 20 │" in answer.text and "│ 21 │" not in answer.text
    assert "共 30 行，以上为第 11 至 20 行。下一页：--offset 20 --limit 10" in answer.text
    assert sql(home, NUMBERS, "--offset", "28", "--json").said == [{"n": 29}, {"n": 30}]
    assert sql(home, NUMBERS, "--page", "3", "--limit", "10", "--json").said[0] == {"n": 21}
    assert sql(home, NUMBERS, "--page", "2", "--offset", "3").code == 2


def test_the_text_comes_from_an_argument_a_file_or_a_pipe_and_from_one_of_them(home: Home) -> None:
    path = home.work / "查询.sql"
    path.write_bytes("\ufeffselect count(*) as 数量 from core.number".encode())
    assert sql(home, "-f", str(path), "--json").said == [{"数量": 30}]
    assert sql(home, "-", "--json", given="select 1 as a").said == [{"a": 1}]
    assert sql(home).code == 2
    assert "-f 文件" in sql(home, "select 1", "-f", str(path)).errors
    path.write_bytes("select '中文'".encode("gb18030"))
    assert "UTF-8" in sql(home, "-f", str(path)).errors


def test_an_earlier_release_answers_by_its_position_and_none_is_built(home: Home) -> None:
    assert sql(home, "select count(*) as n from core.number", "--release", "7", "--json").said == [{"n": 7}]
    missing = sql(home, "select 1", "--release", "8")
    assert missing.code == 2
    assert "位置 8 没有现成的发布版本。现有：7、30。" in missing.errors


def test_all_rows_go_into_a_file_whose_second_sheet_says_where_they_are_from(home: Home) -> None:
    path = home.work / "结果.xlsx"
    answer = sql(home, NUMBERS, "--into", str(path), "--json")
    assert answer.said == {"path": str(path), "format": "xlsx", "row_count": 30}
    book = openpyxl.load_workbook(path)
    assert [row[0].value for row in book["数据"].iter_rows()] == ["n", *range(1, 31)]
    notes = {row[0].value: row[1].value for row in book["说明"].iter_rows()}
    assert (notes["日志位置"], notes["查询语句"], notes["行"]) == (30, NUMBERS, "全部")
    assert sql(home, NUMBERS, "--into", str(home.work / "结果.doc")).code == 2


def test_history_is_listed_and_run_again_by_number_and_can_be_left_out(home: Home) -> None:
    sql(home, "select 41 + 1 as answer")
    sql(home, "select 'secret'", "--no-history")
    kept = sql(home, "--history", "--json").said
    assert kept[-1]["query"] == "select 41 + 1 as answer"
    assert kept[-1]["row_count"] == 1
    again = sql(home, "--rerun", str(kept[-1]["number"]), "--json", "--no-history")
    assert again.said == [{"answer": 42}]
    assert "历史中没有第 9999 条" in sql(home, "--rerun", "9999").errors
    assert (home.root / "state" / "zhifa" / "sql.jsonl").stat().st_mode & 0o077 == 0


def test_a_wrong_statement_ends_with_two_and_is_kept_for_correction(home: Home) -> None:
    answer = sql(home, "select nn from core.number")
    assert answer.code == 2
    assert "第 1 行第 8 列" in answer.errors
    assert sql(home, "--history", "--json", "--limit", "1").said[0]["row_count"] is None


def test_a_terminal_gets_a_pager_and_a_pipe_none(home: Home, tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    ours, theirs = pty.openpty()
    try:
        subprocess.run(
            [*ZHIFA, "sql", NUMBERS, "--limit", "5"],
            env=environment(home) | {"PAGER": f"cat > {paged}", "TERM": "xterm"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            timeout=120,
            check=True,
        )
    finally:
        os.close(theirs)
        os.close(ours)
    assert "共 30 行，以上为第 1 至 5 行" in paged.read_text(encoding="utf-8")
