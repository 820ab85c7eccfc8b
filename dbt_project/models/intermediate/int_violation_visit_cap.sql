with counted as (
    select
        visit.*,
        -- Several records of one day are one visit, and so is a joint inspection, which its lead records.
        dense_rank() over (
            partition by visit.department_code, visit.party_key, visit.calendar_year
            order by visit.inspection_date asc nulls last
        ) as visit_no,
        row_number() over (
            partition by visit.department_code, visit.party_key, visit.inspection_date
            order by visit.inspection_id asc nulls last
        ) as record_of_day_no
    from {{ ref('int_enterprise_visit') }} as visit
    where not visit.is_called_for
),

judged as (
    select
        counted.*,
        cast(null as {{ dbt.type_string() }}) as unjudged_reason,
        '本年度第 ' || {{ as_text('counted.visit_no') }} || ' 次现场检查该企业，超过年度频次上限 '
        || {{ as_text('cast(parameter.value as bigint)') }} || ' 次' as fault
    from counted
    {{ join_parameter('visit_cap_count', 'counted', 'counted.inspection_date', 'parameter') }}
    where counted.record_of_day_no = 1 and counted.visit_no > parameter.value
)

select
    {{ finding_columns(
        'judged', 'visit_cap', ('inspection', 'inspection_id', 'inspection_no'), 'judged.inspection_date'
    ) }}
from judged
