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
    nullif(
        concat_ws(
            '|',
            case when measure.is_under_floor then 'completeness_under_floor' end,
            case when measure.is_without_export then 'no_export' end,
            case when measure.is_blocked then 'open_blocker' end,
            case when measure.is_over_reject_limit then 'rejects_over_limit' end
        ),
        ''
    ) as reasons
from {{ ref('int_gate_measure') }} as measure
