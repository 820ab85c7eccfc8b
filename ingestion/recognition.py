"""Which feed of which source a document is, and which of its tables count.

Belongs here: from an opened document to exports: a mapping, the tables that it fits, what they state.
Does not belong here: headers of one table (`headers`), the meaning of statements (`scope`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ingestion.contract import load_contracts
from ingestion.faults import FileFault
from ingestion.headers import SEARCH_DEPTH, HeaderMatch, find_header, recognise, require
from ingestion.mapping import Mapping
from ingestion.readers import INSTRUCTION_SHEET, Document, TableSource
from ingestion.scope import Stated, fill_in_columns, read_stated

# How a sheet begins that is handed out for reading, beside sheets of the same workbook that are filled in.
READING_MARK = "本表仅供阅读"
# A note beside the table has a column or two; a table that nobody recognises has more.
_NOTE_WIDTH = 2


@dataclass(frozen=True)
class Export:
    """One feed of one document, before its rows are read."""

    document: Document
    mapping: Mapping
    tables: tuple[tuple[TableSource, HeaderMatch], ...]
    preamble: str

    def stated(self, *, newest: datetime | None, as_of: datetime | None) -> Stated:
        """Cut-off and scope. `newest`: greatest date under the mapping's cut-off column; `as_of`: a person's."""
        return read_stated(
            self.mapping, preamble=self.preamble, file_name=self.document.label, newest=newest, as_of=as_of
        )


def exports_of(document: Document, mappings: Sequence[Mapping]) -> list[Export]:
    """The exports of a document. Raises `FileFault` where a table cannot be told or its header is wrong."""
    if document.fault is not None:
        raise document.fault
    claimed = [mapping for mapping in mappings if re.search(mapping.file_name, _own_name(document))]
    tables = [table for table in document.tables if table.sheet != INSTRUCTION_SHEET]
    heads = [(table, table.head(SEARCH_DEPTH + 5)) for table in tables]
    filled = [
        (table, head) for table, head in heads if any(any(row) for row in head) and not _is_for_reading(head)
    ]
    if not filled:
        raise FileFault("empty_file", "文件里没有任何数据。", "请确认导出成功后重新上传。")
    found: dict[tuple[str, str], list[tuple[TableSource, HeaderMatch]]] = {}
    lines: list[tuple[Mapping, str]] = []
    strangers: list[tuple[TableSource, list[list[str | None]]]] = []
    for table, head in filled:
        match = _best(claimed, mappings, head)
        if match is None:
            strangers.append((table, head))
            continue
        if match.mapping.sheets == "first" and found:
            continue
        require(match, load_contracts()[match.mapping.feed].label, table.sheet)
        above = _texts(head[: match.first_row])
        match = replace(match, fill_in=fill_in_columns(match, "\n".join(above)))
        found.setdefault((match.mapping.source, match.mapping.feed), []).append((table, match))
        lines.extend((match.mapping, line) for line in above)
    _refuse_strangers(strangers, claimed, mappings, found_any=bool(found))
    _refuse_wrong_feed(claimed, [matches[0][1] for matches in found.values()])
    return [
        Export(document, mapping, tuple(matches), _preamble(lines, mapping))
        for matches in found.values()
        for mapping in (matches[0][1].mapping,)
    ]


def _preamble(lines: Sequence[tuple[Mapping, str]], mapping: Mapping) -> str:
    """The lines above an export's own tables, then those above others: one sheet's statement may speak for all."""
    own = [line for its, line in lines if its is mapping]
    return "\n".join(own + [line for its, line in lines if its is not mapping])


def _is_for_reading(head: Sequence[Sequence[str | None]]) -> bool:
    """Whether the first thing that a sheet says is that it is no data."""
    first = next((cell for row in head for cell in row if cell), "")
    return first.startswith(READING_MARK)


def _own_name(document: Document) -> str:
    return document.label.rsplit("/", 1)[-1]


def _texts(head: Sequence[Sequence[str | None]]) -> list[str]:
    return ["　".join(cell for cell in row if cell) for row in head]


def _best(
    claimed: Sequence[Mapping], mappings: Sequence[Mapping], head: list[list[str | None]]
) -> HeaderMatch | None:
    """The header that explains the most; of equals, what the file's name claims."""
    fitting = recognise(mappings, head)
    if not fitting:
        return None
    most = len(fitting[0].columns)
    equal = [match for match in fitting if len(match.columns) == most]
    return next((match for match in equal if match.mapping in claimed), equal[0])


def _refuse_strangers(
    strangers: Sequence[tuple[TableSource, list[list[str | None]]]],
    claimed: Sequence[Mapping],
    mappings: Sequence[Mapping],
    *,
    found_any: bool,
) -> None:
    """A table that nobody recognises is refused by name: a month-sheet with a misspelt header would vanish."""
    for table, head in strangers:
        if found_any and max(sum(1 for cell in row if cell) for row in head) <= _NOTE_WIDTH:
            continue
        candidates = [match for mapping in claimed or mappings if (match := find_header(mapping, head))]
        nearest = max(candidates, key=lambda match: len(match.columns), default=None)
        label = load_contracts()[nearest.mapping.feed].label if nearest else ""
        require(nearest, label, table.sheet)


def _refuse_wrong_feed(claimed: Sequence[Mapping], matches: Sequence[HeaderMatch]) -> None:
    feeds = {mapping.feed for mapping in claimed}
    for match in matches:
        # A name tells a kind of record; which source it comes from is told by its headers.
        if feeds and match.mapping.feed not in feeds:
            contracts = load_contracts()
            said = "或".join(dict.fromkeys(f"“{contracts[mapping.feed].label}”" for mapping in claimed))
            raise FileFault(
                "wrong_feed",
                f"文件名说是{said}，表头却是“{contracts[match.mapping.feed].label}”。",
                "请核对是否选错了文件；如内容无误，请改正文件名后重新上传。",
                row=match.last_row + 1,
            )
