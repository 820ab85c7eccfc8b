{#- Each department that publishes, in each year that has acts, and the whole as `*`. -#}
{%- set acts = [
    ('fct_penalty', 'decision_date'), ('fct_permit', 'applied_date'), ('fct_coercive_measure', 'measure_date'),
    ('fct_inspection', 'inspection_date'),
] -%}
with acted as (
    {% for fact, day in acts %}
    select distinct cast(year(act.{{ day }}) as bigint) as statistics_year
    from {{ ref(fact) }} as act
    cross join {{ ref('int_data_as_of') }} as data_as_of
    -- a mistyped date in the future opens no year
    where act.{{ day }} <= data_as_of.as_of_date
    {{ 'union distinct' if not loop.last }}
    {% endfor %}
),

publishing as (
    select distinct
        account.account_code as department_code,
        account.account_name as department_name,
        false as is_total
    from {{ ref('int_figure_account') }} as account
    union all
    select
        '*' as department_code,
        '合计' as department_name,
        true as is_total
)

select
    acted.statistics_year,
    publishing.department_code,
    publishing.department_name,
    publishing.is_total
from acted
cross join publishing
