with last_step as (
    select
        step.period,
        step.state,
        step.version,
        row_number() over (
            partition by step.period order by step.step_no desc nulls last, step.position desc nulls last
        ) as recency
    from {{ ref('fct_quarter_step') }} as step
),

-- the newest version holds, unless the quarter was taken back after it
in_force as (
    select
        published.period,
        case
            when max(last_step.period) is null then max(published.version)
            when max(last_step.state) in ('published', 'restated')
                then coalesce(max(last_step.version), max(published.version))
        end as version
    from {{ ref('fct_publication') }} as published
    left join last_step on published.period = last_step.period and last_step.recency = 1
    group by published.period
),

listed as (
    select
        published.period,
        published.department_code,
        published.department_name,
        published.grounds,
        published.version,
        published.signed_on,
        4 * year({{ quarter_start('published.period') }}) + quarter({{ quarter_start('published.period') }})
            as quarter_no
    from {{ ref('fct_publication') }} as published
    inner join in_force on published.period = in_force.period and published.version = in_force.version
    where published.grounds is not null
),

counted as (
    select
        listed.*,
        row_number() over (partition by listed.department_code order by listed.quarter_no asc nulls last)
            as appearance_no
    from listed
)

select
    counted.period,
    counted.department_code,
    counted.department_name,
    counted.grounds,
    counted.version,
    counted.signed_on,
    cast(counted.appearance_no as bigint) as appearance_count,
    -- quarters that follow one another keep the distance between their number and their place
    cast(row_number() over (
        partition by counted.department_code, counted.quarter_no - counted.appearance_no
        order by counted.quarter_no asc nulls last
    ) as bigint) as consecutive_count
from counted
