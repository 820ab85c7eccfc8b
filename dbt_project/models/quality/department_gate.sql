with reason as (
    select
        finding.period,
        finding.department_code,
        {{ joined_texts('finding.reason_code') }} as reasons
    from {{ ref('gate_finding') }} as finding
    group by finding.period, finding.department_code
)

select
    measure.period,
    measure.department_code,
    measure.due_document_count,
    measure.missing_document_count,
    measure.completeness_rate,
    measure.blocker_count,
    measure.rejected_row_count,
    measure.export_count,
    measure.correction_ends_date,
    reason.reasons
from {{ ref('int_gate_measure') }} as measure
left join reason
    on measure.period = reason.period and measure.department_code = reason.department_code
