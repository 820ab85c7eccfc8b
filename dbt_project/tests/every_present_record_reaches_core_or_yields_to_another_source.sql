-- Reconciliation: nothing that staging holds is lost on the way to core.
{%- set facts = [
    ('stg_department', 'dim_department', ['department_code']),
    ('stg_officer_certificate', 'dim_officer_certificate', ['department_code', 'certificate_no']),
    ('stg_power_item', 'dim_power_item', ['department_code', 'item_code']),
    ('stg_inspection_plan', 'dim_inspection_plan', ['department_code', 'plan_no']),
    ('stg_inspection', 'fct_inspection', ['department_code', 'inspection_no']),
    ('stg_penalty_case', 'fct_penalty_case', ['department_code', 'case_no']),
    ('stg_penalty', 'fct_penalty', ['department_code', 'decision_no']),
    ('stg_education_correction', 'fct_education_correction', ['department_code', 'record_no']),
    ('stg_case_document', 'fct_case_document', ['department_code', 'case_or_decision_no', 'serial_no']),
] %}
{% for staging, core, key in facts %}
select
    '{{ core }}' as model_name,
    stated.stream_id
from {{ ref(staging) }} as stated
left join {{ ref(core) }} as used
    on {{ same_columns('stated', 'used', key) }}
where used.stream_id is null or (used.stream_id <> stated.stream_id and used.source = stated.source)
{{ 'union all' if not loop.last }}
{% endfor %}
