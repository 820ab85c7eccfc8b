"""Rows of strings to typed rows and rejects.

Belongs here: one table's way from cells to the log's columns, and every fault of a row, said in Chinese.
Does not belong here: which rows carry a record (`body`), how one text becomes a value (`values`), which header
is which column (`headers`), what a row means beside what is known (`changes`). Only shape, types, code lists
and departments are judged here: a reference to another feed never rejects a row, or the order of arrival would
decide the truth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import polars as pl
from stdnum.cn import ric, uscc

from ingestion import values
from ingestion.body import Body
from ingestion.contract import LIST_SEPARATOR, TOKEN_SUFFIX, Column, Contract
from ingestion.eventlog.envelope import stream_id
from ingestion.headers import HeaderMatch
from ingestion.mapping import header_key
from ingestion.registry import Registry, department_codes
from ingestion.row_faults import NO_HEADER, UNKNOWN_DEPARTMENT, RowFaults
from ingestion.vault import Vault, mask

ORGANISATION = "法人及非法人组织"
# One firm is visited many times: each code is judged once.
_FORMATS: dict[str, tuple[Callable[[str], bool], str]] = {
    "cn-uscc": (lru_cache(maxsize=1 << 16)(uscc.is_valid), "统一社会信用代码应为 18 位且校验位正确"),
    "cn-ric": (ric.is_valid, "身份证号应为 18 位且校验位正确"),
}
_EXPECTED = {
    "date": "不是有效日期，请按 2024-03-05 的格式填写",
    "timestamp": "不是有效时间，请按 2024-03-05 10:20:00 的格式填写",
    "integer": "不是整数，请只填数字",
    "decimal": "不是最多两位小数的数字，请只填数字，不带文字",
    "boolean": "请填“是”或“否”",
}


@dataclass(frozen=True)
class Part:
    """What became of one slice of a table.

    `rows`: `table`, `row`, `stream_id` and the feed's columns, faultless rows only. `rejects`: one row a fault
    (`REJECT_SCHEMA`). `rejected`: `table`, `row`, `stream_id` (null where the key cannot be read),
    `department_code`.
    `skipped`: `table`, `row`, `reason`; totals, blank rows and repeated headers. `cells`: the rejected rows as
    they came, merged cells filled.
    """

    rows: pl.DataFrame
    rejects: pl.DataFrame
    rejected: pl.DataFrame
    skipped: pl.DataFrame
    cells: pl.DataFrame


class Normaliser:
    """Takes the slices of one table in order."""

    def __init__(self, contract: Contract, match: HeaderMatch, vault: Vault, registry: Registry) -> None:
        self.contract = contract
        self.match = match
        self.mapping = match.mapping
        self.vault = vault
        self.registry = registry
        self.departments = pl.Series(sorted(registry.codes), dtype=pl.String)
        self._body = Body(match)

    def take(self, cells: pl.DataFrame, table: int = 0) -> Part:
        """One slice (`row`, then `c0`…) of the table with this number to typed rows and rejects."""
        body, skipped = self._body.take(cells)
        faults = RowFaults(body["row"])
        typed = {column.name: self._column(column, body, faults) for column in self.contract.columns}
        self._check_departments(typed["department_code"], faults)
        self._check_width(body, faults)
        key = [column.name for column in self.contract.key]
        keyed = body.select(pl.lit(table).alias("table"), "row").with_columns(
            typed[name].alias(name) for name in key
        )
        unreadable = faults.without_key({column.label for column in self.contract.key})
        named = pl.when(~unreadable).then(stream_id(self.contract.feed, self.mapping.source, key))
        keyed = keyed.with_columns(stream_id=named)
        faulty = faults.rows()
        return Part(
            rows=self._logged(keyed, typed, ~faulty),
            rejects=faults.frame(),
            rejected=keyed.filter(faulty).select("table", "row", "stream_id", "department_code"),
            skipped=skipped.select(pl.lit(table).alias("table"), "row", "reason"),
            cells=body.filter(faulty),
        )

    def _logged(self, keyed: pl.DataFrame, typed: dict[str, pl.Series], good: pl.Series) -> pl.DataFrame:
        """The faultless rows as the log holds them: masked, with tokens; only theirs reach the vault."""
        if not good.all():
            keyed, typed = keyed.filter(good), {name: series.filter(good) for name, series in typed.items()}
        return keyed.select("table", "row", "stream_id").with_columns(
            series.alias(name)
            for column in self.contract.columns
            for name, series in self._physical(column, typed)
        )

    # --- one column -----------------------------------------------------------------------------------

    def _column(self, column: Column, body: pl.DataFrame, faults: RowFaults) -> pl.Series:
        """The column's typed values (clear text, lists joined); faults are noted on the way."""
        if column.name in self.mapping.constants:
            constant = pl.Series([self.mapping.constants[column.name]])
            return constant.new_from_index(0, body.height).alias(column.name)
        sources = self.match.columns.get(column.name, ())
        if any(source.department_by != "code" for source in sources):
            cells = [(source.department_by, source.text, source.index) for source in sources]
            return department_codes(column, cells, body, self.registry, faults)
        text = self._text(column, body, faults)
        # Most columns repeat a few texts: each different text is read and judged once.
        distinct = text.unique()
        repeats = 0 < distinct.len() * 2 <= text.len()
        read = distinct if repeats else text
        value = self._parsed(column, read, sources[0].unit if sources else "元")
        noter = faults.noter(column, sources[0].index if sources else None)

        def note(rule: str, wrong: pl.Series, message: str, quote: bool) -> None:
            if wrong.any():
                rows = text.replace_strict(distinct, wrong, return_dtype=pl.Boolean) if repeats else wrong
                noter(rule, rows, message, text if quote else None)

        self._judge(column, read, value, note)
        if not repeats:
            return value
        if value.dtype == pl.String and value.equals(distinct):
            return text
        return text.replace_strict(distinct, value, return_dtype=value.dtype)

    def _judge(self, column: Column, text: pl.Series, value: pl.Series, note: _Judge) -> None:
        """Every fault that a text of this column can have by itself."""
        unreadable = self._unreadable(column, text, value)
        if column.kind in _EXPECTED:
            note(column.kind, unreadable, _EXPECTED[column.kind], True)
        if text.null_count() < text.len():
            self._check_shape(column, value, note)
        if column.required and column.name not in self.mapping.kept_when_empty:
            note("required", value.is_null() & ~unreadable, f"“{column.label}”不能为空", False)

    def _unreadable(self, column: Column, text: pl.Series, value: pl.Series) -> pl.Series:
        """Where a cell says something that is no value of its kind (a word for nothing says nothing)."""
        doubtful = text.is_not_null() & value.is_null()
        if column.kind not in _EXPECTED or not doubtful.any():
            return pl.repeat(False, text.len(), dtype=pl.Boolean, eager=True)
        said = values.tidy(text)
        if column.kind != "boolean":
            said = values.drop_empty_words(said)
        return said.is_not_null() & doubtful

    def _text(self, column: Column, body: pl.DataFrame, faults: RowFaults) -> pl.Series:
        """The column's cells, several source columns united, a missing key made."""
        sources = self.match.columns.get(column.name, ())
        if not sources:
            text = pl.Series(column.name, [None], dtype=pl.String).new_from_index(0, body.height)
        else:
            text = body[f"c{sources[0].index}"]
        for source in sources[1:]:
            other = body[f"c{source.index}"]
            differ = (text != other).fill_null(False)
            message = f"“{column.label}”在两列中填写不一致，请只保留一处"
            faults.noter(column, source.index)("two_values", differ, message, None)
            text = pl.select(pl.coalesce(text, other)).to_series()
        fallback = self.mapping.fallback_key
        if fallback and fallback.column == column.name:
            text = self._with_fallback(text, body, fallback.headers)
        return text

    def _with_fallback(self, text: pl.Series, body: pl.DataFrame, headers: tuple[str, ...]) -> pl.Series:
        """A key of other columns where the key's own cell is empty; a token, because those may be personal."""
        parts = [
            pl.coalesce(pl.col(f"c{index}").str.strip_chars() for index in indices)
            for header in headers
            if (indices := self.match.by_header.get(header_key(header)))
        ]
        if not parts:
            return text
        joined = body.select(
            pl.when(pl.any_horizontal(part.is_not_null() for part in parts)).then(
                pl.concat_str([part.fill_null("") for part in parts], separator="\0")
            )
        ).to_series()
        empty = text.is_null() & joined.is_not_null()
        made = [f"F-{self.vault.token('key', value)}" for value in joined.filter(empty).to_list()]
        return text.clone().scatter(empty.arg_true(), pl.Series(made, dtype=pl.String))

    def _parsed(self, column: Column, text: pl.Series, unit: str) -> pl.Series:
        if column.is_list:
            return self._joined_list(column, text)
        match column.kind:
            case "decimal":
                return values.amount(text, unit)
            case "date":
                return values.date(text)
            case "timestamp":
                return values.timestamp(text)
            case "integer":
                return values.integer(text)
            case "boolean":
                return values.boolean(text)
            case "free":
                return values.free(text)
            case "name":
                return values.name(text)
            case "enum":
                return self._coded(column, text)
            case _:
                return values.code(text)

    def _coded(self, column: Column, part: pl.Series) -> pl.Series:
        """A code-list value in the contract's spelling; an unlisted one is left for the shape check."""
        coded = values.code(part)
        spellings = self.mapping.values.get(column.name)
        if not spellings:
            return coded
        said = values.code(pl.Series(list(spellings)))
        meant = pl.Series([value or None for value in spellings.values()], dtype=pl.String)
        read = coded.replace_strict(said, meant, default=coded, return_dtype=pl.String)
        for spelling, value in zip(said, meant, strict=True):
            if spelling.endswith("*"):
                read = read.set(read.str.starts_with(spelling[:-1]).fill_null(False), value)
        return read

    def _joined_list(self, column: Column, part: pl.Series) -> pl.Series:
        own = self.mapping.columns[column.name].separators if column.name in self.mapping.columns else None
        separators = own or self.mapping.list_separators
        clean = {"name": values.name, "enum": lambda text: self._coded(column, text)}.get(
            column.kind, values.code
        )
        # One whole text may be a spelling of its own (没收违法所得、没收非法财物 is one kind).
        whole = self._coded(column, part) if column.kind == "enum" else None
        listed = values.split_list(part, separators, clean).list.join(LIST_SEPARATOR)
        if whole is None:
            return listed
        is_one = whole.is_in(list(column.enum)).fill_null(False)
        return pl.select(pl.when(is_one).then(whole).otherwise(listed)).to_series()

    # --- faults ---------------------------------------------------------------------------------------

    def _check_shape(self, column: Column, value: pl.Series, note: _Judge) -> None:
        if column.kind == "code":
            said = "是科学计数，号码已失真；请把该列设为文本格式后重新填写完整号码"
            note("scientific_notation", values.is_scientific(value), said, True)
        if column.kind == "enum":
            allowed = "、".join(column.enum)
            note("code_list", self._outside(column, value), f"不在代码表内，应为：{allowed}", True)
        if column.pattern:
            note("pattern", self._mismatch(column, value), "格式不符合要求，请对照模板填写", True)
        if column.format:
            is_valid, expected = _FORMATS[column.format]
            held = value.map_elements(is_valid, pl.Boolean)
            note("check_digit", ~held.fill_null(True), expected, False)
        if column.minimum is not None:
            too_small = (value < column.minimum).fill_null(False)
            note("minimum", too_small, f"不能小于 {column.minimum}", True)

    def _outside(self, column: Column, value: pl.Series) -> pl.Series:
        if not column.is_list:
            return ~value.is_in(list(column.enum)).fill_null(True)
        allowed = "|".join(map(re.escape, column.enum))
        return ~value.str.contains(rf"^({allowed})(\|({allowed}))*$").fill_null(True)

    def _mismatch(self, column: Column, value: pl.Series) -> pl.Series:
        pattern = column.pattern or ""
        if not column.is_list:
            return ~value.str.contains(pattern).fill_null(True)

        held = pl.element().str.contains(pattern).all()
        return ~value.str.split(LIST_SEPARATOR).list.eval(held).list.first().fill_null(True)

    def _check_departments(self, department: pl.Series, faults: RowFaults) -> None:
        if self.contract.feed == "department" or self.mapping.unknown_department == "provisional":
            return
        unknown = ~department.is_in(self.departments.implode()).fill_null(True)
        column = self.contract.column("department_code")
        sources = self.match.columns.get(column.name, ())
        note = faults.noter(column, sources[0].index if sources else None)
        note(UNKNOWN_DEPARTMENT, unknown, "未在执法主体表登记，请核对编码或先登记该主体", department)

    def _check_width(self, body: pl.DataFrame, faults: RowFaults) -> None:
        """A cell under no header: a separator inside a text has pushed the row's cells to the right, or a note
        stands beside the table. Whichever it is, the row does not say what its headers say.
        """
        texts = self.match.texts
        for index, name in enumerate(body.columns[1:]):
            if (index >= len(texts) or not texts[index]) and body[name].null_count() < body.height:
                filled = values.free(body[name]).is_not_null()
                message = f"第 {index + 1} 列没有表头却有内容，可能是文字中的分隔符使各列错位；请改正或清空"
                faults.note(NO_HEADER, filled, message, label=f"第 {index + 1} 列", index=index)

    # --- what the log holds ---------------------------------------------------------------------------

    def _physical(self, column: Column, typed: dict[str, pl.Series]) -> Iterator[tuple[str, pl.Series]]:
        value = typed[column.name]
        if not column.has_token:
            yield column.name, value
        elif column.is_free:
            yield column.name + TOKEN_SUFFIX, self.vault.tokens("free", value)
        elif column.is_list:
            masks, tokens = self._personal_lists(column, value)
            yield column.name, masks
            yield column.name + TOKEN_SUFFIX, tokens
        else:
            personal = value
            if column.classification == "personal_unless_organisation":
                personal = value.set((typed["party_type"] == ORGANISATION).fill_null(False), None)
            masked = values.by_unique(
                personal, lambda part: part.map_elements(lambda text: mask(column.kind, text), pl.String)
            )
            shown = pl.select(pl.when(personal.is_null()).then(value).otherwise(masked)).to_series()
            yield column.name, shown
            yield column.name + TOKEN_SUFFIX, self.vault.tokens(column.kind, personal)

    def _personal_lists(self, column: Column, value: pl.Series) -> tuple[pl.Series, pl.Series]:
        distinct = value.drop_nulls().unique()
        lists = [text.split(LIST_SEPARATOR) for text in distinct.to_list()]
        people = pl.Series([person for people in lists for person in people], dtype=pl.String)
        tokens = dict(zip(people, self.vault.tokens(column.kind, people), strict=True))
        pairs = [sorted((tokens[person], mask(column.kind, person)) for person in people) for people in lists]

        def column_of(at: int) -> pl.Series:
            joined = pl.Series(
                [LIST_SEPARATOR.join(pair[at] for pair in row) for row in pairs], dtype=pl.String
            )
            return value.replace_strict(distinct, joined, default=None, return_dtype=pl.String)

        return column_of(1), column_of(0)


# A fault by itself: rule, mask of texts, message, whether the message may quote the text.
_Judge = Callable[[str, pl.Series, str, bool], None]
