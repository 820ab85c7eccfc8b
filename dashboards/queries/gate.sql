-- 质量闸门 / The gate: latest outcome beside what it is decided on now. Parameters: period ('2024Q4')
select
    gate.department_code,
    department.department_name,
    coalesce(latest.gate_status, 'preview') as gate_status,
    latest.evaluated_on,
    latest.data_position,
    gate.due_document_count,
    gate.missing_document_count,
    gate.completeness_rate,
    gate.blocker_count,
    gate.rejected_row_count,
    gate.export_count,
    gate.correction_ends_date,
    gate.reasons,
    latest.reasons as evaluated_reasons
from quality.department_gate as gate
left join core.dim_department as department on gate.department_code = department.department_code
left join intermediate.int_score_gate as latest
    on gate.department_code = latest.department_code and gate.period = latest.period
where gate.period = $period
order by gate.department_code asc nulls last
