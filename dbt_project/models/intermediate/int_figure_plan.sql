with record as (
    select
        plan.plan_id as record_id,
        named.plan_no as record_no,
        account.account_code as department_code,
        cast(null as {{ dbt.type_string() }}) as campaign,
        plan.ends_date,
        plan.is_met,
        plan.stream_id
    from {{ ref('int_scorable_plan') }} as plan
    inner join {{ ref('dim_inspection_plan') }} as named on plan.plan_id = named.plan_id
    {{ join_account('plan') }}
    -- a plan that ends after the data do may still be met; an approved change or cancellation leaves the figure
    where plan.ends_date <= plan.as_of_date and plan.released_date is null
)

{{ measured('inspection_plan', [
    {'code': 'inspection_plans', 'from': 'record.ends_date'},
    {'code': 'inspection_plans_completed', 'from': 'record.ends_date', 'where': 'record.is_met'},
]) }}
