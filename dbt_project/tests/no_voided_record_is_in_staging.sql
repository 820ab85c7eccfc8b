-- What the office has voided reaches no table but fct_voiding.
{% for feed in department_feeds() %}
select stated.stream_id
from {{ ref('stg_' ~ feed) }} as stated
inner join {{ ref('fct_voiding') }} as voiding
    on stated.stream_id = voiding.voided_stream_id
where voiding.is_in_force
{{ 'union all' if not loop.last }}
{% endfor %}
