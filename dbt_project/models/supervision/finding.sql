with found as (
    {% for model in finding_models() %}
    select judged.*
    from {{ ref('int_finding_' ~ model) }} as judged
    where judged.is_main
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    found.finding_kind || '/' || found.finding_key as finding_id,
    found.finding_kind,
    kind.name_zh as kind_name_zh,
    found.department_code,
    {{ quarter_of('found.business_date') }} as period,
    found.business_date,
    found.party_key,
    coalesce(found.severity, kind.severity) as severity,
    found.sentence_zh,
    found.measured_value,
    found.limit_value,
    found.rule_id,
    found.record_kind,
    found.record_id,
    found.stream_id
from found
inner join {{ ref('finding_kind') }} as kind
    on found.finding_kind = kind.finding_kind
