-- 未按期履行的复议决定 / Reconsideration decisions that a department did not comply with in time.
-- Parameters: department
select
    violation.record_no,
    violation.business_date,
    violation.due_on,
    violation.message,
    violation.legal_basis,
    violation.stream_id
from quality.violation as violation
where violation.rule_id = 'reconsideration_compliance' and violation.department_code = $department
order by violation.due_on asc nulls last, violation.record_no asc nulls last
