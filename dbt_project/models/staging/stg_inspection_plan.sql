select
    folded.stream_id,
    folded.position,
    folded.event_type,
    folded.source,
    folded.reported_as_of,
    folded.batch_id,
    folded.export_id,
    folded.source_row,
    folded.department_code,
    folded.plan_no,
    folded.plan_name,
    folded.plan_kind,
    folded.starts_date,
    folded.ends_date,
    folded.planned_count,
    folded.plan_status,
    folded.change_approved_date,
    folded.change_approval_no
from {{ fold_to_state(source('log', 'inspection_plan')) }} as folded
where folded.recency = 1 and folded.is_present
