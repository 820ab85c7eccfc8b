-- Reconciliation: core invents nothing, and holds no record twice.
{%- set facts = [
    ('stg_officer_certificate', 'dim_officer_certificate'), ('stg_power_item', 'dim_power_item'),
    ('stg_inspection_plan', 'dim_inspection_plan'), ('stg_inspection', 'fct_inspection'),
    ('stg_penalty_case', 'fct_penalty_case'), ('stg_penalty', 'fct_penalty'),
    ('stg_education_correction', 'fct_education_correction'), ('stg_case_document', 'fct_case_document'),
] %}
{% for staging, core in facts %}
select
    '{{ core }}' as model_name,
    used.stream_id
from {{ ref(core) }} as used
left join {{ ref(staging) }} as stated
    on used.stream_id = stated.stream_id
group by used.stream_id
having count(*) > 1 or count(stated.stream_id) = 0
{{ 'union all' if not loop.last }}
{% endfor %}
