with judged as (
    select
        visit.*,
        cast(null as {{ dbt.type_string() }}) as unjudged_reason,
        '对企业的现场检查没有检查计划，也未注明因线索、复查或者交办而查' as fault
    from {{ ref('int_enterprise_visit') }} as visit
    where visit.plan_no is null and not visit.is_called_for
)

select
    {{ finding_columns(
        'judged', 'inspection_without_plan', ('inspection', 'inspection_id', 'inspection_no'),
        'judged.inspection_date'
    ) }}
from judged
