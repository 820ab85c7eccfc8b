-- 有执法记录的季度，最近的在前 / Quarters with an inspection, penalty or correction, newest first. No parameters.
select distinct
    done.period,
    substr(done.period, 1, 4) || '年第' || substr('一二三四', cast(substr(done.period, 6, 1) as integer), 1)
    || '季度' as period_name
from reporting.enforcement_quarter as done
order by done.period desc nulls last
