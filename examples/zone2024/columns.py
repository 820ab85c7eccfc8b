"""How the zone's platform and its departments head their columns: up to four spellings of each.

`headers(feed, spelling)` picks one spelling a file. The column order is the order here.
"""

from examples.zone2024.columns_of_acts import ACT, DEPARTMENT
from examples.zone2024.columns_of_ledgers import LEDGERS

_HEADERS: dict[str, dict[str, str]] = {
    "department": DEPARTMENT
    | {
        "department_name": "执法主体名称 主体名称 单位名称",
        "kind": "主体类别 单位类别 主体性质",
        "peer_group": "分组 排名分组",
        "department_uscc": "统一社会信用代码 社会信用代码",
        "parent_code": "上级或委托主体编码 委托机关编码",
        "contact_name": "联络员 联系人",
        "contact_phone": "联系电话 联络员电话",
        "active_from": "启用日期 启用时间",
        "active_to": "停用日期 停用时间",
        "is_in_statistics": "纳入统计 是否纳入统计",
        "is_in_ranking": "纳入排名 是否纳入排名",
        "is_in_interview": "纳入约谈 是否纳入约谈",
        "qualification_published_date": "主体资格公示日期 资格公示日期",
    },
    "officer_certificate": DEPARTMENT
    | {
        "certificate_no": "执法证号 证件编号 执法证件号 证件号码",
        "person_name": "姓名 持证人 人员姓名",
        "person_id_no": "身份证号 身份证号码 公民身份号码",
        "certificate_kind": "证件类别 证件种类 证件类型",
        "issued_date": "发证日期 发证时间 领证日期",
        "expires_date": "有效期至 有效期止 到期日期",
        "certificate_status": "证件状态 状态",
        "status_date": "状态变更日期 注销日期 变更日期",
        "cancel_reason": "注销原因 变更原因",
    },
    "power_item": DEPARTMENT
    | {
        "item_code": "事项编码 权责事项编码 权责编码 职权编码",
        "item_name": "事项名称 权责事项名称 职权名称",
        "category": "事项类别 职权类别 权力类型",
        "legal_basis": "设定依据 法律依据 实施依据",
        "season_months": "履职月份 季节月份",
        "held_from": "承接日期 生效日期 持有日期",
        "held_to": "移交日期 失效日期",
        "handed_to_code": "移交主体编码 接收主体编码",
    },
    "inspection_plan": DEPARTMENT
    | {
        "plan_no": "计划编号 检查计划编号 计划号",
        "plan_name": "计划名称 检查计划名称",
        "plan_kind": "计划类别 计划类型 检查类型",
        "starts_date": "开始日期 计划开始日期 开始时间",
        "ends_date": "结束日期 计划结束日期 结束时间",
        "planned_count": "计划检查次数 计划数 计划检查数",
        "plan_status": "计划状态 状态",
        "change_approved_date": "变更批准日期 批准日期",
        "change_approval_no": "变更批准文号 批准文号",
    },
    "inspection": DEPARTMENT
    | {
        "inspection_no": "检查编号 检查记录编号 检查单号 检查号",
        "plan_no": "计划编号 检查计划编号",
        "item_codes": ACT["item_codes"],
        "joint_department_codes": "参加部门编码 联合部门编码 联合检查部门",
        "party_name": ACT["party_name"],
        "party_type": ACT["party_type"],
        "party_uscc": ACT["party_uscc"],
        "inspection_mode": "检查方式 检查形式",
        "inspection_date": "检查日期 检查时间 实施日期 检查实施日期",
        "officer_certificate_nos": ACT["officer_certificate_nos"],
        "officer_names": ACT["officer_names"],
        "inspection_result": "检查结果 检查结论",
        "hazard_count": "发现隐患数 隐患数 发现问题数",
        "has_e_certificate": "电子检查证 是否出示电子检查证 亮码检查",
        "campaign": "专项行动 专项名称",
        "uploaded_at": ACT["uploaded_at"],
    },
    "penalty_case": DEPARTMENT
    | {
        "case_no": "案件编号 案号 立案号 立案编号",
        "case_source": "案件来源 线索来源 案源",
        "item_codes": ACT["item_codes"],
        "party_name": ACT["party_name"],
        "party_type": ACT["party_type"],
        "party_uscc": ACT["party_uscc"],
        "act_ended_date": "违法行为终了日期 违法终了日期",
        "discovered_date": "发现日期 发现时间",
        "filed_date": "立案日期 立案时间",
        "excluded_periods": "延长和扣除期间 扣除期间",
        "outcome": "处理结果 案件结果 办理结果",
        "lenient_ground": "从宽情形 从轻减轻情形",
        "discretion_grade": "裁量等级 裁量阶次",
        "is_correction_ordered": "责令改正 是否责令改正",
        "is_legal_review_required": "需法制审核 是否需法制审核",
        "legal_review_date": "法制审核日期",
        "legal_review_grounds": "法制审核情形 审核情形",
        "legal_review_result": "法制审核结果 审核结果",
        "is_collective_discussion_required": "需集体讨论 是否需集体讨论",
        "collective_discussion_date": "集体讨论日期",
        "closed_date": "结案日期 结案时间",
        "officer_certificate_nos": ACT["officer_certificate_nos"],
        "officer_names": ACT["officer_names"],
        "uploaded_at": ACT["uploaded_at"],
    },
    "penalty": DEPARTMENT
    | {
        "decision_no": "处罚决定书文号 决定书文号 行政处罚决定书文号 处罚文号",
        "case_no": "案件编号 案号 立案号 立案编号",
        "procedure_kind": "处罚程序 适用程序 程序类型",
        "cause": "案由 处罚事由",
        "item_codes": ACT["item_codes"],
        "party_name": ACT["party_name"],
        "party_type": ACT["party_type"],
        "party_uscc": ACT["party_uscc"],
        "facts": "违法事实 主要违法事实 违法行为",
        "legal_basis": "处罚依据 行政处罚依据 法律依据",
        "penalty_kinds": "处罚种类 处罚类别 处罚类型",
        "fine_yuan": "罚款金额 罚款金额（元） 罚款（元）",
        "confiscation_yuan": "没收金额 没收金额（元）",
        "notice_date": "事先告知日期 告知日期 告知时间",
        "is_notice_waived": "免予事先告知",
        "is_hearing_notified": "已告知听证权 是否告知听证",
        "decision_date": "处罚决定日期 决定日期 作出决定日期 处罚日期",
        "service_kind": "送达方式",
        "served_date": "送达日期 送达时间",
        "paid_date": "缴款日期 缴纳日期",
        "is_collected_on_spot": "当场收缴 是否当场收缴",
        "published_date": "公示日期 公开日期",
        "publication_withdrawn_date": "撤回公示日期 撤下公示日期",
        "officer_certificate_nos": ACT["officer_certificate_nos"],
        "officer_names": ACT["officer_names"],
        "uploaded_at": ACT["uploaded_at"],
    },
    "education_correction": DEPARTMENT
    | {
        "record_no": "记录编号 教育改正编号 改正记录编号 编号",
        "item_codes": ACT["item_codes"],
        "party_name": ACT["party_name"],
        "party_type": ACT["party_type"],
        "party_uscc": ACT["party_uscc"],
        "correction_date": "教育改正日期 改正日期 日期",
        "officer_certificate_nos": ACT["officer_certificate_nos"],
        "officer_names": ACT["officer_names"],
        "uploaded_at": ACT["uploaded_at"],
    },
    "case_document": DEPARTMENT
    | {
        "case_or_decision_no": "案件编号或决定书文号 案件编号 案号或文号 案卷编号",
        "serial_no": "材料序号 卷内序号 材料编号",
        "document_kinds": "材料种类 材料名称 文书种类 材料类型",
        "document_date": "材料日期 文书日期 形成日期",
        "page_count": "页数",
        "file_name": "文件名 附件名称",
        "file_sha256": "文件校验值 SHA256",
        "uploaded_at": "上传时间 归集时间 录入时间",
    },
} | LEDGERS

# In two-row headers: the group above, and its first and last column below.
PLAN_GROUPS = (("执法主体", 1), ("计划信息", 3), ("起止与数量", 3), ("状态与变更", 3))


def headers(feed: str, spelling: int, *, in_wan_yuan: bool = False) -> dict[str, str]:
    """Column name -> Chinese header, in the order of the file; spelling counts from 0 and wraps around."""
    result = {}
    for column, spellings in _HEADERS[feed].items():
        options = spellings.split(" ")
        result[column] = options[spelling % len(options)]
        if in_wan_yuan and column in ("fine_yuan", "confiscation_yuan"):
            result[column] = {"fine_yuan": "罚款金额（万元）", "confiscation_yuan": "没收金额（万元）"}[
                column
            ]
    return result
