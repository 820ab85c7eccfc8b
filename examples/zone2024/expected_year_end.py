"""What must come out of the whole of 2024, known on 15 January 2025: written by hand from the published report.

Nothing here is computed from the world or by the warehouse. How the figures come about is told in
docs/sample_zone.md.
"""

# Streams that the set brings for the first time, by feed.
NEW_STREAMS = {
    "department": 0, "officer_certificate": 0, "power_item": 0, "education_correction": 0, "inspection_plan": 4,
    "inspection": 755, "penalty_case": 22, "penalty": 26, "corrective_order": 396, "coercive_measure": 36,
    "permit": 298, "reconsideration_case": 138, "litigation_case": 12, "certificate_change": 62,
    "officer_absence": 7, "training_exam": 158, "case_handover": 1, "clue": 2544, "case_review": 39,
    "supervision_activity": 15, "platform_outage": 2, "no_occurrence": 7, "leniency_list": 6, "parameter": 5,
    "declared_figure": 46,
}  # fmt: skip

# Figure of the year -> value, in yuan, pieces or percent: T24-01 to T24-04 and T24-19 to T24-39.
FIGURES = {
    "officers": 288,
    "officers_participating": 265,
    "power_items": 884,
    "power_items_exercised": 682,
    "emergency_enterprises": 484,
    "emergency_inspections": 1033,
    "emergency_hazards": 1589,
    "emergency_rectification_orders": 187,
    "emergency_measures": 39,
    "emergency_penalties": 91,
    "emergency_fines": "8611200.00",
    "housing_rectification_orders": 155,
    "housing_stop_work_orders": 15,
    "housing_opinions": 426,
    "reconsideration_received": 111,
    "reconsideration_accepted": 83,
    "reconsideration_simple": 15,
    "reconsideration_enterprise": 16,
    "reconsideration_closed": 103,
    "reconsideration_closed_before_acceptance": 39,
    "reconsideration_closed_after_acceptance": 64,
    "reconsideration_mediated_after": 31,
    # 14 + 9 came over from 2023; 23 + 111 - 103 and 9 + 83 - 64 are open on 31 December.
    "reconsideration_carried_over": 23,
    "reconsideration_open_received": 31,
    "reconsideration_open_accepted": 28,
    "respondent_cases": 4,
    "litigation_cases": 12,
    "litigation_closed": 8,
    "certificate_changes": 28,
    "certificate_change_departments": 9,
    "labour_clues_closed": 2146,
    "labour_clues_mediated": 1910,
}

# Declared figures that the records contradict: (code, section) -> declared, computed.
CONTRADICTIONS = {
    ("HOUSING_RECTIFICATION_ORDERS", "三、住房建设"): ("145", "155"),
    ("PARTICIPATION_RATE", "（三）3"): ("100", "92.01"),
    ("RECONSIDERATION_OPEN_RECEIVED", "四、行政复议"): ("8", "31"),
    ("RECONSIDERATION_OPEN_ACCEPTED", "四、行政复议"): ("19", "28"),
}
# Declared on 23 December and on 31 October; what was entered later makes the same day come to more.
OVERTAKEN = ("RECORDS", "INSPECTIONS", "PENALTIES", "PARTICIPATION_RATE")

# Planted breaches: department, record, what is wrong with it.
VIOLATIONS = (
    ("JKQ02", "临开市监强〔2024〕005号", "扣押超期"),
    ("JKQ01", "临开应急强〔2024〕003号", "当场强制未及时报告"),
    ("JKQ18", "临开复〔2024〕017号", "受理审查超期"),
    ("JKQ18", "临开复〔2024〕022号", "审理超期"),
    ("JKQ18", "临开复〔2024〕037号", "答复超期"),
    ("JKQ01", "临开应急罚决〔2024〕003号", "撤销后逾期撤回公示"),
    ("JKQ02", "临开市监罚决〔2024〕001号", "罚款超出裁量基准"),
)
# Orders of the 12345 line and complaints answered nine days late or not at all: every 40th and every 90th of
# a department's.
CLUES_LATE, CLUES_OPEN = 6, 2
