-- 一个单位各季度的得分 / A department over the quarters: published in force, and what the data say today.
-- Parameters: department
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
from supervision.stated_score as today
inner join scoring.quarterly_ranking as ranking
    on today.period = ranking.period and today.department_code = ranking.department_code
left join supervision.published_version as in_force
    on today.period = in_force.period and in_force.is_in_force
left join supervision.stated_score as published
    on
        in_force.period = published.period
        and in_force.version = published.version
        and today.department_code = published.department_code
where today.version is null and today.department_code = $department
order by today.period asc nulls last
