"""`zhifa figures`: the headline at any day, every figure of a year's report, and the records behind one figure.

Belongs here: choosing the cut-off, printing figures with unit, base and where they come from.
Does not belong here: formulas (dbt_project); choosing the release that answers (`orchestration.cli.warehouse`).
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from orchestration.cli.output import WRONG_USE, AsJson, emit_json, emit_table, fail, faults, screen
from orchestration.cli.warehouse import SHOWN_ROWS, Position, answering_release, position_of, rows_of

_VERDICTS = {
    "agrees": "相符",
    "differs": "不符，口径待核",
    "lower_bound_holds": "下限成立",
    "lower_bound_fails": "下限不成立，口径待核",
    "not_computed": "没有逐条数据",
}
_YEAR_LABELS = {
    "figure_code": "代码",
    "label_zh": "指标",
    "printed_value": "数值",
    "printed_unit": "单位",
    "previous": "上年同期",
    "change_text": "增减",
    "formula": "算式",
    "base_zh": "口径",
}
_DECLARED_LABELS = {
    "label_zh": "指标",
    "period": "期间",
    "section": "填报位置",
    "declared_text": "自报",
    "computed": "计算",
    "verdict_zh": "核对",
}
_RECORD_LABELS = {
    "figure_code": "指标",
    "department_name": "执法主体",
    "record_kind": "记录类别",
    "record_no": "编号",
    "quantity": "计入数量",
    "stream_id": "记录名",
}


def figures(
    as_at: Annotated[
        datetime | None, typer.Option("--as-at", formats=["%Y-%m-%d"], help="截至日期：公布口径的十一项。")
    ] = None,
    year: Annotated[int | None, typer.Option(help="年度：报告全部指标，截至当年 12 月 31 日。")] = None,
    explain: Annotated[str | None, typer.Option(help="指标代码：列出该指标所依的记录。")] = None,
    limit: Annotated[int, typer.Option(help="屏幕上最多显示多少条记录。")] = SHOWN_ROWS,
    position: Position = None,
    as_json: AsJson = False,
) -> None:
    """公布口径数据：某日（--as-at）、全年（--year），或一项指标所依的记录（--explain 代码）。"""
    if (as_at is None) == (year is None):
        raise fail("请用 --as-at 日期 或 --year 年份 指明一个截止日。", WRONG_USE)
    if year is not None and not 1990 <= year <= 2200:
        raise fail(f"年份“{year}”写法不对，应写作四位数字，例如 2024。", WRONG_USE)
    day = as_at.date() if as_at else date(year or 0, 12, 31)
    with faults():
        release = answering_release(position, [day])
    if explain is not None:
        _explained(release, day, explain, limit, as_json)
    elif year is not None:
        _of_year(release, day, as_json)
    else:
        _as_at(release, day, as_json)


def provenance(release: Path, day: date) -> dict[str, Any]:
    """Where a page's figures come from: log position, chain hash, code revision and window."""
    from orchestration.releases.store import read_release

    facts = read_release(release.resolve())
    return {
        "position": facts.position,
        "chain_hash": facts.chain_hash,
        "code_revision": facts.code_revision,
        "window_from": date(day.year, 1, 1),
        "window_to": day,
    }


def _warn_of_days_to_come(release: Path, day: date) -> None:
    latest = rows_of("data_as_of", release)[0]["data_as_of"]
    if latest and day > latest:
        screen.print(f"注意：数据只到 {latest}，其后的检查、处罚等尚未报送。")


def _as_at(release: Path, day: date, as_json: bool) -> None:
    """The eleven headline figures at a day."""
    rows = rows_of("figures", release, as_at=day)
    pinned = position_of(release)
    if as_json:
        said = {row["figure_code"]: _number(row) for row in rows}
        emit_json({"position": pinned, "as_at": day, "figures": said})
        return
    shown = [row | {"value": _number(row), "base": _base(row)} for row in rows]
    _warn_of_days_to_come(release, day)
    labels = {"label_zh": "指标", "value": "数值", "unit": "单位", "base": "算式"}
    emit_table(f"截至 {day}（日志位置 {pinned}）", shown, labels)


def _of_year(release: Path, day: date, as_json: bool) -> None:
    """Every figure of the reports with the year before, and what was declared."""
    rows = rows_of("year_figures", release, as_at=day)
    declared = rows_of("declared_figures", release, year=day.year)
    source = provenance(release, day)
    if as_json:
        emit_json(source | {"year": day.year, "figures": rows, "declared": declared})
        return
    _warn_of_days_to_come(release, day)
    screen.print(
        f"{day.year} 年：统计区间 {source['window_from']} 至 {day}；日志位置 {source['position']}，"
        f"链哈希 {source['chain_hash'][:16]}，代码版本 {source['code_revision'][:12]}",
        soft_wrap=True,
    )
    for section in dict.fromkeys(row["section_zh"] for row in rows):
        shown = [_row_of_year(row) for row in rows if row["section_zh"] == section]
        emit_table(section, shown, _YEAR_LABELS)
    shown = [
        row
        | {
            "computed": f"{row['computed_text']} {row['computed_unit']}",
            "verdict_zh": _VERDICTS[row["verdict"]],
        }
        for row in declared
    ]
    emit_table("自报与计算", shown, _DECLARED_LABELS, empty="没有自报数。")


def _row_of_year(row: dict[str, Any]) -> dict[str, Any]:
    change = row["change_percent"]
    points = row["change"] if row["unit"] == "%" else None
    return row | {
        "previous": row["previous_printed_value"] if row["previous_value"] is not None else "",
        "change_text": f"{change:+}%" if change is not None else f"{points:+.2f} 个百分点" if points else "",
        "formula": _base(row),
    }


def _explained(release: Path, day: date, code: str, limit: int, as_json: bool) -> None:
    """The records behind one figure, by the query that the figure itself names."""
    from orchestration.releases import open_release

    found = [row for row in rows_of("year_figures", release, as_at=day) if row["figure_code"] == code.lower()]
    if not found:
        raise fail(
            f"没有指标 {code}，或日志没有 {day} 的报告指标。全部代码见 zhifa figures --year。", WRONG_USE
        )
    (figure,) = found
    records: list[dict[str, Any]] = []
    if figure["explain_sql"]:
        with open_release(release) as connection:
            cursor = connection.execute(figure["explain_sql"])
            names = [column[0] for column in cursor.description or ()]
            records = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if as_json:
        emit_json(provenance(release, day) | {"figure": figure, "records": records})
        return
    screen.print(
        f"{figure['label_zh']}：{figure['printed_value']} {figure['printed_unit']}（{figure['base_zh']}）",
        soft_wrap=True,
    )
    if figure["numerator"] is not None:
        screen.print(f"算式：{_base(figure)}")
    emit_table(
        f"所依记录（日志位置 {position_of(release)}）", records[:limit], _RECORD_LABELS, empty="没有记录。"
    )
    if len(records) > limit:
        screen.print(f"共 {len(records)} 条，以上为前 {limit} 条；全部请加 --json 或 --limit。")
    if figure["explain_sql"]:
        screen.print(f"查询：{figure['explain_sql']}", soft_wrap=True)


def _number(row: dict[str, Any]) -> Decimal | int | None:
    """Rates in percent keep their two decimals; everything else is counted whole."""
    value = row["value"]
    return value if value is None or row["unit"] == "%" else int(value)


def _base(row: dict[str, Any]) -> str:
    """`numerator / denominator` where the figure has them, whole numbers without decimals."""
    if not row["denominator"]:
        return ""
    parts = [Decimal(row[name] or 0) for name in ("numerator", "denominator")]
    sign = "－" if row.get("kind") == "difference" else "/"
    shown = [str(int(part)) if part == part.to_integral_value() else str(part) for part in parts]
    return f"{shown[0]} {sign} {shown[1]}"


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    app.command("figures")(figures)
