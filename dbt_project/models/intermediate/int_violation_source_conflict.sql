{#- Streams of one business number that core did not use, because another source precedes. -#}
{%- set feeds = [
    ('inspection', 'inspection_no', 'inspection_date', 'fct_inspection', 'inspection_id'),
    ('penalty', 'decision_no', 'decision_date', 'fct_penalty', 'decision_id'),
    ('penalty_case', 'case_no', 'filed_date', 'fct_penalty_case', 'case_id'),
    ('education_correction', 'record_no', 'correction_date', 'fct_education_correction', 'record_id'),
] -%}
{%- for feed, number, day, fact, id in feeds %}
select
    'violated' as verdict,
    'source_conflict' as rule_id,
    stated.department_code,
    '{{ feed }}' as act_kind,
    used.{{ id }} as act_id,
    stated.{{ number }}{{ ' as record_no' if number != 'record_no' }},
    stated.{{ day }} as business_date,
    cast(null as date) as due_on,
    '同一编号另有来源 ' || stated.source || ' 的记录，采用来源 ' || used.source as message,
    stated.stream_id as detail,
    stated.stream_id,
    stated.position
from {{ ref('stg_' ~ feed) }} as stated
inner join {{ ref(fact) }} as used
    on stated.department_code = used.department_code and stated.{{ number }} = used.{{ number }}
where stated.stream_id <> used.stream_id
{{ 'union all' if not loop.last }}
{%- endfor %}
