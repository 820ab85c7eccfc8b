-- 一个单位各季度的得分 / A department over the quarters: published in force, and what the data say today.
-- Parameters: department
with listed as (
    select
        named.period,
        named.department_code,
        min(named.ground) || case when min(named.ground) < max(named.ground) then '、' || max(named.ground) else '' end
            as grounds
    from scoring.interview_list as named
    group by named.period, named.department_code
),

-- version null: what the data say today
stated as (
    select
        ranking.period,
        cast(null as bigint) as version,
        ranking.department_code,
        ranking.department_name,
        ranking.status,
        ranking.ranking,
        ranking.score,
        listed.grounds
    from scoring.quarterly_ranking as ranking
    left join listed on ranking.period = listed.period and ranking.department_code = listed.department_code
    union all
    select
        published.period,
        published.version,
        published.department_code,
        published.department_name,
        published.status,
        published.ranking,
        published.score,
        replace(published.grounds, '|', '、') as grounds
    from core.fct_publication as published
),

versions as (
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

published as (
    select stated.*
    from stated
    inner join versions on stated.period = versions.period and stated.version = versions.version
    where stated.department_code = $department
)

select
    today.period,
    today.status,
    today.ranking as rank,
    today.score,
    today.grounds,
    ranking.gate_status,
    published.version,
    published.ranking as published_rank,
    published.score as published_score,
    published.grounds as published_grounds
from stated as today
inner join scoring.quarterly_ranking as ranking
    on today.period = ranking.period and today.department_code = ranking.department_code
left join published on today.period = published.period
where today.version is null and today.department_code = $department
order by today.period asc nulls last
