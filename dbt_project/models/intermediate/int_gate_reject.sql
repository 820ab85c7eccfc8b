select
    gate_period.period,
    gate_period.department_code,
    reject.receipt_id,
    reject.source_row,
    reject.feed,
    reject.source,
    reject.file_name,
    reject.stream_id,
    reject.column_name,
    reject.rule,
    reject.message
from {{ ref('int_gate_period') }} as gate_period
inner join {{ ref('dim_department') }} as department
    on gate_period.department_code = department.credit_department_code
inner join {{ ref('reject_open') }} as reject
    on
        department.department_code = reject.department_code
        and gate_period.quarter_end_date >= reject.window_from
        and gate_period.quarter_start_date <= reject.window_to
