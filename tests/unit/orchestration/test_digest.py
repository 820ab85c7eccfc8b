"""A digest is equal exactly when the rows are, whatever order they were written in."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration.releases.digest import code_revision, paper_revision, table_digest


def digest(rows: str, columns: str = "a varchar, b varchar") -> tuple[int, str]:
    with duckdb.connect() as connection:
        connection.execute(f"create table t ({columns})")
        if rows:
            connection.execute(f"insert into t values {rows}")
        return table_digest(connection, "main", "t")


def test_the_order_of_rows_plays_no_part() -> None:
    assert digest("('x', 'y'), ('z', 'w')") == digest("('z', 'w'), ('x', 'y')")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("('x', 'y')", "('x', 'y'), ('x', 'y')"),
        ("('x', null)", "('x', '')"),
        ("('x', null)", "('x', '~')"),
        ("('ab', 'c')", "('a', 'bc')"),
        ("('1:a', 'b')", "('1', 'a1:b')"),
        ("('x', 'y')", "('y', 'x')"),
        ("", "(null, null)"),
    ],
)
def test_different_rows_have_different_digests(one: str, other: str) -> None:
    assert digest(one)[1] != digest(other)[1]


def test_the_type_of_a_column_is_part_of_the_digest() -> None:
    assert digest("(1)", "a integer")[1] != digest("('1')", "a varchar")[1]


def test_the_count_is_the_number_of_rows() -> None:
    assert digest("('x', 'y'), ('x', 'y')")[0] == 2
    assert digest("")[0] == 0


def test_the_code_revision_follows_models_but_not_build_output(tmp_path: Path) -> None:
    def revision() -> str:
        code_revision.cache_clear()
        return code_revision(tmp_path)

    model = tmp_path / "dbt_project" / "models" / "a.sql"
    model.parent.mkdir(parents=True)
    model.write_text("select 1")
    first = revision()
    (tmp_path / "dbt_project" / "target").mkdir()
    (tmp_path / "dbt_project" / "target" / "a.sql").write_text("select 1")
    assert revision() == first
    model.write_text("select 2")
    assert revision() != first


def test_a_change_of_a_paper_s_code_is_none_of_the_tables(tmp_path: Path) -> None:
    def revisions() -> tuple[str, str]:
        code_revision.cache_clear()
        paper_revision.cache_clear()
        return code_revision(tmp_path), paper_revision(tmp_path)

    (tmp_path / "orchestration" / "reports").mkdir(parents=True)
    (tmp_path / "dbt_project").mkdir()
    tables, papers = revisions()
    (tmp_path / "orchestration" / "reports" / "circular.py").write_text("x = 1")
    assert revisions()[0] == tables
    assert revisions()[1] != papers
    papers = revisions()[1]
    (tmp_path / "dbt_project" / "a.sql").write_text("select 1")
    assert revisions()[0] != tables
    assert revisions()[1] == papers
