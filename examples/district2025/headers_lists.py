"""How the district's platform heads its columns: lists, registers and the office's own tables.

`LISTS` maps a feed to a text of `column=header/other header/…`; the file's columns stand in that order.
Nothing else belongs here: which spelling a file takes is for `exports`.
"""

LISTS = {
    "department": """
        department_code=执法主体编码/主体编码/单位编码 department_name=执法主体名称/主体名称/单位名称
        kind=主体类别/单位类别/主体性质 peer_group=分组/排名分组
        department_uscc=统一社会信用代码/社会信用代码
        parent_code=上级或委托主体编码/委托机关编码/主管部门编码 contact_name=联络员/联系人
        contact_phone=联系电话/联络员电话 active_from=启用日期/启用时间 active_to=停用日期/停用时间
        successor_code=承接主体编码/并入主体编码 is_in_statistics=纳入统计/是否纳入统计
        is_in_ranking=纳入排名/是否纳入排名 is_in_interview=纳入约谈/是否纳入约谈
        qualification_published_date=主体资格公示日期/资格公示日期
    """,
    "officer_certificate": """
        department_code=执法主体编码/主体编码/单位编码 certificate_no=执法证号/证件编号/执法证件号
        person_name=姓名/持证人/人员姓名 person_id_no=身份证号/身份证号码/公民身份号码
        certificate_kind=证件类别/证件种类/证件类型 issued_date=发证日期/发证时间/领证日期
        expires_date=有效期至/有效期止/到期日期 certificate_status=证件状态/状态
        status_date=状态变更日期/注销日期/变更日期 cancel_reason=注销原因/变更原因
    """,
    "certificate_change": """
        department_code=执法主体编码/主体编码/单位编码 certificate_no=执法证号/证件编号/执法证件号
        change_kind=变动种类/变动类别/变动类型 change_date=变动日期/生效日期 reason=变动原因/注销原因
        other_department_code=调入调出单位编码/对方单位编码 new_expires_date=新有效期至/换证后有效期
        approval_no=批准文号 uploaded_at=上传时间/归集时间/录入时间
    """,
    "officer_absence": """
        department_code=执法主体编码/主体编码/单位编码 certificate_no=执法证号/证件编号/执法证件号
        from_date=离岗日期/起始日期/离岗开始日期 to_date=返岗前一日/终止日期/离岗结束日期
        absence_kind=不在岗原因/离岗原因 borrowed_by_code=借入单位编码 evidence_no=证明文号
        uploaded_at=上传时间/归集时间/录入时间
    """,
    "power_item": """
        department_code=执法主体编码/主体编码/单位编码 item_code=事项编码/权责事项编码/权责编码
        item_name=事项名称/权责事项名称/职权名称 category=事项类别/职权类别/权力类型
        legal_basis=设定依据/法律依据/实施依据 season_months=履职月份/季节月份
        held_from=承接日期/生效日期/持有日期 held_to=移交日期/失效日期
        handed_to_code=移交主体编码/接收主体编码
    """,
    "no_occurrence": """
        department_code=执法主体编码/主体编码/单位编码 item_code=权责事项编码/事项编码
        from_date=起始日期/开始日期 to_date=终止日期/结束日期 approved_date=批准日期 approval_no=批准文号
    """,
    "discretion_benchmark": """
        department_code=执法主体编码/主体编码/单位编码 item_code=权责事项编码/事项编码
        discretion_grade=裁量等级/裁量阶次 valid_from=施行日期/生效日期 valid_to=废止日期/失效日期
        lower_yuan=罚款下限 upper_yuan=罚款上限 legal_basis=依据/裁量依据
    """,
    "leniency_list": """
        department_code=执法主体编码/主体编码/单位编码 list_kind=清单种类/清单类别 ground_no=情形编号
        list_version=清单版本/版本 item_code=权责事项编码/事项编码 ground=情形/适用情形
        valid_from=施行日期/生效日期 valid_to=废止日期/失效日期
    """,
    "inspection_plan": """
        department_code=执法主体编码/主体编码/单位编码 plan_no=计划编号/检查计划编号/计划号
        plan_name=计划名称/检查计划名称 plan_kind=计划类别/计划类型/检查类型
        starts_date=开始日期/计划开始日期/开始时间 ends_date=结束日期/计划结束日期/结束时间
        planned_count=计划检查次数/计划数/计划检查数 plan_status=计划状态/状态
        change_approved_date=变更批准日期/批准日期 change_approval_no=变更批准文号/批准文号
    """,
    "training_exam": """
        department_code=执法主体编码/主体编码/单位编码 exam_no=考试批次/考试编号 candidate_no=准考证号/考号
        person_name=姓名/考生姓名 certificate_no=执法证号/证件编号 exam_date=考试日期/考试时间
        exam_score=成绩/考试成绩/分数 is_passed=是否合格/合格
    """,
    "parameter": """
        department_code=执法主体编码/主体编码/单位编码 parameter=参数代码/参数 applies_to=适用领域/适用范围
        valid_from=施行日期/生效日期 valid_to=废止日期/失效日期 parameter_value=参数值/数值
        document_no=依据文号/文号 approved_by=批准单位/批准人单位
    """,
    "platform_outage": """
        department_code=执法主体编码/主体编码/单位编码 outage_no=停机编号 from_date=起始日期/停机开始日期
        to_date=终止日期/停机结束日期 approval_no=确认文号 note=说明
    """,
    "declared_figure": """
        department_code=执法主体编码/主体编码/单位编码 figure_code=指标代码/数据代码 period=周期/统计周期
        section=填报位置/所在部分 declared_value=自报数值/数值 unit=计量单位/单位
        is_lower_bound=数值为下限/是否下限 declared_date=填报日期 note=说明/口径说明
    """,
    "supervision_activity": """
        department_code=执法主体编码/主体编码/单位编码 activity_no=活动编号 activity_kind=活动种类/活动类别
        subject_kind=对象类别 subject_name=对象名称/活动对象 activity_date=活动日期
        activity_count=数量/活动数量 positive_count=其中基本满意以上/满意数 is_at_least=数量为下限/是否下限
        reply_due_date=回复期限 replied_date=回复日期
    """,
}
