-- 某季度闸门：最近结论和现在的依据 / The gate of a quarter: the latest outcome and what it would rest on now. Parameters: period
select
    gate.department_code,
    department.department_name,
    coalesce(latest.gate_status, 'preview') as gate_status,
    latest.evaluated_on,
    latest.reasons as evaluated_reasons,
    gate.reasons,
    gate.completeness_rate,
    gate.due_document_count,
    gate.missing_document_count,
    gate.blocker_count,
    gate.rejected_row_count,
    gate.export_count,
    gate.correction_ends_date
from quality.department_gate as gate
left join core.dim_department as department on gate.department_code = department.department_code
left join intermediate.int_score_gate as latest
    on gate.department_code = latest.department_code and gate.period = latest.period
where gate.period = $period
order by
    case when latest.gate_status = 'hold' then 1 when latest.gate_status = 'deduct' then 2 else 3 end asc nulls last,
    gate.department_code asc nulls last
