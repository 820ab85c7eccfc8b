-- 失分记录 / Records that cost points, with what was wanted of them. Parameters: period, department (null for all)
select
    fault.department_code,
    fault.indicator_code,
    fault.indicator_name_zh,
    fault.fault_id,
    fault.record_kind,
    fault.record_id,
    fault.evidence_id,
    coalesce(document.document_name_zh, item.item_name, planned.plan_name) as what_zh,
    fault.reason,
    fault.cost_points,
    fault.stream_id
from scoring.indicator_fault as fault
left join (
    select
        named.subject_id,
        named.requirement_id,
        min(named.document_name_zh) as document_name_zh
    from quality.missing_document as named
    group by named.subject_id, named.requirement_id
) as document on fault.record_id = document.subject_id and fault.evidence_id = document.requirement_id
left join (
    select
        named.item_id,
        min(named.item_name) as item_name
    from core.dim_power_item as named
    group by named.item_id
) as item on fault.record_id = item.item_id
left join (
    select
        named.plan_id,
        min(named.plan_name) as plan_name
    from core.dim_inspection_plan as named
    group by named.plan_id
) as planned on fault.record_id = planned.plan_id
where fault.period = $period and ($department is null or fault.department_code = $department)
order by
    fault.department_code asc nulls last, fault.indicator_code asc nulls last, fault.cost_points desc nulls last,
    fault.fault_id asc nulls last
