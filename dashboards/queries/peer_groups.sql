-- 组别比较 / Peer groups of a quarter: how many are ranked, and how their scores lie. Parameters: period ('2024Q4')
with ranked as (
    select
        ranking.peer_group,
        ranking.department_code,
        ranking.score,
        row_number() over (
            partition by ranking.peer_group order by ranking.score asc nulls last, ranking.department_code asc nulls last
        ) as place,
        count(*) over (partition by ranking.peer_group) as ranked_count
    from scoring.quarterly_ranking as ranking
    where ranking.period = $period and ranking.status = 'ranked'
)

select
    ranked.peer_group,
    cast(max(ranked.ranked_count) as bigint) as ranked_count,
    max(ranked.score) as highest_score,
    -- of an even number the lower of the two in the middle: a score that somebody has
    max(case when 2 * ranked.place between ranked.ranked_count and ranked.ranked_count + 1 then ranked.score end)
        as median_score,
    min(ranked.score) as lowest_score,
    cast(count(listed.department_code) as bigint) as listed_count
from ranked
left join (
    select distinct named.department_code
    from scoring.interview_list as named
    where named.period = $period
) as listed
    on ranked.department_code = listed.department_code
group by ranked.peer_group
order by ranked.peer_group asc nulls last
