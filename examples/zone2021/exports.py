"""The set of 2021: twelve kinds of file, in the forms that the platform wrote three years before."""

import datetime as dt

from examples.zone2021.quotas import YEAR_END, YEAR_START
from examples.zone2024.exports import Export
from examples.zone2024.mess import Style
from examples.zone2024.october import all_but
from examples.zone2024.records import Delivery

_YEAR = (YEAR_START, YEAR_END)
# Cases decided in January were filed the year before.
_WITH_FILINGS = (dt.date(2020, 10, 1), YEAR_END)


def _export(title: str, feed: str, dates: str, departments: tuple[str, ...] = (), **form: object) -> Export:
    style = Style(dates=dates, list_separator=str(form.pop("separator", "、")))
    return Export(title, feed, Delivery.YEAR_2021, YEAR_END, departments, style=style, **form)  # type: ignore[arg-type]


def year_exports() -> list[Export]:
    """The exports of the set; lists speak for all departments, records for the year."""
    lists = [
        _export("执法主体", "department", "iso", spelling=1),
        _export("执法人员证件", "officer_certificate", "compact", form="utf-8-sig", spelling=3),
        _export("权责清单", "power_item", "cn", merged=("department_code",), spelling=2),
        _export("行政检查计划", "inspection_plan", "iso", window=_YEAR, spelling=1),
    ]
    visits = [
        _export(
            "行政检查",
            "inspection",
            "dot",
            ("JKQ01",),
            window=_YEAR,
            is_by_month=True,
            has_total=True,
            spelling=2,
        ),
        _export(
            "行政检查",
            "inspection",
            "cn",
            ("JKQ03",),
            window=_YEAR,
            form="gb18030",
            separator="，",
            spelling=3,
        ),
        _export(
            "2021年各部门检查记录汇总",
            "inspection",
            "cell",
            all_but("JKQ01", "JKQ03"),
            window=_YEAR,
            said_inside=True,
            merged=("department_code",),
        ),
        _export("责令整改台账", "corrective_order", "slash", window=_YEAR, form="utf-8-sig", spelling=1),
        _export("行政许可办件", "permit", "dot", window=_YEAR, form="xls"),
    ]
    matters = [
        _export("案件台账", "penalty_case", "cell", window=_WITH_FILINGS, spelling=3),
        _export(
            "处罚决定", "penalty", "cn", window=_YEAR, has_total=True, has_number_column=True, spelling=2
        ),
        _export("案卷材料", "case_document", "compact", window=_WITH_FILINGS, form="gb18030", spelling=1),
        _export("自报数据", "declared_figure", "iso", is_full=False, spelling=1),
    ]
    return [*lists, *visits, *matters]
