{#-
    Since when, or in which years, a feed holds anything: a figure over a year without any record of its feed is
    not zero, it is not known. Lists (registers) are known from their first day on.
-#}
{%- set registers = [
    ('department', 'dim_department', "coalesce(record.active_from, make_date(1900, 1, 1))"),
    ('officer_certificate', 'dim_officer_certificate', 'record.issued_date'),
    ('power_item', 'dim_power_item', 'record.valid_from'),
] -%}
{%- set events = [
    ('certificate_change', 'fct_certificate_change', 'record.change_date'),
    ('inspection_plan', 'dim_inspection_plan', 'record.ends_date'),
    ('inspection', 'fct_inspection', 'record.inspection_date'),
    ('corrective_order', 'fct_corrective_order', 'record.issued_date'),
    ('penalty_case', 'fct_penalty_case', 'record.filed_date'),
    ('penalty', 'fct_penalty', 'record.decision_date'),
    ('education_correction', 'fct_education_correction', 'record.correction_date'),
    ('coercive_measure', 'fct_coercive_measure', 'record.measure_date'),
    ('permit', 'fct_permit', 'record.applied_date'),
    ('reconsideration_case', 'fct_reconsideration_case', 'record.received_date'),
    ('litigation_case', 'fct_litigation_case', 'record.received_date'),
    ('clue', 'fct_clue', 'record.received_date'),
    ('supervision_activity', 'fct_supervision_activity', 'record.activity_date'),
] -%}
{%- for feed, model, day in registers %}
select
    '{{ feed }}' as feed,
    min({{ day }}) as known_from,
    {{ no_end() }} as known_to
from {{ ref(model) }} as record
having min({{ day }}) is not null
union all
{%- endfor %}
{%- for feed, model, day in events %}
select distinct
    '{{ feed }}' as feed,
    make_date(cast(year({{ day }}) as integer), 1, 1) as known_from,
    {{ year_end(day) }} as known_to
from {{ ref(model) }} as record
where {{ day }} is not null
{{ 'union all' if not loop.last }}
{%- endfor %}
