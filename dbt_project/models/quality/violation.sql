with found as (
    {% for rule in violation_models() %}
    select judged.*
    from {{ ref('int_violation_' ~ rule) }} as judged
    where judged.verdict = 'violated'
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    found.rule_id || '/' || found.act_kind || '/' || found.act_id || coalesce('/' || found.detail, '') as violation_id,
    found.rule_id,
    rule.name_zh as rule_name_zh,
    rule.severity,
    rule.legal_basis,
    found.department_code,
    found.act_kind,
    found.act_id,
    found.record_no,
    found.business_date,
    found.due_on,
    found.message,
    found.detail,
    found.stream_id,
    found.position,
    {{ waived_by('waiver') }} is not null as is_waived,
    {{ waived_by('waiver') }} as waiver_id
from found
cross join {{ ref('int_data_as_of') }} as data_as_of
-- A rule applies to what happened while it was in force; a record without a day is judged by today's.
inner join {{ ref('rule') }} as rule
    on found.rule_id = rule.rule_id and {{ in_force('coalesce(found.business_date, data_as_of.as_of_date)', 'rule') }}
{{ join_waiver('found', 'found.rule_id', 'found.record_no', violation_period('found'), 'waiver') }}
