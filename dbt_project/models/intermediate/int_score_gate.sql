select
    gate.department_code,
    gate.period,
    gate.gate_status,
    gate.reasons,
    gate.evaluated_on,
    gate.data_position,
    gate.position
from {{ ref('stg_gate') }} as gate
