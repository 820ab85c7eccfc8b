-- Reconciliation: core invents nothing, and holds no record twice. A department may be made from its records.
{% for feed, core, key in recorded_feeds() if feed != 'department' %}
select
    '{{ core }}' as model_name,
    used.stream_id
from {{ ref(core) }} as used
left join {{ ref('stg_' ~ feed) }} as stated
    on used.stream_id = stated.stream_id
group by used.stream_id
having count(*) > 1 or count(stated.stream_id) = 0
{{ 'union all' if not loop.last }}
{% endfor %}
