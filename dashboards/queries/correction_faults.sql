-- 每处扣分 / What each fault costs in an indicator. Parameters: period, department (null for all)
select
    fault.department_code,
    fault.indicator_code,
    fault.indicator_name_zh,
    fault.fault_id,
    fault.record_kind,
    fault.record_id,
    fault.evidence_id,
    fault.reason,
    fault.cost_points
from scoring.indicator_fault as fault
where
    fault.period = $period
    and ($department is null or fault.department_code = $department)
order by
    fault.department_code asc nulls last, fault.indicator_code asc nulls last, fault.cost_points desc nulls last,
    fault.fault_id asc nulls last
