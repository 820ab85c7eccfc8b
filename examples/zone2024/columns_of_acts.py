"""Spellings of the columns that many feeds share: department, party, officers, items, upload."""

ACT = {
    "item_codes": "权责事项编码 事项编码 权责编码 执法事项编码",
    "party_name": "当事人名称 当事人 行政相对人名称 被检查对象",
    "party_type": "当事人类型 相对人类型 当事人类别",
    "party_uscc": "统一社会信用代码 社会信用代码 信用代码",
    "officer_certificate_nos": "执法人员证件号 执法证号 执法人员证号 证件号码",
    "officer_names": "执法人员 执法人员姓名 办案人员 检查人员",
    "uploaded_at": "上传时间 归集时间 录入时间 首次上传时间",
}
DEPARTMENT = {"department_code": "执法主体编码 主体编码 单位编码 执法单位编码"}
