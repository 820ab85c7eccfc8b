-- 问题清单 / Violations. Parameters: severity (null for all), department (null for all)
select
    violation.rule_id,
    violation.rule_name_zh,
    violation.severity,
    violation.legal_basis,
    violation.department_code,
    violation.act_kind,
    violation.record_no,
    violation.business_date,
    violation.due_on,
    violation.message,
    violation.stream_id,
    violation.position
from quality.violation as violation
where
    ($severity is null or violation.severity = $severity)
    and ($department is null or violation.department_code = $department)
order by
    violation.department_code asc nulls last, violation.business_date asc nulls last,
    violation.violation_id asc nulls last
