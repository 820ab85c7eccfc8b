with handled as (
    select
        reconsideration.*,
        data_as_of.as_of_date,
        coalesce(reconsideration.closed_date, data_as_of.as_of_date) as judged_date,
        case when review_limit.is_extended then review_limit.extended_due_on else review_limit.base_due_on end
            as due_on,
        case when review_limit.is_extended then review_limit.extended_ends_on else review_limit.base_ends_on end
            as ends_on
    from {{ ref('fct_reconsideration_case') }} as reconsideration
    inner join {{ ref('int_reconsideration_limit') }} as review_limit
        on reconsideration.reconsideration_id = review_limit.reconsideration_id
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on reconsideration.source = data_as_of.source
),

judged as (
    select
        handled.*,
        case
            when handled.ends_on is null then '受理日期缺失，无法计算审理期限'
            when handled.closed_date is null and handled.closing_kind is not null then '已填办结方式，但未填办结日期'
            when handled.due_on is null then '所涉年份没有工作日历'
        end as unjudged_reason,
        '复议机关应于 ' || {{ as_text('handled.due_on') }} || ' 前作出复议决定，'
        || coalesce('实际为 ' || {{ as_text('handled.closed_date') }}, '至数据截止日尚未办结') as fault
    from handled
    where handled.ends_on is null or handled.judged_date > coalesce(handled.due_on, handled.ends_on)
)

select
    {{ finding_columns(
        'judged', 'reconsideration_decision', ('reconsideration_case', 'reconsideration_id', 'case_no'),
        'judged.received_date', 'judged.due_on'
    ) }}
from judged
