with judged as (
    select
        due.*,
        data_as_of.as_of_date,
        cast(due.first_uploaded_at as date) as first_uploaded_date
    from {{ ref('int_due_document') }} as due
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on due.source = data_as_of.source
)

select
    judged.department_code,
    judged.subject_kind,
    judged.subject_id,
    judged.subject_no,
    judged.case_id,
    judged.decision_id,
    judged.procedure_kind,
    judged.requirement_id,
    judged.document_name_zh,
    judged.stage,
    judged.stage_date,
    judged.due_date,
    {{ quarter_of('judged.due_date') }} as due_quarter,
    judged.first_uploaded_at,
    case
        when judged.is_present and judged.first_uploaded_date > judged.due_date then 'late'
        when judged.is_present then 'present'
        when judged.due_date is null then 'unknown'
        when judged.due_date <= judged.as_of_date then 'missing'
        else 'ahead'
    end as state,
    case
        when judged.due_date < coalesce(judged.first_uploaded_date, judged.as_of_date)
            then {{ days_between('judged.due_date', 'coalesce(judged.first_uploaded_date, judged.as_of_date)') }}
    end as days_late,
    waived.waiver_id is not null as is_waived,
    judged.stream_id,
    judged.position
from judged
left join {{ ref('int_waived_document') }} as waived
    on
        judged.subject_kind = waived.subject_kind
        and judged.subject_id = waived.subject_id
        and judged.requirement_id = waived.requirement_id
