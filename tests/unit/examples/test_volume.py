"""Volume files: as many rows as asked for, readable, equal every time."""

from pathlib import Path

import polars as pl

from examples.volume import write_departments, write_inspections_csv, write_inspections_xlsx
from tests.unit.examples.zone_reader import grids


def test_a_csv_has_the_rows_asked_for_and_unique_numbers(tmp_path: Path) -> None:
    write_inspections_csv(tmp_path / "a.csv", 250)
    frame = pl.read_csv(tmp_path / "a.csv", encoding="gb18030", infer_schema=False)
    assert frame.shape == (250, 17)
    assert frame["检查编号"].n_unique() == 250


def test_two_runs_are_equal(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        write_inspections_csv(tmp_path / name, 100, encoding="utf-8-sig")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_a_workbook_holds_the_same_rows_as_a_csv(tmp_path: Path) -> None:
    write_inspections_csv(tmp_path / "a.csv", 50)
    write_inspections_xlsx(tmp_path / "a.xlsx", 50)
    assert grids("a.xlsx", (tmp_path / "a.xlsx").read_bytes()) == grids(
        "a.csv", (tmp_path / "a.csv").read_bytes()
    )


def test_its_departments_are_all_registered(tmp_path: Path) -> None:
    write_departments(tmp_path / "d.xlsx")
    write_inspections_csv(tmp_path / "a.csv", 100)
    (departments,) = grids("d.xlsx", (tmp_path / "d.xlsx").read_bytes())
    used = set(pl.read_csv(tmp_path / "a.csv", encoding="gb18030", infer_schema=False)["执法主体编码"])
    assert used <= {line[0] for line in departments[1:]}
