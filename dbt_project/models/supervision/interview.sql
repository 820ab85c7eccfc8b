with limited as (
    select
        stated.*,
        coalesce(stated.hold_by_date, {{ workday_limit_date('hold') }}) as hold_by,
        -- a day that was stated for an earlier plan is no limit of this one
        case
            when stated.plan_by_date >= stated.plan_from then stated.plan_by_date
            else {{ workday_limit_date('plan') }}
        end as plan_by,
        case
            when stated.review_by_date >= stated.plan_on then stated.review_by_date
            else {{ workday_limit_date('review') }}
        end as review_by
    from {{ ref('int_interview') }} as stated
    {{ join_workday_limit('coalesce(stated.notice_on, stated.signed_on)', 'stated.hold_within', 'hold') }}
    {{ join_workday_limit('stated.plan_from', 'stated.plan_within', 'plan') }}
    {{ join_workday_limit('stated.plan_on', 'stated.review_within', 'review') }}
),

judged as (
    select
        limited.*,
        case
            when limited.held_on is null and limited.hold_by < data_as_of.as_of_date
                then case when limited.notice_on is null then '逾期未通知约谈' else '逾期未约谈' end
            when limited.is_failed and limited.plan_by < data_as_of.as_of_date then '复核不合格，逾期未重报整改方案'
            when limited.stage = '已约谈' and limited.plan_by < data_as_of.as_of_date then '逾期未报整改方案'
            when limited.stage = '已报整改方案' and limited.review_by < data_as_of.as_of_date then '逾期未复核'
        end as overdue_reason
    from limited
    cross join {{ ref('int_data_as_of') }} as data_as_of
)

select
    judged.period,
    judged.department_code,
    judged.department_name,
    judged.grounds,
    judged.version,
    judged.signed_on,
    coalesce(judged.stage, '待通知') as stage,
    judged.notice_on,
    judged.hold_by as hold_by_date,
    judged.held_on,
    judged.held_by,
    judged.personnel_office,
    judged.plan_by as plan_by_date,
    judged.plan_on,
    judged.review_by as review_by_date,
    judged.reviewed_on,
    judged.review_result,
    judged.closed_on,
    judged.overdue_reason is not null as is_overdue,
    judged.overdue_reason,
    judged.appearance_count,
    judged.consecutive_count
from judged
