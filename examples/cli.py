"""Command line of the sample exports: argument parsing and what is printed, no generating.

`python -m examples zone-2024 --into DIR` writes `DIR/october/`, `DIR/december/` and `DIR/year_end/`;
`python -m examples zone-2021 --into DIR` writes `DIR/2021/`, to be loaded beside them;
`python -m examples zone-2025 --into DIR` writes `DIR/q1/` … `DIR/q4_late/`, four quarters from open to published;
`python -m examples district-2025 --into DIR` writes `DIR/2024/` and `DIR/2025/`;
`python -m examples inspections FILE --rows N` writes one large file for the benchmark.
"""

import argparse
from pathlib import Path

from examples import district2025, zone2021, zone2024, zone2025
from examples.volume import write_inspections_csv, write_inspections_xlsx

# Command -> what it writes, who writes it, and the seed when none is given.
_SETS = {
    "zone-2024": (
        "样例开发区 2024 年的十月、十二月、年终三批导出",
        zone2024.write_zone,
        zone2024.DEFAULT_SEED,
    ),
    "zone-2021": (
        "样例开发区 2021 年的导出，与 2024 年装入同一个数仓",
        zone2021.write_year,
        zone2024.DEFAULT_SEED,
    ),
    "zone-2025": (
        "样例开发区 2025 年四个季度的小样例，含核查期间补正和公布之后的更正",
        zone2025.write_quarters,
        zone2025.DEFAULT_SEED,
    ),
    "district-2025": (
        "样例区 2025 年及上一年的全部导出",
        district2025.write_district,
        district2025.DEFAULT_SEED,
    ),
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m examples", description="写出样例导出文件")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (title, _, seed) in _SETS.items():
        one = commands.add_parser(name, help=title)
        one.add_argument("--into", type=Path, required=True, help="写到哪个目录")
        one.add_argument("--seed", type=int, default=seed, help="随机种子，相同种子得到相同文件")
    volume = commands.add_parser("inspections", help="大批量行政检查导出，扩展名决定 csv 或 xlsx")
    volume.add_argument("file", type=Path)
    volume.add_argument("--rows", type=int, required=True, help="行数")
    volume.add_argument("--encoding", default="gb18030", help="csv 的编码")
    return parser


def main(arguments: list[str] | None = None) -> None:
    """Run one command; a wrong command line exits with status 2, as argparse does."""
    options = _parser().parse_args(arguments)
    if options.command in _SETS:
        _, write, _ = _SETS[options.command]
        files = write(options.into, seed=options.seed)
        print(f"已写出 {len(files)} 个文件：{options.into}")
    elif options.file.suffix.lower() == ".xlsx":
        write_inspections_xlsx(options.file, options.rows)
        print(f"已写出 {options.rows} 行：{options.file}")
    else:
        write_inspections_csv(options.file, options.rows, encoding=options.encoding)
        print(f"已写出 {options.rows} 行：{options.file}")
