with lost as (
    select distinct day.calendar_date
    from {{ ref('fct_platform_outage') }} as outage
    inner join {{ ref('dim_date') }} as day
        on outage.from_date <= day.calendar_date and outage.to_date >= day.calendar_date
    where day.is_workday
),

day as (
    select
        dated.calendar_date,
        dated.is_calendar_known,
        dated.known_day_index,
        case when lost.calendar_date is null then dated.is_workday else false end as is_workday,
        lost.calendar_date is not null as is_lost
    from {{ ref('dim_date') }} as dated
    left join lost on dated.calendar_date = lost.calendar_date
)

select
    day.calendar_date,
    day.is_calendar_known,
    day.is_workday,
    day.is_lost,
    day.known_day_index,
    cast(
        sum(case when day.is_workday then 1 else 0 end)
            over (order by day.calendar_date asc nulls last rows between unbounded preceding and current row)
        as bigint
    ) as workday_index,
    cast(
        sum(case when day.is_lost then 1 else 0 end)
            over (order by day.calendar_date asc nulls last rows between unbounded preceding and current row)
        as bigint
    ) as lost_day_index
from day
