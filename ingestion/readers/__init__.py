"""Bytes on disk → tables of text, whatever the format, the encoding or the archive around them.

Belongs here: opening a file, with everything that can be wrong with it as a `FileFault` of that file alone.
Does not belong here: feeds, headers and mappings; readers know none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingestion.faults import FileFault
from ingestion.readers.containers import Allowance, digest, sniff, unpack
from ingestion.readers.delimited import open_delimited
from ingestion.readers.tables import Document, FrameCache, Recognises, Rows, TableSource
from ingestion.readers.workbook import INSTRUCTION_SHEET, open_workbook

__all__ = ["INSTRUCTION_SHEET", "Document", "Recognises", "Rows", "TableSource", "open_document"]

MAX_NESTING = 1


def open_document(
    path: Path, *, recognises: Recognises, work: Path, label: str | None = None, sha256: str | None = None
) -> list[Document]:
    """A file's documents: itself, or every member of it where it is a zip (one zip may stand in another).

    `recognises` says whether first rows hold a header that somebody knows; `work` is an existing folder of the
    caller's for unpacked members and decoded texts, empty at first, to be kept while the documents are read.
    `label` is how a clerk would name the file, `sha256` its digest where the caller knows it. Raises nothing for
    what the file holds: a document that cannot be read carries its fault, and the others are read all the same.
    """
    return list(
        _Opening(recognises, work).documents(path, label or path.name, sha256 or digest(path), depth=0)
    )


@dataclass
class _Opening:
    """What the documents of one file share while it is opened."""

    recognises: Recognises
    work: Path
    allowance: Allowance = field(default_factory=Allowance)
    cache: FrameCache = field(default_factory=FrameCache)

    def documents(self, path: Path, label: str, sha256: str, depth: int) -> Iterator[Document]:
        try:
            kind = sniff(path, label)
            if kind == "zip":
                yield from self._members(path, label, depth)
            else:
                yield Document(label, sha256, path, self._tables(path, kind, label), None)
        except FileFault as fault:
            yield Document(label, sha256, path, (), fault)

    def _members(self, path: Path, label: str, depth: int) -> Iterator[Document]:
        if depth > MAX_NESTING:
            raise FileFault("nested_zip", "压缩包套了多层。", "请解开里层的压缩包，直接放入表格文件。")
        is_empty = True
        for member in unpack(path, label, self.work, self.allowance):
            is_empty = False
            if member.fault is not None:
                yield Document(member.label, digest(member.path), member.path, (), member.fault)
            else:
                yield from self.documents(member.path, member.label, digest(member.path), depth + 1)
        if is_empty:
            raise FileFault("empty_file", "压缩包里没有文件。", "请确认文件已放入压缩包后再报送。")

    def _tables(self, path: Path, kind: str, label: str) -> tuple[TableSource, ...]:
        if kind == "text":
            spool = self.work / f"decoded-{self.allowance.next_number():05d}.csv"
            return (open_delimited(path, label, self.recognises, spool),)
        return open_workbook(path, kind, label, self.cache)
