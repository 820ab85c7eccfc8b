"""The files of the year 2025: one folder a quarter, what mends it while it is checked, what comes after publication.

Belongs here: which file holds which rows, and its name. Does not belong here: the rows (`records`).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from examples.zone2024.columns import headers
from examples.zone2024.mess import Style, spell
from examples.zone2024.writers import Sheet, csv_bytes
from examples.zone2025 import records
from examples.zone2025.quotas import QUARTERS
from examples.zone2025.records import Row

_STYLE = Style()
_TITLES = {
    "department": "执法主体",
    "officer_certificate": "执法人员证件",
    "power_item": "权责清单",
    "inspection_plan": "行政检查计划",
    "parameter": "评估参数",
    "inspection": "行政检查",
    "penalty": "处罚决定",
    "case_document": "案卷材料",
}
# When the quarter's exports, what mends them, and what comes after publication were cut off.
CUT_OFFS = {
    1: (dt.date(2025, 4, 10), dt.date(2025, 4, 14), dt.date(2025, 4, 29)),
    2: (dt.date(2025, 7, 10), dt.date(2025, 7, 14), dt.date(2025, 7, 29)),
    3: (dt.date(2025, 10, 13), dt.date(2025, 10, 15), dt.date(2025, 11, 3)),
    4: (dt.date(2026, 1, 12), dt.date(2026, 1, 14), dt.date(2026, 1, 29)),
}


def _quarter_rows(quarter: int) -> dict[str, list[Row]]:
    registers: dict[str, list[Row]] = {}
    if quarter == 1:
        registers = {
            "department": records.departments(),
            "officer_certificate": records.officers(),
            "power_item": records.items(),
            "inspection_plan": records.plans(),
            "parameter": records.limits(),
        }
    return registers | {
        "inspection": records.inspections(quarter),
        "penalty": records.penalties(quarter),
        "case_document": records.documents(quarter),
    }


def _mended() -> dict[int, dict[str, list[Row]]]:
    """What a department sends while the quarter is checked."""
    return {1: {"case_document": [records.document(1, "JKQ15", 3)]}}


def _late() -> dict[int, dict[str, list[Row]]]:
    """What comes after publication, and moves somebody."""
    cancelled: Row = {
        "plan_status": "取消",
        "change_approved_date": dt.date(2025, 3, 20),
        "change_approval_no": "临开执监〔2025〕7号",
    }
    (plan,) = [row for row in records.plans() if row["plan_no"] == records.plan_no("JKQ12", 1)]
    seen = records.inspection(3, "JKQ08", 0)
    first = records.inspection(4, "JKQ16", 0)
    return {
        1: {"case_document": [records.document(1, "JKQ16", place) for place in (2, 3)]},
        2: {"inspection_plan": [{**plan, **cancelled}]},
        3: {
            "inspection": [{**seen, "item_codes": (*_texts(seen, "item_codes"), "JKQ08-SX09", "JKQ08-SX10")}]
        },
        4: {
            "inspection": [
                {
                    **first,
                    "inspection_no": records.inspection_no("JKQ16", 4, 4),
                    "officer_certificate_nos": ("ZF16001", "ZF16005"),
                }
            ]
        },
    }


def _texts(row: Row, column: str) -> tuple[str, ...]:
    value = row[column]
    assert isinstance(value, tuple)
    return value


def _content(feed: str, rows: Iterable[Row]) -> bytes:
    spelled = headers(feed, 0)
    cells = [[spell(column, row.get(column), _STYLE) for column in spelled] for row in rows]
    return csv_bytes(Sheet("Sheet1", list(spelled.values()), cells), encoding="utf-8-sig")


def deliveries() -> dict[str, dict[str, bytes]]:
    """Folder → file name → content: `q1` … `q4`, `q1_mended`, `q1_late` … `q4_late`."""
    mended, late = _mended(), _late()
    folders: dict[str, Mapping[str, list[Row]]] = {}
    days: dict[str, dt.date] = {}
    for quarter in QUARTERS:
        for suffix, rows, day in zip(
            ("", "_mended", "_late"),
            (_quarter_rows(quarter), mended.get(quarter), late.get(quarter)),
            CUT_OFFS[quarter],
            strict=True,
        ):
            if rows:
                folders[f"q{quarter}{suffix}"], days[f"q{quarter}{suffix}"] = rows, day
    return {
        folder: {
            f"{_TITLES[feed]}_增量_全部_截止{days[folder]:%Y%m%d}.csv": _content(feed, own)
            for feed, own in rows.items()
        }
        for folder, rows in folders.items()
    }


def write_quarters(into: Path, *, seed: int = records.YEAR) -> list[Path]:  # noqa: ARG001 - nothing is drawn by it
    """Write all folders below `into`; always the same bytes. Returns the paths."""
    paths = []
    for folder, files in deliveries().items():
        (into / folder).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (into / folder / name).write_bytes(content)
            paths.append(into / folder / name)
    return paths
