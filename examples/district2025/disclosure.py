"""What the credit disclosure platform (双公示) shows of some departments' decisions of 2025, amounts in 万元.

It names departments by credit code only. Which decisions differ from what the platform says, and which it alone
knows, stands in `planted`.
"""

import datetime as dt

import polars as pl

from examples.district2025 import planted
from examples.district2025.frames import in_wan_yuan
from examples.district2025.parties import FIRM

NAME = "信用信息双公示_全量_全部_20250101-20251231_截止20251231.csv"


def _alone(decision_no: str, day: dt.date, first: dict[str, object]) -> dict[str, object]:
    """A decision that its department never reported, made after a reported one of the same department."""
    return first | {
        "行政处罚决定书文号": decision_no,
        "处罚决定日期": day.isoformat(),
        "罚款金额（万元）": "0.8",
    }


def disclosure_frame(penalties: pl.DataFrame, departments: pl.DataFrame) -> pl.DataFrame:
    """Ordinary decisions against firms of the departments that disclose there, spelled as that platform does."""
    codes = departments.select("department_code", "department_name", "department_uscc")
    wrong = pl.col("decision_no").replace_strict(planted.DISCLOSED_OTHERWISE, default=None)
    fine = in_wan_yuan(pl.coalesce(wrong, pl.col("fine_yuan")))
    frame = (
        penalties.filter(
            pl.col("department_code").is_in(planted.DISCLOSING),
            pl.col("procedure_kind") == "普通",
            pl.col("party_type") == FIRM,
        )
        .join(codes, on="department_code")
        .select(
            pl.col("party_name").alias("行政相对人名称"),
            pl.lit("法人").alias("行政相对人类别"),
            pl.col("party_uscc").alias("行政相对人代码_1（统一社会信用代码）"),
            pl.col("decision_no").alias("行政处罚决定书文号"),
            pl.col("cause").alias("违法行为类型"),
            pl.col("penalty_kinds").str.replace_all("、", ";").alias("处罚类别"),
            fine.alias("罚款金额（万元）"),
            pl.lit("0").alias("没收违法所得、没收非法财物的金额（万元）"),
            pl.col("decision_date").dt.to_string("%Y-%m-%d").alias("处罚决定日期"),
            pl.col("department_uscc").alias("处罚机关统一社会信用代码"),
            pl.col("department_name").alias("处罚机关"),
        )
    )
    return pl.concat([frame, _only_here(frame, codes)])


def _only_here(frame: pl.DataFrame, codes: pl.DataFrame) -> pl.DataFrame:
    rows = []
    for code, decision_no, day in planted.DISCLOSED_ALONE:
        (uscc,) = codes.filter(pl.col("department_code") == code)["department_uscc"]
        first = frame.filter(pl.col("处罚机关统一社会信用代码") == uscc).row(0, named=True)
        rows.append(_alone(decision_no, day, dict(first)))
    return pl.DataFrame(rows, schema=frame.schema)


def content_of(frame: pl.DataFrame) -> bytes:
    """The file's bytes: that platform writes UTF-8 with a byte order mark."""
    return frame.write_csv(line_terminator="\r\n").encode("utf-8-sig")
