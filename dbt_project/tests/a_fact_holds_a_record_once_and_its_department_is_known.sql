-- Every fact that holds a feed's records: one row a business number, under a department that stands in the dimension.
{% for feed, core, key in recorded_feeds() if core.startswith('fct_') %}
select
    '{{ core }}' as model_name,
    numbered.department_code
from
    (
        select
            fact.department_code,
            row_number() over (
                partition by fact.{{ key | join(', fact.') }}
                order by fact.position asc nulls last
            ) as occurrence_no
        from {{ ref(core) }} as fact
    ) as numbered
left join {{ ref('dim_department') }} as department
    on numbered.department_code = department.department_code
where numbered.occurrence_no > 1 or department.department_code is null
{{ 'union all' if not loop.last }}
{% endfor %}
