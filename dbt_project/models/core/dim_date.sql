with needed as (
    select known.calendar_date
    from {{ source('reference', 'calendar_day') }} as known
    {% for feed, core, key in recorded_feeds() %}
    {%- set staging = ref('stg_' ~ feed) %}
    {%- for column in date_columns(feed) %}
    union
    select stated.{{ column }}
    from {{ staging }} as stated
    where stated.{{ column }} is not null
    {%- endfor %}
    {% endfor %}
),

-- what the office has ordered for a day goes before the calendar; a day that no calendar knows stays unknown
working as (
    select
        known.calendar_date,
        case office.value
            when '休' then false
            when '班' then true
            else known.is_workday
        end as is_workday
    from {{ source('reference', 'calendar_day') }} as known
    left join {{ ref('int_scorable_parameter') }} as office
        on known.calendar_date = office.valid_from and office.parameter = 'holiday' and office.applies_to is null
)

select
    needed.calendar_date,
    cast(year(needed.calendar_date) as bigint) as calendar_year,
    {{ quarter_of('needed.calendar_date') }} as calendar_quarter,
    calendar_day.calendar_date is not null as is_calendar_known,
    calendar_day.is_workday,
    cast(
        sum(case when calendar_day.is_workday then 1 else 0 end)
            over (order by needed.calendar_date asc nulls last rows between unbounded preceding and current row)
        as bigint
    ) as workday_index,
    cast(
        count(calendar_day.calendar_date)
            over (order by needed.calendar_date asc nulls last rows between unbounded preceding and current row)
        as bigint
    ) as known_day_index
from needed
left join working as calendar_day
    on needed.calendar_date = calendar_day.calendar_date
