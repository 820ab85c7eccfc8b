-- Dated seeds hold half-open ranges that do not overlap.
{%- set dated = [
    ('rule', ['rule_id']), ('rule_parameter', ['parameter', 'applies_to']),
    ('document_requirement', ['requirement_id']), ('source_precedence', ['source']),
] %}
{% for seed, key in dated %}
select
    '{{ seed }}' as seed_name,
    earlier.valid_from
from {{ ref(seed) }} as earlier
inner join {{ ref(seed) }} as later
    on
        earlier.valid_from <= later.valid_from
        and coalesce(earlier.valid_to, cast('9999-12-31' as date)) > later.valid_from
        and {{ same_columns('earlier', 'later', key) }}
group by {% for column in key %}earlier.{{ column }}, {% endfor %}earlier.valid_from
having count(*) > 1
{{ 'union all' if not loop.last }}
{% endfor %}
