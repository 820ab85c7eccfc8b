{#- An act under items of two categories stands in both, and once among all: categories do not add up. -#}
{%- set found = "('发现问题', '责令整改', '移送立案')" -%}
with act as (
    select
        done.act_kind,
        done.act_id,
        {{ quarter_of('done.act_date') }} as period,
        account.account_code as department_code
    from {{ ref('int_enforcement_act') }} as done
    {{ join_account('done') }}
    where done.is_counted and done.act_date is not null and done.act_kind <> 'penalty_case'
),

categorised as (
    select
        act.*,
        cast(null as {{ dbt.type_string() }}) as item_category
    from act
    union all
    select distinct
        act.*,
        item.category as item_category
    from act
    inner join {{ ref('bridge_act_item') }} as exercised
        on act.act_kind = exercised.act_kind and act.act_id = exercised.act_id
    inner join {{ ref('dim_power_item') }} as item
        on exercised.item_id = item.item_id
),

spread as (
    select
        categorised.*,
        false as is_total
    from categorised
    union all
    select
        categorised.act_kind,
        categorised.act_id,
        categorised.period,
        cast(null as {{ dbt.type_string() }}) as department_code,
        categorised.item_category,
        true as is_total
    from categorised
),

counted as (
    select
        spread.period,
        spread.department_code,
        spread.is_total,
        spread.item_category,
        cast(count(inspection.inspection_id) as bigint) as inspection_count,
        cast(count(case when inspection.inspection_result in {{ found }} then 1 end) as bigint) as found_count,
        cast(sum(coalesce(inspection.hazard_count, 0)) as bigint) as hazard_count,
        cast(count(case when inspection.inspection_mode = '现场' then 1 end) as bigint) as on_site_count,
        cast(
            count(case when inspection.inspection_mode = '现场' and inspection.has_e_certificate then 1 end) as bigint
        ) as e_certificate_count,
        cast(count(penalty.decision_id) as bigint) as penalty_count,
        cast(count(case when penalty.procedure_kind = '简易' then 1 end) as bigint) as simple_count,
        cast(count(case when penalty.procedure_kind = '普通' then 1 end) as bigint) as ordinary_count,
        cast(count(case when spread.act_kind = 'education_correction' then 1 end) as bigint)
            as education_correction_count,
        cast(sum(coalesce(penalty.fine_yuan, 0)) as decimal(18, 2)) as fine_yuan,
        cast(sum(coalesce(penalty.confiscation_yuan, 0)) as decimal(18, 2)) as confiscation_yuan
    from spread
    left join {{ ref('fct_inspection') }} as inspection
        on spread.act_id = inspection.inspection_id and spread.act_kind = 'inspection'
    left join {{ ref('fct_penalty') }} as penalty
        on spread.act_id = penalty.decision_id and spread.act_kind = 'penalty'
    group by spread.period, spread.department_code, spread.is_total, spread.item_category
)

select
    counted.period,
    counted.department_code,
    department.department_name,
    counted.is_total,
    counted.item_category,
    counted.inspection_count,
    counted.found_count,
    {{ percent_of('counted.found_count', 'counted.inspection_count') }} as found_rate,
    counted.hazard_count,
    counted.on_site_count,
    counted.e_certificate_count,
    {{ percent_of('counted.e_certificate_count', 'counted.on_site_count') }} as e_certificate_rate,
    counted.penalty_count,
    counted.simple_count,
    counted.ordinary_count,
    {{ percent_of('counted.simple_count', 'counted.penalty_count') }} as simple_rate,
    counted.education_correction_count,
    counted.fine_yuan,
    counted.confiscation_yuan
from counted
left join {{ ref('dim_department') }} as department on counted.department_code = department.department_code
