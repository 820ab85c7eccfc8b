-- 两个版本对照 / Two versions of a quarter side by side (null: today's data), who moved first.
-- Parameters: period ('2024Q4'), earlier, later
with earlier as (
    select stated.*
    from supervision.stated_score as stated
    where stated.period = $period and coalesce(stated.version, 0) = coalesce(cast($earlier as bigint), 0)
),

later as (
    select stated.*
    from supervision.stated_score as stated
    where stated.period = $period and coalesce(stated.version, 0) = coalesce(cast($later as bigint), 0)
),

paired as (
    select
        coalesce(later.department_code, earlier.department_code) as department_code,
        coalesce(later.department_name, earlier.department_name) as department_name,
        earlier.status as status_before,
        later.status as status_after,
        earlier.ranking as rank_before,
        later.ranking as rank_after,
        earlier.score as score_before,
        later.score as score_after,
        earlier.grounds as grounds_before,
        later.grounds as grounds_after
    from earlier
    full outer join later on earlier.department_code = later.department_code
)

select
    paired.department_code,
    paired.department_name,
    coalesce(paired.status_before, '') <> coalesce(paired.status_after, '')
    or coalesce(paired.rank_before, 0) <> coalesce(paired.rank_after, 0)
    or coalesce(paired.score_before, -1) <> coalesce(paired.score_after, -1)
    or coalesce(paired.grounds_before, '') <> coalesce(paired.grounds_after, '') as is_moved,
    paired.status_before,
    paired.status_after,
    paired.rank_before,
    paired.rank_after,
    case
        when paired.rank_before > paired.rank_after
            then '上升 ' || cast(paired.rank_before - paired.rank_after as varchar)
        when paired.rank_before < paired.rank_after
            then '下降 ' || cast(paired.rank_after - paired.rank_before as varchar)
        when paired.rank_before = paired.rank_after then '持平'
    end as movement,
    paired.score_before,
    paired.score_after,
    cast(paired.score_after - paired.score_before as decimal(9, 2)) as score_change,
    paired.grounds_before,
    paired.grounds_after
from paired
order by is_moved desc nulls last, paired.rank_after asc nulls last, paired.department_code asc nulls last
