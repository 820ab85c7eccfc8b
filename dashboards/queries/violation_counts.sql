-- 违规统计 / Violations of a quarter by rule and department, waived ones apart. Parameters: period ('2024Q4')
select
    violation.rule_id,
    violation.rule_name_zh,
    violation.severity,
    violation.legal_basis,
    violation.department_code,
    department.department_name,
    cast(count(*) as bigint) as violation_count,
    cast(sum(case when violation.is_waived then 1 else 0 end) as bigint) as waived_count
from quality.violation as violation
inner join core.dim_date as day on violation.business_date = day.calendar_date
left join core.dim_department as department on violation.department_code = department.department_code
where day.calendar_quarter = $period
group by
    violation.rule_id, violation.rule_name_zh, violation.severity, violation.legal_basis,
    violation.department_code, department.department_name
order by
    case violation.severity when 'blocker' then 1 when 'warning' then 2 else 3 end asc nulls last,
    violation.rule_id asc nulls last, violation.department_code asc nulls last
