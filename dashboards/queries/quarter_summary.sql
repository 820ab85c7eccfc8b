-- 季度概况 / A quarter in numbers, of a version (null: today's data). Parameters: period ('2024Q4'), version
with stated as (
    select
        ranking.department_code,
        ranking.status,
        listed.department_code is not null as is_listed
    from scoring.quarterly_ranking as ranking
    left join (
        select distinct named.department_code
        from scoring.interview_list as named
        where named.period = $period
    ) as listed
        on ranking.department_code = listed.department_code
    where ranking.period = $period and $version is null
    union all
    select
        published.department_code,
        published.status,
        published.grounds is not null as is_listed
    from core.fct_publication as published
    where published.period = $period and published.version = cast($version as bigint)
)

select
    coalesce(cast(sum(case when stated.status = 'ranked' then 1 else 0 end) as bigint), 0) as ranked_count,
    coalesce(cast(sum(case when stated.status = 'listed_apart' then 1 else 0 end) as bigint), 0) as apart_count,
    coalesce(cast(sum(case when stated.status in ('not_ranked', 'not_assessed') then 1 else 0 end) as bigint), 0)
        as unranked_count,
    coalesce(cast(sum(case when stated.is_listed then 1 else 0 end) as bigint), 0) as listed_count,
    coalesce(cast(sum(case when gate.gate_status = 'hold' then 1 else 0 end) as bigint), 0) as hold_count,
    coalesce(cast(sum(case when gate.gate_status = 'deduct' then 1 else 0 end) as bigint), 0) as deduct_count,
    coalesce(cast(sum(case when gate.gate_status = 'preview' then 1 else 0 end) as bigint), 0) as waiting_count
from stated
left join scoring.quarterly_ranking as gate
    on stated.department_code = gate.department_code and gate.period = $period
