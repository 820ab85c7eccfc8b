select
    'violated' as verdict,
    'unknown_plan' as rule_id,
    inspection.department_code,
    'inspection' as act_kind,
    inspection.inspection_id as act_id,
    inspection.inspection_no as record_no,
    inspection.inspection_date as business_date,
    cast(null as date) as due_on,
    '检查计划 ' || inspection.plan_no || ' 未登记' as message,
    inspection.plan_no as detail,
    inspection.stream_id,
    inspection.position
from {{ ref('fct_inspection') }} as inspection
where inspection.plan_no is not null and inspection.plan_id is null
