-- A second source of another feed whose records are findings and no more needs is_counted in that feed's fact as well.
{% for fact in ['fct_inspection', 'fct_education_correction', 'fct_penalty_case'] %}
select
    '{{ fact }}' as model_name,
    used.stream_id
from {{ ref(fact) }} as used
inner join {{ ref('source_precedence') }} as ordering
    on used.source = ordering.source and not ordering.is_counted
{{ 'union all' if not loop.last }}
{% endfor %}
