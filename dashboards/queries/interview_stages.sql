-- 一次约谈的各环节 / The acts of one interview: until when each was due, and when it was done.
-- Parameters: period ('2024Q4'), department
with named as (
    select interview.*
    from supervision.interview as interview
    where interview.period = $period and interview.department_code = $department
),

acted as (
    select
        1 as act_no,
        '通知' as act,
        named.hold_by_date as by_date,
        named.notice_on as done_on,
        cast(null as varchar) as said,
        named.overdue_reason = '逾期未通知约谈' as is_late
    from named
    union all
    select
        2 as act_no,
        '约谈' as act,
        named.hold_by_date as by_date,
        named.held_on as done_on,
        named.held_by || coalesce('，' || named.personnel_office || '参加', '') as said,
        named.overdue_reason = '逾期未约谈' as is_late
    from named
    union all
    select
        3 as act_no,
        '报整改方案' as act,
        named.plan_by_date as by_date,
        named.plan_on as done_on,
        cast(null as varchar) as said,
        named.overdue_reason in ('逾期未报整改方案', '复核不合格，逾期未重报整改方案') as is_late
    from named
    union all
    select
        4 as act_no,
        '复核' as act,
        named.review_by_date as by_date,
        named.reviewed_on as done_on,
        named.review_result as said,
        named.overdue_reason = '逾期未复核' as is_late
    from named
    union all
    select
        5 as act_no,
        '办结' as act,
        cast(null as date) as by_date,
        named.closed_on as done_on,
        cast(null as varchar) as said,
        false as is_late
    from named
)

select
    acted.act,
    acted.by_date,
    acted.done_on,
    case
        when acted.is_late then '逾期'
        when acted.done_on is null then '待办'
        when acted.done_on > acted.by_date then '已办，超过期限'
        else '已办'
    end as act_state,
    acted.said
from acted
order by acted.act_no asc nulls last
