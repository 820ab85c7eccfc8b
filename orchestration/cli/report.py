"""`zhifa report`: the national annual statistics as a workbook, the annual report as a document.

Belongs here: options, where files go. Does not belong here: what stands in them (`orchestration.reports`).
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.figures import provenance
from orchestration.cli.output import WRONG_USE, AsJson, emit_json, fail, faults, screen
from orchestration.cli.warehouse import Position, answering_release, rows_of

Year = Annotated[int, typer.Argument(help="年度，如 2024。", min=1990, max=2200)]
Into = Annotated[Path, typer.Option(help="写到哪个文件夹。", file_okay=False)]

report_app = typer.Typer(help="年度统计年报（xlsx）和年度行政执法报告（docx）。", no_args_is_help=True)


def statistics(year: Year, into: Into = Path(), position: Position = None, as_json: AsJson = False) -> None:
    """行政执法统计年报：处罚、许可、强制、其他执法行为四张表，可直接打印。"""
    from orchestration.releases import open_release
    from orchestration.reports.statistics import statistics_workbook, years_known

    with faults():
        release = answering_release(position, [])
        with open_release(release) as connection:
            if year not in (known := years_known(connection)):
                raise fail(
                    f"没有 {year} 年的数据，有数据的年度：{'、'.join(map(str, known)) or '无'}。", WRONG_USE
                )
            content = statistics_workbook(connection, year)
        _write(into, f"{year}年度行政执法统计年报.xlsx", content, as_json)


def annual(
    year: Year,
    template: Annotated[
        Path | None,
        typer.Option(
            help="报告模板（docx），缺省用 ZHIFA_HOME/templates 中的，没有则用自带的。",
            exists=True,
            dir_okay=False,
        ),
    ] = None,
    into: Into = Path(),
    position: Position = None,
    as_json: AsJson = False,
) -> None:
    """年度行政执法报告：填好全部指标，口径作脚注，自报与计算不符的列入附件。"""
    from ingestion.home import Home
    from orchestration.reports.annual import TEMPLATE, ReportInput, annual_report
    from orchestration.reports.filling import TemplateFault

    day = date(year, 12, 31)
    with faults():
        release = answering_release(position, [day])
        figures = rows_of("year_figures", release, as_at=day)
        declared = rows_of("declared_figures", release, year=year)
        said = ReportInput(year, figures, declared, provenance(release, day))
        try:
            own = Home.from_env().templates / TEMPLATE.name
            content = annual_report(said, template or (own if own.is_file() else TEMPLATE))
        except TemplateFault as fault:
            raise fail(str(fault), WRONG_USE) from fault
        _write(into, f"{year}年度行政执法报告.docx", content, as_json)


def _write(into: Path, name: str, content: bytes, as_json: bool) -> None:
    into.mkdir(parents=True, exist_ok=True)
    target = into / name
    target.write_bytes(content)
    if as_json:
        emit_json({"path": str(target)})
    else:
        screen.print(f"已写出：{target}", soft_wrap=True)


def register(app: typer.Typer) -> None:
    """Hang this group's commands on the application."""
    report_app.command("statistics")(statistics)
    report_app.command("annual")(annual)
    app.add_typer(report_app, name="report")
