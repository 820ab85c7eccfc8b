"""What the zone declared of 2021, written by hand from its published report; the records agree with all of it."""

from examples.zone2024.departments import ORGAN
from examples.zone2024.year_end_declared import Declared


def _of_2021(code: str, value: str, unit: str, section: str, department: str = ORGAN) -> Declared:
    return Declared(code, value, unit, section, department, "2021")


DECLARED = (
    _of_2021("DEPARTMENTS", "17", "个", "一、执法主体"),
    _of_2021("OFFICERS", "322", "人", "一、执法人员"),
    _of_2021("PARTICIPATION_RATE", "100", "%", "一、执法人员"),
    _of_2021("INSPECTIONS", "2028", "件", "二、行政检查"),
    _of_2021("PENALTIES", "285", "件", "二、行政处罚"),
    _of_2021("PENALTIES_SIMPLE", "17", "件", "二、行政处罚"),
    _of_2021("PENALTIES_ORDINARY", "268", "件", "二、行政处罚"),
    _of_2021("FINE_TOTAL", "6857000.00", "元", "二、行政处罚"),
    _of_2021("EMERGENCY_INSPECTIONS", "944", "次", "三、应急管理", "JKQ01"),
    _of_2021("EMERGENCY_RECTIFICATION_ORDERS", "389", "份", "三、应急管理", "JKQ01"),
    _of_2021("EMERGENCY_MEASURES", "54", "份", "三、应急管理", "JKQ01"),
    _of_2021("EMERGENCY_PENALTIES", "57", "件", "三、应急管理", "JKQ01"),
    _of_2021("EMERGENCY_FINES", "4613800.00", "元", "三、应急管理", "JKQ01"),
    _of_2021("EMERGENCY_PERMITS", "88", "件", "三、应急管理", "JKQ01"),
    _of_2021("HOUSING_INSPECTIONS", "1044", "项", "三、建设交通", "JKQ03"),
    _of_2021("HOUSING_INSPECTION_OFFICERS", "3059", "人次", "三、建设交通", "JKQ03"),
)
