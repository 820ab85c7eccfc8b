"""What must come out of the zone's 2021: written by hand from its published report (T21-01 to T21-11).

Nothing here is computed from the world or by the warehouse.
"""

# Streams of the set where it is loaded alone or first, by feed.
STREAMS = {
    "department": 18, "inspection": 2028, "penalty": 285, "penalty_case": 268, "corrective_order": 443,
    "permit": 88, "declared_figure": 16,
}  # fmt: skip

FIGURES = {
    "departments": 17,
    "officers": 322,
    "officers_participating": 322,
    "inspections": 2028,
    "penalties": 285,
    "penalties_simple": 17,
    "penalties_ordinary": 268,
    "fine_total": "6857000.00",
    "emergency_inspections": 944,
    "emergency_rectification_orders": 389,
    "emergency_measures": 54,
    "emergency_penalties": 57,
    "emergency_fines": "4613800.00",
    "emergency_permits": 88,
    "housing_inspections": 1044,
    "housing_inspection_officers": 3059,
}

# The law changed on 15 July 2021. Breaches: department, record, what is wrong with it.
VIOLATIONS = (
    # 1,500 yuan on the spot in spring, when a firm could be fined 1,000 at most.
    ("JKQ05", "临开城管当罚〔2021〕002号", "简易罚款超限额"),
    # 100 days from filing to decision, in autumn.
    ("JKQ02", "临开市监罚案〔2021〕080号", "超过九十日"),
)
# The same on the lawful side: 1,500 yuan in autumn, an officer alone on the spot and 120 days in spring.
NO_VIOLATIONS = (
    ("JKQ05", "临开城管当罚〔2021〕008号"),
    ("JKQ05", "临开城管当罚〔2021〕001号"),
    ("JKQ03", "临开建交罚案〔2021〕003号"),
)
