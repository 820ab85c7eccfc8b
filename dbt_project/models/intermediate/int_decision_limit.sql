with extension as (
    select
        period.case_id,
        sum({{ days_between('period.from_date', 'period.to_date') }} + 1) as extension_days
    from {{ ref('int_excluded_period') }} as period
    where period.effect = 'extension'
    group by period.case_id
),

limited as (
    select
        filed.case_id,
        filed.filed_date,
        coalesce(extension.extension_days, 0) as stated_extension_days,
        extension_limit.value as extension_limit_days,
        cast(decision_limit.value as bigint) as limit_days,
        cast(least(coalesce(extension.extension_days, 0), coalesce(extension_limit.value, 0)) as bigint)
            as extension_days
    from {{ ref('fct_penalty_case') }} as filed
    left join extension
        on filed.case_id = extension.case_id
    {{ join_parameter('decision_limit_days', 'filed', 'filed.filed_date', 'decision_limit') }}
    {{ join_parameter('extension_limit_days', 'filed', 'filed.filed_date', 'extension_limit') }}
),

-- Days of a period that no earlier period covers, so that overlapping ones count once.
measured as (
    select
        period.case_id,
        period.from_date,
        period.to_date,
        limited.filed_date,
        limited.limit_days + limited.extension_days as base_days,
        greatest(
            0,
            {{ days_between(
                'greatest(period.from_date, coalesce(' ~ add_days(
                    'max(period.to_date) over (partition by period.case_id order by period.from_date asc nulls last, '
                    ~ 'period.to_date asc nulls last rows between unbounded preceding and 1 preceding)', 1
                ) ~ ', period.from_date))', 'period.to_date'
            ) }} + 1
        ) as own_days
    from {{ ref('int_excluded_period') }} as period
    inner join limited
        on period.case_id = limited.case_id
    where period.effect = 'exclusion'
),

-- A period that begins when the limit has already run out saves nothing.
reached as (
    select
        measured.case_id,
        measured.from_date,
        measured.to_date,
        measured.own_days,
        case
            when {{ days_between('measured.filed_date', 'measured.from_date') }} <= measured.base_days + coalesce(
                sum(measured.own_days) over (
                    partition by measured.case_id
                    order by measured.from_date asc nulls last, measured.to_date asc nulls last
                    rows between unbounded preceding and 1 preceding
                ), 0
            ) then 1
            else 0
        end as is_in_time
    from measured
),

counted as (
    select
        reached.case_id,
        reached.own_days,
        min(reached.is_in_time) over (
            partition by reached.case_id
            order by reached.from_date asc nulls last, reached.to_date asc nulls last
            rows between unbounded preceding and current row
        ) as is_counted
    from reached
),

excluded as (
    select
        counted.case_id,
        sum(counted.own_days) as excluded_days
    from counted
    where counted.is_counted = 1
    group by counted.case_id
)

select
    limited.case_id,
    limited.limit_days,
    limited.extension_days,
    cast(coalesce(excluded.excluded_days, 0) as bigint) as excluded_days,
    -- Days that the file states as extended although no rule of its domain allows for them.
    cast(
        case when limited.extension_limit_days is null then limited.stated_extension_days else 0 end as bigint
    ) as unruled_extension_days,
    {{ add_days(
        'limited.filed_date', 'limited.limit_days + limited.extension_days + coalesce(excluded.excluded_days, 0)'
    ) }} as due_on
from limited
left join excluded
    on limited.case_id = excluded.case_id
where limited.limit_days is not null
