-- A rule without a row in seed `rule` would drop its violations in silence.
{% for rule in violation_models() %}
select judged.rule_id
from {{ ref('int_violation_' ~ rule) }} as judged
left join {{ ref('rule') }} as rule
    on judged.rule_id = rule.rule_id
where rule.rule_id is null
{{ 'union all' if not loop.last }}
{% endfor %}
