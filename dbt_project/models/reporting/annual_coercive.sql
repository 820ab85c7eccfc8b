{#- Measures, then enforcement by the organ itself, then applications to the court; a measure is one act. -#}
{%- set kinds = [
    ('person_restrained', '限制人身自由'), ('sealed', '查封'), ('seized', '扣押'), ('frozen', '冻结'),
    ('other_measure', '其他措施'), ('late_fine', '加处罚款或滞纳金'), ('transferred', '划拨'), ('auctioned', '拍卖处理'),
    ('restored', '排除妨碍恢复原状'), ('substituted', '代履行'), ('other_enforcement', '其他执行'),
] -%}
with act as (
    select
        measure.measure_id as act_id,
        account.account_code as department_code,
        cast(year(measure.measure_date) as bigint) as statistics_year,
        measure.measure_kind as kind
    from {{ ref('fct_coercive_measure') }} as measure
    {{ join_account('measure') }}
    where measure.measure_date is not null
    union all
    select
        penalty.decision_id as act_id,
        account.account_code as department_code,
        cast(year(penalty.court_application_date) as bigint) as statistics_year,
        '申请法院' as kind
    from {{ ref('fct_penalty') }} as penalty
    {{ join_account('penalty') }}
    where penalty.court_application_date is not null
)

select
    publishing.statistics_year,
    publishing.department_code,
    publishing.department_name,
    publishing.is_total,
    {%- for code, kind in kinds %}
    cast(count(case when act.kind = '{{ kind }}' then act.act_id end) as bigint) as {{ code }}_count,
    {%- endfor %}
    cast(count(case when act.kind = '申请法院' then act.act_id end) as bigint) as court_application_count,
    cast(count(act.act_id) as bigint) as total_count
from {{ ref('int_annual_department') }} as publishing
left join act
    on
        publishing.statistics_year = act.statistics_year
        and (publishing.is_total or publishing.department_code = act.department_code)
group by
    publishing.statistics_year, publishing.department_code, publishing.department_name, publishing.is_total
