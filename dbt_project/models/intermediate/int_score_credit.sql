select
    department.department_code,
    -- an entrusting department that is not registered, or is itself entrusted, can hold no account:
    -- then nothing may be lost, and the credit stays with who acted
    case
        when entrusting.credit_department_code = entrusting.department_code then entrusting.department_code
        else department.department_code
    end as credit_department_code
from {{ ref('dim_department') }} as department
left join {{ ref('dim_department') }} as entrusting
    on department.credit_department_code = entrusting.department_code
