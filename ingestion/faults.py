"""What can be wrong with a whole file, said so that a clerk can mend it.

Belongs here: the one exception that stands for a file that cannot be taken in.
Does not belong here: faults of single rows (`normalise`), which never stop a file.
"""

from __future__ import annotations


class FileFault(Exception):
    """A file, or one member of an archive, that cannot be taken in as it stands.

    `message` says what is wrong and `remedy` what to do, both in Chinese; `sheet`, `row` (1-based, as the
    clerk's program numbers it) and `column` say where, as far as that is known.
    """

    def __init__(
        self,
        code: str,
        message: str,
        remedy: str,
        *,
        sheet: str | None = None,
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.sheet = sheet
        self.row = row
        self.column = column

    def __str__(self) -> str:
        where = "，".join(
            part
            for part in (
                f"工作表“{self.sheet}”" if self.sheet else "",
                f"第 {self.row} 行" if self.row else "",
                f"“{self.column}”列" if self.column else "",
            )
            if part
        )
        return f"{where + '：' if where else ''}{self.message}{self.remedy}"
