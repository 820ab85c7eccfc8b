"""Four quarters of the sample zone through every state, with a late correction after each publication.

Runs when: `make drill`. Fails on: a step of the procedure, a score, a list, a rebuilt paper or a restatement that is
not as worked out here by hand. Who fixes: whoever changed scoring, the procedure or the papers.

A department that falls short of nothing has 100. Its applicable indicators weigh 20 + 20 + 20 + 15 + 15 = 90 (no
review), so that in points of the score, each rounded to four places:

    participation 4.4444 an officer of five · duty 2.2222 an item of ten · plans 22.2222 over the plans due ·
    documents 4.1667 each of four · timeliness 3.3333 a record of five
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from examples.zone2025 import write_quarters
from ingestion.home import Home
from orchestration.releases import open_release, scratch_build
from tests.conftest import ROOT, ZHIFA, Answer, zhifa
from tests.integration.test_analysts_guide import PUBLISHED as GUIDE
from tests.integration.test_analysts_guide import Example, hold

pytestmark = pytest.mark.drill

SIGNATORY, GRANTOR = "赵局长", "钱副局长"


@dataclass(frozen=True)
class Days:
    """Days on which a quarter's steps are taken."""

    check: str
    draft: str
    freeze: str
    sign: str
    publish: str
    restate: str
    feedback_due: str


# The feedback ends five working days after the draft is sent; the correction period ten after the quarter's end:
# 2025-04-15, 07-14, 10-21 (the holiday lasts to 8 October, Saturday the 11th is worked) and 2026-01-15.
DAYS = {
    "2025Q1": Days(
        "2025-04-11", "2025-04-16", "2025-04-24", "2025-04-25", "2025-04-28", "2025-04-30", "2025-04-23"
    ),
    "2025Q2": Days(
        "2025-07-11", "2025-07-16", "2025-07-24", "2025-07-25", "2025-07-28", "2025-07-30", "2025-07-23"
    ),
    "2025Q3": Days(
        "2025-10-14", "2025-10-22", "2025-10-30", "2025-10-31", "2025-11-03", "2025-11-05", "2025-10-29"
    ),
    "2025Q4": Days(
        "2026-01-13", "2026-01-15", "2026-01-23", "2026-01-26", "2026-01-27", "2026-01-30", "2026-01-22"
    ),
}

# Scores below 100 at each publication.
PUBLISHED: Mapping[str, Mapping[str, str]] = {
    "2025Q1": {
        "JKQ07": "52.50",  # 3 of 5 officers, 6 of 10 items, no plan, 3 documents, 4 in time: 13.3333×3 + 12.5
        "JKQ12": "73.33",  # 4 officers, no plan: 17.7778 + 22.2222 + 0 + 16.6667 + 16.6667
        "JKQ16": "80.56",  # 4 officers, 2 documents, 3 in time: 17.7778 + 22.2222×2 + 8.3333 + 10
        "JKQ17": "86.67",  # 1 in time: 22.2222×3 + 16.6667 + 3.3333
        "JKQ15": "93.33",  # its document was mended in time; 3 records in time: 22.2222×3 + 16.6667 + 10
        "JKQ08": "95.56",  # 8 items
        "JKQ09": "95.56",
        "JKQ01": "96.67",  # 4 in time
    },
    "2025Q2": {
        "JKQ07": "80.00",  # 4 officers, 8 items, 1 of 2 plans: 17.7778×2 + 11.1111 + 16.6667×2
        "JKQ03": "83.33",  # none in time
        "JKQ12": "84.44",  # 4 officers, 1 of 2 plans: 17.7778 + 22.2222 + 11.1111 + 16.6667×2
        "JKQ16": "92.22",  # 4 officers, 4 in time
        "JKQ05": "94.44",  # 2 of 3 documents, the fourth waived: 22.2222×3 + 11.1111 + 16.6667
        "JKQ08": "95.56",
        "JKQ09": "95.56",
    },
    "2025Q3": {
        "JKQ07": "83.70",  # 4 officers, 8 items, 2 of 3 plans: 17.7778×2 + 14.8148 + 16.6667×2
        "JKQ12": "85.56",  # its plan of the first quarter is cancelled; 4 officers, 2 in time
        "JKQ08": "91.39",  # 8 items, 3 documents: 22.2222 + 17.7778 + 22.2222 + 12.5 + 16.6667
        "JKQ16": "91.39",  # 4 officers, 3 documents: the same
        "JKQ09": "95.56",
    },
    "2025Q4": {
        "JKQ12": "88.15",  # 4 officers, 2 of 3 plans: 17.7778 + 22.2222 + 14.8148 + 16.6667×2
        "JKQ07": "94.44",  # 3 of 4 plans: 22.2222×2 + 16.6667×3 = 94.4445
        "JKQ09": "95.56",
        "JKQ16": "95.56",  # 4 officers
    },
}
# Who is listed, all who tie at the cut among them; before and after the late correction.
LISTED = {
    "2025Q1": ({"JKQ07", "JKQ12", "JKQ16"}, {"JKQ07", "JKQ12", "JKQ17"}),
    "2025Q2": ({"JKQ07", "JKQ03", "JKQ12"}, {"JKQ07", "JKQ03", "JKQ16"}),
    "2025Q3": ({"JKQ07", "JKQ12", "JKQ08", "JKQ16"}, {"JKQ07", "JKQ12", "JKQ16"}),
    "2025Q4": ({"JKQ12", "JKQ07", "JKQ09", "JKQ16"}, {"JKQ12", "JKQ07", "JKQ09"}),
}
# Whom the late correction moves: score before and after.
MOVED = {
    "2025Q1": ("JKQ16", "80.56", "88.89"),  # all documents: + 8.3333
    "2025Q2": ("JKQ12", "84.44", "95.56"),  # 1 of 1 plan: + 11.1111
    "2025Q3": ("JKQ08", "91.39", "95.83"),  # all items: + 4.4444
    "2025Q4": ("JKQ16", "95.56", "100.00"),  # the fifth officer acts: + 4.4444
}
# The events that did it, and no others.
PLANTED = {
    "2025Q1": {
        "case_document/platform/JKQ16/临开当罚〔2025〕1601号/3",
        "case_document/platform/JKQ16/临开当罚〔2025〕1601号/4",
    },
    "2025Q2": {"inspection_plan/platform/JKQ12/JH12-2025-1"},
    "2025Q3": {"inspection/platform/JKQ08/JC08-2025301"},
    "2025Q4": {"inspection/platform/JKQ16/JC16-2025405"},
}


@dataclass
class Year:
    """The home after the year, and what its commands said, by quarter and step."""

    home: Path
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    bytes_at_publication: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)

    def run(self, *arguments: str, code: int = 0) -> Answer:
        answer = zhifa(self.home, *arguments)
        assert answer.code == code, f"{arguments}: {answer.text}{answer.errors}"
        return answer

    def step(self, name: str, period: str, on: str, *more: str, code: int = 0) -> Any:
        answer = self.run(
            "quarter", name, period, *more, "--on", on, "--actor", "办案员", "--json", code=code
        )
        self.said.setdefault(period, {})[name] = answer.said
        return answer.said

    def version(self, period: str, number: int) -> Path:
        return Home(self.home).published / period / f"v{number}"

    def keep(self, period: str, number: int) -> None:
        self.bytes_at_publication[period, number] = digests(self.version(period, number))


def digests(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def deliver(year: Year, exports: Path, folder: str) -> None:
    year.run("ingest", str(exports / folder))


def up_to_signature(year: Year, exports: Path, period: str) -> None:
    """One quarter from its exports to the signature, with what its story wants on the way."""
    days, number = DAYS[period], int(period[-1])
    deliver(year, exports, f"q{number}")
    first = year.step("check", period, days.check)
    if number == 1:
        deliver(year, exports, "q1_mended")
        year.said[period]["first check"] = first
        year.step("check", period, "2025-04-15")
    if number == 2:
        waive = ("JKQ05", "--rule", "simple_service", "--record", "临开当罚〔2025〕0502号")
        waive += (
            "--granted-by",
            GRANTOR,
            "--until",
            "2025-12-31",
            "--reason",
            "当事人当庭领取，回证另卷保存",
        )
        year.step("waive", period, days.check, *waive)
    if number == 4:
        through_kills(year, "draft", period, days.draft, (2.0, 4.0))
    else:
        year.step("draft", period, days.draft)
    year.step("feedback", period, days.draft)
    if number == 1:
        objection = (
            "JKQ16",
            "--by",
            "联络员",
            "--statement",
            "两份材料已上传平台",
            "--subject",
            "case_file_document",
        )
        year.step("object", period, days.draft, *objection)
        year.step("freeze", period, days.freeze, code=2)
        year.step(
            "decide",
            period,
            days.freeze,
            "JKQ16",
            "1",
            "--reject",
            "--reason",
            "截至初评平台未见导出",
            code=0,
        )
    if number == 3:  # nobody has answered yet, and there is still time
        year.step("freeze", period, days.feedback_due, code=2)
        through_kills(year, "freeze", period, days.freeze, (3.0, 10.0, 20.0))
    else:
        year.step("freeze", period, days.freeze)
    year.step("score", period, days.freeze)
    paper = ("--document-no", f"临开执监〔{days.sign[:4]}〕{10 + number}号", "--signed-on", days.sign)
    if number == 2:
        year.step("sign", period, days.sign, *paper, "--signatory", GRANTOR, code=2)
    year.step("sign", period, days.sign, *paper, "--signatory", SIGNATORY)


AFTER = {"draft": "draft", "freeze": "frozen", "publish": "published"}


def through_kills(year: Year, step: str, period: str, on: str, waits: tuple[float, ...]) -> None:
    """Kill a step again and again, ever later: each time it has happened or it has not, and in the end it has."""
    before = year.run("quarter", "status", period, "--json").said["state"]
    for wait in waits:
        child = subprocess.Popen(
            [*ZHIFA, "quarter", step, period, "--on", on, "--actor", "办案员"],
            env={"ZHIFA_HOME": str(year.home), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        state = year.run("quarter", "status", period, "--json").said["state"]
        assert state in (before, AFTER[step])
        if state == AFTER[step]:
            return
        assert not year.version(period, 1).exists()
    year.step(step, period, on)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    folder = tmp_path_factory.mktemp("four_quarters")
    write_quarters(folder / "exports")
    year = Year(folder / "home")
    Home(year.home).prepare()
    for period, days in DAYS.items():
        up_to_signature(year, folder / "exports", period)
        if period == "2025Q2":
            through_kills(year, "publish", period, days.publish, (2.0, 4.0, 6.0, 8.0))
        else:
            year.step("publish", period, days.publish)
        year.keep(period, 1)
        deliver(year, folder / "exports", f"q{period[-1]}_late")
        year.said[period]["would move"] = year.step("restate", period, days.restate)
        paper = (
            "--document-no",
            f"临开执监〔{days.sign[:4]}〕{20 + int(period[-1])}号",
            "--signed-on",
            days.restate,
        )
        why = ("--signatory", SIGNATORY, "--reason", "公布后收到迟报数据")
        year.step("restate", period, days.restate, *paper, *why)
        year.keep(period, 2)
        year.said[period]["head"] = year.run("log", "status", "--json").said["position"]
    return year


@pytest.mark.parametrize("example", GUIDE, ids=lambda example: f"question {example.number}")
def test_the_analysts_guide_shows_what_its_query_gives_after_the_first_restatement(
    year: Year, example: Example
) -> None:
    built = scratch_build(Home(year.home), int(year.said["2025Q1"]["head"]))
    with open_release(built.path) as connection:
        hold(example, connection)


@pytest.fixture(scope="module")
def year_without_releases(year: Year) -> Year:
    """The year with nothing left that was built on the way: what is rebuilt comes from the log."""
    shutil.rmtree(Home(year.home).releases)
    return year


def ranking_at(year: Year, period: str, version: int) -> Any:
    manifest = json.loads((year.version(period, version) / "manifest.json").read_text("utf-8"))
    return year.run("rank", period, "--position", str(manifest["position"]), "--json").said


@pytest.mark.parametrize("period", DAYS)
def test_scores_at_publication_are_those_worked_out_by_hand(year: Year, period: str) -> None:
    ranked = {
        row["department_code"]: f"{row['score']:.2f}"
        for row in ranking_at(year, period, 1)["ranking"]
        if row["status"] == "ranked"
    }
    assert len(ranked) == 14  # of seventeen, two are listed apart and one is outside the ranking
    assert {code: score for code, score in ranked.items() if score != "100.00"} == PUBLISHED[period]


@pytest.mark.parametrize("period", DAYS)
@pytest.mark.parametrize("version", [1, 2])
def test_the_list_holds_the_bottom_three_and_all_who_tie_at_the_cut(
    year: Year, period: str, version: int
) -> None:
    listed = {row["department_code"] for row in ranking_at(year, period, version)["interview_list"]}
    assert listed == LISTED[period][version - 1]
    notices = {path.stem for path in (year.version(period, version) / "约谈通知书").glob("*.docx")}
    assert len(notices) == len(listed)


@pytest.mark.parametrize("period", DAYS)
def test_a_restatement_names_exactly_the_planted_records_and_whom_they_move(year: Year, period: str) -> None:
    said = year.said[period]["would move"]
    assert {event["stream_id"] for event in said["events"]} == PLANTED[period]
    code, before, after = MOVED[period]
    moved = {row["department_code"]: row for row in said["moves"]}
    assert (f"{moved[code]['score_before']:.2f}", f"{moved[code]['score_after']:.2f}") == (before, after)
    changed = {row["department_code"] for row in said["moves"] if row["score_before"] != row["score_after"]}
    assert changed == {code}


@pytest.mark.parametrize("period", DAYS)
@pytest.mark.parametrize("version", [1, 2])
def test_a_publication_rebuilt_from_its_position_is_the_same_byte_for_byte(
    year_without_releases: Year, period: str, version: int, tmp_path: Path
) -> None:
    year = year_without_releases
    kept = year.bytes_at_publication[period, version]
    assert digests(year.version(period, version)) == kept, "what was published has changed since"
    year.run("quarter", "rebuild", period, "--version", str(version), "--into", str(tmp_path / "again"))
    assert digests(tmp_path / "again") == kept


def test_publishing_twice_is_one_publication(year: Year) -> None:
    position = year.run("log", "status", "--json").said["position"]
    year.run("quarter", "publish", "2025Q4", "--on", "2026-02-02", "--json", code=0)
    assert year.run("log", "status", "--json").said["position"] == position


def test_a_second_check_says_what_was_mended(year: Year) -> None:
    (row,) = [row for row in year.said["2025Q1"]["check"]["lists"] if row["department_code"] == "JKQ15"]
    assert (row["missing_count"], row["fixed_count"] >= 1) == (0, True)


def test_the_feedback_ends_after_five_working_days(year: Year) -> None:
    ends = {period: said["feedback"]["step"]["due_date"] for period, said in year.said.items()}
    assert ends == {period: days.feedback_due for period, days in DAYS.items()}


@pytest.mark.parametrize("period", DAYS)
def test_another_machine_verifies_the_checkpoint_with_the_public_key_alone(
    year: Year, period: str, tmp_path: Path
) -> None:
    folder = year.version(period, 1)
    arguments = ("log", "verify", "--checkpoint", str(folder / "checkpoint.json"))
    key = ("--public-key", str(folder / "checkpoint_public_key.pem"))
    elsewhere = zhifa(tmp_path, *arguments, *key, "--json")
    assert elsewhere.code == 0, elsewhere.errors
    assert year.run(*arguments, *key, "--json").code == 0


def test_every_quarter_ends_restated_and_each_step_is_on_record(year: Year) -> None:
    for period in DAYS:
        said = year.run("quarter", "status", period, "--json").said
        assert said["state"] == "restated"
        assert [version["version"] for version in said["versions"]] == [1, 2]
        assert [step["step_no"] for step in said["steps"]] == list(range(1, len(said["steps"]) + 1))
        assert all(step["actor"] == "办案员" and step["on_date"] for step in said["steps"])
