"""Every row of a table ends as a record, a reject or a row passed over: once, and in one of them only."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingestion.contract import load_contracts
from ingestion.headers import find_header
from ingestion.home import Home
from ingestion.mapping import load_mappings
from ingestion.normalise import Normaliser, Part
from ingestion.registry import Registry
from ingestion.vault import Vault

CONTRACT = load_contracts()["inspection"]
MAPPING = load_mappings()["platform", "inspection"]
HEADERS = ["执法主体编码", "检查编号", "当事人名称", "检查方式", "检查日期", "执法人员"]
GOOD = ["JKQ01", "JC1", "甲公司", "现场", "2024-03-05", "张三、李四"]


@pytest.fixture(scope="module")
def vault() -> Iterator[Vault]:
    with tempfile.TemporaryDirectory() as folder:
        opened = Vault.open(Home(Path(folder)), log_is_empty=True)
        yield opened
        opened.close()


def _take(vault: Vault, rows: list[list[str | None]], cut: int | None = None) -> Part:
    """Rows below the header, in one slice or cut in two."""
    match = find_header(MAPPING, [HEADERS])
    assert match is not None
    normaliser = Normaliser(CONTRACT, match, vault, Registry(frozenset({"JKQ01", "JKQ02"})))
    grid = [[str(cell) if cell is not None else None for cell in row] for row in [HEADERS, *rows]]
    schema = {f"c{index}": pl.String for index in range(len(HEADERS))}
    frame = pl.DataFrame(grid, schema=schema, orient="row").with_columns(row=pl.int_range(1, len(grid) + 1))
    frame = frame.select(pl.col("row").cast(pl.Int64), *schema)
    at = len(grid) if cut is None else cut
    parts = [normaliser.take(part) for part in (frame[:at], frame[at:]) if part.height]
    names = ("rows", "rejects", "rejected", "skipped", "cells")
    return Part(*(pl.concat([getattr(part, name) for part in parts]) for name in names))


CELLS = st.sampled_from([None, "", " ", "无", "合计", "JC1", "JC2", "现场", "飞行", "2024-03-05", "2024-02-30", "张三",
                         "JKQ01", "JKQ99", "1.2E+10", "检查编号", "=1+1", "甲/乙", "\u200b"])  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=6, max_size=6) | st.just(GOOD), max_size=12)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS)
def test_no_row_is_lost_and_none_is_counted_twice(vault: Vault, rows: list[list[str | None]]) -> None:
    part = _take(vault, rows)
    ended = [*part.rows["row"], *part.rejected["row"], *part.skipped["row"]]
    assert sorted(ended) == list(range(2, len(rows) + 2))
    assert set(part.rejects["row"]) == set(part.rejected["row"]) == set(part.cells["row"])


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ROWS, st.integers(1, 12))
def test_where_a_table_is_cut_into_slices_does_not_matter(
    vault: Vault, rows: list[list[str | None]], cut: int
) -> None:
    whole, sliced = _take(vault, rows), _take(vault, rows, min(cut, len(rows) + 1))
    assert whole.rows.equals(sliced.rows)
    assert whole.rejected.equals(sliced.rejected)
    assert whole.rejects.sort("row", "column_name").equals(sliced.rejects.sort("row", "column_name"))


def test_a_record_is_named_by_its_key(vault: Vault) -> None:
    part = _take(vault, [["jkq01", "JC [2024] 1/2", *GOOD[2:]]])
    assert part.rows["stream_id"].to_list() == ["inspection/platform/JKQ01/JC〔2024〕1%2F2"]


def test_merged_cells_reach_every_row_that_they_span_and_no_total_fills_them(vault: Vault) -> None:
    rows: list[list[str | None]] = [
        GOOD,
        ["合计", *[None] * 5],
        [None, "JC2", *GOOD[2:]],
        ["JKQ02", "JC3", *GOOD[2:]],
    ]
    for cut in (None, 3, 4):
        part = _take(vault, rows, cut)
        assert part.rows["department_code"].to_list() == ["JKQ01", "JKQ01", "JKQ02"]


def test_lists_have_no_order_and_masks_stand_beside_their_tokens(vault: Vault) -> None:
    part = _take(vault, [GOOD, ["JKQ01", "JC2", *GOOD[2:5], "李四,张三"]])
    first, second = part.rows.select("officer_names", "officer_names_token").rows()
    assert first == second
    masked = dict(zip(*(text.split("|") for text in reversed(first)), strict=True))
    assert masked == {vault.token("name", "张三"): "张*", vault.token("name", "李四"): "李*"}


def test_a_message_never_quotes_what_could_be_a_name(vault: Vault) -> None:
    part = _take(vault, [["JKQ01", "JC1", "甲公司", "张三丰", "李四光", "王五"]])
    assert not part.rejects["message"].str.contains("张三丰|李四光|王五").any()


def test_a_row_whose_key_cannot_be_read_has_no_name(vault: Vault) -> None:
    rows = [["JKQ01", "1.2E+10", *GOOD[2:]], ["JKQ01", None, *GOOD[2:]], ["JKQ99", "JC1", *GOOD[2:]]]
    part = _take(vault, rows)
    assert part.rejected["stream_id"].to_list() == [None, None, "inspection/platform/JKQ99/JC1"]


def test_only_what_is_taken_in_reaches_the_vault(tmp_path: Path) -> None:
    vault = Vault.open(Home(tmp_path), log_is_empty=True)
    _take(vault, [["JKQ99", "JC1", "王小明", "现场", "2024-03-05", "赵小刚"]])
    vault.close()
    stored = b"".join(path.read_bytes() for path in (tmp_path / "vault").iterdir())
    assert "王小明".encode() not in stored and "赵小刚".encode() not in stored
