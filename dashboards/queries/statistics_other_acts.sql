-- 年度其他行政执法行为 / Annual statistics of other acts. Parameters: year (INTEGER)
select
    counted.department_code,
    counted.department_name,
    counted.collection_count,
    counted.collection_yuan,
    counted.inspection_count,
    counted.ruling_count,
    counted.payment_count,
    counted.confirmation_count,
    counted.reward_count,
    counted.other_count
from reporting.annual_other_acts as counted
where counted.statistics_year = cast($year as bigint)
order by counted.is_total desc nulls last, counted.department_code asc nulls last
