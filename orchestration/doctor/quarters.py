"""What the calendar of the office asks for: working days known, limits confirmed, days that have passed.

Belongs here: dates and parameters of quarters. Does not belong here: what comes next (`zhifa quarter status`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from ingestion.acts import SOURCE
from ingestion.eventlog import EventLog
from ingestion.inputs import last_known_day
from orchestration.doctor.finding import Finding, fault, notice, some
from orchestration.doctor.installation import Installation
from orchestration.quarter.record import FEED
from orchestration.quarter.steps import Quarter
from orchestration.reports import wording

_UPDATE = "make setup（安装含新版 chinesecalendar 的程序版本），再 zhifa nightly；见运维手册“A year ahead”"


def working_days(installation: Installation) -> Iterator[Finding]:
    """Whether the calendar knows this year and, from December on, the next."""
    yield from calendar_findings(installation.today, last_known_day())


def calendar_findings(today: date, last_known: date) -> Iterator[Finding]:
    """`last_known`: the last day that the calendar knows."""
    if last_known < today:
        yield fault(
            "calendar_ended", f"工作日历只到 {last_known}：期限无法计算，今年的期限都不会被判断。", _UPDATE
        )
    elif today.month == 12 and last_known.year == today.year:
        yield notice("calendar_ends", f"工作日历只到 {last_known}，明年的期限无法计算。", _UPDATE)


def parameters(installation: Installation) -> Iterator[Finding]:
    """Limits of the running quarter that the office has not confirmed."""
    from dashboards.queries import named_query

    if installation.reader is None:
        return
    period = period_of(installation.today)
    rows = named_query("unconfirmed_parameters").run(installation.reader, period=period)
    if rows:
        names = some(sorted({row["parameter"] for row in rows}))
        yield notice(
            "parameters_unconfirmed",
            f"{period} 有 {len(rows)} 项地方参数尚未确认：{names}。",
            "核实后填写参数表并装载：zhifa template parameter，再 zhifa ingest",
        )


def feedback(installation: Installation) -> Iterator[Finding]:
    """Quarters whose time for objections is over and that nobody has frozen."""
    log = installation.readable_log
    if log is None:
        return
    steps = steps_of(log)
    for period in sorted({row["period"] for row in steps}):
        quarter = Quarter.folded(period, steps)
        opened = quarter.standing("feedback")
        if (
            quarter.state == "feedback"
            and opened
            and opened.due_date
            and opened.due_date < installation.today
        ):
            yield notice(
                "feedback_over",
                f"{period} 的反馈期限 {opened.due_date} 已过，逾期未反馈的视为无异议。",
                f"zhifa quarter status {period}，处理完异议后 zhifa quarter freeze {period}",
            )


def correction(installation: Installation) -> Iterator[Finding]:
    """The quarter before this one: its correction period is over and nobody has drafted it."""
    reader, log = installation.reader, installation.readable_log
    if reader is None or log is None:
        return
    period = wording.quarter_before(period_of(installation.today))
    before = "select max(correction_ends_date) from quality.department_gate where period = ?"
    row = reader.execute(before, [period]).fetchone()
    ends = row[0] if row else None
    quarter = Quarter.folded(period, steps_of(log))
    if ends is not None and ends < installation.today and quarter.state in ("open", "checking"):
        yield notice(
            "correction_over",
            f"{period} 的补正期已于 {ends} 届满，还没有初评。",
            f"zhifa quarter status {period}，再运行它提示的下一步",
        )


def interviews(installation: Installation) -> Iterator[Finding]:
    """Interviews whose next step is overdue, as the release's data tell."""
    from dashboards.queries import named_query

    if installation.reader is None:
        return
    rows = named_query("interviews").run(installation.reader, period=None)
    late = [f"{row['period']} {row['department_code']}" for row in rows if row["is_overdue"]]
    if late:
        yield notice(
            "interviews_overdue",
            f"{len(late)} 个约谈逾期：{some(late)}。",
            f"zhifa interview status {late[0].split()[0]}",
        )


def steps_of(log: EventLog) -> list[dict[str, Any]]:
    """All standing steps of all quarters."""
    if not any(batch.feed == FEED for batch in log.batches()):
        return []
    return log.state(FEED, SOURCE).filter(pl.col("is_present")).to_dicts()


def period_of(day: date) -> str:
    """The quarter of a day, such as 2024Q4."""
    return f"{day.year}Q{(day.month + 2) // 3}"
