select
    ranking.period,
    ranking.cutoff_date,
    cast(sum(case when ranking.status = 'ranked' then 1 else 0 end) as bigint) as ranked_count
from {{ ref('quarterly_ranking') }} as ranking
group by ranking.period, ranking.cutoff_date
