"""The words of the template that ships: `[[code]]` is a figure with a footnote on its base.

Belongs here: sections, and which measures stand in the two tables. Does not belong here: the form of the document
(`starting_template`); nothing reads this module at run time.
"""

from __future__ import annotations

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "一、执法主体和执法人员",
        (
            "全区纳入统计的行政执法主体[[departments]]，其中街道办事处和镇人民政府[[sub_districts]]。持证执法人员"
            "[[officers]]（{{ change.officers }}）；全年新领取执法证[[certificates_issued]]，注销执法证"
            "[[certificates_cancelled]]，净变化[[certificates_net_change]]；执法证信息变更[[certificate_changes]]，"
            "涉及[[certificate_change_departments]]部门。",
            "参与执法人员[[officers_participating]]，人员参与率[[participation_rate]]。",
        ),
    ),
    (
        "二、履职总体情况",
        (
            "全年归集执法信息[[records]]（{{ change.records }}），人均执法量[[records_per_officer]]，按全部持证人员计"
            "[[records_per_holder]]。权责事项[[power_items]]，已履行[[power_items_exercised]]，履责率[[duty_rate]]。",
        ),
    ),
    (
        "三、行政检查",
        (
            "开展行政检查[[inspections]]（{{ change.inspections }}），人均检查[[inspections_per_officer]]，涉及检查对象"
            "[[inspected_enterprises]]，发现问题隐患[[hazards]]。到期的检查计划[[inspection_plans]]，已完成"
            "[[inspection_plans_completed]]，完成率[[plan_completion_rate]]。",
        ),
    ),
    (
        "四、行政处罚",
        (
            "立案[[cases]]，作出行政处罚决定[[penalties]]（{{ change.penalties }}），其中简易程序[[penalties_simple]]，"
            "占[[simple_share]]，普通程序[[penalties_ordinary]]；检查处罚比[[inspection_penalty_ratio]]。罚款总额"
            "[[fine_total]]，案均[[fine_per_penalty]]，没收[[confiscation_total]]；移送司法[[referred]]；教育改正"
            "[[education_corrections]]。",
        ),
    ),
    (
        "五、包容审慎监管",
        (
            "依三张清单不予行政处罚[[not_penalised]]，免罚金额[[not_penalised_yuan]]；从轻、减轻处罚[[reduced]]，减少金额"
            "[[reduced_yuan]]；合计[[lenient_total]]、[[lenient_yuan]]。",
        ),
    ),
    (
        "六、行政强制和行政许可",
        ("实施行政强制[[coercive_measures]]。准予行政许可（含变更、备案）[[permits]]。",),
    ),
    (
        "七、重点领域执法",
        (
            "应急和住建检查占全部检查的[[emergency_construction_share]]；应急处罚占全部处罚的"
            "[[emergency_penalty_share]]，应急罚款占罚款总额的[[emergency_fine_share]]。各重点领域数据如下。",
        ),
    ),
    ("八、专项行动", ("各专项行动数据如下。",)),
    (
        "九、行政复议和行政应诉",
        (
            "上年结转复议申请[[reconsideration_carried_over]]。收到[[reconsideration_received]]，受理"
            "[[reconsideration_accepted]]，受理率[[reconsideration_acceptance_rate]]；适用简易程序"
            "[[reconsideration_simple]]，占受理的[[reconsideration_simple_rate]]；涉企[[reconsideration_enterprise]]，"
            "占收到的[[reconsideration_enterprise_rate]]。",
            "办结[[reconsideration_closed]]，其中案前调解和解[[reconsideration_closed_before_acceptance]]（含上年收到的"
            "[[reconsideration_before_acceptance_carried]]），受理后审结[[reconsideration_closed_after_acceptance]]，"
            "受理后调解[[reconsideration_mediated_after]]，占审结的[[reconsideration_mediated_after_rate]]；调解和解合计"
            "[[reconsideration_mediated_total]]，占办结的[[reconsideration_mediated_rate]]。年末收到未办结"
            "[[reconsideration_open_received]]，受理未审结[[reconsideration_open_accepted]]。",
            "行政应议[[respondent_cases]]；行政应诉[[litigation_cases]]，已结[[litigation_closed]]，占"
            "[[litigation_closed_rate]]；应出庭[[litigation_heard]]，负责人出庭[[litigation_head_appeared]]，负责人出庭应诉率"
            "[[head_appearance_rate]]。",
        ),
    ),
    (
        "十、执法监督",
        (
            "设企业联系点[[contact_points]]、特邀监督员[[supervisors]]；收回问卷[[questionnaire_answers]]，基本满意以上"
            "[[questionnaire_positive]]，占[[questionnaire_positive_rate]]；走访企业[[visits_enterprise]]、部门"
            "[[visits_department]]；召开协调会[[coordination_meetings]]，提出建议[[proposals]]；评查案卷"
            "[[reviewed_files]]；约谈末位单位[[interviewed]]。",
        ),
    ),
    (
        "十一、线索办理",
        (
            "办结劳动线索[[labour_clues_closed]]，当期结案[[labour_clues_in_time]]，当期结案率"
            "[[labour_clues_in_time_rate]]；调解成功[[labour_clues_mediated]]，调解率[[labour_clues_mediated_rate]]。",
        ),
    ),
)
DOMAIN_COLUMNS = (
    ("housing", "住建"),
    ("ecology", "生态环境"),
    ("emergency", "应急"),
    ("transport", "交通"),
    ("market", "市场监管"),
    ("urban", "城管"),
    ("labour", "人社"),
)
CAMPAIGN_COLUMNS = (("road", "路警联合"), ("source_control", "货运源头治理"), ("iron_fist", "铁拳"))
# Measure, its label, and the unit in which it is printed.
DOMAIN_ROWS = (
    ("inspections", "检查", "次"),
    ("inspection_items", "检查项次", "项次"),
    ("inspection_officers", "检查人次", "人次"),
    ("officers_per_inspection", "每组次人次", "人次"),
    ("enterprises", "检查企业", "家"),
    ("inspections_per_enterprise", "每家检查", "次"),
    ("hazards", "发现隐患", "项"),
    ("rectification_orders", "责令整改", "份"),
    ("rectification_opinions", "责令整改意见", "条"),
    ("opinions_per_rectification_order", "每份整改意见", "条"),
    ("stop_work_orders", "暂停施工", "份"),
    ("stop_work_opinions", "暂停施工意见", "条"),
    ("opinions_per_stop_work_order", "每份停工意见", "条"),
    ("opinions", "意见合计", "条"),
    ("measures", "现场处理", "份"),
    ("listed_supervision", "挂牌督办", "份"),
    ("cases", "立案", "件"),
    ("referred", "移送司法", "件"),
    ("penalties", "处罚决定", "件"),
    ("fines", "罚款", "万元"),
    ("fine_per_penalty", "案均罚款", "万元"),
    ("confiscations", "没收", "万元"),
    ("not_penalised", "依清单不罚", "件"),
    ("reduced", "依清单从轻减轻", "件"),
    ("permits", "许可备案", "件"),
)
CAMPAIGN_ROWS = (
    ("inspections", "检查", "次"),
    ("cases", "查办案件", "件"),
    ("penalties", "处罚决定", "件"),
    ("fines", "罚款", "万元"),
    ("fine_per_penalty", "案均罚款", "万元"),
    ("confiscations", "没收", "万元"),
    ("amount", "罚没款", "万元"),
    ("amount_per_case", "案均罚没款", "万元"),
    ("referred", "移送司法", "件"),
    ("referred_rate", "移送占比", "%"),
    ("seized_vehicles", "查扣车辆", "辆"),
    ("seized_marked", "其中重点标记", "辆"),
    ("seized_marked_rate", "重点标记占比", "%"),
)
