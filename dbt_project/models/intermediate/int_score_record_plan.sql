with due as (
    select
        scheme.cutoff_date,
        plan.*,
        coalesce(plan.released_date <= scheme.cutoff_date, false) as is_released
    from {{ ref('int_score_parameter') }} as scheme
    inner join {{ ref('int_scorable_plan') }} as plan
        on scheme.scoring_from <= plan.ends_date and scheme.cutoff_date >= plan.ends_date
    -- a plan that ends after the data do may still be met
    where plan.ends_date <= plan.as_of_date
)

select
    due.cutoff_date,
    due.credit_department_code as department_code,
    'plan_completion' as indicator_code,
    'inspection_plan' as record_kind,
    due.plan_id as record_id,
    cast(null as {{ dbt.type_string() }}) as evidence_id,
    due.is_met and not due.is_released as in_numerator,
    not due.is_released as in_denominator,
    case
        when due.is_released then '计划变更或取消已获批准，不计'
        when due.is_met then '按期完成'
        else '未按期完成'
    end as reason,
    due.stream_id,
    due.position
from due
