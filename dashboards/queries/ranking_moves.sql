-- 季度排名及与上季度相比的升降 / Ranking of a version (null: today's data) beside the quarter before.
-- Parameters: period ('2024Q4'), version, before_period, before_version (each version null: today's data)
with placed as (
    select
        stated.*,
        ranking.peer_group,
        ranking.gate_status,
        ranking.is_confirmed,
        ranking.reason,
        case
            when stated.status = 'ranked'
                then cast(
                    rank() over (
                        partition by ranking.peer_group, stated.status order by stated.score desc nulls last
                    ) as bigint
                )
        end as group_rank
    from supervision.stated_score as stated
    left join scoring.quarterly_ranking as ranking
        on stated.period = ranking.period and stated.department_code = ranking.department_code
    where
        stated.period = $period
        and coalesce(stated.version, 0) = coalesce(cast($version as bigint), 0)
)

select
    placed.department_code,
    placed.department_name,
    placed.ranking as rank,
    before.ranking as rank_before,
    case
        when placed.ranking is null then null
        when before.ranking is null then '上季度未排名'
        when before.ranking > placed.ranking then '上升 ' || cast(before.ranking - placed.ranking as varchar)
        when before.ranking < placed.ranking then '下降 ' || cast(placed.ranking - before.ranking as varchar)
        else '持平'
    end as movement,
    placed.peer_group,
    placed.group_rank,
    placed.score,
    cast(placed.score - before.score as decimal(9, 2)) as score_change,
    placed.status,
    placed.gate_status,
    placed.grounds,
    placed.is_confirmed,
    placed.reason
from placed
left join supervision.stated_score as before
    on
        placed.department_code = before.department_code
        and before.period = $before_period
        and coalesce(before.version, 0) = coalesce(cast($before_version as bigint), 0)
order by
    placed.ranking asc nulls last, placed.status asc nulls last, placed.score desc nulls last,
    placed.department_code asc nulls last
