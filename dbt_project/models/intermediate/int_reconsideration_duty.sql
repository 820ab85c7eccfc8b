-- The same case may come from both sides: what the organ that decides has received is used.
with answered as (
    select
        stated.*,
        row_number() over (
            partition by coalesce(stated.answering_code, stated.department_code), stated.case_no
            order by
                case when stated.role = '复议机关' then 0 else 1 end asc nulls last,
                stated.reconsideration_id asc nulls last
        ) as side_no
    from {{ ref('fct_reconsideration_case') }} as stated
)

select
    answered.reconsideration_id,
    answered.case_no,
    coalesce(respondent.department_code, answered.department_code) as department_code,
    case when respondent.department_code is null then '被申请人未填或未登记' end as unknown_reason,
    answered.received_date,
    answered.acceptance,
    answered.accepted_date,
    answered.procedure_kind,
    answered.reply_notified_date,
    answered.replied_date,
    answered.closed_date,
    answered.closing_kind,
    answered.opinion_kind,
    answered.opinion_sent_date,
    answered.opinion_replied_date,
    answered.comply_due_date,
    answered.complied_date,
    coalesce(answered.is_reversed, false) as is_reversed,
    data_as_of.as_of_date,
    answered.stream_id,
    answered.position
from answered
inner join {{ ref('int_source_as_of') }} as data_as_of
    on answered.source = data_as_of.source
left join {{ ref('dim_department') }} as respondent
    on answered.answering_code = respondent.department_code
where answered.side_no = 1
