with named as (
    select
        rule.rule_id,
        rule.name_zh as rule_name_zh,
        'rule' as kind,
        rule.valid_from
    from {{ ref('rule') }} as rule
    union all
    select
        requirement.requirement_id as rule_id,
        '案卷材料：' || requirement.document_name_zh as rule_name_zh,
        'document' as kind,
        requirement.valid_from
    from {{ ref('document_requirement') }} as requirement
),

newest as (
    select
        named.*,
        row_number() over (partition by named.rule_id, named.kind order by named.valid_from desc nulls last) as recency
    from named
)

select
    newest.rule_id,
    newest.rule_name_zh,
    newest.kind
from newest
where newest.recency = 1
union all
select
    'case_file_document' as rule_id,
    '全部案卷材料' as rule_name_zh,
    'document' as kind
{% for code, name in gate_reasons() %}
union all
select
    '{{ code }}' as rule_id,
    '闸门：{{ name }}' as rule_name_zh,
    'gate' as kind
{%- endfor %}
