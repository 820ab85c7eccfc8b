with visited as (
    select
        plan.plan_id,
        count(inspection.inspection_id) as visit_count
    from {{ ref('dim_inspection_plan') }} as plan
    inner join {{ ref('fct_inspection') }} as inspection
        on
            plan.plan_id = inspection.plan_id
            and plan.starts_date <= inspection.inspection_date
            and plan.ends_date >= inspection.inspection_date
    group by plan.plan_id
)

select
    plan.plan_id,
    plan.department_code,
    {{ credited('credit', 'plan') }} as credit_department_code,
    plan.starts_date,
    plan.ends_date,
    case when plan.plan_status in ('变更', '取消') then plan.change_approved_date end as released_date,
    -- only whether the plan was met leaves this model: more visits than planned are worth nothing
    coalesce(visited.visit_count, 0) >= plan.planned_count as is_met,
    data_as_of.as_of_date,
    plan.stream_id,
    plan.position
from {{ ref('dim_inspection_plan') }} as plan
inner join {{ ref('int_source_as_of') }} as data_as_of
    on plan.source = data_as_of.source
left join visited on plan.plan_id = visited.plan_id
left join {{ ref('int_score_credit') }} as credit
    on plan.department_code = credit.department_code
