-- a fault deducts in the quarter in which it falls due and not again in the next
with due as (
    select
        scheme.cutoff_date,
        document.*,
        coalesce(document.first_uploaded_date <= scheme.presence_until, false) as is_present
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_document') }} as document
        on scheme.quarter_from <= document.due_date and scheme.cutoff_date >= document.due_date
    -- nothing that falls due after the data end can be said to be missing
    where document.due_date <= document.as_of_date
)

select
    due.cutoff_date,
    due.credit_department_code as department_code,
    'case_file_document' as indicator_code,
    due.subject_kind as record_kind,
    due.subject_id as record_id,
    due.requirement_id as evidence_id,
    due.is_present as in_numerator,
    due.is_present or not due.is_waived as in_denominator,
    case
        when due.is_present then '已归集'
        when due.is_waived then '缺失，已豁免，不计'
        else '缺失'
    end as reason,
    due.stream_id,
    due.position
from due
