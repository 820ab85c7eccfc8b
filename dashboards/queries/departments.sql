-- 执法主体 / Departments that are scored or named in a score, as they are called now. No parameters.
select
    department.department_code,
    department.department_name
from core.dim_department as department
where
    department.department_code in (
        select ranking.department_code
        from scoring.quarterly_ranking as ranking
    )
order by department.department_code asc nulls last
