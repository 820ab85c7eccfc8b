"""`zhifa quarter what-if` and `zhifa quarter restate`: a quarter beside what it would be.

Belongs here: options, and how a comparison looks on a screen.
Does not belong here: the comparisons (`orchestration.quarter.what_if`, `restatement`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from orchestration.cli.acting import On, Period, Reason, acting, day_of, refusals
from orchestration.cli.intake import WHOEVER, Actor
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, screen, working
from orchestration.cli.warehouse import SHOWN_ROWS, period_of
from orchestration.reports.wording import STATUS as STATUS_LABELS

if TYPE_CHECKING:
    from orchestration.quarter.restatement import Comparison

_SIDES = {
    "department_name": "执法主体",
    "place_before": "原名次",
    "score_before": "原得分",
    "listed_before": "原约谈",
    "place_after": "新名次",
    "score_after": "新得分",
    "listed_after": "新约谈",
    "movement": "名次变化",
}
_RECORDS = {
    "department_name": "执法主体",
    "indicator_name_zh": "指标",
    "record": "记录",
    "was": "原公布",
    "becomes": "现为",
    "event_zh": "变化",
    "reported_on": "数据截止",
    "file_name": "报送文件",
    "stream_id": "记录名",
}


def what_if_command(
    period: Period,
    scheme: Annotated[
        Path,
        typer.Option(help="评估参数工作簿（zhifa template parameter 的格式）。", exists=True, dir_okay=False),
    ],
    as_json: AsJson = False,
) -> None:
    """试算：换一套参数，两种排名并列；不装载、不改动任何数据。"""
    from ingestion.faults import FileFault
    from ingestion.home import Home
    from orchestration.quarter.what_if import what_if

    period = period_of(period)
    with refusals(), working("正在试算"):
        try:
            found = what_if(Home.from_env(), period, scheme)
        except FileFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
    if as_json:
        emit_json(vars(found))
        return
    title = f"{period} 试算（日志位置 {found.position}，改动参数 {found.changed_parameter_count} 项）"
    _show_sides(title, found.rows, empty="没有单位。")
    if not any(row["is_moved"] for row in found.rows):
        _say("名次、得分和约谈名单都没有变化。")
    if found.unconfirmed:
        _say(f"注意：正式评分前仍须确认：{'、'.join(found.unconfirmed)}。")


def restate_command(
    period: Period,
    document_no: Annotated[str, typer.Option(help="新通报的文号；不写则只预览。")] = "",
    signatory: Annotated[str, typer.Option(help="签发人；批准过本季度豁免的不得签发。")] = "",
    signed_on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="签发日期。")] = None,
    on: On = None,
    actor: Actor = WHOEVER,
    reason: Reason = None,
    as_json: AsJson = False,
) -> None:
    """重述：不写文号时只列出谁会变动、因哪些记录；写明文号等则公布新的版本，旧版保留。"""
    from ingestion.home import Home
    from orchestration.quarter import restatement

    period, home = period_of(period), Home.from_env()
    if not document_no:
        with refusals(), working("正在比较"):
            found = restatement.compare_with_today(home, period)
        _show_comparison(found, as_json=as_json)
        return
    with refusals(), working("正在重述"):
        done = restatement.restate(
            home,
            period,
            acting(actor, on, reason),
            document_no=document_no,
            signatory=signatory,
            signed_on=day_of(signed_on),
        )
    if as_json:
        emit_json({"period": period, "version": done.version, "folder": str(done.folder)})
        return
    _say(f"{period} 已公布第 {done.version} 版：{done.folder}")


def _show_comparison(found: Comparison, *, as_json: bool) -> None:
    if as_json:
        emit_json(vars(found) | {"events": found.events})
        return
    if found.remark:
        _say(found.remark)
    if found.is_empty:
        _say(f"{found.period} 公布的第 {found.version} 版与现有数据一致，没有变动。")
        return
    between = f"第 {found.version} 版（位置 {found.from_position}）→ 现在（位置 {found.to_position}）"
    _show_sides(
        f"{found.period} {between}：变动的单位", found.moves, empty="没有单位的名次、得分或约谈变动。"
    )
    emit_table("因这些记录", found.records[:SHOWN_ROWS], _RECORDS, empty="没有记录变化。")
    if len(found.records) > SHOWN_ROWS:
        _say(f"共 {len(found.records)} 行，以上为前 {SHOWN_ROWS} 行；全部请加 --json。")
    _say("以上未公布。公布新版本请写明 --document-no、--signatory、--signed-on 和 --reason。")


def _show_sides(title: str, rows: Sequence[Mapping[str, Any]], *, empty: str) -> None:
    shown = [
        {
            **row,
            "place_before": _place(row, "before"),
            "place_after": _place(row, "after"),
            "listed_before": "是" if row["is_listed_before"] else "",
            "listed_after": "是" if row["is_listed_after"] else "",
            "movement": _movement(row["rank_change"]),
        }
        for row in rows
    ]
    emit_table(title, shown, _SIDES, empty=empty)


def _place(row: Mapping[str, Any], side: str) -> str:
    rank, status = row[f"rank_{side}"], row[f"status_{side}"]
    return str(rank) if rank is not None else STATUS_LABELS.get(status or "", "—")


def _movement(change: int | None) -> str:
    if not change:
        return ""
    return f"↑{change}" if change > 0 else f"↓{-change}"


def _say(text: str) -> None:
    screen.print(text, markup=False, soft_wrap=True)


def register(quarter_app: typer.Typer) -> None:
    """Hang these commands on `zhifa quarter`."""
    quarter_app.command("what-if")(what_if_command)
    quarter_app.command("restate")(restate_command)
