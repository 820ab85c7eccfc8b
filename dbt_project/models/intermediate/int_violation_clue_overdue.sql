with dispatched as (
    select
        clue.*,
        clue.deadline_date as due_on,
        data_as_of.as_of_date
    from {{ ref('fct_clue') }} as clue
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on clue.source = data_as_of.source
    -- What was sent back was not this department's to answer.
    where clue.dispatched_date is not null and clue.outcome <> '退回'
),

judged as (
    select
        dispatched.*,
        case
            when dispatched.deadline_date is null then '已派单，但未填办理期限'
            when dispatched.replied_date is null and dispatched.outcome <> '在办' then '已填办理结果，但未填答复日期'
        end as unjudged_reason,
        '线索应于 ' || {{ as_text('dispatched.due_on') }} || ' 前答复办结，'
        || coalesce('实际为 ' || {{ as_text('dispatched.replied_date') }}, '至数据截止日尚未答复') as fault
    from dispatched
    where
        dispatched.deadline_date is null
        or coalesce(dispatched.replied_date, dispatched.as_of_date) > dispatched.deadline_date
)

select
    {{ finding_columns(
        'judged', 'clue_overdue', ('clue', 'clue_id', 'order_no'), 'judged.dispatched_date', 'judged.due_on'
    ) }}
from judged
