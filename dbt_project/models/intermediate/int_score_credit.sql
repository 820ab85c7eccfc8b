select
    department.department_code,
    department.credit_department_code
from {{ ref('dim_department') }} as department
