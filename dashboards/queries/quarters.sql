-- 有评估结果的季度，最近的在前 / Quarters that a release knows, newest first. No parameters.
select distinct
    ranking.period,
    substr(ranking.period, 1, 4) || '年第' || substr('一二三四', cast(substr(ranking.period, 6, 1) as integer), 1)
    || '季度' as period_name
from scoring.quarterly_ranking as ranking
order by ranking.period desc nulls last
