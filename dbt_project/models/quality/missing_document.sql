with judged as (
    select
        due.*,
        data_as_of.as_of_date,
        cast(due.first_uploaded_at as date) as first_uploaded_date
    from {{ ref('int_due_document') }} as due
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on due.source = data_as_of.source
    where due.due_date <= data_as_of.as_of_date
)

select
    judged.department_code,
    judged.case_id,
    judged.decision_id,
    judged.subject_kind,
    judged.subject_id,
    judged.subject_no,
    judged.procedure_kind,
    judged.requirement_id,
    judged.document_name_zh,
    judged.stage,
    judged.stage_date,
    judged.due_date,
    {{ quarter_of('judged.due_date') }} as due_quarter,
    case when judged.is_present then 'late' else 'missing' end as state,
    judged.first_uploaded_at,
    {{ days_between('judged.due_date', 'coalesce(judged.first_uploaded_date, judged.as_of_date)') }} as days_late,
    judged.stream_id,
    judged.position,
    waived.waiver_id is not null as is_waived,
    waived.waiver_id
from judged
left join {{ ref('int_waived_document') }} as waived
    on
        judged.subject_kind = waived.subject_kind
        and judged.subject_id = waived.subject_id
        and judged.requirement_id = waived.requirement_id
where not judged.is_present or judged.first_uploaded_date > judged.due_date
