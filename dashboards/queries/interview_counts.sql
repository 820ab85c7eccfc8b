-- 约谈概况 / Interviews in numbers. Parameters: period (null for all)
select
    cast(count(*) as bigint) as listed_count,
    coalesce(cast(sum(case when interview.stage = '待通知' then 1 else 0 end) as bigint), 0) as unnotified_count,
    coalesce(cast(sum(case when interview.stage <> '已办结' then 1 else 0 end) as bigint), 0) as open_count,
    coalesce(cast(sum(case when interview.is_overdue then 1 else 0 end) as bigint), 0) as overdue_count
from supervision.interview as interview
where $period is null or interview.period = $period
