with served as (
    select
        penalty.decision_id,
        penalty.decision_no,
        penalty.decision_date,
        penalty.department_code,
        penalty.stream_id,
        penalty.position,
        penalty.service_kind,
        penalty.served_date,
        data_as_of.as_of_date,
        omission.source is not null as is_omitted,
        case
            -- Handed over on the spot says the day by itself.
            when penalty.service_kind = '当场' then coalesce(penalty.served_date, penalty.decision_date)
            -- The post and a notice take their time: the department owes that it starts them.
            when penalty.service_kind in ('邮寄', '公告') then penalty.service_started_date
            else penalty.served_date
        end as service_date,
        case when penalty.service_kind = '当场' then penalty.decision_date else {{ workday_limit_date('service') }} end
            as due_on
    from {{ ref('fct_penalty') }} as penalty
    inner join {{ ref('int_source_as_of') }} as data_as_of
        on penalty.source = data_as_of.source
    {{ join_parameter('service_limit_workdays', 'penalty', 'penalty.decision_date', 'parameter') }}
    {{ join_workday_limit('penalty.decision_date', 'parameter.value', 'service') }}
    {{ join_omission('penalty', "'penalty'", 'served_date', 'omission') }}
    where penalty.decision_date is null or parameter.value is not null
),

judged as (
    select
        served.*,
        case
            when served.decision_date is null then '决定日期缺失'
            when served.is_omitted then '来源不提供送达日期'
            when served.due_on is null then '所涉年份没有工作日历'
            when served.service_date < served.decision_date then '送达日期早于决定日期'
            -- What arrived in time was sent in time.
            when served.service_date is null and served.served_date > served.due_on
                then '邮寄或公告送达，未填送达开始日期'
        end as unjudged_reason,
        case
            when coalesce(served.service_date, served.served_date, served.as_of_date) <= served.due_on
                then cast(null as {{ dbt.type_string() }})
            when served.service_date is null
                then '应于 ' || {{ as_text('served.due_on') }} || ' 前送达，至数据截止日尚未送达'
            else
                '应于 ' || {{ as_text('served.due_on') }} || ' 前送达'
                || case when served.service_kind in ('邮寄', '公告') then '，开始送达为 ' else '，实际为 ' end
                || {{ as_text('served.service_date') }}
        end as fault
    from served
)

select
    {{ finding_columns(
        'judged', 'service_within_limit', ('penalty', 'decision_id', 'decision_no'), 'judged.decision_date',
        'judged.due_on'
    ) }}
from judged
where judged.unjudged_reason is not null or judged.fault is not null
