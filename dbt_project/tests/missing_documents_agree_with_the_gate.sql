-- The list that clerks work off and the number that the gate decides on are the same documents.
with listed as (
    select
        department.credit_department_code as department_code,
        missing.due_quarter as period,
        count(*) as missing_document_count
    from {{ ref('missing_document') }} as missing
    inner join {{ ref('dim_department') }} as department
        on missing.department_code = department.department_code
    where missing.state = 'missing' and not missing.is_waived
    group by department.credit_department_code, missing.due_quarter
)

select
    gate.period,
    gate.department_code
from {{ ref('department_gate') }} as gate
left join listed
    on gate.department_code = listed.department_code and gate.period = listed.period
where gate.missing_document_count <> coalesce(listed.missing_document_count, 0)
