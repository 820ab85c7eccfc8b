-- 季度排名 / Quarterly ranking. Parameters: period ('2024Q4')
select
    ranking.ranking as rank,
    ranking.department_code,
    ranking.department_name,
    ranking.peer_group,
    ranking.status,
    ranking.score,
    ranking.applicable_weight,
    ranking.officer_count,
    ranking.countable_item_count,
    ranking.is_in_interview,
    ranking.gate_status,
    ranking.is_confirmed,
    ranking.reason_code,
    ranking.reason
from scoring.quarterly_ranking as ranking
where ranking.period = $period
order by
    ranking.ranking asc nulls last, ranking.status asc nulls last, ranking.score desc nulls last,
    ranking.department_code asc nulls last
