{#- Acts of which no feed tells (征收、裁决、给付、确认、奖励) have no number, which is not nought. -#}
{%- set unknown = ['collection', 'ruling', 'payment', 'confirmation', 'reward'] -%}
with act as (
    select
        inspection.inspection_id as act_id,
        account.account_code as department_code,
        cast(year(inspection.inspection_date) as bigint) as statistics_year,
        'inspection' as kind
    from {{ ref('fct_inspection') }} as inspection
    {{ join_account('inspection') }}
    union all
    select
        issued.order_id as act_id,
        account.account_code as department_code,
        cast(year(issued.issued_date) as bigint) as statistics_year,
        'other' as kind
    from {{ ref('fct_corrective_order') }} as issued
    {{ join_account('issued') }}
    union all
    select
        correction.record_id as act_id,
        account.account_code as department_code,
        cast(year(correction.correction_date) as bigint) as statistics_year,
        'other' as kind
    from {{ ref('fct_education_correction') }} as correction
    {{ join_account('correction') }}
)

select
    publishing.statistics_year,
    publishing.department_code,
    publishing.department_name,
    publishing.is_total,
    {%- for code in unknown %}
    cast(null as bigint) as {{ code }}_count,
    {%- endfor %}
    cast(null as decimal(18, 2)) as collection_yuan,
    cast(count(case when act.kind = 'inspection' then act.act_id end) as bigint) as inspection_count,
    cast(count(case when act.kind = 'other' then act.act_id end) as bigint) as other_count
from {{ ref('int_annual_department') }} as publishing
left join act
    on
        publishing.statistics_year = act.statistics_year
        and (publishing.is_total or publishing.department_code = act.department_code)
group by
    publishing.statistics_year, publishing.department_code, publishing.department_name, publishing.is_total
