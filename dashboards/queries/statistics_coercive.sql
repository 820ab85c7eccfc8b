-- 年度行政强制实施情况 / Annual statistics of coercive measures. Parameters: year (INTEGER)
select
    counted.department_code,
    counted.department_name,
    counted.person_restrained_count,
    counted.sealed_count,
    counted.seized_count,
    counted.frozen_count,
    counted.other_measure_count,
    counted.late_fine_count,
    counted.transferred_count,
    counted.auctioned_count,
    counted.restored_count,
    counted.substituted_count,
    counted.other_enforcement_count,
    counted.court_application_count,
    counted.total_count
from reporting.annual_coercive as counted
where counted.statistics_year = cast($year as bigint)
order by counted.is_total desc nulls last, counted.department_code asc nulls last
