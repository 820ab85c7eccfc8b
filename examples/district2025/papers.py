"""Case files of the district: few scans a file, each covering many kinds, and which kinds are not there.

A file of 2025 has four scans (filing, notice, service, closing), one of 2024 two, an on-the-spot decision one.
"""

import datetime as dt

import polars as pl

_SERVICE = ("处罚决定审批表", "行政处罚决定书", "决定书送达回证")
_CLOSING = ("执行证明", "结案审批表", "卷内目录")
_FILING = ("案件来源登记表", "立案审批表")
_INQUIRY = ("现场笔录", "询问笔录", "证据材料", "调查终结报告")
_NOTICE = ("行政处罚事先告知书", "告知书送达回证")
# What is not there where a file is incomplete.
_ABSENT = ("证据材料", "调查终结报告", "告知书送达回证", "处罚决定审批表", "卷内目录")


def _if(condition: pl.Expr, kind: str) -> pl.Expr:
    return pl.when(condition).then(pl.lit(kind))


def _present(kind: str) -> pl.Expr:
    """A kind that every such file has, unless it is absent from an incomplete one."""
    if kind not in _ABSENT:
        return pl.lit(kind)
    return pl.when(pl.col("fortune") <= 1 - pl.col("missing_share")).then(pl.lit(kind))


def _scan(serial: int, day: pl.Expr, *kinds: pl.Expr | str) -> pl.Expr:
    """One scan as a struct; kinds that are null are not in it, nor those absent from the file for good."""
    present = [_present(kind) if isinstance(kind, str) else kind for kind in kinds]
    return pl.struct(
        serial_no=pl.lit(f"{serial:02d}"),
        document_kinds=pl.concat_str(present, separator="、", ignore_nulls=True),
        document_date=day,
    )


def _conditional() -> tuple[pl.Expr, ...]:
    """Papers that a matter's course asks for in the investigation and the notice."""
    return (
        _if(pl.col("corrected"), "责令改正通知书"),
        _if(pl.col("hearing"), "听证告知书"),
    )


def _decided() -> tuple[pl.Expr, ...]:
    return (
        _if(pl.col("review"), "法制审核意见书"),
        _if(pl.col("review"), "集体讨论记录"),
        _if(pl.col("heard").is_not_null(), "听证材料"),
        _if(pl.col("excluded").str.starts_with("延长").fill_null(False), "延期审批表"),
    )


def _scans(procedure: str, *, is_quick: bool) -> list[pl.Expr]:
    if procedure == "简易":
        collected = _if((pl.col("fine") <= 100).fill_null(False), "罚没收据")
        return [_scan(1, pl.col("decided"), "当场处罚决定书", "决定书送达回证", "备案表", collected)]
    if procedure == "":
        closing = ("结案审批表", "卷内目录")
        is_corrected = _if(pl.col("corrected"), "责令改正通知书")
        return [
            _scan(1, pl.col("filed"), *_FILING),
            _scan(2, pl.col("closed"), *_INQUIRY, is_corrected, *closing),
        ]
    noticed = pl.min_horizontal("noticed", "decided")
    if is_quick:
        return [
            _scan(1, noticed, *_FILING, *_INQUIRY, *_NOTICE, *_conditional()),
            _scan(2, pl.col("closed"), *_SERVICE, *_decided(), *_CLOSING),
        ]
    return [
        _scan(1, pl.col("filed"), *_FILING),
        _scan(2, noticed, *_INQUIRY, *_NOTICE, *_conditional()),
        _scan(3, pl.col("served"), *_SERVICE, *_decided()),
        _scan(4, pl.col("closed"), *_CLOSING),
    ]


def document_frame(table: pl.DataFrame, first: dt.date, cut_off: dt.date) -> pl.DataFrame:
    """Scans uploaded from `first` to the cut-off, on the day of the paper or the day after."""
    is_quick = pl.col("decided").dt.year() == 2024
    parts = []
    for procedure in ("普通", "简易", ""):
        for quick in (True, False):
            chosen = table.filter(pl.col("procedure") == procedure, is_quick.fill_null(False) == quick)
            for scan in _scans(procedure, is_quick=quick):
                parts.append(_rows(chosen, scan))
    return pl.concat(parts).filter(pl.col("uploaded_at").dt.date().is_between(first, cut_off))


def _rows(chosen: pl.DataFrame, scan: pl.Expr) -> pl.DataFrame:
    day = pl.col("document_date")
    lag = pl.when(pl.col("luck") < 0.3).then(1).otherwise(0)
    frame = chosen.with_columns(scan.alias("scan")).unnest("scan").filter(day.is_not_null())
    number = pl.coalesce("case_no", "decision_no")
    return frame.select(
        "department_code",
        number.alias("case_or_decision_no"),
        "serial_no",
        "document_kinds",
        "document_date",
        (pl.col("document_kinds").str.count_matches("、") * 2 + 2).alias("page_count"),
        # Sub-districts name their files; the others leave the column empty.
        pl.when(pl.col("department_code").str.starts_with("BCJ"))
        .then(pl.format("{}_{}.pdf", number, "serial_no"))
        .alias("file_name"),
        (day + pl.duration(days=lag))
        .cast(pl.Datetime("us"))
        .add(pl.duration(seconds="second"))
        .alias("uploaded_at"),
    )
