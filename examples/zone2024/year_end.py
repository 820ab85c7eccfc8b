"""The year-end set: the whole of 2024 as the departments reported it by 15 January 2025, all feeds."""

import datetime as dt

from examples.zone2024.exports import Export, written
from examples.zone2024.mess import Style
from examples.zone2024.october import inspections, lists, matters, village_zip, year_up_to
from examples.zone2024.records import YEAR_END, YEAR_END_CUT_OFF, YEAR_START, Delivery
from examples.zone2024.world import World
from examples.zone2024.year_end_world import year_end_world

_YEAR = (YEAR_START, YEAR_END)
# What came over from 2023 stands in the year's ledger of reconsiderations too.
_WITH_CARRY_OVER = (dt.date(2023, 11, 1), YEAR_END)

# Feed -> title, form, date style of the file; those of one feed and year are full exports.
_LEDGERS = (
    ("certificate_change", "证件变动台账", "xlsx", "dot"),
    ("corrective_order", "责令整改台账", "xlsx", "cn"),
    ("coercive_measure", "行政强制台账", "gb18030", "slash"),
    ("permit", "行政许可办件", "utf-8-sig", "compact"),
    ("case_handover", "案件移交清单", "xlsx", "cell"),
    ("case_review", "案卷评查结果", "xlsx", "iso"),
    ("litigation_case", "行政应诉台账", "xlsx", "cn"),
    ("clue", "线索工单", "gb18030", "iso"),
    ("inspection_evaluation", "检查评价记录", "utf-8-sig", "slash"),
    ("training_exam", "培训考试成绩", "xls", "dot"),
    ("supervision_activity", "监督活动台账", "xlsx", "cell"),
)
# Small lists that only add: incremental.
_LISTS = (
    ("officer_absence", "不在岗登记", "xlsx", "slash"),
    ("no_occurrence", "无发生事项", "xlsx", "iso"),
    ("platform_outage", "平台停机登记", "xlsx", "iso"),
    ("leniency_list", "免罚轻罚清单", "xlsx", "cn"),
    ("discretion_benchmark", "行政处罚裁量基准", "xlsx", "iso"),
    ("parameter", "评估参数", "xlsx", "iso"),
    ("declared_figure", "自报数据", "xlsx", "iso"),
)


def _ledgers() -> list[Export]:
    delivery, cut_off = Delivery.YEAR_END, YEAR_END_CUT_OFF
    full = [
        Export(
            title, feed, delivery, cut_off, window=_YEAR, form=form, spelling=place, style=Style(dates=dates)
        )
        for place, (feed, title, form, dates) in enumerate(_LEDGERS)
    ]
    added = [
        Export(
            title, feed, delivery, cut_off, is_full=False, form=form, spelling=place, style=Style(dates=dates)
        )
        for place, (feed, title, form, dates) in enumerate(_LISTS)
    ]
    reconsideration = Export(
        "行政复议台账",
        "reconsideration_case",
        delivery,
        cut_off,
        window=_WITH_CARRY_OVER,
        said_inside=True,
        has_number_column=True,
        style=Style(dates="cn"),
    )
    return [*full, *added, reconsideration]


def year_end_exports(world: World) -> list[Export]:
    """The exports of the year-end set that stand as files of their own; `world` is the year-end one."""
    delivery, cut_off = Delivery.YEAR_END, YEAR_END_CUT_OFF
    market = Export(
        "行政检查",
        "inspection",
        delivery,
        cut_off,
        ("JKQ02",),
        year_up_to(cut_off),
        form="utf-8-sig",
        spelling=1,
        style=Style(dates="iso"),
    )
    tables = [*lists(delivery, cut_off, 2, "xlsx"), *inspections(delivery, cut_off, 1), market]
    return [*tables, *matters(world, delivery, cut_off, 1), *_ledgers()]


def year_end_files(world: World, seed: int) -> dict[str, bytes]:
    """File name -> bytes of the year-end set; `world` is December's."""
    full = year_end_world(world, seed)
    files = written(year_end_exports(full), full)
    files["街镇报送_年终.zip"] = village_zip(full, Delivery.YEAR_END, YEAR_END_CUT_OFF)
    return files
