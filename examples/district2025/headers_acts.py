"""How the district's platform heads its columns: acts, cases and what follows from them.

`ACTS` maps a feed to a text of `column=header/other header/…`; the file's columns stand in that order.
Nothing else belongs here: which spelling a file takes is for `exports`.
"""

ACTS = {
    "case_document": """
        department_code=执法主体编码/主体编码/单位编码
        case_or_decision_no=案件编号或决定书文号/案件编号/案号或文号 serial_no=材料序号/卷内序号/材料编号
        document_kinds=材料种类/材料名称/文书种类 document_date=材料日期/文书日期/形成日期 page_count=页数
        file_name=文件名/附件名称 file_sha256=文件校验值/SHA256 uploaded_at=上传时间/归集时间/录入时间
    """,
    "case_handover": """
        department_code=执法主体编码/主体编码/单位编码 case_no=案件编号/案号 item_code=权责事项编码/事项编码
        to_department_code=接收主体编码/接收单位编码 listed_date=列入移交日期/移交日期
        accepted_date=接收日期 handover_status=移交状态 document_no=移交文号
        uploaded_at=上传时间/归集时间/录入时间
    """,
    "case_review": """
        department_code=执法主体编码/主体编码/单位编码 review_no=评查编号
        case_or_decision_no=案件编号或决定书文号/案件编号/案卷编号 review_round=评查轮次/评查方式
        period=评查周期/评查季度 reviewed_date=评查日期 reviewer_department_code=评查单位编码/评查主体编码
        review_score=评查得分/得分/分数 veto_item=一票否决项/否决项 problem_count=问题数/发现问题数
        problems=问题描述/存在问题 rectified_date=整改完成日期 uploaded_at=上传时间/归集时间/录入时间
    """,
    "clue": """
        department_code=执法主体编码/主体编码/单位编码 order_no=工单编号/线索编号 channel=来源渠道/渠道
        caller_name=诉求人/投诉人 content=诉求内容/线索内容 domain=所属领域/诉求领域
        received_date=受理日期/接收日期 dispatched_date=派单日期/转办日期 deadline_date=办理期限/应办结日期
        replied_date=办结日期/答复日期 outcome=办理结果/处理结果 is_mediated=调解成功/是否调解成功
        is_about_enforcement=反映执法问题/是否反映执法问题 case_no=转立案案件编号/立案案件编号
    """,
    "coercive_measure": """
        department_code=执法主体编码/主体编码/单位编码 decision_no=强制决定书文号/强制文书文号
        measure_class=强制类别 measure_kind=强制种类/强制方式 case_no=案件编号/案号
        item_codes=权责事项编码/事项编码/权责编码 party_name=当事人名称/当事人/行政相对人名称
        party_type=当事人类型/相对人类型/当事人类别 party_uscc=统一社会信用代码/社会信用代码/信用代码
        measure_date=决定日期/强制决定日期 is_on_spot=当场实施/是否当场实施 implemented_at=实施时间
        reported_at=补报时间/报告时间 extended_to_date=延长至/延长期限至
        excluded_periods=检测和扣除期间/扣除期间 released_date=解除或处理日期/解除日期 disposal=处理方式
        object_kind=标的类别/标的物类别 marks=标记/业务标记 published_date=公示日期/公开日期
        officer_certificate_nos=执法人员证件号/执法证号/执法人员证号
        officer_names=执法人员/执法人员姓名/办案人员 campaign=专项行动/专项名称
        uploaded_at=上传时间/归集时间/录入时间
    """,
    "corrective_order": """
        department_code=执法主体编码/主体编码/单位编码 order_no=文书编号/整改通知书编号/通知书编号
        order_kind=文书种类/通知书种类 domain=专业领域/领域 inspection_no=检查编号/检查记录编号
        case_no=案件编号/案号 party_name=当事人名称/当事人/行政相对人名称
        party_type=当事人类型/相对人类型/当事人类别 party_uscc=统一社会信用代码/社会信用代码/信用代码
        issued_date=发出日期/下达日期/文书日期 opinion_count=整改意见条数/意见条数
        opinions=整改意见/整改内容 deadline_date=整改期限/限期整改日期 rechecked_date=复查日期
        recheck_result=复查结果/整改结果 officer_certificate_nos=执法人员证件号/执法证号/执法人员证号
        officer_names=执法人员/执法人员姓名/办案人员 campaign=专项行动/专项名称
        uploaded_at=上传时间/归集时间/录入时间
    """,
    "education_correction": """
        department_code=执法主体编码/主体编码/单位编码 record_no=记录编号/教育改正编号/改正记录编号
        party_name=当事人名称/当事人/行政相对人名称 party_type=当事人类型/相对人类型/当事人类别
        party_uscc=统一社会信用代码/社会信用代码/信用代码 item_codes=权责事项编码/事项编码/权责编码
        correction_date=教育改正日期/改正日期/日期
        officer_certificate_nos=执法人员证件号/执法证号/执法人员证号
        officer_names=执法人员/执法人员姓名/办案人员 uploaded_at=上传时间/归集时间/录入时间
    """,
    "inspection": """
        department_code=执法主体编码/主体编码/单位编码 inspection_no=检查编号/检查记录编号/检查单号
        plan_no=计划编号/检查计划编号 item_codes=权责事项编码/事项编码/权责编码
        joint_department_codes=参加部门编码/联合部门编码/联合检查部门
        party_name=当事人名称/当事人/行政相对人名称 party_type=当事人类型/相对人类型/当事人类别
        party_uscc=统一社会信用代码/社会信用代码/信用代码 inspection_mode=检查方式/检查形式
        inspection_date=检查日期/检查时间/实施日期
        officer_certificate_nos=执法人员证件号/执法证号/执法人员证号
        officer_names=执法人员/执法人员姓名/办案人员 inspection_result=检查结果/检查结论
        hazard_count=发现隐患数/隐患数/发现问题数 has_e_certificate=电子检查证/是否出示电子检查证/亮码检查
        campaign=专项行动/专项名称 uploaded_at=上传时间/归集时间/录入时间
    """,
    "inspection_evaluation": """
        department_code=执法主体编码/主体编码/单位编码 evaluation_no=评价编号
        inspection_no=检查编号/检查记录编号 rating=评价结果/满意度 comment=评价意见
        evaluated_date=评价日期/评价时间
    """,
    "litigation_case": """
        department_code=执法主体编码/主体编码/单位编码 case_no=诉讼案号/应诉案号 instance=审级
        first_case_no=一审案号 role=诉讼地位 court_name=审理法院 party_name=原告/原告名称/对方当事人
        party_type=原告类型/当事人类型/相对人类型 party_uscc=统一社会信用代码/社会信用代码/信用代码
        challenged_act_kind=被诉行为种类 challenged_act_no=被诉行为文号
        reconsideration_case_no=复议案号/关联复议案号 received_date=收到起诉状副本日期/收到应诉通知日期
        answered_date=提交答辩状日期/答辩日期 heard_date=开庭日期 head_appearance=出庭人员/负责人出庭情况
        closed_date=结案日期/审结日期 result=裁判结果 is_final=是否生效/裁判是否生效
        is_minor_procedural_fault=仅程序轻微违法 uploaded_at=上传时间/归集时间/录入时间
    """,
    "penalty": """
        department_code=执法主体编码/主体编码/单位编码
        decision_no=处罚决定书文号/决定书文号/行政处罚决定书文号 case_no=案件编号/案号/立案号
        procedure_kind=处罚程序/适用程序/程序类型 cause=案由/处罚事由
        item_codes=权责事项编码/事项编码/权责编码 party_name=当事人名称/当事人/行政相对人名称
        party_type=当事人类型/相对人类型/当事人类别 party_uscc=统一社会信用代码/社会信用代码/信用代码
        facts=违法事实/主要违法事实/违法行为 legal_basis=处罚依据/行政处罚依据/法律依据
        content=处罚内容/行政处罚内容 penalty_kinds=处罚种类/处罚类别/处罚类型 fine_yuan=罚款金额
        confiscation_yuan=没收金额 top_of_range_ground=顶格处罚理由/从重理由
        notice_date=事先告知日期/告知日期/告知时间 is_notice_waived=免予事先告知
        is_hearing_notified=已告知听证权/是否告知听证 is_hearing_waived=放弃听证/是否放弃听证
        decision_date=处罚决定日期/决定日期/作出决定日期 service_kind=送达方式
        service_started_date=送达开始日期/公告日期 served_date=送达日期/送达时间 paid_date=缴款日期/缴纳日期
        reminder_date=催告日期/催告送达日期 court_application_date=申请强制执行日期/申请法院执行日期
        is_collected_on_spot=当场收缴/是否当场收缴 published_date=公示日期/公开日期
        publication_withdrawn_date=撤回公示日期/撤下公示日期 document_url=公示链接
        officer_certificate_nos=执法人员证件号/执法证号/执法人员证号
        officer_names=执法人员/执法人员姓名/办案人员 campaign=专项行动/专项名称
        uploaded_at=上传时间/归集时间/录入时间
    """,
    "penalty_case": """
        department_code=执法主体编码/主体编码/单位编码 case_no=案件编号/案号/立案号
        case_source=案件来源/线索来源/案源 item_codes=权责事项编码/事项编码/权责编码
        party_name=当事人名称/当事人/行政相对人名称 party_type=当事人类型/相对人类型/当事人类别
        party_uscc=统一社会信用代码/社会信用代码/信用代码 act_ended_date=违法行为终了日期/违法终了日期
        discovered_date=发现日期/发现时间 is_long_limitation=五年时效/适用五年时效
        filed_date=立案日期/立案时间 excluded_periods=延长和扣除期间/扣除期间
        outcome=处理结果/案件结果/办理结果 lenient_ground=从宽情形/从轻减轻情形
        lenient_kind=从宽种类/从宽处理种类 leniency_list=从宽清单/清单版本 lenient_amount_yuan=从宽金额
        discretion_grade=裁量等级/裁量阶次 is_correction_ordered=责令改正/是否责令改正
        is_advance_registration=先行登记保存/是否先行登记保存 advance_registration_date=先行登记保存日期
        advance_registration_disposed_date=先行登记处理日期/登记保存处理日期
        is_coercive_measure=行政强制措施/是否行政强制措施 is_defence_raised=陈述申辩/是否陈述申辩
        is_instalment=分期缴纳/是否分期缴纳 is_audio_visual_required=需音像记录/是否需音像记录
        is_legal_review_required=需法制审核/是否需法制审核 legal_review_grounds=法制审核情形/审核情形
        legal_review_date=法制审核日期 legal_review_result=法制审核结果/审核结果
        is_collective_discussion_required=需集体讨论/是否需集体讨论 collective_discussion_date=集体讨论日期
        hearing_requested_date=申请听证日期 hearing_notice_date=听证通知日期/听证通知送达日期
        hearing_held_date=听证日期 closed_date=结案日期/结案时间
        officer_certificate_nos=执法人员证件号/执法证号/执法人员证号
        officer_names=执法人员/执法人员姓名/办案人员 campaign=专项行动/专项名称
        uploaded_at=上传时间/归集时间/录入时间
    """,
    "permit": """
        department_code=执法主体编码/主体编码/单位编码 permit_no=办件编号/许可编号
        item_code=许可事项编码/权责事项编码/事项编码 permit_kind=许可类别/办件类别
        party_name=申请人/申请人名称/当事人名称 party_type=申请人类型/当事人类型/相对人类型
        party_uscc=统一社会信用代码/社会信用代码/信用代码 applied_date=申请日期/收件日期
        acceptance=受理结果/受理情况 accepted_date=受理日期 decision=许可决定/办理结果
        decided_date=许可决定日期/决定日期 revocation=撤销情况/后续处理 revoked_date=撤销日期
        published_date=公示日期/公开日期 uploaded_at=上传时间/归集时间/录入时间
    """,
    "reconsideration_case": """
        department_code=执法主体编码/主体编码/单位编码 case_no=复议案号/复议案件编号 role=本单位角色/角色
        respondent_code=被申请人编码/被申请人主体编码 reconsideration_organ=复议机关名称/复议机关
        challenged_act_kind=被复议行为种类/复议事项 challenged_act_no=被复议行为文号/被复议文书文号
        party_name=申请人/申请人名称 party_type=申请人类型/当事人类型/相对人类型
        party_uscc=统一社会信用代码/社会信用代码/信用代码 is_enterprise_related=涉企案件/是否涉企
        domain=所属领域/案件领域 received_date=收到申请日期/收到日期 supplement_requested_date=通知补正日期
        supplemented_date=补正日期/补正材料收到日期 acceptance=审查结果/受理情况
        accepted_date=受理日期/受理决定日期 procedure_kind=审理程序/适用程序
        excluded_periods=中止和扣除期间/扣除期间 extension_approved_date=延期批准日期
        reply_notified_date=答复通知送达日期 replied_date=答复日期 closed_date=办结日期/审结日期
        closing_kind=办结方式/结案方式 decision_no=复议决定书文号 is_minor_procedural_fault=仅程序轻微违法
        opinion_kind=意见建议文书 opinion_sent_date=意见送达日期 opinion_replied_date=意见反馈日期
        comply_due_date=履行期限 complied_date=履行日期 is_reversed=复议决定已被推翻/是否被推翻
        uploaded_at=上传时间/归集时间/录入时间
    """,
}
