"""What follows from visits and cases in 2025: evaluations, reviews of case files, clues, hand-overs.

Each names the visit or the case that it is about, so these are made last.
"""

import datetime as dt

import numpy as np
import polars as pl

from examples.district2025.chance import date, number, pick, spread_days, stream
from examples.district2025.departments import BY_CODE
from examples.district2025.items import GIVING, TRANSFERRED_ON, item_code
from examples.district2025.parties import person_names
from examples.district2025.visits import Visits
from examples.zone2024.records import Value

Row = dict[str, Value]
_EVALUATIONS, _REVIEWS_A_QUARTER, _CLUES, _PROBLEMS = 2_400, 260, 1_900, 94
_LAST = number(dt.date(2025, 12, 31))


def evaluation_rows(seed: int, visits: dict[str, Visits]) -> list[Row]:
    """Enterprises' ratings of visits on site; complaints come to the weak ones."""
    draw = stream(seed, "evaluations")
    large = [own for own in visits.values() if len(own) > 60 and own.unit.is_in_statistics]
    rows: list[Row] = []
    for nth in range(_EVALUATIONS):
        own = large[nth % len(large)]
        on_site = np.flatnonzero((own.mode == "现场") & (own.party >= 0) & (own.days < _LAST - 6))
        place = int(on_site[draw.integers(0, len(on_site))])
        is_bad = (own.unit.grade == "D" and nth % 3 == 0) or nth % 97 == 0
        rating = "不满意" if is_bad else ("很满意", "满意", "满意", "基本满意")[nth % 4]
        rows.append(
            {
                "department_code": own.unit.code,
                "evaluation_no": f"PJ{own.unit.tail}-2025-{nth + 1:05d}",
                "inspection_no": f"JC{own.unit.tail}-2025-{place + 1:05d}",
                "rating": rating,
                "comment": "希望减少重复检查" if is_bad and nth % 2 else None,
                "evaluated_date": date(int(own.days[place]) + int(draw.integers(0, 6))),
            }
        )
    return rows


def review_rows(seed: int, table: pl.DataFrame) -> list[Row]:
    """260 case files a quarter, reviewed by the justice bureau or by another department; 94 problems in all."""
    draw = stream(seed, "reviews")
    closed = table.filter(
        pl.col("case_no").is_not_null(), pl.col("outcome") == "处罚", pl.col("closed") >= dt.date(2024, 10, 1)
    ).select("department_code", "case_no", "closed", "fortune", "missing_share")
    rows: list[Row] = []
    for quarter in range(1, 5):
        last = number(dt.date(2025, 3 * quarter, 20))
        able = closed.filter(pl.col("closed").is_between(date(last - 110), date(last - 12)))
        own = able.filter(pl.int_range(pl.len()).over("department_code") < 12)
        chosen = own.sample(_REVIEWS_A_QUARTER, seed=int(draw.integers(0, 2**31)), shuffle=True)
        for nth, case in enumerate(chosen.iter_rows(named=True), start=1):
            serial = len(rows) + 1
            problems = 2 if serial <= 10 * 37 and serial % 37 == 0 else int(serial % 14 == 0)
            rows.append(_review(draw, quarter, nth, case, problems, last))
    return _with_problems(rows)


def _review(
    draw: np.random.Generator, quarter: int, nth: int, case: dict[str, Value], problems: int, day: int
) -> Row:
    grade = BY_CODE[str(case["department_code"])].grade
    low, high = {"A": (93, 99), "B": (88, 97), "C": (80, 92), "D": (62, 80)}[grade]
    reviewer = ("BCB01", "BCB06", "BCB08", "BCB19")[nth % 4] if quarter == 4 else "BCB19"
    is_vetoed = grade == "D" and nth % 9 == 0
    return {
        "department_code": case["department_code"],
        "review_no": f"PC2025Q{quarter}-{nth:03d}",
        "case_or_decision_no": case["case_no"],
        "review_round": "互评" if quarter == 4 else "季度抽查",
        "period": f"2025Q{quarter}",
        "reviewed_date": date(day - int(draw.integers(0, 8))),
        "reviewer_department_code": "BCB19" if reviewer == case["department_code"] else reviewer,
        "review_score": "0" if is_vetoed else str(round(float(draw.uniform(low, high)), 1)),
        "veto_item": "未履行事先告知程序" if is_vetoed else None,
        "problem_count": problems,
        "problems": "送达回证填写不规范" if problems else None,
        "rectified_date": date(day + 9) if problems and nth % 5 else None,
        "uploaded_at": dt.datetime.combine(date(day), dt.time(11, 0)),
    }


def _with_problems(rows: list[Row]) -> list[Row]:
    """Bring the sum of problems to what the office counted, from the first files on."""
    counted = sum(int(str(row["problem_count"])) for row in rows)
    for row in rows:
        if counted == _PROBLEMS:
            break
        step = 1 if counted < _PROBLEMS else -1
        if (step == 1 and row["problem_count"] == 0) or (step == -1 and row["problem_count"] == 1):
            row["problem_count"], counted = int(str(row["problem_count"])) + step, counted + step
            row["problems"] = "送达回证填写不规范" if row["problem_count"] else None
            row["rectified_date"] = None
    return rows


def clue_rows(seed: int, table: pl.DataFrame) -> list[Row]:
    """Clues from the hotlines, letters and complaints; weak departments answer late, some become cases."""
    draw = stream(seed, "clues")
    days = spread_days(draw, _CLUES, dt.date(2025, 1, 3), dt.date(2025, 12, 26))
    channels = pick(
        draw, _CLUES, ("12345", "12333", "信访", "投诉举报", "其他"), (0.6, 0.1, 0.05, 0.22, 0.03)
    )
    names = person_names(draw, _CLUES)
    filed = table.filter(pl.col("source") == "12345", pl.col("filed") >= dt.date(2025, 1, 1))
    cases = filed.select("department_code", "case_no", "filed").iter_rows()
    codes = (
        "BCB06",
        "BCB01",
        "BCB03",
        "BCB08",
        "BCB05",
        "BCB07",
        "BCG04",
        "BCJ17",
        "BCJ01",
        "BCG28",
        "BCB02",
    )
    rows: list[Row] = []
    for nth, day in enumerate((int(each) for each in days), start=1):
        code, case_no, received = codes[nth % len(codes)], None, day
        if nth % 12 == 0 and (case := next(cases, None)) is not None:
            code, case_no, received = case[0], case[1], number(case[2]) - 3
        slow = (BY_CODE[code].grade == "D" and nth % 4 == 0) or nth % 53 == 0
        replied = received + (21 if slow else 6)
        is_over = replied <= _LAST
        outcome = "转执法" if case_no else ("办结", "办结", "不属实", "办结")[nth % 4]
        row: Row = {
            "department_code": code,
            "order_no": f"GD2025{nth:06d}",
            "channel": channels[nth - 1],
            "caller_name": names[nth - 1],
            "content": "反映噪声扰民" if nth % 40 == 0 else None,
            "domain": ("城市管理", "市场监管", "劳动", "交通", "卫生")[nth % 5],
            "received_date": date(received),
            "dispatched_date": date(received + 1),
            "deadline_date": date(received + 15),
            "replied_date": date(replied) if is_over else None,
            "outcome": outcome if is_over else "在办",
            "is_mediated": is_over and nth % 7 == 0,
            "is_about_enforcement": nth % 61 == 0,
            "case_no": case_no if is_over else None,
        }
        rows.append(row)
    return rows


def handover_rows(table: pl.DataFrame) -> list[Row]:
    """Open cases of the three sub-districts whose items moved in May: accepted, waiting, sent back."""
    rows: list[Row] = []
    for nth, code in enumerate(GIVING):
        open_then = table.filter(
            pl.col("department_code") == code,
            pl.col("case_no").is_not_null(),
            pl.col("filed") < TRANSFERRED_ON,
            pl.coalesce("decided", "closed") > TRANSFERRED_ON,
        )
        unit = BY_CODE[code]
        for case_no in open_then["case_no"].to_list()[:2]:
            status = ("已接收", "待接收", "退回")[nth]
            rows.append(
                {
                    "department_code": code,
                    "case_no": case_no,
                    "item_code": item_code(unit, "CF", unit.penalty_items),
                    "to_department_code": "BCB06",
                    "listed_date": TRANSFERRED_ON,
                    "accepted_date": TRANSFERRED_ON + dt.timedelta(days=12) if status == "已接收" else None,
                    "handover_status": status,
                    "document_no": f"滨城执监〔2025〕移{nth + 1}号",
                    "uploaded_at": dt.datetime.combine(TRANSFERRED_ON, dt.time(16, 0)),
                }
            )
    return rows
