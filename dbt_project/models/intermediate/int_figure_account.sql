-- Today's departments: what an entrusted organisation did stands under the department that entrusted it.
select
    department.department_code,
    account.department_code as account_code,
    account.department_name as account_name
from {{ ref('dim_department') }} as department
inner join {{ ref('int_score_credit') }} as credit
    on department.department_code = credit.department_code
inner join {{ ref('dim_department') }} as account
    on credit.credit_department_code = account.department_code
where account.is_in_statistics
