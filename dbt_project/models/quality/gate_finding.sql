select
    finding.period,
    finding.department_code,
    finding.reason_code,
    finding.reason_name_zh,
    finding.observed_value,
    finding.limit_value,
    finding.message
from {{ ref('int_gate_finding') }} as finding
where finding.waiver_id is null
