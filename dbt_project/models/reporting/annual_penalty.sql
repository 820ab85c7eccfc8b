{%- set columns = [
    'warning', 'public_criticism', 'fine', 'confiscation', 'permit_suspended', 'grade_lowered', 'business_restricted',
    'business_stopped', 'closed_or_barred', 'permit_revoked', 'detention', 'other',
] -%}
select
    publishing.statistics_year,
    publishing.department_code,
    publishing.department_name,
    publishing.is_total,
    {%- for column in columns %}
    cast(count(case when decided.column_code = '{{ column }}' then decided.decision_id end) as bigint)
        as {{ column }}_count,
    {%- endfor %}
    cast(count(decided.decision_id) as bigint) as total_count,
    cast(coalesce(sum(decided.amount_yuan), 0) as decimal(18, 2)) as amount_yuan
from {{ ref('int_annual_department') }} as publishing
left join {{ ref('int_annual_penalty_kind') }} as decided
    on
        publishing.statistics_year = decided.statistics_year
        and (publishing.is_total or publishing.department_code = decided.department_code)
group by
    publishing.statistics_year, publishing.department_code, publishing.department_name, publishing.is_total
