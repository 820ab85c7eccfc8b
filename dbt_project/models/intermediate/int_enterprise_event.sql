{#- feed, id, number, day, what it was, what came of it; the party stands in the record itself -#}
{%- set own = [
    ('inspection', 'inspection_id', 'inspection_no', 'inspection_date',
        "record.inspection_mode || '检查'", 'record.inspection_result'),
    ('corrective_order', 'order_id', 'order_no', 'issued_date',
        'record.order_kind', 'record.recheck_result'),
    ('penalty_case', 'case_id', 'case_no', 'filed_date',
        "'立案（来源：' || record.case_source || '）'", 'record.outcome'),
    ('penalty', 'decision_id', 'decision_no', 'decision_date',
        "record.procedure_kind || '程序处罚'",
        "replace(record.penalty_kinds, '|', '、') || coalesce('，罚款 ' || " ~ as_text('record.fine_yuan') ~ " || ' 元', '')"),
    ('education_correction', 'record_id', 'record_no', 'correction_date', "'教育改正'",
        'cast(null as ' ~ dbt.type_string() ~ ')'),
    ('coercive_measure', 'measure_id', 'decision_no', 'measure_date',
        "record.measure_class || '：' || record.measure_kind", 'record.disposal'),
    ('permit', 'permit_id', 'permit_no', 'applied_date',
        "coalesce(record.permit_kind, '许可') || '申请'", 'coalesce(record.revocation, record.decision, record.acceptance)'),
    ('reconsideration_case', 'reconsideration_id', 'case_no', 'received_date',
        "'申请复议：' || record.challenged_act_kind", 'record.closing_kind'),
    ('litigation_case', 'litigation_id', 'case_no', 'received_date',
        "record.instance || '诉讼：' || record.challenged_act_kind", 'record.result'),
] -%}
{#- records without a party of their own, with the record whose party it is -#}
{%- set borrowed = [
    ('inspection_evaluation', 'evaluation_id', 'evaluation_no', 'evaluated_date', "'评价检查 ' || record.inspection_no",
        'record.rating', 'fct_inspection', 'inspection_id'),
    ('clue', 'clue_id', 'order_no', 'received_date', "record.channel || '线索转执法'", 'record.outcome',
        'fct_penalty_case', 'case_id'),
] -%}
{% for feed, id, number, day, what, result in own %}
select
    '{{ feed }}' as event_kind,
    record.{{ id }}{{ ' as record_id' if id != 'record_id' }},
    record.{{ number }}{{ ' as record_no' if number != 'record_no' }},
    record.{{ day }} as event_date,
    record.department_code,
    {{ party_key('record') }} as party_key,
    record.party_uscc,
    record.party_name,
    record.party_type,
    {{ what }} as what_zh,
    {{ result }} as result_zh,
    record.stream_id,
    record.position
from {{ ref('fct_' ~ feed) }} as record
where {{ party_key('record') }} is not null
union all
{% endfor %}
{% for feed, id, number, day, what, result, of, key in borrowed %}
select
    '{{ feed }}' as event_kind,
    record.{{ id }}{{ ' as record_id' if id != 'record_id' }},
    record.{{ number }}{{ ' as record_no' if number != 'record_no' }},
    record.{{ day }} as event_date,
    record.department_code,
    {{ party_key('about') }} as party_key,
    about.party_uscc,
    about.party_name,
    about.party_type,
    {{ what }} as what_zh,
    {{ result }} as result_zh,
    record.stream_id,
    record.position
from {{ ref('fct_' ~ feed) }} as record
inner join {{ ref(of) }} as about
    on record.{{ key }} = about.{{ key }}
where {{ party_key('about') }} is not null
{{ 'union all' if not loop.last }}
{% endfor %}
