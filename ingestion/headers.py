"""Where a table's header stands and what each of its columns is.

Belongs here: finding the header row under titles and statements, joining two-row headers, recognising the feed.
Does not belong here: values below the header (`normalise`), what the title lines state (`scope`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ingestion.faults import FileFault
from ingestion.mapping import Mapping, header_key
from ingestion.returns import ADDED_HEADERS

# Titles and statements stand above a header; deeper than this nobody puts one.
SEARCH_DEPTH = 15

Cells = Sequence[Sequence[str | None]]


@dataclass(frozen=True)
class Source:
    """One column of the file that feeds a column of the contract."""

    index: int
    text: str
    unit: str
    department_by: Literal["code", "uscc", "name"] = "code"


@dataclass(frozen=True)
class HeaderMatch:
    """A header as found: `first_row` and `last_row` are 0-based within the head that was searched."""

    mapping: Mapping
    first_row: int
    last_row: int
    texts: tuple[str | None, ...]
    columns: dict[str, tuple[Source, ...]]
    by_header: dict[str, tuple[int, ...]]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]
    # Columns of a form that are filled in by hand; a row that leaves them all blank says nothing.
    fill_in: tuple[int, ...] = ()

    @property
    def fits(self) -> bool:
        return not self.missing


def _joined(rows: Cells) -> tuple[str | None, ...]:
    """One text a column: the lowest cell that is not blank (a group header stands above its columns)."""
    width = max(map(len, rows))
    padded = [list(row) + [None] * (width - len(row)) for row in rows]
    return tuple(next((row[index] for row in reversed(padded) if row[index]), None) for index in range(width))


def _match(mapping: Mapping, head: Cells, first: int, last: int) -> HeaderMatch:
    texts = _joined(head[first : last + 1])
    targets = mapping.targets
    columns: dict[str, list[Source]] = {}
    by_header: dict[str, list[int]] = {}
    unknown = []
    for index, text in enumerate(texts):
        if not text:
            continue
        key = header_key(text)
        by_header.setdefault(key, []).append(index)
        if key in targets:
            column, header = targets[key]
            columns.setdefault(column, []).append(Source(index, text, header.unit, header.department_by))
        elif not mapping.ignores(text) and key not in map(header_key, ADDED_HEADERS):
            unknown.append(text)
    missing = tuple(name for name in mapping.required_columns() if name not in columns)
    return HeaderMatch(
        mapping,
        first,
        last,
        texts,
        {name: tuple(found) for name, found in columns.items()},
        {key: tuple(found) for key, found in by_header.items()},
        tuple(unknown),
        missing,
    )


def find_header(mapping: Mapping, head: Cells) -> HeaderMatch | None:
    """The best header for a mapping in the first rows of a table; None when nothing looks like one."""
    # One row explains as much as two: take one. A group header above is joined only where it helps.
    rows = [(last, last - above) for above in (0, 1) for last in range(above, min(len(head), SEARCH_DEPTH))]
    explained = [_explained(mapping, _joined(head[first : last + 1])) for last, first in rows]
    most = max(explained, default=0)
    if most < 2:
        return None
    last, first = rows[explained.index(most)]
    return _match(mapping, head, first, last)


def _explained(mapping: Mapping, texts: Iterable[str | None]) -> int:
    """How many of the mapping's columns a row of headers names."""
    keys = {header_key(text) for text in texts if text}
    return len({mapping.targets[key][0] for key in keys & mapping.targets.keys()})


def recognise(mappings: Iterable[Mapping], head: Cells) -> list[HeaderMatch]:
    """Headers that fit, the one that explains the most columns first."""
    found = [match for mapping in mappings if (match := find_header(mapping, head)) and match.fits]
    return sorted(found, key=lambda match: (-len(match.columns), len(match.unknown)))


def require(match: HeaderMatch | None, label: str, sheet: str | None) -> HeaderMatch:
    """The match, if it may be loaded. Raises `FileFault` naming missing and unknown headers otherwise."""
    if match is None:
        raise FileFault(
            "no_header",
            "没有找到表头行。",
            "请确认选对了工作表，且前 15 行内有模板中的表头；可用 zhifa template 生成模板。",
            sheet=sheet,
        )
    row = match.last_row + 1
    if match.missing:
        names = "、".join(match.mapping.headers_of(name)[0].name for name in match.missing)
        raise FileFault(
            "missing_header",
            f"按“{label}”读取，缺少表头：{names}。{_suggestions(match)}",
            "请补上缺少的列或改正表头后重新上传。",
            sheet=sheet,
            row=row,
        )
    if match.unknown:
        names = "、".join(match.unknown)
        raise FileFault(
            "unknown_header",
            f"不认识的表头：{names}。{_suggestions(match)}",
            "请改用模板中的表头；确需新增的列请联系数据管理员登记。",
            sheet=sheet,
            row=row,
        )
    return match


def _suggestions(match: HeaderMatch) -> str:
    spelled = [header.name for column in match.mapping.columns.values() for header in column.headers]
    pairs = [
        f"“{text}”是否应为“{near[0]}”？"
        for text in match.unknown
        if (near := difflib.get_close_matches(text, spelled, n=1, cutoff=0.5))
    ]
    return "".join(pairs)
