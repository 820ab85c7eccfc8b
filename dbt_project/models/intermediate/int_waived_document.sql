with due as (
    select
        document.*,
        {{ quarter_of('document.due_date') }} as period
    from {{ ref('int_due_document') }} as document
),

covered as (
    select
        due.subject_kind,
        due.subject_id,
        due.requirement_id,
        coalesce({{ waived_by('kind') }}, {{ waived_by('any') }}) as waiver_id
    from due
    {{ join_waiver('due', 'due.requirement_id', 'due.subject_no', 'due.period', 'kind') }}
    {{ join_waiver('due', "'case_file_document'", 'due.subject_no', 'due.period', 'any') }}
)

select
    covered.subject_kind,
    covered.subject_id,
    covered.requirement_id,
    covered.waiver_id
from covered
where covered.waiver_id is not null
