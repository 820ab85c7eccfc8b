-- 年度行政处罚实施情况 / Annual statistics of penalties. Parameters: year (INTEGER)
select
    counted.department_code,
    counted.department_name,
    counted.warning_count,
    counted.public_criticism_count,
    counted.fine_count,
    counted.confiscation_count,
    counted.permit_suspended_count,
    counted.grade_lowered_count,
    counted.business_restricted_count,
    counted.business_stopped_count,
    counted.closed_or_barred_count,
    counted.permit_revoked_count,
    counted.detention_count,
    counted.other_count,
    counted.total_count,
    counted.amount_yuan
from reporting.annual_penalty as counted
where counted.statistics_year = cast($year as bigint)
order by counted.is_total desc nulls last, counted.department_code asc nulls last
