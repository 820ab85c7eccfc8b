with fault as (
    select
        document.department_code,
        document.subject_kind,
        document.subject_id,
        document.subject_no,
        document.procedure_kind,
        cast(sum(case when document.state = 'missing' then 1 else 0 end) as bigint) as missing_count,
        cast(sum(case when document.state = 'late' then 1 else 0 end) as bigint) as late_count,
        min(case when document.state = 'missing' then document.due_date end) as earliest_due_date,
        max(case when document.state = 'missing' then document.days_late end) as longest_overdue_days,
        max(document.stream_id) as stream_id
    from {{ ref('missing_document') }} as document
    group by
        document.department_code,
        document.subject_kind,
        document.subject_id,
        document.subject_no,
        document.procedure_kind
)

select
    fault.department_code,
    department.department_name,
    fault.subject_kind,
    fault.subject_id,
    fault.subject_no,
    fault.procedure_kind,
    fault.missing_count,
    fault.late_count,
    fault.earliest_due_date,
    fault.longest_overdue_days,
    fault.stream_id
from fault
left join {{ ref('dim_department') }} as department on fault.department_code = department.department_code
where fault.missing_count > 0
