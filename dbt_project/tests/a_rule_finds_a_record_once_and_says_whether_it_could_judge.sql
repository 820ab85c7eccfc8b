-- Every model of a rule: one row a rule, record and detail, and a verdict that readers know.
{% for rule in violation_models() %}
select
    '{{ rule }}' as model_name,
    judged.rule_id,
    judged.act_kind,
    judged.act_id
from {{ ref('int_violation_' ~ rule) }} as judged
group by judged.rule_id, judged.act_kind, judged.act_id, judged.detail
having
    count(*) > 1
    or max(case when judged.verdict in ('violated', 'unjudged') then 0 else 1 end) = 1
{{ 'union all' if not loop.last }}
{% endfor %}
