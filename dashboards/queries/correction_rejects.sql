-- 退回未改的行 / Rejected rows still open that the gate counts. Parameters: period, department (null for all)
select
    gate_period.department_code,
    reject.file_name,
    reject.feed,
    reject.source_row,
    reject.column_name,
    reject.message,
    reject.reported_as_of
from intermediate.int_gate_period as gate_period
inner join core.dim_department as department
    on gate_period.department_code = department.credit_department_code
inner join quality.reject_open as reject
    on
        department.department_code = reject.department_code
        and gate_period.quarter_end_date >= reject.window_from
        and gate_period.quarter_start_date <= reject.window_to
where
    gate_period.period = $period
    and ($department is null or gate_period.department_code = $department)
order by
    gate_period.department_code asc nulls last, reject.file_name asc nulls last, reject.source_row asc nulls last,
    reject.column_name asc nulls last, reject.receipt_id asc nulls last
