"""The three published reports' figures, which figure of the warehouse each is, and where it is proved.

Belongs here: golden id, sample home and cut-off, figure code, value as published. Does not belong here: computing.
Amounts are as printed (万元). The order inside a row is that of the published row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

OCTOBER, DECEMBER = date(2024, 10, 31), date(2024, 12, 23)
END_2021, END_2024, END_2025 = date(2021, 12, 31), date(2024, 12, 31), date(2025, 12, 31)


@dataclass(frozen=True)
class Proof:
    """One published row: figure code → value as published; `also` are further figures worked out from the row."""

    golden_id: str
    published: Mapping[str, str]
    also: Mapping[str, str] = field(default_factory=dict)


# The zone's headline at its own log positions: `zone` fixture.
AT_OCTOBER = (
    Proof("T24-12", {"officers": "284"}),
    Proof("T24-13", {"officers_participating": "253"}),
    Proof("T24-14", {"participation_rate": "89.08"}),
    Proof("T24-15", {"records_per_officer": "5"}),
    Proof(
        "T24-16",
        {"records": "1273"},
        {"inspections": "1055", "penalties": "212", "education_corrections": "6"},
    ),
    Proof("T24-17", {"power_items_exercised": "633", "duty_rate": "71.61"}),
)
AT_DECEMBER = (
    Proof("T24-01", {"officers": "288"}),
    Proof("T24-02", {"officers_participating": "265"}),
    Proof("T24-03", {"participation_rate": "92.01"}),
    Proof("T24-04", {"records_per_officer": "6"}),
    Proof("T24-05", {"records": "1488"}),
    Proof("T24-06", {"inspections": "1233"}),
    Proof("T24-07", {"penalties": "249"}),
    Proof("T24-08", {"education_corrections": "6"}),
    Proof("T24-09", {"power_items": "884"}),
    Proof("T24-10", {"power_items_exercised": "682"}),
    Proof("T24-11", {"duty_rate": "77.15"}),
)
# What came between the two: December less October.
BETWEEN = Proof(
    "T24-18",
    {
        "records": "215",
        "inspections": "178",
        "penalties": "37",
        "officers_participating": "12",
        "officers": "4",
        "power_items_exercised": "49",
    },
)
ZONE_2024 = (
    Proof(
        "T24-19",
        {"emergency_enterprises": "484", "emergency_inspections": "1033"},
        {"emergency_inspections_per_enterprise": "2.13"},
    ),
    Proof(
        "T24-20",
        {
            "emergency_hazards": "1589",
            "emergency_rectification_orders": "187",
            "emergency_measures": "39",
            "emergency_penalties": "91",
            "emergency_fines": "861.12",
        },
        {"emergency_fine_per_penalty": "9.46"},
    ),
    Proof("T24-22", {"housing_stop_work_orders": "15"}, {"housing_stop_work_opinions": "59"}),
    Proof("T24-23", {"housing_opinions": "426"}),
    Proof(
        "T24-24",
        {"reconsideration_received": "111", "reconsideration_accepted": "83"},
        {"reconsideration_acceptance_rate": "74.77"},
    ),
    Proof("T24-25", {"reconsideration_simple": "15"}, {"reconsideration_simple_rate": "18.07"}),
    Proof("T24-26", {"reconsideration_enterprise": "16"}, {"reconsideration_enterprise_rate": "14.41"}),
    Proof("T24-27", {"reconsideration_closed": "103"}),
    Proof(
        "T24-29",
        {"reconsideration_closed_after_acceptance": "64", "reconsideration_mediated_after": "31"},
        {"reconsideration_mediated_after_rate": "48.44"},
    ),
    Proof("T24-30", {"reconsideration_mediated_total": "70", "reconsideration_mediated_rate": "67.96"}),
    Proof(
        "T24-32", {"litigation_cases": "12", "litigation_closed": "8"}, {"litigation_closed_rate": "66.67"}
    ),
    Proof("T24-33", {"respondent_cases": "4"}),
    Proof("T24-34", {"head_appearance_rate": "100"}),
    Proof("T24-36", {"certificate_changes": "28", "certificate_change_departments": "9"}),
    Proof("T24-37", {"interviewed": "3"}),
    Proof(
        "T24-39",
        {
            "labour_clues_closed": "2146",
            "labour_clues_in_time_rate": "100",
            "labour_clues_mediated_rate": "89",
        },
    ),
)
ZONE_2021 = (
    Proof("T21-01", {"departments": "17"}),
    Proof("T21-02", {"officers": "322"}),
    Proof("T21-03", {"inspections": "2028"}),
    Proof(
        "T21-04",
        {"penalties": "285"},
        {"penalties_simple": "17", "penalties_ordinary": "268", "simple_share": "5.96"},
    ),
    Proof("T21-05", {"fine_total": "685.7"}, {"fine_per_penalty": "2.406"}),
    Proof("T21-06", {"records_per_holder": "7.18"}),
    Proof(
        "T21-07",
        {
            "emergency_inspections": "944",
            "emergency_rectification_orders": "389",
            "emergency_measures": "54",
            "emergency_penalties": "57",
            "emergency_fines": "461.38",
        },
        {"emergency_penalty_share": "20.00", "emergency_fine_share": "67.29"},
    ),
    Proof("T21-08", {"emergency_permits": "88"}),
    Proof(
        "T21-09",
        {"housing_inspection_officers": "3059", "housing_inspections": "1044"},
        {"housing_officers_per_inspection": "2.93"},
    ),
    Proof("T21-10", {"emergency_construction_share": "98.03"}),
    Proof("T21-11", {"participation_rate": "100"}),
)
DISTRICT_2025 = (
    Proof("B25-01", {"departments": "104"}),
    Proof("B25-02", {"officers": "2767"}),
    Proof("B25-03", {"certificates_issued": "213"}),
    Proof("B25-04", {"certificates_cancelled": "218"}),
    Proof("B25-05", {"certificates_net_change": "-5"}),
    Proof("B25-06", {"inspection_plans": "2748"}),
    Proof("B25-07", {"plan_completion_rate": "100.00"}, {"inspection_plans_completed": "2748"}),
    Proof("B25-08", {"inspections": "41308"}),
    Proof("B25-10", {"penalties": "4905"}),
    Proof("B25-11", {"penalties_simple": "1486"}),
    Proof("B25-12", {"penalties_ordinary": "3419"}),
    Proof("B25-13", {"simple_share": "30.30"}),
    Proof("B25-15", {"inspection_penalty_ratio": "11.87"}),
    Proof("B25-16", {"inspections_per_officer": "14.93"}),
    Proof("B25-17", {"contact_points": "13"}),
    Proof("B25-18", {"supervisors": "16"}),
    Proof("B25-19", {"questionnaire_answers": "1296"}),
    Proof("B25-20", {"questionnaire_positive_rate": "97.7"}, {"questionnaire_positive": "1266"}),
    Proof("B25-21", {"visits_enterprise": "81"}),
    Proof("B25-22", {"visits_department": "10"}),
    Proof("B25-23", {"not_penalised": "1345"}),
    Proof("B25-24", {"reduced": "724"}),
    Proof("B25-25", {"lenient_total": "2069"}),
    Proof("B25-26", {"not_penalised_yuan": "1102.7"}),
    Proof("B25-27", {"reduced_yuan": "1258.3"}),
    Proof("B25-28", {"lenient_yuan": "2361.0"}),
    Proof(
        "B25-29",
        {
            "housing_inspections": "4184",
            "housing_inspection_items": "4432",
            "housing_inspection_officers": "11693",
        },
    ),
    Proof("B25-30", {"housing_officers_per_inspection": "2.79"}),
    Proof(
        "B25-31",
        {"housing_rectification_orders": "1630", "housing_rectification_opinions": "5035"},
        {"housing_opinions_per_rectification_order": "3.09"},
    ),
    Proof(
        "B25-32",
        {"housing_stop_work_orders": "85", "housing_stop_work_opinions": "296"},
        {"housing_opinions_per_stop_work_order": "3.48"},
    ),
    Proof(
        "B25-33",
        {"road_seized_vehicles": "779", "road_seized_marked": "146"},
        {"road_seized_marked_rate": "18.74"},
    ),
    Proof("B25-34", {"road_penalties": "212", "road_fines": "170.45"}, {"road_fine_per_penalty": "0.80"}),
    Proof("B25-35", {"source_control_penalties": "9", "source_control_fines": "8"}),
    Proof(
        "B25-36",
        {"iron_fist_cases": "139", "iron_fist_amount": "169.32", "iron_fist_referred": "18"},
        {"iron_fist_amount_per_case": "1.22", "iron_fist_referred_rate": "12.95"},
    ),
    Proof("B25-37", {"sub_districts": "21"}),
)
# Against the year before, in percent.
DISTRICT_CHANGES = (Proof("B25-09", {"inspections": "-16.6"}), Proof("B25-14", {"penalties": "-27.9"}))
# 2024 against 2021, in percent.
ZONE_CHANGES = (
    Proof(
        "X-01",
        {"emergency_penalties": "+59.65", "emergency_fines": "+86.64", "emergency_inspections": "+9.43"},
    ),
    Proof("X-02", {"officers": "-10.56"}),
)


@dataclass(frozen=True)
class Contradiction:
    """A published row that cannot hold beside another: rule of the finding, and what its sentence names."""

    golden_id: str
    rule_id: str
    named: tuple[str, ...]


CONTRADICTIONS = (
    Contradiction("T24-21", "declared_differs", ("住建责令整改通知书", "自报 145 份", "计算为 155 份")),
    Contradiction(
        "T24-28", "declared_contradicts", ("案前调解和解 39", "收到 111", "受理 83", "其中上年收到的为 14")
    ),
    Contradiction("T24-31", "declared_differs", ("收到未办结", "自报 8 件", "计算为 31 件")),
    Contradiction("T24-31", "declared_differs", ("受理未审结", "自报 19 件", "计算为 28 件")),
    Contradiction("T24-31", "declared_contradicts", ("受理未审结 19", "收到未办结 8")),
    Contradiction("T24-35", "declared_differs", ("人员参与率", "自报 100 %", "计算为 92.01 %")),
)
# Published as "more than": declared code → lower bound in the figure's own unit.
ZONE_BOUNDS = (Proof("T24-38", {"HOTLINE_CONSULTATIONS": "26500", "HOTLINE_ORDERS": "65000"}),)
DISTRICT_BOUNDS = (
    Proof("B25-38", {"REVIEWED_FILES": "1000", "REVIEW_PROBLEMS": "90"}),
    Proof("B25-39", {"COORDINATION_MEETINGS": "170", "PROPOSALS": "200"}),
)
# The district's own contradictions, planted in its sample: figure → (declared, computed).
DISTRICT_CONTRADICTIONS = {
    "HOUSING_INSPECTION_ITEMS": ("4482", "4432"),
    "ROAD_PENALTIES": ("221", "212"),
    "CERTIFICATES_NET_CHANGE": ("5", "-5"),
}
EXACT = (
    *AT_OCTOBER,
    *AT_DECEMBER,
    BETWEEN,
    *ZONE_2024,
    *ZONE_2021,
    *DISTRICT_2025,
    *DISTRICT_CHANGES,
    *ZONE_CHANGES,
)
BOUNDS = (*ZONE_BOUNDS, *DISTRICT_BOUNDS)
# Rows that no feed can carry, and why; there are none.
NOT_CARRIED: Mapping[str, str] = {}
