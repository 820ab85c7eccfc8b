"""Which registered department a file's cells name: by its code, its unified social credit code or its name.

Belongs here: the register as a file's edge needs it, and what is wrong with cells that name none or several.
Does not belong here: reading the register from the log (`departments`), any other column (`normalise`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import polars as pl

from ingestion import values
from ingestion.contract import Column
from ingestion.mapping import header_key
from ingestion.row_faults import UNKNOWN_DEPARTMENT, RowFaults

DepartmentBy = Literal["code", "uscc", "name"]
AMBIGUOUS_DEPARTMENT = "ambiguous_department"


@dataclass(frozen=True)
class Found:
    """The department that one row's cells name, or why there is none."""

    code: str | None
    rule: str = ""
    message: str = ""


@dataclass(frozen=True)
class Registry:
    """Departments that may stand in a file. `codes`: all of them, provisional ones too. `by`: credit code or name as
    `registry_key` spells it → codes, registered departments only.
    """

    codes: frozenset[str]
    by: Mapping[DepartmentBy, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    def find(self, said: Sequence[tuple[DepartmentBy, str, str | None]]) -> Found:
        """The one department that all telling cells agree on. `said`: how, header, text of each cell."""
        told = [(by, header, key) for by, header, text in said if (key := registry_key(by, text))]
        headers = "、".join(f"“{header}”" for _, header, _ in said)
        if not told:
            return Found(None, "required", f"{headers}不能都为空")
        named = [(header, self._codes(by, key)) for by, header, key in told]
        known = [(header, codes) for header, codes in named if codes]
        if not known:
            missing = "、".join(f"“{header}”" for header, _ in named)
            remedy = "请核对，或先登记该主体的全称和统一社会信用代码"
            return Found(None, UNKNOWN_DEPARTMENT, f"{missing}在执法主体表中没有登记，{remedy}")
        common = frozenset.intersection(*(codes for _, codes in known))
        if not common:
            return Found(None, AMBIGUOUS_DEPARTMENT, f"{headers}指向不同的执法主体，请改正其中一处")
        if len(common) > 1:
            several = "、".join(sorted(common))
            remedy = "请填写全称和统一社会信用代码，或核对执法主体表"
            return Found(None, AMBIGUOUS_DEPARTMENT, f"{headers}对应多个执法主体（{several}），{remedy}")
        return Found(next(iter(common)))

    def _codes(self, by: DepartmentBy, key: str) -> frozenset[str]:
        if by == "code":
            return frozenset([key]) & self.codes
        return self.by.get(by, {}).get(key, frozenset())


def registry_key(by: DepartmentBy, text: str | None) -> str:
    """A cell as it is looked up: a name without any white space, a code in its normal form; empty for nothing."""
    if by == "name":
        key = header_key(text)
        return "" if key in values.EMPTY else key
    return values.code(pl.Series([text], dtype=pl.String))[0] or ""


def register_of(codes: Iterable[str], registered: pl.DataFrame) -> Registry:
    """A register. `registered`: `department_code`, `department_name`, `department_uscc`."""
    by: dict[DepartmentBy, dict[str, frozenset[str]]] = {"uscc": {}, "name": {}}
    for code, name, uscc in registered.select(
        "department_code", "department_name", "department_uscc"
    ).iter_rows():
        for kind, text in (("name", name), ("uscc", uscc)):
            if key := registry_key(kind, text):  # type: ignore[arg-type]  # the two kinds spelled out above
                held = by[kind]  # type: ignore[index]
                held[key] = held.get(key, frozenset()) | {code}
    return Registry(frozenset(codes), by)


def department_codes(
    column: Column,
    cells: Sequence[tuple[DepartmentBy, str, int]],
    body: pl.DataFrame,
    registry: Registry,
    faults: RowFaults,
) -> pl.Series:
    """Codes of the departments that the rows of `body` name, null where they name none; faults are noted.

    `cells`: how each column names a department, its header, and its index in the file.
    """
    names = [f"c{index}" for _, _, index in cells]
    distinct = body.select(names).unique(maintain_order=True)
    found = [
        registry.find([(by, header, text) for (by, header, _), text in zip(cells, row, strict=True)])
        for row in distinct.iter_rows()
    ]
    told = distinct.with_columns(
        code=pl.Series([one.code for one in found], dtype=pl.String),
        at=pl.int_range(pl.len(), dtype=pl.Int64),
    )
    joined = body.select(names).join(told, on=names, how="left", nulls_equal=True, maintain_order="left")
    note = faults.noter(column, cells[0][2])
    for number, one in enumerate(found):
        if one.code is None:
            note(one.rule, joined["at"] == number, one.message, None)
    return joined["code"].alias(column.name)
