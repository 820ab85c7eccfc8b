-- 一条记录的问题 / Violations of one record. Parameters: stream
select
    violation.rule_id,
    violation.rule_name_zh,
    violation.severity,
    violation.legal_basis,
    violation.department_code,
    violation.business_date,
    violation.due_on,
    violation.message
from quality.violation as violation
where violation.stream_id = $stream
order by violation.rule_id asc nulls last, violation.violation_id asc nulls last
