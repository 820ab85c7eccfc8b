"""`zhifa rank`, `zhifa missing`: reading releases.

Belongs here: choosing the release that answers, printing rows. Queries live in `dashboards/queries`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from orchestration.cli.output import (
    WRONG_USE,
    AsJson,
    emit_json,
    emit_table,
    fail,
    faults,
    screen,
    working,
)
from orchestration.reports import wording

Position = Annotated[int | None, typer.Option(help="日志位置（缺省为最新）。")]
SHOWN_ROWS = 200

_RANK_LABELS = {
    "rank": "名次",
    "department_code": "编码",
    "department_name": "执法主体",
    "score": "得分",
    "status": "参评情况",
    "gate_status": "闸门",
    "reason": "说明",
}
_INTERVIEW_LABELS = {
    "place_from_bottom": "末位",
    "department_name": "执法主体",
    "score": "得分",
    "rank": "名次",
    "weakest_indicators": "最弱指标",
}
_MISSING_LABELS = {
    "department_name": "执法主体",
    "subject_no": "案件或文号",
    "procedure_kind": "程序",
    "document_name_zh": "材料",
    "due_date": "应归集",
    "state": "情况",
    "days_late": "逾期天数",
}


def answering_release(position: int | None, days: Sequence[date]) -> Path:
    """The release file that knows these cut-off dates at a position (default: what the log holds now).

    A position or date that no release has is built aside, once; the current release stays what it is.
    """
    from ingestion.eventlog import EventLog
    from ingestion.home import Home
    from orchestration.releases import current_release, open_release, scratch_build

    home = Home.from_env()
    log = EventLog.open(home)
    if position == 0 and log.head().position:
        raise fail("位置 0 之前没有任何事件。可用的位置见 zhifa log status。", WRONG_USE)
    wanted = log.head().position if position is None else position
    log.check_pin(wanted)
    current = current_release(home)
    if current is not None and current.position == wanted:
        with open_release(current.path) as connection:
            known = {
                row[0]
                for row in connection.execute("select cutoff_date from intermediate.int_cutoff").fetchall()
            }
        if set(days) <= known:
            return current.path
    with working(f"正在按位置 {wanted} 构建"):
        return scratch_build(home, wanted, tuple(days)).path


def rows_of(name: str, release: Path, **values: Any) -> list[dict[str, Any]]:
    """Rows of a named query on a release."""
    from dashboards.queries import named_query
    from orchestration.releases import open_release

    with open_release(release) as connection:
        return named_query(name).run(connection, **values)


def position_of(release: Path) -> int:
    """The log position that a release is pinned at."""
    from orchestration.releases.store import read_release

    return read_release(release.resolve()).position


def period_of(text: str) -> str:
    """`2024q4` as `2024Q4`; anything else is wrong use."""
    if not re.fullmatch(r"20\d\d[Qq][1-4]", text):
        raise fail(f"季度“{text}”写法不对，应写作年份加季度，例如 2024Q4。", WRONG_USE)
    return text.upper()


def rank(
    period: Annotated[str, typer.Argument(help="季度，如 2024Q4。")],
    position: Position = None,
    as_json: AsJson = False,
) -> None:
    """季度排名与末位约谈名单。"""
    period = period_of(period)
    with faults():
        release = answering_release(position, [])
        ranking = rows_of("ranking", release, period=period)
        interview = rows_of("interview_list", release, period=period)
        pinned = position_of(release)
    if not ranking:
        raise fail(f"日志位置 {pinned} 没有 {period} 的数据。", WRONG_USE)
    # Whom no gate judges (outside the ranking, entrusted) keeps the mark; of the ranked, everybody must have passed by.
    is_preview = any(row["gate_status"] == "preview" for row in ranking if row["status"] == "ranked")
    if as_json:
        emit_json(
            {
                "position": pinned,
                "period": period,
                "is_preview": is_preview,
                "ranking": ranking,
                "interview_list": interview,
            }
        )
        return
    shown = [
        row
        | {
            "status": wording.STATUS.get(row["status"], row["status"]),
            "gate_status": wording.GATE[row["gate_status"]],
        }
        for row in ranking
    ]
    emit_table(f"{period} 行政执法质效排名（日志位置 {pinned}）", shown, _RANK_LABELS)
    emit_table(f"{period} 末位约谈名单", interview, _INTERVIEW_LABELS, empty="本季度没有列入约谈的单位。")
    if not all(row["is_confirmed"] for row in ranking):
        screen.print("所依的本地参数（归集期限、补正期等）尚未经办公室确认，名次仅供参考，不得公布。")
    if is_preview:
        screen.print(f"以上为预览：{period} 尚未评估质量闸门（zhifa gate {period}），不得公布。")


def missing(
    period: Annotated[str | None, typer.Argument(help="材料应归集的季度；缺省为全部。")] = None,
    department: Annotated[str | None, typer.Option(help="执法主体编码。")] = None,
    limit: Annotated[int, typer.Option(help="屏幕上最多显示多少行。")] = SHOWN_ROWS,
    as_json: AsJson = False,
) -> None:
    """案卷中缺失或迟交的材料。"""
    period = period_of(period) if period else None
    with faults():
        release = answering_release(None, [])
        rows = rows_of("missing_documents", release, period=period, department=department)
    if not rows:
        _must_be_known(release, period, department)
    if as_json:
        emit_json(rows)
        return
    states = {"missing": "缺失", "late": "迟交"}
    shown = [row | {"state": states.get(row["state"], row["state"])} for row in rows[:limit]]
    emit_table("案卷不完整", shown, _MISSING_LABELS, empty="没有缺失或迟交的材料。")
    if len(rows) > limit:
        screen.print(f"共 {len(rows)} 行，以上为前 {limit} 行；全部请加 --json 或 --limit。")


def _must_be_known(release: Path, period: str | None, department: str | None) -> None:
    """Nothing missing is good news only about a quarter and a department that there are."""
    from orchestration.releases import open_release

    if period and not rows_of("ranking", release, period=period):
        raise fail(f"日志位置 {position_of(release)} 没有 {period} 的数据。", WRONG_USE)
    with open_release(release) as connection:
        found = connection.execute(
            "select 1 from core.dim_department where department_code = ?", [department]
        ).fetchall()
    if department and not found:
        raise fail(f"没有执法主体 {department}。", WRONG_USE)


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.command("rank")(rank)
    app.command("missing")(missing)
