-- 检查计划完成率 / Plan completion of each department by a quarter's end, year to date.
-- Parameters: period ('2024Q4'), department (null for all)
select
    completion.department_code,
    department.department_name,
    completion.denominator as plan_count,
    completion.numerator as completed_count,
    completion.value as completed_rate,
    completion.reason
from scoring.department_indicator as completion
inner join core.dim_department as department on completion.department_code = department.department_code
where
    completion.indicator_code = 'plan_completion'
    and completion.period = $period
    and completion.denominator > 0
    and ($department is null or completion.department_code = $department)
order by completion.value asc nulls last, completion.department_code asc nulls last
