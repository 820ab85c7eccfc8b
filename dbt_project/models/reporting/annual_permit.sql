{#- Each step counts in the year of its own day. -#}
{%- set steps = [
    ('applied', 'applied_date', 'true'),
    ('accepted', 'accepted_date', "permit.acceptance = '受理'"),
    ('granted', 'decided_date', "permit.decision = '准予许可'"),
    ('refused', 'decided_date', "permit.decision = '不予许可'"),
    ('revoked', 'revoked_date', "permit.revocation = '撤销'"),
] -%}
with step as (
    {% for code, day, condition in steps %}
    select
        permit.permit_id,
        account.account_code as department_code,
        cast(year(permit.{{ day }}) as bigint) as statistics_year,
        '{{ code }}' as step_code
    from {{ ref('fct_permit') }} as permit
    {{ join_account('permit') }}
    where permit.{{ day }} is not null and {{ condition }}
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    publishing.statistics_year,
    publishing.department_code,
    publishing.department_name,
    publishing.is_total,
    {%- for code, day, condition in steps if code != 'revoked' %}
    cast(count(case when step.step_code = '{{ code }}' then step.permit_id end) as bigint) as {{ code }}_count,
    {%- endfor %}
    cast(count(case when step.step_code = 'revoked' then step.permit_id end) as bigint) as revoked_count
from {{ ref('int_annual_department') }} as publishing
left join step
    on
        publishing.statistics_year = step.statistics_year
        and (publishing.is_total or publishing.department_code = step.department_code)
group by
    publishing.statistics_year, publishing.department_code, publishing.department_name, publishing.is_total
