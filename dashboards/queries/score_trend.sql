-- 各季度得分走势 / Scores of the ranked over the quarters: as published where a version was, else as the data say today.
-- No parameters.
with versions as (
    select
        latest.period,
        max(latest.version) as version
    from (
        select
            done.period,
            done.version,
            done.state,
            row_number() over (partition by done.period order by done.step_no desc nulls last) as step_order
        from core.fct_quarter_step as done
    ) as latest
    group by latest.period
    having max(case when latest.step_order = 1 then latest.state end) in ('published', 'restated')
),

scored as (
    select
        ranking.period,
        ranking.department_code,
        ranking.score,
        cast(null as bigint) as version
    from scoring.quarterly_ranking as ranking
    where
        ranking.status = 'ranked'
        and ranking.period not in (
            select versions.period
            from versions
        )
    union all
    select
        published.period,
        published.department_code,
        published.score,
        published.version
    from core.fct_publication as published
    inner join versions on published.period = versions.period and published.version = versions.version
    where published.status = 'ranked'
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
