-- 复议应诉中的逾期和未履行 / Duties of a year that were late or not done, and whose they were.
-- Parameters: year ('2024'), department (who owed the duty; null for all)
select
    fault.rule_name_zh,
    fault.severity,
    fault.legal_basis,
    fault.department_code,
    department.department_name,
    fault.record_no,
    fault.business_date,
    fault.due_on,
    fault.message,
    fault.stream_id
from quality.violation as fault
left join core.dim_department as department on fault.department_code = department.department_code
where
    fault.act_kind in ('reconsideration_case', 'litigation_case')
    and year(fault.business_date) = cast($year as bigint)
    and ($department is null or fault.department_code = $department)
order by
    fault.business_date desc nulls last, fault.department_code asc nulls last, fault.violation_id asc nulls last
