-- 各季度得分走势 / Scores of the ranked over the quarters: as published where a version was, else as the data say today.
-- No parameters.
with scored as (
    select
        stated.period,
        stated.version,
        stated.department_code,
        stated.score
    from supervision.stated_score as stated
    left join supervision.published_version as in_force
        on stated.period = in_force.period and in_force.is_in_force
    where stated.status = 'ranked' and coalesce(stated.version, 0) = coalesce(in_force.version, 0)
),

placed as (
    select
        scored.*,
        row_number() over (
            partition by scored.period order by scored.score asc nulls last, scored.department_code asc nulls last
        ) as place,
        count(*) over (partition by scored.period) as ranked_count
    from scored
)

select
    placed.period,
    max(placed.version) as version,
    cast(max(placed.ranked_count) as bigint) as ranked_count,
    max(placed.score) as highest_score,
    -- of an even number the lower of the two in the middle: a score that somebody has
    max(case when 2 * placed.place between placed.ranked_count and placed.ranked_count + 1 then placed.score end)
        as median_score,
    min(placed.score) as lowest_score
from placed
group by placed.period
order by placed.period asc nulls last
