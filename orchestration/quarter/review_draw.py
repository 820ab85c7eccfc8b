"""Case files drawn for the quarterly review: by a seed, by department and procedure, reviewed by somebody else.

Belongs here: the draw and who reviews what (pure), and writing it down as acts.
Does not belong here: which files there are (`review_candidates`), the forms (`reports.review_form`), the results,
which come back as feed `case_review`.

The order is that of sha256 over the seed and the file's own name: whoever has the seed and the list of closed files
can draw again, and nobody who gives the seed before the files are closed can choose one.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ingestion.acts import record_acts
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from orchestration.quarter.record import Acting, CannotTake, acts_of

FEED = "review_draw"


@dataclass(frozen=True, order=True)
class CaseFile:
    """A file that can be drawn. `owner`: the department that answers for it (the entrusting one, else itself)."""

    owner: str
    department_code: str
    case_or_decision_no: str
    procedure_kind: str

    @property
    def name(self) -> str:
        return f"{self.department_code}/{self.case_or_decision_no}"


@dataclass(frozen=True)
class Drawn:
    """A file and the department that reviews it."""

    file: CaseFile
    reviewer: str


def draw(files: Sequence[CaseFile], reviewers: Sequence[str], seed: str, each: int) -> list[Drawn]:
    """Draw `each` files a department, all of a department that has fewer, by owner and procedure.

    The same seed and files give the same draw, in whatever order they come. Raises `CannotTake` where a file
    could only be reviewed by its own department.
    """
    by_owner: defaultdict[str, list[CaseFile]] = defaultdict(list)
    for file in sorted(set(files)):
        by_owner[file.owner].append(file)
    chosen = [file for owner in sorted(by_owner) for file in _of_one(by_owner[owner], seed, each)]
    return _assigned(sorted(chosen, key=lambda file: _lot(seed, file.name)), sorted(set(reviewers)), seed)


def _lot(seed: str, name: str) -> str:
    return hashlib.sha256(f"{seed}|{name}".encode()).hexdigest()


def _of_one(files: Sequence[CaseFile], seed: str, each: int) -> list[CaseFile]:
    strata: defaultdict[str, list[CaseFile]] = defaultdict(list)
    for file in files:
        strata[file.procedure_kind].append(file)
    places = shares({name: len(own) for name, own in strata.items()}, each)
    return [
        file
        for name, own in sorted(strata.items())
        for file in sorted(own, key=lambda one: _lot(seed, one.name))[: places[name]]
    ]


def shares(sizes: Mapping[str, int], places: int) -> dict[str, int]:
    """Places of each stratum: in proportion to its size, at least one while there are places for all.

    Each further place goes to the stratum that is furthest behind its share; of equals to the greater one, then by
    name. With fewer places than strata the greater strata get them.
    """
    total = sum(sizes.values())
    wanted = min(places, total)
    by_size = sorted(sizes, key=lambda name: (-sizes[name], name))
    given = {name: int(number < wanted) for number, name in enumerate(by_size)}
    while sum(given.values()) < wanted:
        open_ones = [name for name in by_size if given[name] < sizes[name]]
        behind = max(open_ones, key=lambda name: Fraction(wanted * sizes[name], total) - given[name])
        given[behind] += 1
    return given


def _assigned(files: Sequence[CaseFile], reviewers: Sequence[str], seed: str) -> list[Drawn]:
    load = dict.fromkeys(reviewers, 0)
    taken: dict[CaseFile, str] = {}
    for file in files:
        others = [code for code in reviewers if code not in (file.owner, file.department_code)]
        if not others:
            raise CannotTake(f"没有其他单位可以评查 {file.owner} 的案卷。参加排名的单位不足两个，不能互评。")
        taken[file] = min(others, key=lambda code: (load[code], _lot(seed, f"{file.name}|{code}")))
        load[taken[file]] += 1
    _level(taken, load)
    return [Drawn(file, reviewer) for file, reviewer in taken.items()]


def _level(taken: dict[CaseFile, str], load: dict[str, int]) -> None:
    """Pass files on, from reviewer to reviewer, until nobody's load can be lightened for somebody with two fewer."""
    while True:
        for busy in sorted(load, key=lambda code: (-load[code], code)):
            if passed := _way_down(busy, taken, load):
                for file, reviewer in passed:
                    taken[file] = reviewer
                load[busy] -= 1
                load[passed[-1][1]] += 1
                break
        else:
            return


def _way_down(
    busy: str, taken: Mapping[CaseFile, str], load: Mapping[str, int]
) -> list[tuple[CaseFile, str]] | None:
    """Files to pass on, each with its new reviewer, from a busy reviewer to one with two fewer; None if none."""
    came: dict[str, tuple[str, CaseFile] | None] = {busy: None}
    waiting = deque([busy])
    while waiting:
        code = waiting.popleft()
        if load[code] <= load[busy] - 2:
            passed: list[tuple[CaseFile, str]] = []
            while (step := came[code]) is not None:
                passed.insert(0, (step[1], code))
                code = step[0]
            return passed
        own = [file for file, reviewer in taken.items() if reviewer == code]
        for other in sorted(load, key=lambda name: (load[name], name)):
            can = next((file for file in own if other not in (file.owner, file.department_code)), None)
            if other not in came and can is not None:
                came[other] = (code, can)
                waiting.append(other)
    return None


def standing_draw(log: EventLog, period: str) -> list[dict[str, Any]]:
    """The draw of a quarter that holds: the rows of the seed that was drawn last, by department and number."""
    rows = acts_of(log, FEED, period)
    seed = rows[-1]["seed"] if rows else None
    names = load_contracts()[FEED].physical_columns()
    own = [{name: row[name] for name in names} for row in rows if row["seed"] == seed]
    return sorted(own, key=lambda row: (row["department_code"], row["case_or_decision_no"]))


def record_draw(
    home: Home,
    period: str,
    drawn: Sequence[Drawn],
    acting: Acting,
    *,
    seed: str,
    pinned_position: int,
    is_again: bool = False,
) -> list[dict[str, Any]]:
    """Write a draw down and return the one that holds; with the seed of the one that holds already nothing is new.

    Another seed is refused while a draw stands, unless it is drawn `is_again` with the reason that `acting`
    states: a draw is not repeated until it pleases.
    """
    reason = acting.reason

    def rows(log: EventLog) -> list[dict[str, Any]]:
        standing = standing_draw(log, period)
        if standing and standing[0]["seed"] == seed:
            return []
        if standing:
            _must_be_again(standing[0], period, is_again=is_again, reason=reason)
            if any(row["seed"] == seed for row in acts_of(log, FEED, period)):
                raise CannotTake(f"种子 {seed} 此前用过，已被重抽取代，不能再用。请换一个种子。")
        said = {"period": period, "seed": seed, "drawn_on": acting.on, "pinned_position": pinned_position}
        said |= {"actor": acting.actor, "reason": reason}
        return [said | _drawn_columns(one) for one in drawn]

    record_acts(home, feed=FEED, rows=rows, recorded_at=acting.recorded_at)
    return standing_draw(EventLog.open(home), period)


def _drawn_columns(one: Drawn) -> dict[str, str]:
    return {
        "department_code": one.file.department_code,
        "case_or_decision_no": one.file.case_or_decision_no,
        "procedure_kind": one.file.procedure_kind,
        "reviewer_department_code": one.reviewer,
    }


def _must_be_again(standing: Mapping[str, Any], period: str, *, is_again: bool, reason: str | None) -> None:
    if not is_again:
        raise CannotTake(
            f"{period} 已于 {standing['drawn_on']} 以种子 {standing['seed']} 抽取过案卷。"
            "确需重抽的，请加 --again 并写明理由（--reason）。"
        )
    if reason is None:
        raise CannotTake("重新抽取须写明理由（--reason）。")
