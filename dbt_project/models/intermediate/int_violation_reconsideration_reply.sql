with notified as (
    select
        duty.*,
        case
            when natural_days.value is not null then {{ natural_limit_date('older') }}
            else {{ workday_limit_date('reply') }}
        end as due_on
    from {{ ref('int_reconsideration_duty') }} as duty
    {{ join_parameter('reconsideration_reply_workdays', 'duty', 'duty.received_date', 'workdays') }}
    {{ join_parameter('reconsideration_reply_simple_workdays', 'duty', 'duty.received_date', 'simple') }}
    {{ join_parameter('reconsideration_reply_days', 'duty', 'duty.received_date', 'natural_days') }}
    {{ join_workday_limit(
        'duty.reply_notified_date',
        "case when duty.procedure_kind = '简易' then simple.value else workdays.value end", 'reply'
    ) }}
    {{ join_natural_limit('duty.reply_notified_date', 'natural_days.value', 'older') }}
    where duty.acceptance in ('受理', '视为受理') or duty.reply_notified_date is not null
),

judged as (
    select
        notified.*,
        case
            when notified.reply_notified_date is null then '被申请人收到答复通知的日期缺失'
            when notified.due_on is null then '所涉年份没有工作日历'
            else notified.unknown_reason
        end as unjudged_reason,
        '被申请人应于 ' || {{ as_text('notified.due_on') }} || ' 前提出答复、提交证据，'
        || coalesce('实际为 ' || {{ as_text('notified.replied_date') }}, '至数据截止日尚未答复') as fault
    from notified
    where
        -- Nothing is to be answered any more once the case is closed.
        coalesce(notified.replied_date, notified.closed_date, notified.as_of_date)
        > coalesce(notified.due_on, notified.reply_notified_date, notified.accepted_date, notified.received_date)
)

select
    {{ finding_columns(
        'judged', 'reconsideration_reply', ('reconsideration_case', 'reconsideration_id', 'case_no'),
        'judged.received_date', 'judged.due_on'
    ) }}
from judged
