"""What goes back to whom: rejected rows and refused files, sorted by department.

Belongs here: choosing rows and folders. A file whose department cannot be told goes to `_未识别单位`.
Does not belong here: what a returned workbook looks like (`returns`).
"""

from __future__ import annotations

from pathlib import Path

import polars as pl

from ingestion.extract import Extracted, TableRejects
from ingestion.faults import FileFault
from ingestion.home import Home
from ingestion.recognition import Export
from ingestion.returns import write_file_notice, write_return
from ingestion.row_faults import UNKNOWN_DEPARTMENT
from ingestion.scope import Stated

NOBODY = "_未识别单位"
# A code comes out of a file: only what cannot lead elsewhere names a folder.
_FIT_FOR_FOLDERS = r"^[^\s./\\:*?<>|][^\s/\\:*?<>|]{0,63}$"


def return_rows(home: Home, export: Export, extracted: Extracted, stated: Stated) -> tuple[Path, ...]:
    """One workbook for each department and table with rejected rows. Returns their paths."""
    assert stated.as_of is not None
    return tuple(
        write_return(
            home.returns / (department or NOBODY),
            file_label=export.document.label,
            sheet=table.table.sheet,
            as_of=stated.as_of,
            department=department,
            header_rows=table.table.head(table.match.last_row + 1)[table.match.first_row :],
            rows=table.cells.filter(pl.col("row").is_in(rows.implode())),
            faults=table.rejects.filter(pl.col("row").is_in(rows.implode())).select(
                "row", "column_index", "message"
            ),
        )
        for number, table in enumerate(extracted.tables)
        for department, rows in _by_department(extracted, number, table)
    )


def _by_department(
    extracted: Extracted, number: int, table: TableRejects
) -> list[tuple[str | None, pl.Series]]:
    """Rejected rows of one table by department; a code that names no registered department is nobody's."""
    unknown = table.rejects.filter(pl.col("rule") == UNKNOWN_DEPARTMENT)["row"]
    owned = extracted.rejected.filter(pl.col("table") == number).with_columns(
        owner=pl.when(
            ~pl.col("row").is_in(unknown.implode()) & pl.col("department_code").str.contains(_FIT_FOR_FOLDERS)
        ).then(pl.col("department_code"))
    )
    return [
        (owner[0] if isinstance(owner[0], str) else None, rows["row"])
        for owner, rows in owned.group_by("owner", maintain_order=True)
    ]


def return_file(home: Home, label: str, fault: FileFault) -> Path:
    """A notice for a file that was refused whole."""
    return write_file_notice(home.returns / NOBODY, file_label=label, fault=fault)
