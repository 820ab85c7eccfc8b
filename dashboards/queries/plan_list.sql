-- 检查计划清单 / Inspection plans due by a quarter's end, year to date, with whether they were done in time.
-- Parameters: period ('2024Q4'), department (null for all)
select
    counted.department_code,
    department.department_name,
    plan.plan_no,
    plan.plan_name,
    plan.plan_kind,
    plan.starts_date,
    plan.ends_date,
    plan.planned_count,
    counted.in_numerator as is_completed,
    counted.reason,
    counted.stream_id
from scoring.indicator_record as counted
inner join core.dim_department as department on counted.department_code = department.department_code
left join core.dim_inspection_plan as plan on counted.record_id = plan.plan_id
where
    counted.indicator_code = 'plan_completion'
    and counted.period = $period
    and counted.in_denominator
    and ($department is null or counted.department_code = $department)
order by
    counted.in_numerator asc nulls last, plan.ends_date asc nulls last, counted.department_code asc nulls last,
    plan.plan_no asc nulls last
