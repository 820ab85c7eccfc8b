-- 指标矩阵 / Every scored indicator of every department, as a matrix. Parameters: period ('2024Q4'), peer_group
-- (null for all)
select
    indicator.department_code,
    ranking.department_name,
    ranking.ranking as rank,
    indicator.indicator_code,
    indicator.indicator_name_zh,
    indicator.value,
    indicator.unit,
    -- what a deduction takes stands against no weight
    cast(case
        when indicator.effective_weight is null then -indicator.points
        else indicator.effective_weight - indicator.points
    end as decimal(9, 2)) as lost_points
from scoring.department_indicator as indicator
inner join scoring.quarterly_ranking as ranking
    on indicator.period = ranking.period and indicator.department_code = ranking.department_code
where
    indicator.period = $period
    and indicator.is_scored
    and ($peer_group is null or ranking.peer_group = $peer_group)
order by
    ranking.ranking asc nulls last, ranking.score desc nulls last, indicator.department_code asc nulls last,
    indicator.indicator_order asc nulls last
