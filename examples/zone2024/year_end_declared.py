"""What the zone declares of its year: figures as the published report states them, contradictions and all.

Written by hand from the report. Five contradict what the records come to: 145 notices whose parts come to 155,
100 % of the officers taking part beside 92.01 %, and 8 and 19 open reconsiderations that leave out what came over
from 2023. The figures of 23 December were declared as of that day; what was entered later makes them differ.
"""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from examples.zone2024.departments import ORGAN
from examples.zone2024.records import Layer, Record, Value


class Declared(NamedTuple):
    """One declared figure; the value as text, in the unit."""

    code: str
    value: str
    unit: str
    section: str
    department: str = ORGAN
    period: str = "2024"
    is_lower_bound: bool = False


_DECEMBER = "2024-12-23"
_OCTOBER = "2024-10-31"
DECLARED = (
    Declared("OFFICERS", "288", "人", "二、（一）"),
    Declared("OFFICERS_PARTICIPATING", "265", "人", "二、（一）"),
    Declared("PARTICIPATION_RATE", "92.01", "%", "二、（一）"),
    Declared("POWER_ITEMS", "884", "项", "二、（二）"),
    Declared("POWER_ITEMS_EXERCISED", "682", "项", "二、（二）"),
    Declared("DUTY_RATE", "77.15", "%", "二、（二）"),
    Declared("EDUCATION_CORRECTIONS", "6", "条", "二、（一）"),
    Declared("RECORDS", "1488", "条", "二、（一）", period=_DECEMBER),
    Declared("INSPECTIONS", "1233", "条", "二、（一）", period=_DECEMBER),
    Declared("PENALTIES", "249", "条", "二、（一）", period=_DECEMBER),
    Declared("RECORDS", "1273", "条", "二、（一）", period=_OCTOBER),
    Declared("PARTICIPATION_RATE", "89.08", "%", "二、（一）", period=_OCTOBER),
    # The same rate once more, on another base.
    Declared("PARTICIPATION_RATE", "100", "%", "（三）3"),
    Declared("EMERGENCY_ENTERPRISES", "484", "家", "三、应急管理", "JKQ01"),
    Declared("EMERGENCY_INSPECTIONS", "1033", "次", "三、应急管理", "JKQ01"),
    Declared("EMERGENCY_HAZARDS", "1589", "项", "三、应急管理", "JKQ01"),
    Declared("EMERGENCY_RECTIFICATION_ORDERS", "187", "份", "三、应急管理", "JKQ01"),
    Declared("EMERGENCY_MEASURES", "39", "份", "三、应急管理", "JKQ01"),
    Declared("EMERGENCY_PENALTIES", "91", "份", "三、应急管理", "JKQ01"),
    Declared("EMERGENCY_FINES", "8611200.00", "元", "三、应急管理", "JKQ01"),
    Declared("HOUSING_RECTIFICATION_ORDERS", "145", "份", "三、住房建设", "JKQ03"),
    Declared("HOUSING_STOP_WORK_ORDERS", "15", "份", "三、住房建设", "JKQ03"),
    Declared("HOUSING_OPINIONS", "426", "条", "三、住房建设", "JKQ03"),
    Declared("RECONSIDERATION_RECEIVED", "111", "件", "四、行政复议"),
    Declared("RECONSIDERATION_ACCEPTED", "83", "件", "四、行政复议"),
    Declared("RECONSIDERATION_SIMPLE", "15", "件", "四、行政复议"),
    Declared("RECONSIDERATION_ENTERPRISE", "16", "件", "四、行政复议"),
    Declared("RECONSIDERATION_CLOSED", "103", "件", "四、行政复议"),
    Declared("RECONSIDERATION_CLOSED_BEFORE_ACCEPTANCE", "39", "件", "四、行政复议"),
    Declared("RECONSIDERATION_CLOSED_AFTER_ACCEPTANCE", "64", "件", "四、行政复议"),
    Declared("RECONSIDERATION_MEDIATED_AFTER", "31", "件", "四、行政复议"),
    Declared("RECONSIDERATION_MEDIATED_TOTAL", "70", "件", "四、行政复议"),
    Declared("RECONSIDERATION_OPEN_RECEIVED", "8", "件", "四、行政复议"),
    Declared("RECONSIDERATION_OPEN_ACCEPTED", "19", "件", "四、行政复议"),
    Declared("RESPONDENT_CASES", "4", "件", "四、行政应议"),
    Declared("LITIGATION_CASES", "12", "件", "四、行政应诉"),
    Declared("LITIGATION_CLOSED", "8", "件", "四、行政应诉"),
    Declared("HEAD_APPEARANCE_RATE", "100", "%", "四、行政应诉"),
    Declared("CERTIFICATE_CHANGES", "28", "人", "二、（三）"),
    Declared("CERTIFICATE_CHANGE_DEPARTMENTS", "9", "个", "二、（三）"),
    Declared("INTERVIEWED", "3", "个", "二、（四）"),
    Declared("LABOUR_CLUES_CLOSED", "2146", "条", "三、人力社保", "JKQ06"),
    Declared("LABOUR_CLUES_IN_TIME_RATE", "100", "%", "三、人力社保", "JKQ06"),
    Declared("LABOUR_CLUES_MEDIATED_RATE", "89", "%", "三、人力社保", "JKQ06"),
    Declared("HOTLINE_CONSULTATIONS", "2.65", "万件", "三、政务热线", is_lower_bound=True),
    Declared("HOTLINE_ORDERS", "6.5", "万件", "三、政务热线", is_lower_bound=True),
)


def declared_records(declared: tuple[Declared, ...], day: dt.date, layer: Layer) -> list[Record]:
    """The rows of the feed, declared on one day."""
    result = []
    for each in declared:
        values: dict[str, Value] = {
            "department_code": each.department,
            "figure_code": each.code,
            "period": each.period,
            "section": each.section,
            "declared_value": Decimal(each.value),
            "unit": each.unit,
            "is_lower_bound": each.is_lower_bound,
            "declared_date": day,
            "note": "取整上报" if each.is_lower_bound else None,
        }
        result.append(Record("declared_figure", layer, values))
    return result
