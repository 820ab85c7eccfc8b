"""`make bench`: what loading costs, as ratios to the bare libraries, both sides in one run.

Belongs here: the measurements that the project promises to state. Not part of the tests: a shared machine's
seconds prove nothing, a ratio of medians says something.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import fastexcel
import polars as pl
from rich.console import Console
from rich.table import Table

from examples.volume import (
    DEPARTMENTS_NAME,
    INSPECTIONS_STEM,
    write_departments,
    write_inspections_csv,
    write_inspections_xlsx,
)
from ingestion.contract import load_contracts
from ingestion.eventlog import EventLog
from ingestion.home import Home
from ingestion.intake import ingest
from tests.bench.sealing import sealed_against_small

RUNS = 5
CSV_ROWS, XLSX_ROWS, LARGE_ROWS, APPEND_ROWS = 300_000, 100_000, 1_000_000, 2_000
LONG_AGO = datetime(2024, 1, 1).timestamp()

screen = Console(width=120, highlight=False)


@dataclass(frozen=True)
class Line:
    """One measurement: ours and the bare library's median in seconds, and the ratio that was promised."""

    name: str
    ours: float
    bare: float
    promised: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def settled(path: Path) -> Path:
    """A file that has lain still: intake waits for young ones, which is not what we measure."""
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def fresh_home(folder: Path, departments: Path) -> Home:
    """A home that knows the departments of the volume files."""
    home = Home(Path(tempfile.mkdtemp(dir=folder)))
    (receipt,) = ingest(home, [departments])
    assert receipt.status == "loaded", receipt
    return home


def load(home: Home, path: Path, *, rows: int, status: str = "loaded") -> None:
    (receipt,) = ingest(home, [path])
    assert (receipt.status, receipt.counts.read, receipt.counts.rejected) == (status, rows, 0), receipt


def against(
    name: str, promised: float, ours: Callable[[], Callable[[], object]], bare: Callable[[], object]
) -> Line:
    """Both sides in turn, five times; `ours` prepares a run and returns what is timed."""
    bare()  # warms the file cache and the imports for both
    pairs = [(timed(ours()), timed(bare)) for _ in range(RUNS)]
    return Line(name, *(statistics.median(side) for side in zip(*pairs, strict=True)), promised)


def csv_lines(folder: Path, departments: Path) -> list[Line]:
    path = folder / f"{INSPECTIONS_STEM}.csv"
    write_inspections_csv(path, CSV_ROWS)
    settled(path)
    loaded = fresh_home(folder, departments)
    load(loaded, path, rows=CSV_ROWS)
    again = folder / "resaved" / path.name
    again.parent.mkdir()
    again.write_text(path.read_text("gb18030"), "utf-8-sig")
    settled(again)

    def bare() -> object:
        return pl.read_csv(path, encoding="gb18030")

    def first_load() -> Callable[[], object]:
        home = fresh_home(folder, departments)
        return lambda: load(home, path, rows=CSV_ROWS)

    return [
        against(f"GB18030 csv，{CSV_ROWS:,} 条检查，文件 → 持久事件 ÷ polars.read_csv", 4, first_load, bare),
        against(
            "同一文件再次装载，无变化 ÷ polars.read_csv",
            2.5,
            lambda: lambda: load(loaded, path, rows=CSV_ROWS, status="unchanged"),
            bare,
        ),
        against(
            "另存为 UTF-8 的同一内容，逐行比对后无变化 ÷ polars.read_csv",
            2.5,
            lambda: lambda: load(loaded, again, rows=CSV_ROWS, status="unchanged"),
            bare,
        ),
    ]


def xlsx_line(folder: Path, departments: Path) -> Line:
    path = folder / f"{INSPECTIONS_STEM}.xlsx"
    write_inspections_xlsx(path, XLSX_ROWS)
    settled(path)

    def first_load() -> Callable[[], object]:
        home = fresh_home(folder, departments)
        return lambda: load(home, path, rows=XLSX_ROWS)

    def bare() -> object:
        return fastexcel.read_excel(path).load_sheet(0, dtypes="string").to_polars()

    return against(f"xlsx，{XLSX_ROWS:,} 行，文件 → 持久事件 ÷ fastexcel", 2, first_load, bare)


def append_line(folder: Path, departments: Path) -> tuple[Line, float]:
    """A durable append beside a bare Parquet write of the same events, and the median fsync of this disk."""
    path = folder / "append" / f"{INSPECTIONS_STEM}.csv"
    path.parent.mkdir()
    write_inspections_csv(path, APPEND_ROWS)
    home = fresh_home(folder, departments)
    load(home, settled(path), rows=APPEND_ROWS)
    log = EventLog.open(home)
    events = log.events("inspection")
    changes = events.drop("position", "event_id", "batch_id", "export_id", "recorded_at")
    contract = load_contracts()["inspection"]

    def ours() -> object:
        return log.append(
            changes,
            contract,
            source="platform",
            export_id="bench",
            file_name="bench",
            seen=log.head(),
            recorded_at=datetime(2024, 1, 1),
        )

    pairs = [(timed(ours), timed(lambda: events.write_parquet(folder / "bare.parquet"))) for _ in range(60)]
    ours_p50, bare_p50 = (statistics.median(side) for side in zip(*pairs[10:], strict=True))
    return Line(f"持久追加 {APPEND_ROWS:,} 行 ÷ 直接写 Parquet（p50）", ours_p50, bare_p50, 4), fsync_p50(
        folder
    )


def fsync_p50(folder: Path) -> float:
    with (folder / "fsync").open("wb") as stream:

        def once() -> None:
            stream.write(b"x" * 4096)
            stream.flush()
            os.fsync(stream.fileno())

        return statistics.median(timed(once) for _ in range(100))


def peak_memory(folder: Path, departments: Path) -> float:
    """Peak memory in GiB of a process of its own that loads a large csv."""
    path = folder / "large" / f"{INSPECTIONS_STEM}.csv"
    path.parent.mkdir()
    write_inspections_csv(path, LARGE_ROWS)
    home = fresh_home(folder, departments)
    code = (
        "import sys; from pathlib import Path; from ingestion.home import Home;"
        "from ingestion.intake import ingest;"
        "(r,) = ingest(Home(Path(sys.argv[1])), [Path(sys.argv[2])]);"
        f"assert (r.status, r.counts.new) == ('loaded', {LARGE_ROWS}), r"
    )
    subprocess.run([sys.executable, "-c", code, str(home.root), str(settled(path))], check=True)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20


def show(lines: list[Line], fsync: float, memory: float) -> None:
    table = Table("量度", "我方", "对照", "比值", "承诺", "结果")
    for line in lines:
        met = "达到" if line.ratio <= line.promised else "未达到"
        table.add_row(
            line.name,
            f"{line.ours * 1e3:,.1f} ms",
            f"{line.bare * 1e3:,.1f} ms",
            f"{line.ratio:.2f}",
            f"≤ {line.promised:g}",
            met,
        )
    met = "达到" if memory < 2 else "未达到"
    table.add_row(f"{LARGE_ROWS:,} 行 csv 的内存峰值", f"{memory:.2f} GiB", "", "", "< 2 GiB", met)
    screen.print(table)
    screen.print(f"fsync p50：{fsync * 1e3:.2f} ms；每项 {RUNS} 次取中位数，追加取 50 次。")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="zhifa-bench-") as name:
        folder = Path(name)
        departments = folder / DEPARTMENTS_NAME
        write_departments(departments)
        settled(departments)
        memory = peak_memory(folder, departments)
        append, fsync = append_line(folder, departments)
        sealing = [Line(name, sealed, small, 0.2) for name, sealed, small in sealed_against_small(folder)]
        lines = [*csv_lines(folder, departments), xlsx_line(folder, departments), append, *sealing]
        show(lines, fsync, memory)


if __name__ == "__main__":
    main()
