with reject_row as (
    select distinct
        rejected.period,
        rejected.department_code,
        rejected.receipt_id,
        rejected.source_row
    from {{ ref('int_gate_reject') }} as rejected
),

reject as (
    select
        reject_row.period,
        reject_row.department_code,
        count(*) as rejected_row_count
    from reject_row
    group by reject_row.period, reject_row.department_code
),

measured as (
    select
        gate_period.period,
        gate_period.department_code,
        gate_period.quarter_end_date,
        record.due_document_count,
        record.missing_document_count,
        record.blocker_count,
        cast(coalesce(reject.rejected_row_count, 0) as bigint) as rejected_row_count,
        cast(coalesce(export.export_count, 0) as bigint) as export_count,
        reject_limit.value as reject_limit_count,
        record.completeness_floor_percent,
        {{ workday_limit_date('correction') }} as correction_ends_date,
        record.completeness_rate,
        record.is_blocked,
        record.is_under_floor
    from {{ ref('int_gate_period') }} as gate_period
    inner join {{ ref('int_gate_record') }} as record
        on gate_period.department_code = record.department_code and gate_period.period = record.period
    left join reject
        on gate_period.department_code = reject.department_code and gate_period.period = reject.period
    left join {{ ref('int_gate_export') }} as export
        on gate_period.department_code = export.department_code and gate_period.period = export.period
    {{ join_parameter('open_reject_limit_count', 'gate_period', 'gate_period.quarter_end_date', 'reject_limit') }}
    {{ join_parameter('correction_period_workdays', 'gate_period', 'gate_period.quarter_end_date', 'correction_days') }}
    {{ join_workday_limit('gate_period.quarter_end_date', 'correction_days.value', 'correction') }}
)

select
    measured.period,
    measured.department_code,
    measured.quarter_end_date,
    measured.due_document_count,
    measured.missing_document_count,
    measured.blocker_count,
    measured.rejected_row_count,
    measured.export_count,
    measured.reject_limit_count,
    measured.completeness_floor_percent,
    measured.correction_ends_date,
    measured.completeness_rate,
    measured.export_count = 0 as is_without_export,
    coalesce(measured.rejected_row_count > measured.reject_limit_count, false) as is_over_reject_limit,
    measured.is_blocked,
    measured.is_under_floor
from measured
