-- one decision, whether the organ that decided or the respondent reported it, or both
with stated as (
    select
        decided.answering_code as department_code,
        coalesce(decided.decision_no, decided.case_no) as decision_no,
        decided.comply_due_date,
        decided.complied_date,
        decided.source,
        decided.stream_id,
        decided.position
    from {{ ref('fct_reconsideration_case') }} as decided
    where decided.comply_due_date is not null and not coalesce(decided.is_reversed, false)
),

united as (
    select
        stated.department_code,
        stated.decision_no,
        max(stated.comply_due_date) as comply_due_date,
        min(stated.complied_date) as complied_date,
        max(as_of.as_of_date) as as_of_date,
        max(stated.stream_id) as stream_id,
        max(stated.position) as position
    from stated
    inner join {{ ref('int_source_as_of') }} as as_of on stated.source = as_of.source
    group by stated.department_code, stated.decision_no
)

select
    united.department_code || '/' || united.decision_no as decision_id,
    united.department_code,
    {{ credited('credit', 'united') }} as credit_department_code,
    united.comply_due_date,
    united.complied_date,
    united.as_of_date,
    united.stream_id,
    united.position
from united
inner join {{ ref('int_score_credit') }} as credit on united.department_code = credit.department_code
