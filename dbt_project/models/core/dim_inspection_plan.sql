select
    stated.department_code || '/' || stated.plan_no as plan_id,
    stated.department_code,
    stated.plan_no,
    stated.plan_name,
    stated.plan_kind,
    stated.starts_date,
    stated.ends_date,
    stated.planned_count,
    stated.plan_status,
    stated.change_approved_date,
    stated.change_approval_no,
    stated.source,
    stated.stream_id,
    stated.position,
    stated.source_row,
    stated.export_id
from {{ preferred_source(ref('stg_inspection_plan'), ['plan_no']) }} as stated
where stated.preference = 1
