with steps as (
    select
        done.period,
        done.version,
        done.state,
        row_number() over (partition by done.period order by done.step_no desc nulls last) as step_order
    from {{ ref('fct_quarter_step') }} as done
),

-- a version holds until a newer one, or until it is withdrawn
in_force as (
    select
        steps.period,
        max(steps.version) as version
    from steps
    group by steps.period
    having max(case when steps.step_order = 1 then steps.state end) in ('published', 'restated')
)

select
    published.period,
    published.version,
    cast(sum(case when published.status = 'ranked' then 1 else 0 end) as bigint) as ranked_count,
    cast(sum(case when published.grounds is not null then 1 else 0 end) as bigint) as listed_count,
    coalesce(published.version = in_force.version, false) as is_in_force
from {{ ref('fct_publication') }} as published
left join in_force on published.period = in_force.period
group by published.period, published.version, in_force.version
