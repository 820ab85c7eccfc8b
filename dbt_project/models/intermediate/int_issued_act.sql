{%- set feeds = [
    ('行政处罚', 'fct_penalty', 'decision_no'),
    ('行政强制', 'fct_coercive_measure', 'decision_no'),
    ('行政许可', 'fct_permit', 'permit_no'),
] -%}
with issued as (
    {% for kind, fact, number in feeds %}
    select distinct
        '{{ kind }}' as challenged_act_kind,
        act.{{ number }} as act_no,
        act.department_code
    from {{ ref(fact) }} as act
    {{ 'union all' if not loop.last }}
    {% endfor %}
)

select
    issued.challenged_act_kind,
    issued.act_no,
    issued.department_code,
    -- a number is unique in its department only: elsewhere it names an act where one department alone has it
    count(*) over (partition by issued.challenged_act_kind, issued.act_no) = 1 as is_only_issuer
from issued
