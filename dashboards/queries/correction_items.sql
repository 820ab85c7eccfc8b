-- 补正清单 / What departments are asked to mend. Parameters: period ('2024Q4'), department (null for all)
select
    item.department_code,
    item.item_id,
    item.item_kind,
    item.rule_id,
    item.rule_name_zh,
    item.severity,
    item.legal_basis,
    item.act_kind,
    item.record_no,
    item.case_or_decision_no,
    item.document_name_zh,
    kinds.document_kinds,
    item.business_date,
    item.due_date,
    item.days_late,
    item.message,
    item.is_waived,
    item.waiver_id,
    item.stream_id,
    item.position
from quality.correction_item as item
-- the scans by which a required document is known to be there
left join (
    select
        requirement.requirement_id,
        max(requirement.document_kinds) as document_kinds
    from reference.document_requirement as requirement
    group by requirement.requirement_id
) as kinds
    on item.rule_id = kinds.requirement_id
where
    item.period = $period
    and ($department is null or item.department_code = $department)
order by
    item.department_code asc nulls last, item.item_kind asc nulls last, item.due_date asc nulls last,
    item.case_or_decision_no asc nulls last, item.item_id asc nulls last
