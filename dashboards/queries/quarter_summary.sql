-- 季度概况 / A quarter in numbers, of a version (null: today's data). Parameters: period ('2024Q4'), version
select
    coalesce(cast(sum(case when stated.status = 'ranked' then 1 else 0 end) as bigint), 0) as ranked_count,
    coalesce(cast(sum(case when stated.status = 'listed_apart' then 1 else 0 end) as bigint), 0) as apart_count,
    coalesce(cast(sum(case when stated.status in ('not_ranked', 'not_assessed') then 1 else 0 end) as bigint), 0)
        as unranked_count,
    coalesce(cast(sum(case when stated.grounds is not null then 1 else 0 end) as bigint), 0) as listed_count,
    coalesce(cast(sum(case when gate.gate_status = 'hold' then 1 else 0 end) as bigint), 0) as hold_count,
    coalesce(cast(sum(case when gate.gate_status = 'deduct' then 1 else 0 end) as bigint), 0) as deduct_count,
    coalesce(cast(sum(case when gate.gate_status = 'preview' then 1 else 0 end) as bigint), 0) as waiting_count
from supervision.stated_score as stated
left join scoring.quarterly_ranking as gate
    on stated.department_code = gate.department_code and gate.period = $period
where stated.period = $period and coalesce(stated.version, 0) = coalesce(cast($version as bigint), 0)
