{#-
    One select for each column that two sources are held against each other in. Columns of parties compare their
    tokens; a clear name and a masked one cannot be compared by name, and differ in the kind of party. An amount that
    is not stated is none, unless the source never states it; any other empty cell says nothing.
-#}
{%- set feeds = [
    ('inspection', 'inspection_no', 'inspection_date', 'fct_inspection', 'inspection_id', [
        ('inspection_date', '检查日期'), ('party_name', '当事人'), ('inspection_result', '检查结果'),
    ]),
    ('penalty', 'decision_no', 'decision_date', 'fct_penalty', 'decision_id', [
        ('decision_date', '决定日期'), ('party_type', '当事人类型'), ('party_name', '当事人'),
        ('penalty_kinds', '处罚种类'), ('fine_yuan', '罚款金额（元）'), ('confiscation_yuan', '没收金额（元）'),
    ]),
    ('penalty_case', 'case_no', 'filed_date', 'fct_penalty_case', 'case_id', [
        ('filed_date', '立案日期'), ('outcome', '处理结果'), ('closed_date', '结案日期'),
    ]),
    ('education_correction', 'record_no', 'correction_date', 'fct_education_correction', 'record_id', [
        ('correction_date', '教育改正日期'), ('party_name', '当事人'),
    ]),
] -%}
{%- set amounts = ['fine_yuan', 'confiscation_yuan'] -%}
with told as (
    {%- for feed, number, day, fact, id, columns in feeds %}
    {%- for column, label in columns %}
    select
        used.department_code,
        '{{ feed }}' as act_kind,
        used.{{ id }} as act_id,
        used.{{ number }}{{ ' as record_no' if number != 'record_no' }},
        used.{{ day }} as business_date,
        '{{ column }}' as column_name,
        '{{ label }}' as label,
        stated.source as other_source,
        used.source as used_source,
        {%- if column == 'party_name' %}
        case when (stated.party_name_token is null) = (used.party_name_token is null) then stated.party_name end
            as other_value,
        used.party_name as used_value,
        coalesce(stated.party_name_token, stated.party_name) <> coalesce(used.party_name_token, used.party_name)
            as is_different,
        {%- elif column in amounts %}
        {{ as_text('coalesce(stated.' ~ column ~ ', 0)') }} as other_value,
        {{ as_text('coalesce(used.' ~ column ~ ', 0)') }} as used_value,
        coalesce(stated.{{ column }}, 0) <> coalesce(used.{{ column }}, 0) as is_different,
        {%- else %}
        {{ as_text('stated.' ~ column) }} as other_value,
        {{ as_text('used.' ~ column) }} as used_value,
        stated.{{ column }} <> used.{{ column }} as is_different,
        {%- endif %}
        stated.stream_id,
        stated.position
    from {{ ref('stg_' ~ feed) }} as stated
    inner join {{ ref(fact) }} as used
        on stated.department_code = used.department_code and stated.{{ number }} = used.{{ number }}
    where stated.stream_id <> used.stream_id
    {%- if not loop.last %}
    union all
    {%- endif %}
    {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
)

select
    'violated' as verdict,
    'source_difference' as rule_id,
    told.department_code,
    told.act_kind,
    told.act_id,
    told.record_no,
    told.business_date,
    cast(null as date) as due_on,
    told.label || '不一致：来源 ' || told.other_source || ' 为 ' || replace(told.other_value, '|', '、') || '，采用的来源 '
    || told.used_source || ' 为 ' || replace(told.used_value, '|', '、') as message,
    told.other_source || ':' || told.column_name as detail,
    told.stream_id,
    told.position
from told
left join {{ ref('source_omission') }} as omission
    on
        told.act_kind = omission.feed
        and told.column_name = omission.column_name
        and omission.source in (told.other_source, told.used_source)
where told.is_different and told.other_value is not null and told.used_value is not null and omission.source is null
