with notified as (
    select
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.notice_date,
        penalty.department_code,
        penalty.stream_id,
        penalty.position,
        filed.case_id,
        {{ workday_limit_date('request') }} as waiting_ends_on
    from {{ ref('fct_penalty') }} as penalty
    left join {{ ref('fct_penalty_case') }} as filed
        on penalty.case_id = filed.case_id
    {{ join_parameter('hearing_request_workdays', 'penalty', 'penalty.decision_date', 'parameter') }}
    {{ join_workday_limit('penalty.notice_date', 'parameter.value', 'request') }}
    where
        penalty.procedure_kind = '普通'
        and penalty.is_hearing_notified
        and parameter.value is not null
        and not coalesce(penalty.is_hearing_waived, false)
        and coalesce(filed.hearing_held_date > penalty.decision_date, true)
),

judged as (
    select
        notified.*,
        case
            when notified.notice_date is null then '已告知听证权利，但未填告知日期'
            when notified.waiting_ends_on is null then '所涉年份没有工作日历'
            when notified.case_id is null then '决定没有对应案件，不知是否举行过听证'
        end as unjudged_reason,
        '当事人可于 ' || {{ as_text('notified.waiting_ends_on') }} || ' 前要求听证，处罚决定作出于 '
        || {{ as_text('notified.decision_date') }} || '，未待期满' as fault
    from notified
    where
        notified.waiting_ends_on is null
        or notified.decision_date <= notified.waiting_ends_on
)

select
    {{ finding_columns(
        'judged', 'hearing_waiting_days', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date',
        'judged.waiting_ends_on'
    ) }}
from judged
