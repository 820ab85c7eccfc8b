select
    due.subject_kind || '/' || due.subject_id || '/' || due.requirement_id as document_key,
    due.subject_kind,
    due.subject_id,
    due.requirement_id,
    due.department_code,
    {{ credited('credit', 'due') }} as credit_department_code,
    due.due_date,
    cast(due.first_uploaded_at as date) as first_uploaded_date,
    data_as_of.as_of_date,
    waived.waiver_id is not null as is_waived,
    due.stream_id,
    due.position
from {{ ref('int_due_document') }} as due
inner join {{ ref('int_source_as_of') }} as data_as_of
    on due.source = data_as_of.source
left join {{ ref('int_score_credit') }} as credit
    on due.department_code = credit.department_code
left join {{ ref('int_waived_document') }} as waived
    on
        due.subject_kind = waived.subject_kind
        and due.subject_id = waived.subject_id
        and due.requirement_id = waived.requirement_id
-- without a calendar nobody can say when it fell due: quality.unjudged lists it
where due.due_date is not null
