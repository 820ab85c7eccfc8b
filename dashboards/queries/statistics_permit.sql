-- 年度行政许可实施情况 / Annual statistics of permits. Parameters: year (INTEGER)
select
    counted.department_code,
    counted.department_name,
    counted.applied_count,
    counted.accepted_count,
    counted.granted_count,
    counted.refused_count,
    counted.revoked_count
from reporting.annual_permit as counted
where counted.statistics_year = cast($year as bigint)
order by counted.is_total desc nulls last, counted.department_code asc nulls last
